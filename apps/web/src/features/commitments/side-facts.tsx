import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { IconClock, IconHourglass, IconMailForward } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { aboutMeeting } from '../../ui/meeting-name.js';
import { AcceptanceTag, ImplementationTag } from '../../ui/states.js';
import { Tag } from '../../ui/tag.js';
import { Instant } from '../../ui/when.js';
import type { CommitmentInFull } from './commitments.js';
import css from './commitment.module.css';

/** A titled part of the column at the side. */
export function Aside({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.aside}>
      <h2 className={css.asideTitle}>{title}</h2>
      {children}
    </section>
  );
}

/** Who leads and who contributes, each with the status it declared. */
export function Owners({ owners }: { owners: CommitmentInFull['owners'] }) {
  const { t, named } = useLanguage();
  const inOrder = [...owners].sort((a, b) => Number(b.part === 'lead') - Number(a.part === 'lead'));
  return (
    <Aside title={t('web.owners.title')}>
      <ul className={css.owners}>
        {inOrder.map((owner) => (
          <li key={owner.organizationId} className={css.owner}>
            <div className={css.ownerHead}>
              <bdi className={css.acronym}>{owner.acronym}</bdi>
              <span className={css.part}>{t(`ownerPart.${owner.part}`)}</span>
            </div>
            <p className={css.ownerName}>{named(owner.name)}</p>
            <div className={css.ownerTags}>
              <ImplementationTag status={owner.declaredStatus} plain />
              {owner.awaitingDecision && <Tag tone="warn" icon={IconHourglass}>{t('web.owners.awaiting')}</Tag>}
              {owner.extensionAsked && <Tag tone="warn" icon={IconClock}>{t('desk.owners.time')}</Tag>}
              {owner.handoverProposed && <Tag tone="warn" icon={IconMailForward}>{t('desk.owners.handover')}</Tag>}
            </div>
          </li>
        ))}
      </ul>
    </Aside>
  );
}

/** One thing that is known, under its name. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What else is known: meeting, area, level, acceptance, dates of the record. */
export function Facts({ commitment: c }: { commitment: CommitmentInFull }) {
  const { t, named, language } = useLanguage();
  return (
    <Aside title={t('web.facts.title')}>
      <dl className={css.facts}>
        <Fact name={t('web.facts.meeting')}>
          <Link to="/register" search={{ partnershipId: c.partnershipId, meetingId: c.meeting.id }}>{aboutMeeting(language, 'web.meeting.name', c.meeting.ordinal)}</Link>
          <span className={css.quiet}>{named(c.meeting.seriesName)}</span>
        </Fact>
        <Fact name={t('web.facts.kind')}>{t(`proposalKind.${c.kind}`)}</Fact>
        {c.thematicArea && <Fact name={t('web.facts.area')}>{named(c.thematicArea.name)}</Fact>}
        {c.objective && <Fact name={t('desk.objective')}>{named(c.objective.name)}</Fact>}
        {c.level && <Fact name={t('web.facts.level')}>{t(`level.${c.level}`)}</Fact>}
        <Fact name={t('web.facts.acceptance')}>
          {c.acceptance ? <AcceptanceTag acceptance={c.acceptance} /> : <span>{t('desk.acceptance.none')}</span>}
          {c.acceptanceReason && <span className={css.quiet} dir="auto">{c.acceptanceReason}</span>}
        </Fact>
        <Fact name={t('web.facts.opened')}><Instant at={c.openedAt} /></Fact>
        {c.closedAt && <Fact name={t('web.facts.closed')}><Instant at={c.closedAt} />{c.closedReason && <span className={css.quiet} dir="auto">{c.closedReason}</span>}</Fact>}
      </dl>
    </Aside>
  );
}
