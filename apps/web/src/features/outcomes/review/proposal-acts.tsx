import { Button, Kbd } from '@mantine/core';
import { IconFileText } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import type { Proposal } from '../documents.js';
import css from './review.module.css';

/** What a person may do with the chosen proposal. */
export interface Acts {
  accept: () => void;
  edit: () => void;
  reject: () => void;
  split: () => void;
  merge: (() => void) | undefined;
  reopen: () => void;
  show: () => void;
  isPending: boolean;
}

/** The decisions on a proposal as buttons, each with its key. */
export function ProposalActs({ proposal, acts }: { proposal: Proposal; acts: Acts }) {
  const { t } = useLanguage();
  const show = <Button size="compact-sm" variant="subtle" className={css.narrowOnly} leftSection={<IconFileText size={14} />} onClick={acts.show}>{t('web.review.show')}</Button>;
  if (proposal.status !== 'proposed') {
    return (
      <div className={css.acts}>
        <Button size="compact-sm" variant="default" onClick={acts.reopen} loading={acts.isPending}>{t('web.review.reopen')}</Button>
        {show}
      </div>
    );
  }
  const others = [['e', 'web.review.edit', acts.edit], ['s', 'web.review.split', acts.split], ['m', 'web.review.merge', acts.merge], ['x', 'web.review.reject', acts.reject]] as const;
  return (
    <div className={css.acts}>
      <Button size="compact-sm" onClick={acts.accept} rightSection={<Kbd size="xs" aria-hidden>a</Kbd>}>{t('web.review.accept')}</Button>
      {others.map(([key, name, act]) => act && (
        <Button key={key} size="compact-sm" variant="default" onClick={act} rightSection={<Kbd size="xs" aria-hidden>{key}</Kbd>} disabled={acts.isPending}>{t(name)}</Button>
      ))}
      {show}
    </div>
  );
}
