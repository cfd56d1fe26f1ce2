import { formatDay, localeOf } from '@suivi/i18n';
import type { MessageKey } from '@suivi/i18n';
import { useLanguage } from '../../../ui/language.js';
import type { Proposal } from '../documents.js';
import css from './review.module.css';

const families: [RegExp, MessageKey][] = [
  [/^by-hand$/, 'web.review.rule.hand'],
  [/(^|\.)(item\.|adopted)/, 'web.review.rule.item'],
  [/\.event$/, 'web.review.rule.event'],
  [/\.duty\./, 'web.review.rule.duty'],
  [/\.future\./, 'web.review.rule.future'],
];

/** The sentence that tells why a rule fired. */
export const ruleSentence = ({ rule, kind }: Pick<Proposal, 'rule' | 'kind'>): MessageKey => families.find(([shape]) => shape.test(rule))?.[1] ?? `web.review.rule.${kind}`;

/** How sure the reader is, in three steps. */
export const surenessOf = (confidence: number): 'high' | 'middle' | 'low' => (confidence >= 0.8 ? 'high' : confidence >= 0.65 ? 'middle' : 'low');

function Why({ proposal }: { proposal: Proposal }) {
  const { t, language } = useLanguage();
  const percent = new Intl.NumberFormat(localeOf(language), { style: 'percent' }).format(proposal.confidence);
  return (
    <>
      {t(ruleSentence(proposal))}
      {proposal.rule !== 'by-hand' && <> {t(`web.review.confidence.${surenessOf(proposal.confidence)}`, { percent })} <code className={css.rule}>{proposal.rule}</code></>}
    </>
  );
}

/** Who, by when, and why a passage is proposed. */
export function Explanation({ proposal, documentLanguage }: { proposal: Proposal; documentLanguage: string }) {
  const { t, language } = useLanguage();
  const { deadline } = proposal;
  return (
    <dl className={css.explained}>
      <div>
        <dt>{t('web.review.actors')}</dt>
        <dd>
          {proposal.actors.length === 0 && <span className={css.quiet}>{t('web.review.actors.none')}</span>}
          {proposal.actors.map((actor) => <span key={actor} className={css.actor} lang={documentLanguage} dir="auto">{actor}</span>)}
        </dd>
      </div>
      <div>
        <dt>{t('web.review.deadline')}</dt>
        <dd>
          {deadline ? <q lang={documentLanguage} dir="auto">{deadline.text}</q> : <span className={css.quiet}>{t('web.deadline.none')}</span>}
          {deadline?.date && <span className={css.day}>{formatDay(deadline.date, deadline.precision ?? 'day', language)}</span>}
        </dd>
      </div>
      <div>
        <dt>{t('web.review.why')}</dt>
        <dd><Why proposal={proposal} /></dd>
      </div>
      {proposal.reason && <div><dt>{t('web.verify.reason')}</dt><dd dir="auto">{proposal.reason}</dd></div>}
    </dl>
  );
}
