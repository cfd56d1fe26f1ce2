import type { Problem } from '@suivi/contract';
import type { RefusalCode } from '@suivi/kernel';
import type { z } from 'zod';

/** The HTTP status of each refusal; a code that is missing here does not compile. */
export const statusOfRefusal: Record<RefusalCode, number> = {
  'not-found': 404,
  'stale-version': 412,
  'already-exists': 409,
  'document.empty': 422,
  'document.not-text': 415,
  'document.too-large': 413,
  'document.form-unknown': 415,
  'document.mixed-encoding': 422,
  'document.no-text-layer': 422,
  'document.encrypted': 422,
  'document.damaged': 422,
  'document.too-complex': 422,
  'document.already-imported': 409,
  'document.not-a-version': 422,
  'reading.under-way': 409,
  'reading.not-refused': 409,
  'proposal.already-decided': 409,
  'proposal.not-in-present-text': 409,
  'proposal.quote-not-in-document': 422,
  'commitment.not-open': 409,
  'commitment.transition-not-allowed': 409,
  'commitment.reason-required': 422,
  'commitment.owner-not-in-partnership': 422,
  'commitment.lead-required': 422,
  'table.not-readable': 415,
  'table.too-large': 413,
  'table.columns': 422,
  'deadline.meeting-of-other-partnership': 422,
  'meeting.dates-reversed': 422,
  'meeting.already-held': 409,
  'meeting.no-next-meeting': 409,
  'update.already-decided': 409,
  'update.awaiting-decision': 409,
  'update.not-an-owner': 422,
  'person.no-role': 409,
  'person.address-not-usable': 422,
  'absence.dates-reversed': 422,
  'appointment.dates-reversed': 422,
  'reminder-policy.contradiction': 422,
  'report.meeting-without-commitments': 409,
  'report.typeface-missing': 409,
  'instrument.dates-reversed': 422,
  'report.frozen': 409,
  'report.not-circulated': 409,
  'report.not-approved': 409,
  'report.not-issued': 409,
  'report.no-recommendation': 404,
  'delivery.on-hold': 409,
  'mail.not-undelivered': 409,
  'forbidden': 403,
  'sign-in-required': 401,
  'fresh-sign-in-required': 403,
  'account.last-administrator': 409,
  'sample.none': 409,
  'sample.in-use': 409,
  'sample.report-issued': 409,
  'token.beyond-rights': 403,
  'idempotency.key-reused': 422,
  'update.awaiting-clearance': 409,
  'update.not-awaiting-clearance': 409,
  'extension.already-asked': 409,
  'extension.already-decided': 409,
  'extension.not-later': 422,
  'handover.already-proposed': 409,
  'handover.already-decided': 409,
  'nudge.too-soon': 409,
  'nudge.nobody-reached': 409,
  'nudge.nothing-owed': 409,
  'nudge.already-sent': 409,
  'evidence.type-not-taken': 415,
  'evidence.too-large': 413,
  'evidence.too-many': 409,
  'reply.already-decided': 409,
  'webhook.address-not-usable': 422,
  'call.not-drafted': 409,
  'call.not-open': 409,
  'call.dates': 422,
  'call.entity-not-asked': 422,
  'sheet.not-readable': 415,
  'sheet.not-yours': 422,
  'sheet.changed-since': 409,
  'sheet.status-unknown': 422,
  'sheet.formula': 422,
};

/** An answer that is an error by intent of the HTTP edge itself. */
export class HttpProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'HttpProblem';
  }
}

const titles: Record<number, string> = {
  400: 'Bad request', 401: 'Sign in first', 403: 'Forbidden', 404: 'Not found', 405: 'Method not allowed', 409: 'Conflict', 412: 'Changed meanwhile', 413: 'Too large', 414: 'Address too long',
  415: 'Not a readable document', 422: 'Not acceptable as it is', 428: 'Version required', 429: 'Too many requests', 500: 'Something went wrong', 503: 'Not available now',
};

/** Problem details after RFC 9457. */
export function problemOf(status: number, code: string, detail: string, errors?: Problem['errors']): Problem {
  return { type: `urn:suivi:problem:${code}`, title: titles[status] ?? 'Error', status, code, detail, ...(errors ? { errors } : {}) };
}

/** What is wrong with a request, field by field: 400 for its address, 422 for its body. */
export function problemOfInput(part: 'params' | 'query' | 'body', error: z.ZodError): HttpProblem {
  const errors = error.issues.map((issue) => ({ path: [part, ...issue.path.map(String)].join('.'), message: issue.message }));
  const detail = errors.map((e) => `${e.path}: ${e.message}`).join('; ');
  return new HttpProblem(problemOf(part === 'body' ? 422 : 400, part === 'body' ? 'invalid-body' : `invalid-${part}`, detail, errors));
}
