import { Kbd, Modal } from '@mantine/core';
import { useLanguage } from '../ui/language.js';
import css from './shell.module.css';

/** The keys that work, for people who keep their hands on them. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage();
  const keys = [['web.keys.filter', ['/']], ['web.keys.rows', ['↓', '↑', 'j', 'k']], ['web.keys.open', ['Enter']], ['web.keys.go', ['1', '2']], ['web.keys.help', ['?']]] as const;
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
