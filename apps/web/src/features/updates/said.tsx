import type { MessageKey } from '@suivi/i18n';
import { useLanguage } from '../../ui/language.js';
import { Instant } from '../../ui/when.js';
import css from './updates.module.css';

/** What somebody said, who, and when. */
export function Said({ words, by, at }: { words: string | null; by: string | null; at: string }) {
  return (
    <>
      {words && <p className={css.narrative} dir="auto">{words}</p>}
      <p className={css.who}>
        {by && <span dir="auto">{by}</span>}
        <Instant at={at} hour />
      </p>
    </>
  );
}

/** What was decided on it, by whom, and in which words; nothing while it waits. */
export function Decided({ of, sentence }: { of: { decidedAt: string | null; decidedBy: string | null; decisionNote: string | null }; sentence: MessageKey | null }) {
  const { t } = useLanguage();
  if (!of.decidedAt || !sentence) return null;
  return (
    <div className={css.decision}>
      {of.decisionNote && <div className={css.note}><p dir="auto">{of.decisionNote}</p></div>}
      <p className={css.who}>
        <span dir="auto">{t(sentence, { name: of.decidedBy ?? '' })}</span>
        <Instant at={of.decidedAt} hour />
      </p>
    </div>
  );
}
