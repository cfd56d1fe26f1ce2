import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { IconArrowRight } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Tag, type Tone } from '../../../ui/tag.js';
import { WordChanges } from '../../../ui/word-changes.js';
import type { RevisionReport } from './correcting.js';
import css from './correction.module.css';

type ReportedParagraph = RevisionReport['paragraphs'][number];
type ReportedCommitment = RevisionReport['commitments'][number];

/** "3 → 4": the paragraphs' labels before and after; one side alone where there is no other. */
function Labels({ from, to }: { from: readonly string[]; to: readonly string[] }) {
  const { t } = useLanguage();
  const [before, after] = [from.join(', '), to.join(', ')];
  return (
    <span className={css.labels}>
      {before && <bdi>{before}</bdi>}
      {before && after && before !== after && <IconArrowRight size={13} className="flips" role="img" aria-label={t('web.correct.becomes')} />}
      {after && before !== after && <bdi>{after}</bdi>}
    </span>
  );
}

function Section({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  return (
    <section className={css.section}>
      <h2 className={css.heading}>{title}{count !== undefined && <span className={css.count}>{count}</span>}</h2>
      {children}
    </section>
  );
}

const tones: Record<ReportedCommitment['fate'], Tone> = { kept: 'good', moved: 'info', changed: 'warn', gone: 'bad' };

function CommitmentLine({ commitment, report }: { commitment: ReportedCommitment; report: RevisionReport }) {
  const { t } = useLanguage();
  const { fate, from, to, words } = commitment;
  return (
    <li className={css.line}>
      <p className={css.lineHead}>
        <Link to="/commitments/$commitmentId" params={{ commitmentId: commitment.id }} className={css.reference}><bdi>{commitment.reference}</bdi></Link>
        <Labels from={[from]} to={to === null ? [] : [to]} />
        <Tag tone={tones[fate]}>{t(`web.correct.commitment.${fate}`)}</Tag>
      </p>
      {fate === 'changed' || fate === 'gone' ? <WordChanges changes={words} language={report.document.language} /> : <p className={css.oneLine} dir="auto">{commitment.title}</p>}
    </li>
  );
}

/** Records that a person answers for: those that went on elsewhere are asked nothing. */
const asks = ({ fate, recordState }: ReportedCommitment): boolean => (fate === 'changed' || fate === 'gone') && (recordState === 'open' || recordState === 'closed');
const order: ReportedCommitment['fate'][] = ['gone', 'changed', 'moved'];

function Commitments({ report }: { report: RevisionReport }) {
  const { t } = useLanguage();
  const kept = report.commitments.filter(({ fate }) => fate === 'kept').length;
  const asked = report.commitments.filter(asks).length;
  const shown = order.flatMap((fate) => report.commitments.filter((commitment) => commitment.fate === fate));
  return (
    <Section title={t('web.correct.commitments')}>
      {report.commitments.length === 0 && <p className={css.quiet}>{t('web.correct.commitments.none')}</p>}
      {asked > 0 && <p className={css.asks}>{t('web.correct.commitment.asks', { count: asked })}</p>}
      {shown.length > 0 && <ul className={css.list}>{shown.map((commitment) => <CommitmentLine key={commitment.id} commitment={commitment} report={report} />)}</ul>}
      {kept > 0 && <p className={css.quiet}>{t('web.correct.commitments.kept', { count: kept })}</p>}
    </Section>
  );
}

type Group = 'changed' | 'new' | 'removed' | 'moved';
const groupOf = ({ fate }: ReportedParagraph): Group => (fate === 'new' || fate === 'removed' || fate === 'moved' ? fate : 'changed');

function ParagraphLine({ paragraph, report }: { paragraph: ReportedParagraph; report: RevisionReport }) {
  const { t } = useLanguage();
  const { fate, from, to, words } = paragraph;
  const says = fate === 'reworded' || fate === 'split' || fate === 'merged' ? fate : null;
  return (
    <li className={css.line} data-fate={fate}>
      <p className={css.lineHead}><Labels from={from} to={to} />{says && <Tag plain>{t(`web.correct.fate.${says}`)}</Tag>}</p>
      {fate === 'moved' ? <p className={css.oneLine} lang={report.document.language} dir="auto">{words[0]?.text}</p> : <WordChanges changes={words} language={report.document.language} />}
    </li>
  );
}

function Paragraphs({ report }: { report: RevisionReport }) {
  const { t } = useLanguage();
  const groups = (['changed', 'new', 'removed', 'moved'] as const).map((group) => ({ group, paragraphs: report.paragraphs.filter((paragraph) => groupOf(paragraph) === group) }));
  return (
    <Section title={t('web.correct.paragraphs')}>
      {groups.filter(({ paragraphs }) => paragraphs.length > 0).map(({ group, paragraphs }) => (
        <details key={group} className={css.group} open={group !== 'moved' || paragraphs.length <= 12}>
          <summary>{t(`web.correct.group.${group}`)}<span className={css.count}>{paragraphs.length}</span></summary>
          <ul className={css.list}>{paragraphs.map((paragraph, at) => <ParagraphLine key={at} paragraph={paragraph} report={report} />)}</ul>
        </details>
      ))}
      <p className={css.quiet}>{t('web.correct.paragraphs.unchanged', { count: report.unchanged })}</p>
    </Section>
  );
}

function Proposals({ report }: { report: RevisionReport }) {
  const { t } = useLanguage();
  const told = (['new', 'reread', 'left'] as const).flatMap((kind) => report.proposals[kind].map((proposal) => ({ kind, ...proposal })));
  if (told.length === 0) return null;
  return (
    <Section title={t('web.correct.proposals')} count={told.length}>
      <ul className={css.list}>
        {told.map(({ kind, label, text }, at) => (
          <li key={at} className={css.line}>
            <p className={css.lineHead}><Labels from={kind === 'left' ? [label] : []} to={kind === 'left' ? [] : [label]} /><span className={css.quiet}>{t(`web.correct.proposals.${kind}`)}</span></p>
            <WordChanges changes={[{ kind: kind === 'new' ? 'added' : kind === 'left' ? 'removed' : 'same', text }]} language={report.document.language} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What a corrected text does to a document, the weightiest first: commitments, paragraphs, proposals. */
export function Report({ report }: { report: RevisionReport }) {
  return (
    <div className={css.report}>
      <Commitments report={report} />
      <Paragraphs report={report} />
      <Proposals report={report} />
    </div>
  );
}
