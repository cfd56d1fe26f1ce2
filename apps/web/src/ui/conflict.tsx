import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './conflict.module.css';
import { useLanguage } from './language.js';

/** One thing that two people wanted differently. */
export interface Difference {
  name: string;
  mine: ReactNode;
  theirs: ReactNode;
}

/** Somebody else saved first: both versions beside each other, and what happened meanwhile. What was typed stays in the form around it, which may be sent again. */
export function Conflict({ differences, meanwhile, onSave, saving }: { differences: readonly Difference[]; meanwhile?: ReactNode; onSave: () => void; saving: boolean }) {
  const { t } = useLanguage();
  return (
    <div className={css.conflict} role="alert">
      <p className={css.title}>{t('web.problem.stale.title')}</p>
      <p>{t('desk.conflict.text')}</p>
      <table className={css.table}>
        <thead><tr><th scope="col">{t('desk.conflict.field')}</th><th scope="col">{t('desk.conflict.mine')}</th><th scope="col">{t('desk.conflict.theirs')}</th></tr></thead>
        <tbody>{differences.map(({ name, mine, theirs }) => <tr key={name}><th scope="row">{name}</th><td dir="auto">{mine}</td><td dir="auto">{theirs}</td></tr>)}</tbody>
      </table>
      {meanwhile && <div><p className={css.title}>{t('desk.conflict.since')}</p>{meanwhile}</div>}
      <div><Button size="xs" variant="default" loading={saving} onClick={onSave}>{t('desk.conflict.save')}</Button></div>
    </div>
  );
}
