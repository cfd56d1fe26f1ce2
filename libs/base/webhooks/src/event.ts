import type { WebhookEvent } from '@suivi/contract';

/** A change on record, as far as receivers are told of it. */
export interface RecordedChange {
  historyId: number;
  partnershipId: number | null;
  subject: string;
  subjectId: number;
  at: Date;
  action: string;
  after: Record<string, unknown>;
}

/** What a receiver gets, after the Standard Webhooks convention: a type, when it happened, and what it is about. */
export interface WebhookPayload extends Record<string, unknown> {
  type: WebhookEvent;
  timestamp: string;
  data: Record<string, unknown>;
}

const ofCommitment: Record<string, WebhookEvent> = {
  registered: 'commitment.registered', 'carried-in': 'commitment.registered',
  closed: 'commitment.closed', 'carried-over': 'commitment.closed', superseded: 'commitment.closed', merged: 'commitment.closed',
  'update-submitted': 'update.submitted', 'update-accepted': 'update.accepted', 'update-returned': 'update.returned',
  'extension-asked': 'extension.asked', 'extension-granted': 'extension.decided', 'extension-declined': 'extension.decided', 'extension-withdrawn': 'extension.decided',
};

/** Drafts are nobody's business outside; that an issued report was corrected is told of that report once its corrigendum is issued. */
const ofReport: Record<string, WebhookEvent> = { circulated: 'report.circulated', issued: 'report.issued', corrected: 'report.corrected' };

/** The event that a change is told as; null for what receivers are not told. */
export function eventOf({ subject, action }: Pick<RecordedChange, 'subject' | 'action'>): WebhookEvent | null {
  if (subject === 'commitment') return ofCommitment[action] ?? 'commitment.changed';
  if (subject === 'report') return ofReport[action] ?? null;
  return subject === 'meeting' ? 'meeting.changed' : null;
}

/** Facts of the state after the change that receivers get: enough to know whether to ask for more, nothing about people. */
const told: Record<string, readonly string[]> = {
  commitment: ['reference', 'meetingId', 'declaredStatus', 'verifiedStatus', 'recordState', 'deadlineOn', 'deadlinePrecision', 'succeededById', 'version'],
  report: ['kind', 'meetingId', 'state', 'cutOffAt', 'contentSha256', 'correctsId', 'correction', 'version'],
  meeting: ['seriesId', 'ordinal', 'startsOn', 'endsOn', 'precision', 'status', 'version'],
};

/** What is told of a change; the receiver asks the API for the rest, with its own rights. */
export function payloadOf(change: RecordedChange, type: WebhookEvent): WebhookPayload {
  const { subject, subjectId, partnershipId, action, after, at } = change;
  const facts = Object.fromEntries((told[subject] ?? []).map((name) => [name, after[name] ?? null]));
  return { type, timestamp: at.toISOString(), data: { [`${subject}Id`]: subjectId, partnershipId, action, ...facts } };
}
