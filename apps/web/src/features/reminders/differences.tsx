import { Button } from '@mantine/core';
import type { RouteResponse, reminders } from '@suivi/contract';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { IconArrowRight, IconMailForward, IconMinus, IconPlus, IconReplace, type Icon } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { Tag, type Tone } from '../../ui/tag.js';
import { Instant } from '../../ui/when.js';
import css from './reminders.module.css';
import type { Difference } from './reminders.js';
import { useWording, type RulesInForce } from './wording.js';

const step = 25;
const looks: Record<Difference['kind'], readonly [Tone, Icon]> = { added: ['good', IconPlus], gone: ['bad', IconMinus], moved: ['info', IconReplace], 'other-channel': ['warn', IconMailForward] };

interface Policies {
  before: RulesInForce;
  after: RulesInForce;
}

/** When it was to go out, and when it will. */
function Shift({ difference: { kind, before, after } }: { difference: Difference }) {
  const { t } = useLanguage();
  if (kind === 'other-channel' && before && after) return <span>{t('web.reminders.diff.channel', { before: t(`reminderChannel.${before.channel}`), after: t(`reminderChannel.${after.channel}`) })}</span>;
  return (
    <span className={css.shift}>
      {before && (after ? <Instant at={before.at} /> : <s><Instant at={before.at} /></s>)}
      {before && after && <><IconArrowRight size={14} className="flips" aria-hidden /><span className="for-ears">{t('web.history.becomes')}</span></>}
      {after && <Instant at={after.at} />}
    </span>
  );
}

function Line({ difference, policies }: { difference: Difference; policies: Policies }) {
  const { t } = useLanguage();
  const { cause } = useWording();
  const [tone, icon] = looks[difference.kind];
  const { before, after, call } = difference;
  const by = (side: Difference['after'], policy: RulesInForce) => side && cause(side.rule, policy, call !== null);
  return (
    <li className={css.difference} data-kind={difference.kind}>
      <span><Tag tone={tone} icon={icon}>{t(`web.reminders.diff.${difference.kind}`)}</Tag></span>
      <div className={css.differs}>
        <p><bdi className={css.name}>{difference.person.name}</bdi> <Shift difference={difference} /></p>
        <p className={css.differsWhy}>
          {difference.commitment && <Link to="/commitments/$commitmentId" params={{ commitmentId: difference.commitment.id }} title={difference.commitment.title}><bdi>{difference.commitment.reference}</bdi></Link>}
          {call && <Link to="/meetings/$meetingId/call" params={{ meetingId: call.meetingId }}>{t('web.calls.title')}</Link>}
          <bdi className={css.quiet}>{difference.organization.acronym}</bdi>
          <span>{by(after, policies.after) ?? by(before, policies.before)}</span>
        </p>
      </div>
    </li>
  );
}

type Diff = RouteResponse<typeof reminders.diffReminders>;
const countsOf = ({ counts: { added, gone, moved, otherChannel } }: Diff) =>
  ([['added', added], ['gone', gone], ['moved', moved], ['other-channel', otherChannel]] as const).filter(([, count]) => count > 0);

interface Props {
  diff: Diff | undefined;
  isChanged: boolean;
  isStale: boolean;
  policies: Policies;
}

/** What goes out otherwise than under the stored policy. */
export function Differences({ diff, isChanged, isStale, policies }: Props) {
  const { t } = useLanguage();
  const [shown, setShown] = useState(step);
  const current = isChanged ? diff : undefined;
  const items = current?.items ?? [];
  const counts = current ? countsOf(current) : [];
  const waiting = isChanged ? 'web.loading' : 'web.reminders.diff.same';
  const said = t(current ? 'web.reminders.diff.nothing' : waiting);
  return (
    <section className={css.part} aria-busy={isStale} data-differences={counts.reduce((sum, [, count]) => sum + count, 0)}>
      <h2 className={css.heading}>{t('web.reminders.diff')}</h2>
      <p className={css.counts} aria-live="polite">
        {counts.length === 0 ? <span className={css.quiet}>{said}</span> : counts.map(([kind, count]) => <Tag key={kind} tone={looks[kind][0]} icon={looks[kind][1]}>{t('web.review.count', { status: t(`web.reminders.diff.${kind}`), count })}</Tag>)}
      </p>
      <ul className={css.differences}>{items.slice(0, shown).map((difference, at) => <Line key={at} difference={difference} policies={policies} />)}</ul>
      {items.length > shown && <div><Button size="xs" variant="default" onClick={() => setShown(shown + step)}>{t('web.action.more')}</Button></div>}
    </section>
  );
}
