import { Button, Select, TextInput } from '@mantine/core';
import { formatDay } from '@suivi/i18n';
import { languages, type Language } from '@suivi/kernel';
import { useState } from 'react';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import css from './reports.module.css';
import { useDress, useInputsOwed, type ReportDocument } from './reports.js';

/** Entities that have not answered the latest call for inputs in full. */
export function Owing({ meetingId }: { meetingId: number }) {
  const { t, named, language } = useLanguage();
  const owed = useInputsOwed(meetingId).data;
  if (!owed) return null;
  return (
    <section className={css.card} aria-label={t('drafting.owing')}>
      <h2 className={css.paneTitle}>{t('drafting.owing')}</h2>
      {owed.items.length === 0 && <p className={css.quiet}>{t(owed.callId === null ? 'drafting.owing.no-call' : 'drafting.owing.none')}</p>}
      <ul className={css.plain}>
        {owed.items.map(({ organizationId, name, answered, asked, dueOn }) => (
          <li key={organizationId}>
            <strong dir="auto">{named(name)}</strong>
            <span className={css.quiet}>{t('drafting.owing.count', { answered, asked, date: formatDay(dueOn, 'day', language) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What stands at the head of the document. */
export function Masthead({ report, readOnly }: { report: ReportDocument; readOnly: boolean }) {
  const { t } = useLanguage();
  const dress = useDress();
  const [draft, setDraft] = useState(report.masthead);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(report.masthead);
  const put = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  return (
    <details className={css.card}>
      <summary className={css.paneTitle}>{t('drafting.masthead')}</summary>
      <form className={css.stack} onSubmit={(event) => { event.preventDefault(); dress.mutate({ params: { id: report.id }, ifMatch: report.version, body: { masthead: draft } }); }}>
        <TextInput size="sm" label={t('drafting.masthead.symbol')} value={draft.symbol ?? ''} maxLength={80} readOnly={readOnly} dir="auto" onChange={(event) => put({ symbol: event.currentTarget.value || null })} />
        <TextInput size="sm" label={t('drafting.masthead.date')} type="date" value={draft.date ?? ''} readOnly={readOnly} onChange={(event) => put({ date: event.currentTarget.value || null })} />
        <TextInput size="sm" label={t('drafting.masthead.session')} type="number" min={1} max={999} value={draft.session ?? ''} readOnly={readOnly} onChange={(event) => put({ session: event.currentTarget.value ? Number(event.currentTarget.value) : null })} />
        <TextInput size="sm" label={t('drafting.masthead.agenda')} value={draft.agendaItem ?? ''} maxLength={80} readOnly={readOnly} dir="auto" onChange={(event) => put({ agendaItem: event.currentTarget.value || null })} />
        <Select size="sm" label={t('drafting.masthead.original')} data={languages.map((value) => ({ value, label: t(`language.${value}`) }))} value={draft.originalLanguage} readOnly={readOnly} allowDeselect={false} onChange={(value) => value && put({ originalLanguage: value as Language })} />
        {dress.isError && <ProblemNotice error={dress.error} onRetry={dress.reset} />}
        {!readOnly && <div className={css.buttons}><Button type="submit" size="sm" variant="default" loading={dress.isPending} disabled={!isChanged}>{t('drafting.editor.save')}</Button></div>}
      </form>
    </details>
  );
}
