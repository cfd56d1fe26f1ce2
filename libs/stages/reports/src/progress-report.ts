import { scheduleStatus } from '@suivi/commitments';
import { type DeadlineCause, type ImplementationStatus, type ProgressReport, type ReportCommitment, type ReportEntity, type ReportKind, vocabulary } from '@suivi/contract';
import { atOnce, type Steps } from '@suivi/jobs';
import { type Language, type LocalDate, type LocalizedText, localized, type Precision } from '@suivi/kernel';
import type { CommitmentRecord } from './commitment-record.js';
import { type Kin, lineageOf } from './lineage.js';
import { inLabelOrder } from './paragraph-order.js';
import { printable } from './plain-text.js';

/** An organization under the name that it bore on the day of the report. */
export interface OrganizationFacts {
  id: number;
  acronym: string;
  name: LocalizedText;
  sortKey: string;
}

/** A meeting as it was on record. */
export interface MeetingFacts {
  id: number;
  ordinal: number;
  startsOn: LocalDate;
  endsOn: LocalDate;
  precision: Precision;
  place: string;
}

/** An accepted update; `on` is the day on which the entity submitted it. */
export interface UpdateFacts {
  commitmentId: number;
  organizationId: number;
  status: ImplementationStatus;
  narrative: string;
  evidence: string | null;
  on: LocalDate;
}

/** A change of a commitment's deadline, as the history tells it. */
export interface DeadlineFacts {
  commitmentId: number;
  on: LocalDate;
  cause: DeadlineCause;
  from: { on: LocalDate; precision: Precision };
  to: { on: LocalDate; precision: Precision } | null;
  reason: string | null;
}

/** All that a progress report is composed of, as on record at the end of the day `asOf`. */
export interface ReportFacts {
  kind: ReportKind;
  asOf: LocalDate;
  partnership: { name: LocalizedText; dueSoonDays: number };
  series: { name: LocalizedText };
  meeting: MeetingFacts;
  nextMeeting: MeetingFacts | null;
  /** The outcome document in the languages in which it was on record. */
  documents: readonly { title: string; symbol: string | null; language: Language; adoptedOn: LocalDate }[];
  /** In their order. */
  areas: readonly { id: number; name: LocalizedText }[];
  organizations: readonly OrganizationFacts[];
  /** Ordinals of the meetings that deadlines may hang on. */
  meetingOrdinals: ReadonlyMap<number, number>;
  /** Strategic objectives, in their order. */
  objectives: readonly { id: number; name: LocalizedText }[];
  /** All commitments of the partnership, for lineage. */
  kin: ReadonlyMap<number, Kin>;
  /** The earliest first. */
  deadlines: readonly DeadlineFacts[];
  commitments: readonly CommitmentRecord[];
  /** Accepted by the day, the earliest first. */
  updates: readonly UpdateFacts[];
}

/** Entities by id, ready for print. */
function entitiesOf(facts: ReportFacts, language: Language): (id: number) => ReportEntity {
  const byId = new Map(facts.organizations.map((o) => [o.id, { id: o.id, acronym: printable(o.acronym), name: printable(localized(o.name, language)), sortKey: o.sortKey }]));
  return (id) => byId.get(id) ?? { id, acronym: `#${id}`, name: `#${id}`, sortKey: `#${id}` };
}

function deadlineOf(record: CommitmentRecord, facts: ReportFacts): ReportCommitment['deadline'] {
  if (record.deadlineOn === null) return null;
  return {
    text: record.deadlineText === null ? null : printable(record.deadlineText),
    on: record.deadlineOn,
    precision: record.deadlinePrecision ?? 'day',
    meetingOrdinal: record.deadlineMeetingId === null ? null : (facts.meetingOrdinals.get(record.deadlineMeetingId) ?? null),
  };
}

const referenceOf = (facts: ReportFacts, id: number | null): string | null => (id === null ? null : (facts.kin.get(id)?.reference ?? null));

const deadlineChangesOf = (changes: readonly DeadlineFacts[]): ReportCommitment['deadlineChanges'] =>
  changes.map(({ commitmentId: _commitment, reason, ...change }) => ({ ...change, reason: reason === null ? null : printable(reason) }));

const projectOf = ({ project }: CommitmentRecord): ReportCommitment['project'] =>
  project && { ...project, name: printable(project.name), benefit: printable(project.benefit), unit: project.unit === null ? null : printable(project.unit) };

const byCommitment = <T extends { commitmentId: number }>(all: readonly T[]): ReadonlyMap<number, T[]> => {
  const found = new Map<number, T[]>();
  for (const one of all) {
    const known = found.get(one.commitmentId);
    if (known) known.push(one);
    else found.set(one.commitmentId, [one]);
  }
  return found;
};

/** Facts as they are looked up for one commitment after another. */
const atHand = (facts: ReportFacts, language: Language) => ({
  facts, entity: entitiesOf(facts, language), updates: byCommitment(facts.updates), deadlines: byCommitment(facts.deadlines), sortKeys: new Map(facts.organizations.map((o) => [o.id, o.sortKey])),
});

