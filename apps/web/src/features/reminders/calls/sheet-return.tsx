import { Button } from '@mantine/core';
import { useId, type ChangeEvent } from 'react';
import { IconAlertTriangle, IconCheck, IconMinus, type Icon } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { Refusal, refusalNamed } from '../../../ui/refusal.js';
import { Tag, type Tone } from '../../../ui/tag.js';
import { useTakeSheet, type SheetReport } from './calls.js';
import css from './calls.module.css';

const looks: Record<SheetReport['rows'][number]['outcome'], readonly [Tone, Icon]> = { submitted: ['good', IconCheck], unchanged: ['neutral', IconMinus], refused: ['bad', IconAlertTriangle] };

function Row({ row }: { row: SheetReport['rows'][number] }) {
  const { t } = useLanguage();
  const [tone, icon] = looks[row.outcome];
  const why = refusalNamed(row.code);
  return (
    <li className={css.row}>
      <span><bdi>{row.reference}</bdi> {row.organization && <bdi className={css.quiet}>{row.organization}</bdi>}</span>
      <Tag tone={tone} icon={icon}>{t(`web.calls.row.${row.outcome}`)}</Tag>
      {(why ?? row.status) && <span className={css.quiet}>{why ? <Refusal code={why} detail={row.detail ?? ''} /> : row.status && t(`implementationStatus.${row.status}`)}</span>}
    </li>
  );
}

/** Takes a response sheet back in, and tells of each row what became of it. */
export function SheetReturn({ id }: { id: number }) {
  const { t } = useLanguage();
  const take = useTakeSheet(id);
  const field = useId();
  const chosen = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.currentTarget.files?.[0];
    if (file) take.mutate(file);
    event.currentTarget.value = '';
  };
  return (
    <section className={css.section} aria-labelledby={`${field}-title`}>
      <h2 id={`${field}-title`} className={css.heading}>{t('web.calls.sheet.take')}</h2>
      <p className={css.quiet}>{t('web.calls.sheet.take.text')}</p>
      <label className={css.file}><span>{t('web.calls.sheet.choose')}</span><input type="file" accept=".xlsx,.docx" disabled={take.isPending} onChange={chosen} /></label>
      {take.isError && <ProblemNotice error={take.error} onRetry={take.reset} />}
      <div role="status">{take.isPending ? t('web.loading') : take.data && t('web.calls.sheet.taken', { submitted: take.data.submitted, unchanged: take.data.unchanged, refused: take.data.refused })}</div>
      {take.data && <ul className={css.list}>{take.data.rows.map((row, at) => <Row key={at} row={row} />)}</ul>}
      {take.data && <div className={css.acts}><Button size="xs" variant="default" onClick={take.reset}>{t('web.action.close')}</Button></div>}
    </section>
  );
}
