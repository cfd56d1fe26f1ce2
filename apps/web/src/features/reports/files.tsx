import { Button } from '@mantine/core';
import { reportDocuments, type ReportFormat, vocabulary } from '@suivi/contract';
import { languages, type Language } from '@suivi/kernel';
import { useState } from 'react';
import { addressOf } from '../../ui/call.js';
import { Checkbox } from '../../ui/checkbox.js';
import { IconDownload } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Tag } from '../../ui/tag.js';
import css from './reports.module.css';
import { useOutputs, useRequestOutputs, type Outputs } from './reports.js';

function File({ output }: { output: Outputs['items'][number] }) {
  const { t } = useLanguage();
  const name = `${t(`language.${output.language}`)}, ${t(`reportFormat.${output.format}`)}`;
  return (
    <li className={css.file}>
      {output.status === 'done'
        ? <a href={addressOf(reportDocuments.readReportOutput, { id: output.id })} download><IconDownload size={15} aria-hidden /> {name}</a>
        : <span>{name}</span>}
      {output.status !== 'done' && <Tag tone={output.status === 'failed' ? 'bad' : 'info'}>{t(`drafting.files.status.${output.status}`)}</Tag>}
      {!output.isPresent && <Tag plain>{t('drafting.files.old')}</Tag>}
      {output.failure && <span className={css.quiet} dir="auto">{output.failure}</span>}
    </li>
  );
}

function Progress({ progress: { wanted, done } }: { progress: Outputs['progress'] }) {
  const { t } = useLanguage();
  if (wanted === 0 || done === wanted) return null;
  const label = t('drafting.files.progress', { done, wanted });
  return <div className={css.progress} role="status"><progress max={wanted} value={done} aria-label={label} /><span className="numbers">{label}</span></div>;
}

const toggled = <T,>(list: readonly T[], one: T): T[] => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);

function Wanted({ reportId, original }: { reportId: number; original: Language }) {
  const { t } = useLanguage();
  const request = useRequestOutputs();
  const [inLanguages, setLanguages] = useState<readonly Language[]>([original]);
  const [formats, setFormats] = useState<readonly ReportFormat[]>(['docx']);
  return (
    <form className={css.stack} onSubmit={(event) => { event.preventDefault(); request.mutate({ params: { id: reportId }, body: { languages: [...inLanguages], formats: [...formats] } }); }}>
      <fieldset className={css.choices}>
        <legend>{t('drafting.files.languages')}</legend>
        {languages.map((one) => <Checkbox key={one} size="sm" label={t(`language.${one}`)} checked={inLanguages.includes(one)} onChange={() => setLanguages(toggled(inLanguages, one))} />)}
      </fieldset>
      <fieldset className={css.choices}>
        <legend>{t('drafting.files.formats')}</legend>
        {vocabulary.reportFormats.map((one) => <Checkbox key={one} size="sm" label={t(`reportFormat.${one}`)} checked={formats.includes(one)} onChange={() => setFormats(toggled(formats, one))} />)}
      </fieldset>
      {request.isError && <ProblemNotice error={request.error} onRetry={request.reset} />}
      <div className={css.buttons}><Button type="submit" size="sm" variant="default" loading={request.isPending} disabled={inLanguages.length === 0 || formats.length === 0}>{t('drafting.files.make')}</Button></div>
    </form>
  );
}

/** The files of a report: which are wanted, how far they are, where they are. */
export function Files({ reportId, original, keeps }: { reportId: number; original: Language; keeps: boolean }) {
  const { t } = useLanguage();
  const outputs = useOutputs(reportId);
  const items = outputs.data?.items ?? [];
  return (
    <section className={css.card} aria-label={t('drafting.files')}>
      <h2 className={css.paneTitle}>{t('drafting.files')}</h2>
      {outputs.error && <ProblemNotice error={outputs.error} onRetry={() => void outputs.refetch()} />}
      {outputs.data && <Progress progress={outputs.data.progress} />}
      {outputs.data && items.length === 0 && <p className={css.quiet}>{t('drafting.files.none')}</p>}
      {items.length > 0 && <ul className={css.files}>{items.map((output) => <File key={output.id} output={output} />)}</ul>}
      {keeps && <Wanted reportId={reportId} original={original} />}
    </section>
  );
}
