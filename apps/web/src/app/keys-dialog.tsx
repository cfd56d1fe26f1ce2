import { Kbd, Modal } from '@mantine/core';
import { useMatch } from '@tanstack/react-router';
import { useLanguage } from '../ui/language.js';
import css from './shell.module.css';

const everywhere = [['web.palette.title', ['Ctrl K', '⌘ K']], ['monday.keys.own', ['0']], ['web.keys.go', ['1', '2', '3']], ['web.keys.help', ['?']]] as const;
const generalKeys = [['register.keys.search', ['/']], ['web.keys.rows', ['↓', '↑', 'j', 'k']], ['web.keys.open', ['Enter']], ...everywhere] as const;
const deskKeys = [
  ['register.keys.search', ['/']], ['web.keys.rows', ['↓', '↑', 'j', 'k']], ['web.keys.open', ['Enter']], ['monday.keys.select', ['x', '⇧x']], ['monday.keys.accept', ['a']], ['monday.keys.return', ['d']],
  ['nudge.act', ['n']], ['monday.reassign', ['r']], ['monday.history', ['h']], ['monday.keys.undo', ['u']], ['monday.keys.clear', ['Esc']], ...everywhere,
] as const;
const mineKeys = [['web.keys.rows', ['↓', '↑', 'j', 'k']], ['web.keys.open', ['Enter']], ['mine.answer', ['a']], ['mine.keys.time', ['t']], ['mine.keys.not-mine', ['n']], ...everywhere] as const;
const reviewKeys = [
  ['web.review.keys.step', ['j', 'k']], ['web.review.accept', ['a']], ['web.review.edit', ['e']], ['web.review.reject', ['x']], ['web.review.split', ['s']], ['web.review.merge', ['m']],
  ['web.review.add', ['n']], ['web.review.undo', ['u']], ['web.review.keys.ends', ['←', '→']], ...everywhere,
] as const;

/** The keys that work, for people who keep their hands on them. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage();
  const inReview = useMatch({ from: '/documents/$documentId/review', shouldThrow: false }) !== undefined;
  const atDesk = useMatch({ from: '/desk', shouldThrow: false }) !== undefined;
  const onMine = useMatch({ from: '/mine', shouldThrow: false }) !== undefined;
  const keys = inReview ? reviewKeys : atDesk ? deskKeys : onMine ? mineKeys : generalKeys;
  return (
    <Modal opened onClose={onClose} title={t('web.keys.title')} size="sm" closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      <dl className={css.keys}>
        {keys.map(([name, caps]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{caps.map((cap) => <Kbd key={cap}>{cap}</Kbd>)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
