import { Skeleton } from '@mantine/core';
import type { Side } from '@suivi/contract';
import { formatDay } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useRights } from '../../ui/caller.js';
import { useLanguage } from '../../ui/language.js';
import { Page } from '../../ui/page.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Masthead, Owing } from './beside.js';
import { Comments } from './comments.js';
import { Files } from './files.js';
import { Life } from './life.js';
import { useManuscript } from './manuscript.js';
import { Outline } from './outline.js';
import { Preview } from './preview.js';
import { Recommendations } from './recommendations.js';
import css from './reports.module.css';
import { isFrozen, useComments, useDraft, type Draft } from './reports.js';
import { SectionEditor } from './section-editor.js';
import { Scope, Steps } from './state-tag.js';

/** Asks before the page is left with words that are not saved. */
function useWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
}

function Head({ report }: { report: Draft }) {
  const { t, language } = useLanguage();
  const when = t('web.when.dayAndHour', { day: formatDay(report.cutOffAt.slice(0, 10), 'day', language), hour: `${report.cutOffAt.slice(11, 16)} UTC` });
  return (
    <div className={css.headFacts}>
      <Steps state={report.state} />
      <p className={css.about}>
        <span><Scope report={report} /></span>
        <span>{t('drafting.cut-off', { when })}</span>
      </p>
      {report.corrects && <p className={css.quiet}><Link to="/reports/$reportId" params={{ reportId: report.corrects.id }}>{t('drafting.corrigendum', { number: report.corrects.number, id: report.corrects.id, reason: report.corrects.reason })}</Link></p>}
      {isFrozen(report) && <p className={css.frozen}>{t('drafting.frozen')} <span className={css.hash}>{t('drafting.hash')}: <code dir="ltr">{report.contentSha256}</code></span></p>}
    </div>
  );
}

function Lost({ narratives }: { narratives: Draft['withoutSection'] }) {
  const { t } = useLanguage();
  if (narratives.length === 0) return null;
  return (
    <section className={css.card} aria-label={t('drafting.lost')}>
      <h2 className={css.paneTitle}>{t('drafting.lost')}</h2>
      <ul className={css.plain}>{narratives.map(({ key, language, text }) => <li key={`${key} ${language}`}><strong dir="auto">{key}</strong><span lang={language} dir="auto">{text}</span></li>)}</ul>
    </section>
  );
}

/** What the reader may do with a report. */
function useStanding(report: Draft) {
  const rights = useRights();
  const { partnershipId } = report;
  const sides: Side[] = partnershipId !== null ? rights.desksIn(partnershipId) : rights.isUnDesk ? ['un'] : [];
  const keeps = partnershipId === null ? rights.everything : sides.length > 0;
  const frozen = isFrozen(report);
  /** In a consolidated report the United Nations desk of a partnership writes the section of its organization. */
  const writesIn = (key: string): boolean => keeps || (partnershipId === null && rights.keeps({ partnershipId: Number(/^organization:(\d+)$/.exec(key)?.[1]), side: 'un' }));
  return { sides, keeps, mayAdopt: partnershipId === null ? rights.keepsAny() : keeps, frozen, readOnly: frozen || !keeps, writesIn, canSettle: keeps && !frozen, canComment: !frozen && (keeps || sides.length > 0 || report.shownToEntities) };
}

function Below({ report, standing: { sides, keeps, mayAdopt, readOnly } }: { report: Draft; standing: ReturnType<typeof useStanding> }) {
  return (
    <div className={css.below}>
      <Life report={report} sides={sides} keeps={keeps} />
      <Files reportId={report.id} original={report.masthead.originalLanguage ?? 'en'} keeps={keeps} />
      {report.meetingId !== null && <Owing meetingId={report.meetingId} />}
      <Recommendations report={report} mayAdopt={mayAdopt} />
      <Masthead key={report.version} report={report} readOnly={readOnly} />
      <Lost narratives={report.withoutSection} />
    </div>
  );
}

function Desk({ report, language, onLanguage }: { report: Draft; language: Language; onLanguage: (language: Language) => void }) {
  const standing = useStanding(report);
  const comments = useComments(report.id).data?.items ?? [];
  const manuscript = useManuscript();
  useWarning(manuscript.isUnsaved);
  const [chosen, setChosen] = useState(report.sections[0]?.key ?? '');
  const section = report.sections.find(({ key }) => key === chosen) ?? report.sections[0];
  if (!section) return null;
  return (
    <>
      <div className={css.desk}>
        <Outline sections={report.sections} comments={comments} chosen={section.key} onChoose={setChosen} />
        <div className={css.middle}>
          <SectionEditor key={`${section.key} ${language}`} reportId={report.id} section={section} language={language} onLanguage={onLanguage} manuscript={manuscript} readOnly={standing.frozen || !standing.writesIn(section.key)} />
          <Comments key={section.key} reportId={report.id} sectionKey={section.key} comments={comments} canSettle={standing.canSettle} canComment={standing.canComment} />
        </div>
        <Preview report={report} language={language} anchor={section.anchor} />
      </div>
      <Below report={report} standing={standing} />
    </>
  );
}

/** A report in hand: its sections, the text of one, what it looks like, and its way to being issued. */
export function ReportPage({ reportId, meetings }: { reportId: number; meetings: ReadonlyMap<number, string> }) {
  const { t, language: own } = useLanguage();
  const [language, setLanguage] = useState<Language>(own);
  const draft = useDraft(reportId, language);
  const report = draft.data;
  const meeting = report && report.meetingId !== null ? meetings.get(report.meetingId) : undefined;
  const title = report ? `${t(`drafting.kind.${report.kind}`)}${meeting ? `: ${meeting}` : ''}` : t('drafting.nav');
  return (
    <Page title={title}>
      {draft.error && <ProblemNotice error={draft.error} onRetry={() => void draft.refetch()} />}
      {draft.isPending && !draft.error && <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={480} radius="lg" /></div>}
      {report && <><Head report={report} /><Desk key={report.id} report={report} language={language} onLanguage={setLanguage} /></>}
    </Page>
  );
}
