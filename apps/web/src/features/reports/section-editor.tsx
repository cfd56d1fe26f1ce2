import { Button, Select, Textarea } from '@mantine/core';
import type { Problem } from '@suivi/contract';
import { direction, type MessageKey } from '@suivi/i18n';
import { languages, type Language } from '@suivi/kernel';
import { CallProblem } from '../../ui/call.js';
import { IconCheck } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { isStale, ProblemNotice } from '../../ui/problem-notice.js';
import { Instant } from '../../ui/when.js';
import type { Manuscript } from './manuscript.js';
import css from './reports.module.css';
import { useConfirm, useWrite, type Narrative, type Section } from './reports.js';

const factNames: Record<string, MessageKey> = {
  verifiedStatus: 'drafting.fact.verifiedStatus', declaredStatus: 'drafting.fact.declaredStatus', recordState: 'drafting.fact.recordState', scheduleStatus: 'drafting.fact.scheduleStatus', deadline: 'drafting.fact.deadline',
  updates: 'drafting.fact.updates', presence: 'drafting.fact.presence',
};

/** What changed in the facts of a section, in words; several facts that have no word of their own are said once. */
function Changes({ changes }: { changes: Narrative['factsChanged'] }) {
  const { t } = useLanguage();
  const lines = changes.map(({ about, fact, from, to }) => {
    const name = factNames[fact.split('.')[0] ?? ''];
    const shown = (value: string | number | null): string => (value === null || fact.endsWith('.said') ? '…' : String(value));
    return t('drafting.changed.line', { about: about === 'figures' ? t('drafting.fact.figures') : about, fact: name ? t(name) : about === 'figures' ? fact : t('drafting.fact.other'), from: shown(from), to: shown(to) });
  });
  return <ul className={css.changes}>{[...new Set(lines)].slice(0, 12).map((line) => <li key={line}><bdi>{line}</bdi></li>)}</ul>;
}

function Changed({ reportId, narrative }: { reportId: number; narrative: Narrative }) {
  const { t } = useLanguage();
  const confirm = useConfirm();
  return (
    <div className={css.changed} role="status">
      <p className={css.strong}>{t('drafting.changed.title')}</p>
      <Changes changes={narrative.factsChanged} />
      <Button size="xs" variant="default" leftSection={<IconCheck size={14} />} loading={confirm.isPending} onClick={() => confirm.mutate({ params: { id: reportId }, body: { key: narrative.key, language: narrative.language }, ifMatch: narrative.version })}>{t('drafting.changed.confirm')}</Button>
      {confirm.isError && <ProblemNotice error={confirm.error} onRetry={confirm.reset} />}
    </div>
  );
}

const presentIn = (error: unknown): Problem['present'] => (error instanceof CallProblem ? error.problem.present : undefined);

function Conflict({ error, by, onTake }: { error: unknown; by: string; onTake: (text: string) => void }) {
  const { t } = useLanguage();
  const present = presentIn(error);
  return (
    <div className={css.conflict} role="alert">
      <p className={css.strong}>{t('drafting.conflict.title', { name: by })}</p>
      <p>{t('drafting.conflict.text')}</p>
      <blockquote className={css.theirs} dir="auto">{present?.text}</blockquote>
      <Button size="xs" variant="default" onClick={() => onTake(present?.text ?? '')}>{t('drafting.conflict.take')}</Button>
    </div>
  );
}

function Standing({ narrative, isChanged }: { narrative: Narrative | undefined; isChanged: boolean }) {
  const { t } = useLanguage();
  if (isChanged) return <span>{t('drafting.editor.unsaved')}</span>;
  if (!narrative || narrative.text === '') return <span>{t('drafting.editor.empty')}</span>;
  return (
    <>
      <span>{t('drafting.editor.saved', { version: narrative.version })}</span>
      <span>{t('drafting.editor.by', { name: narrative.by?.name ?? t('drafting.machine') })}</span>
      <Instant at={narrative.writtenAt} hour />
    </>
  );
}

interface Props {
  reportId: number;
  section: Section;
  language: Language;
  onLanguage: (language: Language) => void;
  manuscript: Manuscript;
  readOnly: boolean;
}

function Failure({ error, onTake, onReset }: { error: unknown; onTake: (text: string) => void; onReset: () => void }) {
  const { t } = useLanguage();
  return isStale(error) ? <Conflict error={error} by={t('drafting.conflict.somebody')} onTake={onTake} /> : <ProblemNotice error={error} onRetry={onReset} />;
}

/** The languages with a mark at those that lack the text which others have. */
function LanguageChoice({ section, language, onLanguage }: Pick<Props, 'section' | 'language' | 'onLanguage'>) {
  const { t } = useLanguage();
  const data = languages.map((value) => ({ value, label: `${t(`language.${value}`)}${section.missing.includes(value) ? ' ○' : ''}` }));
  return <Select label={t('drafting.editor.language')} size="sm" data={data} value={language} onChange={(value) => value && onLanguage(value as Language)} allowDeselect={false} />;
}

function Acts({ isPending, isChanged, onRemove }: { isPending: boolean; isChanged: boolean; onRemove?: () => void }) {
  const { t } = useLanguage();
  return (
    <div className={css.buttons}>
      <Button type="submit" size="sm" loading={isPending} disabled={!isChanged}>{t('drafting.editor.save')}</Button>
      {onRemove && !isChanged && <Button size="sm" variant="default" onClick={onRemove}>{t('drafting.editor.remove')}</Button>}
    </div>
  );
}

/** The narrative of a section in one language; what is typed and not saved stays while other sections are looked at. */
export function SectionEditor({ reportId, section, language, onLanguage, manuscript, readOnly }: Props) {
  const { t } = useLanguage();
  const write = useWrite();
  const narrative = section.narratives.find((one) => one.language === language);
  const { text, base, isChanged, type, settle } = manuscript.of(section.key, language, narrative);
  // after a conflict the next save is made over what was shown
  const over = presentIn(write.error)?.version ?? base;
  const save = (words: string | null) => write.mutate({ params: { id: reportId }, body: { key: section.key, language, text: words }, ifMatch: over }, { onSuccess: settle });
  const isWritten = narrative !== undefined && narrative.text !== '';
  return (
    <form className={css.editor} onSubmit={(event) => { event.preventDefault(); save(text.trim() === '' ? null : text); }}>
      <h2 className={css.paneTitle} dir="auto">{section.title}</h2>
      {!readOnly && isWritten && narrative.factsChanged.length > 0 && <Changed key={narrative.version} reportId={reportId} narrative={narrative} />}
      <LanguageChoice section={section} language={language} onLanguage={onLanguage} />
      <Textarea
        label={t('drafting.editor')} description={t('drafting.editor.hint')} value={text} readOnly={readOnly} lang={language} dir={direction(language)} maxLength={20_000} autosize minRows={10} maxRows={26}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <p className={css.about} aria-live="polite"><Standing narrative={narrative} isChanged={isChanged} /></p>
      {write.isError && <Failure error={write.error} onTake={type} onReset={write.reset} />}
      {!readOnly && <Acts isPending={write.isPending} isChanged={isChanged} onRemove={isWritten ? () => save(null) : undefined} />}
    </form>
  );
}
