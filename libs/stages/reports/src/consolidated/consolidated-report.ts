import { scheduleStatus } from '@suivi/commitments';
import { type ConsolidatedReport, type InstrumentKind, vocabulary } from '@suivi/contract';
import { atOnce, type Steps } from '@suivi/jobs';
import { type Language, type LocalDate, type LocalizedText, localized } from '@suivi/kernel';
import type { CommitmentRecord } from '../commitment-record.js';
import { printable } from '../plain-text.js';
import type { MeetingFacts, UpdateFacts } from '../progress-report.js';

/** A text with a term between the two sides. */
export interface InstrumentFacts {
  name: LocalizedText;
  kind: InstrumentKind;
  parties: readonly string[];
  signedOn: LocalDate | null;
  startsOn: LocalDate | null;
  endsOn: LocalDate | null;
}

/** An organization with which the United Nations cooperate, and what is on record of it. */
export interface CooperationFacts {
  partnershipId: number;
  organization: { id: number; acronym: string; name: LocalizedText; sortKey: string };
  dueSoonDays: number;
  meetings: readonly MeetingFacts[];
  documents: readonly { title: string; symbol: string | null; adoptedOn: LocalDate }[];
  commitments: readonly CommitmentRecord[];
  /** Accepted by the day, the earliest first. */
  updates: readonly (UpdateFacts & { entity: string })[];
  instruments: readonly InstrumentFacts[];
}

/** All that a consolidated report is composed of: the period from the day after `from` to `asOf`, and when the next report is due. */
export interface ConsolidatedFacts {
  from: LocalDate;
  asOf: LocalDate;
  nextReportOn: LocalDate;
  cooperation: readonly CooperationFacts[];
}

type Organization = ConsolidatedReport['organizations'][number];

const count = <T>(items: readonly T[], is: (item: T) => boolean): number => items.filter(is).length;

function figuresOf(of: CooperationFacts, asOf: LocalDate): Organization['figures'] {
  const open = of.commitments.filter((c) => c.recordState === 'open');
  return {
    total: of.commitments.length,
    byStatus: Object.fromEntries(vocabulary.implementationStatuses.map((status) => [status, count(of.commitments, (c) => c.verifiedStatus === status)])) as Organization['figures']['byStatus'],
    open: open.length,
    overdue: count(open, (c) => scheduleStatus(c, asOf, of.dueSoonDays) === 'overdue'),
  };
}

function organizationOf(of: CooperationFacts, facts: ConsolidatedFacts, language: Language): Organization {
  const within = (on: LocalDate): boolean => on > facts.from && on <= facts.asOf;
  const references = new Map(of.commitments.map((c) => [c.id, c]));
  return {
    id: of.partnershipId,
    organization: { id: of.organization.id, acronym: printable(of.organization.acronym), name: printable(localized(of.organization.name, language)), sortKey: of.organization.sortKey },
    meetings: of.meetings.filter((m) => within(m.startsOn)).map(({ ordinal, startsOn, endsOn, precision, place }) => ({ ordinal, startsOn, endsOn, precision, place: printable(place) })),
    documents: of.documents.filter((d) => within(d.adoptedOn)).map((d) => ({ ...d, title: printable(d.title) })),
    figures: figuresOf(of, facts.asOf),
    updates: of.updates.filter((u) => within(u.on)).flatMap((u) => {
      const commitment = references.get(u.commitmentId);
      return commitment ? [{ reference: commitment.reference, title: printable(commitment.title), entity: printable(u.entity), on: u.on, status: u.status, narrative: printable(u.narrative) }] : [];
    }),
    instruments: of.instruments.filter((i) => i.signedOn === null || i.signedOn <= facts.asOf).map((i) => ({
      name: printable(localized(i.name, language)), kind: i.kind, parties: i.parties.map(printable), signedOn: i.signedOn, startsOn: i.startsOn, endsOn: i.endsOn,
      standing: standingOf(i, facts),
    })),
  };
}

function standingOf({ endsOn }: InstrumentFacts, { asOf, nextReportOn }: ConsolidatedFacts): Organization['instruments'][number]['standing'] {
  if (endsOn === null) return 'no-term';
  if (endsOn <= asOf) return 'expired';
  return endsOn <= nextReportOn ? 'expires' : 'in-force';
}

/** What a consolidated report says, before any format: an organization a section, in English alphabetical order; its dress may order it by its language. */
export const composeConsolidatedReport = (facts: ConsolidatedFacts, language: Language): ConsolidatedReport => atOnce(composingConsolidatedReport(facts, language));

/** The same in steps, an organization each. */
export function* composingConsolidatedReport(facts: ConsolidatedFacts, language: Language): Steps<ConsolidatedReport> {
  const { from, asOf, nextReportOn } = facts;
  const sorted = [...facts.cooperation].sort((a, b) => (a.organization.sortKey < b.organization.sortKey ? -1 : a.organization.sortKey > b.organization.sortKey ? 1 : a.partnershipId - b.partnershipId));
  const organizations: Organization[] = [];
  for (const of of sorted) {
    organizations.push(organizationOf(of, facts, language));
    yield;
  }
  return { kind: 'consolidated', language, from, asOf, nextReportOn, organizations };
}
