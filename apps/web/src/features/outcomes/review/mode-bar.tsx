import { Button, Kbd, Select } from '@mantine/core';
import { vocabulary, type ProposalKind } from '@suivi/contract';
import type { ReactNode } from 'react';
import { useLanguage } from '../../../ui/language.js';
import css from './review.module.css';

/** A passage while its ends are moved, or while the place of its split is. */
export type Mode = { type: 'edit'; id: number; start: number; end: number; kind: ProposalKind } | { type: 'split'; id: number; at: number };

/** What can be moved: an end of the passage, or the place where it is split. */
export type End = 'start' | 'end' | 'at';

interface Props {
  mode: Mode;
  onMove: (end: End, by: 1 | -1) => void;
  onKind: (kind: ProposalKind) => void;
  onKeep: () => void;
  onLeave: () => void;
}

const moves = {
  edit: [['start', -1, 'web.review.edit.start-earlier'], ['start', 1, 'web.review.edit.start-later'], ['end', -1, 'web.review.edit.end-earlier'], ['end', 1, 'web.review.edit.end-later']],
  split: [['at', -1, 'web.review.split.earlier'], ['at', 1, 'web.review.split.later']],
} as const;

function Frame({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className={css.modeBar} aria-label={title}>
      <h3>{title}</h3>
      <p>{text}</p>
      {children}
    </section>
  );
}

/** Moves the ends of a passage by words, or the place of its split, with buttons where keys do not serve. */
export function ModeBar({ mode, onMove, onKind, onKeep, onLeave }: Props) {
  const { t } = useLanguage();
  const kinds = vocabulary.proposalKinds.map((value) => ({ value, label: t(`proposalKind.${value}`) }));
  return (
    <Frame title={t(`web.review.${mode.type}.title`)} text={t(`web.review.${mode.type}.text`)}>
      <div className={css.acts}>
        {moves[mode.type].map(([end, by, name]) => <Button key={name} size="compact-sm" variant="default" onClick={() => onMove(end, by)}>{t(name)}</Button>)}
        {mode.type === 'edit' && <Select size="xs" allowDeselect={false} aria-label={t('web.facts.kind')} data={kinds} value={mode.kind} onChange={(kind) => kind && onKind(kind)} w={170} />}
      </div>
      <div className={css.acts}>
        <Button size="compact-sm" onClick={onKeep} rightSection={<Kbd size="xs" aria-hidden>↵</Kbd>}>{t(mode.type === 'edit' ? 'web.review.edit.keep' : 'web.review.split')}</Button>
        <Button size="compact-sm" variant="default" onClick={onLeave} rightSection={<Kbd size="xs" aria-hidden>Esc</Kbd>}>{t('web.action.cancel')}</Button>
      </div>
    </Frame>
  );
}
