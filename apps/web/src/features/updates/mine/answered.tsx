import { formatDay } from '@suivi/i18n';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty } from '../../../ui/empty.js';
import { IconMessageReply } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Section } from '../../../ui/section.js';
import { ExtensionTag, HandoverTag, UpdateTag } from '../../../ui/states.js';
import { Clear } from '../clear.js';
import { EvidenceFiles } from '../evidence-files.js';
import { Withdraw } from '../extension-card.js';
import { Decided, Said } from '../said.js';
import { decidedAs, type StatusUpdate } from '../updates.js';
import type { OwnDuties } from './mine.js';
import css from './mine.module.css';
import { type Answered, latestFirst } from './sorting.js';

const shown = 10;

function Item({ of, state, children }: { of: Answered['of']; state: ReactNode; children: ReactNode }) {
  return (
    <li className={css.item}>
      <div className={css.line}><bdi>{of.commitment.reference}</bdi><bdi>{of.organization.acronym}</bdi>{state}</div>
      <Link to="/commitments/$commitmentId" params={{ commitmentId: of.commitment.id }} className={css.title} dir="auto" data-row-link>{of.commitment.title}</Link>
      {children}
    </li>
  );
}

function Reported({ of }: { of: StatusUpdate }) {
  const { t } = useLanguage();
  return (
    <Item of={of} state={<UpdateTag state={of.state} />}>
      <p className={css.quiet}>{t('mine.answered.reported', { status: t(`implementationStatus.${of.status}`) })}</p>
      <Said words={of.narrative} by={null} at={of.submittedAt} />
      <Decided of={of} sentence={decidedAs[of.state] ?? null} />
    </Item>
  );
}

function Asked({ answered }: { answered: Exclude<Answered, { kind: 'update' }> }) {
  const { t, language } = useLanguage();
  if (answered.kind === 'time') {
    const { of } = answered;
    return (
      <Item of={of} state={<ExtensionTag state={of.state} />}>
        <p className={css.quiet}>{t('desk.extension.asks', { date: formatDay(of.deadline.on, of.deadline.precision, language) })}</p>
        <Said words={of.reason} by={null} at={of.askedAt} />
        <Decided of={of} sentence={of.state === 'pending' ? null : `desk.extension.by.${of.state}`} />
        {of.state === 'pending' && <div><Withdraw request={of} /></div>}
      </Item>
    );
  }
  const { of } = answered;
  return (
    <Item of={of} state={<HandoverTag state={of.state} />}>
      <p className={css.quiet} dir="auto">{t('desk.handover.asks', { colleague: of.colleague.name })}</p>
      <Said words={of.reason} by={null} at={of.proposedAt} />
      <Decided of={of} sentence={of.state === 'pending' ? null : `desk.handover.by.${of.state}`} />
    </Item>
  );
}

/** What the reader said and asked for last, and what was decided. */
export function AnsweredSection({ answered }: Pick<OwnDuties, 'answered'>) {
  const { t } = useLanguage();
  const items = latestFirst(answered, shown);
  return (
    <Section title={t('mine.answered')}>
      {items.length === 0 && <div className={css.none}><Empty icon={IconMessageReply} title={t('mine.answered.none')}>{t('mine.answered.none.text')}</Empty></div>}
      {items.length > 0 && <ul className={css.rows}>{items.map((one) => (one.kind === 'update' ? <Reported key={`update-${one.of.id}`} of={one.of} /> : <Asked key={`${one.kind}-${one.of.id}`} answered={one} />))}</ul>}
    </Section>
  );
}

/** Answers that the reader, as head of an entity, is to let go out. */
export function ToClear({ updates }: { updates: readonly StatusUpdate[] }) {
  const { t } = useLanguage();
  if (updates.length === 0) return null;
  return (
    <Section title={t('mine.clear')}>
      <ul className={css.rows}>
        {updates.map((of) => (
          <Item key={of.id} of={of} state={<UpdateTag state={of.state} />}>
            <p className={css.quiet}>{t('mine.answered.reported', { status: t(`implementationStatus.${of.status}`) })}</p>
            <Said words={of.narrative} by={of.person?.name ?? null} at={of.submittedAt} />
            <EvidenceFiles update={of} mayAdd={false} />
            <div><Clear update={of} /></div>
          </Item>
        ))}
      </ul>
    </Section>
  );
}
