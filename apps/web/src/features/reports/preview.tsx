import { ActionIcon } from '@mantine/core';
import { reportDocuments } from '@suivi/contract';
import type { Language } from '@suivi/kernel';
import { useEffect, useRef, useState } from 'react';
import { addressOf } from '../../ui/call.js';
import { IconRefresh } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import css from './reports.module.css';
import type { Draft } from './reports.js';

/** What the preview shows: it is loaded anew when this changes. */
const shownOf = ({ version, cutOffAt, sections }: Draft): string => [version, cutOffAt, ...sections.flatMap(({ narratives }) => narratives.map((one) => one.version))].join(' ');

/** A page in a frame that may run nothing. It begins at a place, and is then led to others without a step of its own, so that the way back stays that of the screen. */
function Frame({ page, anchor, onLoaded }: { page: string; anchor: string; onLoaded: () => void }) {
  const { t } = useLanguage();
  const frame = useRef<HTMLIFrameElement>(null);
  const [begun] = useState(`${page}#${anchor}`);
  const [isLoaded, setLoaded] = useState(false);
  useEffect(() => {
    if (isLoaded) frame.current?.contentWindow?.location.replace(`${page}#${anchor}`);
  }, [page, anchor, isLoaded]);
  return <iframe ref={frame} className={css.frame} title={t('drafting.preview')} sandbox="" src={begun} tabIndex={0} onLoad={() => { setLoaded(true); onLoaded(); }} />;
}

/** What the report looks like with what is saved, charts included, at the section that is being edited. */
export function Preview({ report, language, anchor }: { report: Draft; language: Language; anchor: string }) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState(0);
  const page = new URL(addressOf(reportDocuments.previewReport, { id: report.id }, { language }), window.location.href).href;
  const name = [page, shownOf(report), asked].join(' ');
  const [loaded, setLoaded] = useState('');
  return (
    <section className={css.preview} aria-label={t('drafting.preview')}>
      <div className={css.paneHead}>
        <h2 className={css.paneTitle}>{t('drafting.preview')}</h2>
        <ActionIcon variant="subtle" aria-label={t('drafting.preview.refresh')} title={t('drafting.preview.refresh')} loading={loaded !== name} onClick={() => setAsked(asked + 1)}><IconRefresh size={16} /></ActionIcon>
      </div>
      <Frame key={name} page={page} anchor={anchor} onLoaded={() => setLoaded(name)} />
    </section>
  );
}