function reportCommitment(record: CommitmentRecord, { facts, entity, sortKeys, ...of }: ReturnType<typeof atHand>): ReportCommitment {
  const byName = (a: { organizationId: number }, b: { organizationId: number }): number => {
    const [x, y] = [sortKeys.get(a.organizationId) ?? '', sortKeys.get(b.organizationId) ?? ''];
    return x < y ? -1 : x > y ? 1 : a.organizationId - b.organizationId;
  };
  const lead = record.owners.find((o) => o.part === 'lead');
  const contributing = record.owners.filter((o) => o.part !== 'lead').sort(byName);
  const updates = of.updates.get(record.id) ?? [];
  const heard = new Set(updates.map((u) => u.organizationId));
  return {
    reference: record.reference,
    paragraphLabel: printable(record.paragraphLabel),
    title: printable(record.title),
    quote: printable(record.quote),
    lead: lead ? entity(lead.organizationId) : null,
    contributing: contributing.map((o) => entity(o.organizationId)),
    level: record.level,
    acceptance: record.acceptance,
    declaredStatus: record.declaredStatus,
    verifiedStatus: record.verifiedStatus,
    recordState: record.recordState,
    scheduleStatus: scheduleStatus(record, facts.asOf, facts.partnership.dueSoonDays),
    deadline: deadlineOf(record, facts),
    closedReason: record.closedReason === null ? null : printable(record.closedReason),
    carriedFrom: referenceOf(facts, record.carriedFromId),
    succeededBy: referenceOf(facts, record.succeededById),
    updates: updates.map((u) => ({
      entity: entity(u.organizationId), on: u.on, status: u.status, narrative: printable(u.narrative), evidence: u.evidence === null ? null : printable(u.evidence),
    })),
    withoutUpdate: [...(lead ? [lead] : []), ...contributing].filter((o) => !heard.has(o.organizationId)).map((o) => entity(o.organizationId)),
    areaId: record.thematicAreaId,
    objectiveId: record.objectiveId,
    project: projectOf(record),
    deadlineChanges: deadlineChangesOf(of.deadlines.get(record.id) ?? []),
    lineage: lineageOf(record.id, facts.kin),
  };
}

const count = <T>(items: readonly T[], is: (item: T) => boolean): number => items.filter(is).length;

function figuresOf(commitments: readonly ReportCommitment[]): ProgressReport['figures'] {
  const byStatus = Object.fromEntries(vocabulary.implementationStatuses.map((status) => [status, count(commitments, (c) => c.verifiedStatus === status)]));
  return {
    total: commitments.length,
    byStatus: byStatus as Record<ImplementationStatus, number>,
    open: count(commitments, (c) => c.recordState === 'open'),
    overdue: count(commitments, (c) => c.scheduleStatus === 'overdue'),
    dueSoon: count(commitments, (c) => c.scheduleStatus === 'due-soon'),
    carriedOver: count(commitments, (c) => c.recordState === 'carried-over'),
    withoutUpdate: count(commitments, (c) => c.updates.length === 0),
  };
}

const meetingOf = ({ ordinal, startsOn, endsOn, precision, place }: MeetingFacts): ProgressReport['meeting'] => ({ ordinal, startsOn, endsOn, precision, place: printable(place) });

/** Commitments as the report tells of them, one a step. */
function* composed(records: readonly CommitmentRecord[], hand: ReturnType<typeof atHand>): Steps<ReportCommitment[]> {
  const commitments: ReportCommitment[] = [];
  for (const record of records) {
    commitments.push(reportCommitment(record, hand));
    yield;
  }
  return commitments;
}

/**
 * What the progress report says, before any format. Areas stand in their order and what has none stands last; within an
 * area the commitments follow the paragraphs of the outcome document. Names are in `language`, as far as they exist in it.
 */
export const composeProgressReport = (facts: ReportFacts, language: Language): ProgressReport => atOnce(composingProgressReport(facts, language));

/** The same in steps. */
export function* composingProgressReport(facts: ReportFacts, language: Language): Steps<ProgressReport> {
  const hand = atHand(facts, language);
  const ordered = inLabelOrder(facts.commitments, ({ paragraphLabel, id }) => [paragraphLabel, String(id)]);
  const known = new Set(facts.areas.map((area) => area.id));
  const areas: ProgressReport['areas'] = [];
  for (const area of [...facts.areas, null]) {
    const records = ordered.filter(({ thematicAreaId: of }) => (area === null ? of === null || !known.has(of) : of === area.id));
    if (records.length > 0) areas.push({ id: area?.id ?? null, name: area && printable(localized(area.name, language)), commitments: yield* composed(records, hand) });
  }
  const document = facts.documents.find((d) => d.language === language) ?? facts.documents[0];
  return {
    kind: facts.kind,
    language,
    asOf: facts.asOf,
    partnership: printable(localized(facts.partnership.name, language)),
    series: printable(localized(facts.series.name, language)),
    meeting: meetingOf(facts.meeting),
    nextMeeting: facts.nextMeeting ? meetingOf(facts.nextMeeting) : null,
    document: document ? { ...document, title: printable(document.title) } : null,
    figures: figuresOf(areas.flatMap((area) => area.commitments)),
    areas,
    objectives: facts.objectives.map(({ id, name }) => ({ id, name: printable(localized(name, language)) })),
  };
}
