import type { CallResponse, CallState } from '@suivi/contract';
import { IconBan, IconCheck, IconCircleDashed, IconCircleHalf2, IconLock, IconLockOpen, IconPencil, type Icon } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Tag, type Tone } from '../../../ui/tag.js';
import { today } from '../../../ui/when.js';
import type { CallSummary } from './calls.js';
import css from './calls.module.css';

const states: Record<CallState, readonly [Tone, Icon]> = { drafted: ['neutral', IconPencil], open: ['info', IconLockOpen], closed: ['neutral', IconLock] };
const responses: Record<CallResponse, readonly [Tone, Icon]> = { none: ['bad', IconCircleDashed], 'in-part': ['warn', IconCircleHalf2], complete: ['good', IconCheck], 'nothing-to-report': ['neutral', IconBan] };

/** Where a call stands. */
export function CallStateTag({ state }: { state: CallState }) {
  const { t } = useLanguage();
  const [tone, icon] = states[state];
  return <Tag tone={tone} icon={icon}>{t(`callState.${state}`)}</Tag>;
}

/** Nobody is asked by a draft, nor before the first day of a call: nobody owes an answer then. */
export const isAsking = ({ state, opensOn }: Pick<CallSummary, 'state' | 'opensOn'>): boolean => state === 'closed' || (state === 'open' && opensOn <= today());

/** What an entity has answered; nothing where it has not been asked yet. */
export function ResponseTag({ call, response }: { call: Pick<CallSummary, 'state' | 'opensOn'>; response: CallResponse }) {
  const { t } = useLanguage();
  const [tone, icon] = responses[response];
  if (response === 'none' && !isAsking(call)) return null;
  return <Tag tone={tone} icon={icon}>{t(`callResponse.${response}`)}</Tag>;
}

/** How many entities stand where; who has not been asked yet counts as nothing. */
export function CallCounts({ call }: { call: Pick<CallSummary, 'state' | 'opensOn' | 'counts'> }) {
  const { t } = useLanguage();
  const { counts } = call;
  const shown = [['none', isAsking(call) ? counts.none : 0], ['in-part', counts.inPart], ['complete', counts.complete], ['nothing-to-report', counts.nothingToReport]] as const;
  return <span className={css.counts}>{shown.filter(([, count]) => count > 0).map(([response, count]) => <Tag key={response} tone={responses[response][0]} icon={responses[response][1]}>{t('web.calls.count', { response: t(`callResponse.${response}`), count })}</Tag>)}</span>;
}
