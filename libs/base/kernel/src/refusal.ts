/**
 * Every reason for which the product says no to a well-formed wish. The list is closed, so that each code has one HTTP
 * status (apps/api) and one sentence in each language (base/i18n).
 */
export const refusalCodes = [
  'not-found',
  'stale-version',
  'already-exists',
  'document.empty',
  'document.not-text',
  'document.too-large',
  'document.form-unknown',
  'document.mixed-encoding',
  'document.no-text-layer',
  'document.encrypted',
  'document.damaged',
  'document.too-complex',
  'document.already-imported',
  'document.not-a-version',
  'reading.under-way',
  'reading.not-refused',
  'proposal.already-decided',
  'proposal.not-in-present-text',
  'proposal.quote-not-in-document',
  'commitment.not-open',
  'commitment.transition-not-allowed',
  'commitment.reason-required',
  'commitment.owner-not-in-partnership',
  'commitment.lead-required',
  'table.not-readable',
  'table.too-large',
  'table.columns',
  'deadline.meeting-of-other-partnership',
  'meeting.dates-reversed',
  'meeting.already-held',
  'meeting.no-next-meeting',
  'update.already-decided',
  'update.awaiting-decision',
  'update.not-an-owner',
  'person.no-role',
  'person.address-not-usable',
  'absence.dates-reversed',
  'appointment.dates-reversed',
  'reminder-policy.contradiction',
  'report.meeting-without-commitments',
  'report.typeface-missing',
  'instrument.dates-reversed',
  'report.frozen',
  'report.not-circulated',
  'report.not-approved',
  'report.not-issued',
  'report.no-recommendation',
  'delivery.on-hold',
  'mail.not-undelivered',
  'forbidden',
  'sign-in-required',
  'fresh-sign-in-required',
  'account.last-administrator',
  'token.beyond-rights',
  'idempotency.key-reused',
  'update.awaiting-clearance',
  'update.not-awaiting-clearance',
  'extension.already-asked',
  'extension.already-decided',
  'extension.not-later',
  'handover.already-proposed',
  'handover.already-decided',
  'evidence.type-not-taken',
  'evidence.too-large',
  'evidence.too-many',
  'reply.already-decided',
  'webhook.address-not-usable',
  'call.not-drafted',
  'call.not-open',
  'call.dates',
  'call.entity-not-asked',
  'sheet.not-readable',
  'sheet.not-yours',
  'sheet.changed-since',
  'sheet.status-unknown',
  'sheet.formula',
] as const;

/** Code of a refusal, `stage.reason` or a plain reason. */
export type RefusalCode = (typeof refusalCodes)[number];

/** The product understood and says no: never retried by a worker, mapped to 4xx by the API. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    detail: string,
    /** What stands there instead, for whoever has to join the two. */
    readonly present?: { version: number; text: string; writtenAt: string | null },
  ) {
    super(detail);
    this.name = 'Refusal';
  }
}
