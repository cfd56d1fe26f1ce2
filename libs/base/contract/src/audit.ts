import { z } from 'zod';
import { route } from './route.js';
import * as s from './shapes.js';
import { trailProblems } from './vocabulary.js';

const tag = 'audit';

export const trailEntry = z
  .object({
    id: s.id,
    partnershipId: s.id.nullable().describe('null for what belongs to none, such as people'),
    at: s.instant,
    actor: z.object({ kind: z.enum(['person', 'system', 'operator']), name: z.string(), personId: s.id.nullable() }),
    subject: z.string().describe('The kind of what was changed'),
    subjectId: z.number().int(),
    called: z.union([z.string(), s.localizedText]).nullable().describe('Title or name, as it was after the change'),
    action: z.string(),
    reason: z.string().nullable(),
    changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })).describe('Values as text, cut where they are long; the export has them whole'),
  })
  .meta({ id: 'TrailEntry' });
export const trailVerdict = z
  .object({
    verifiedAt: s.instant,
    by: z.string(),
    rows: z.number().int().describe('Entries under a seal'),
    seals: z.number().int(),
    unsealed: z.number().int().describe('Entries that came since the last seal'),
    head: z.string().nullable().describe('The hash of the last seal: kept elsewhere, it shows later whether the trail still reaches this far'),
    problems: z.number().int(),
    first: z.array(z.object({ kind: z.enum(trailProblems), row: z.number().int().nullable(), chain: z.number().int().nullable(), at: z.string().nullable(), detail: z.string() })),
  })
  .meta({ id: 'TrailVerdict' });

const filter = z.object({
  partnershipId: s.idText.optional(),
  personId: s.idText.optional().describe('Who did it'),
  subject: s.line(60).optional(),
  subjectId: s.idText.optional(),
  action: s.line(60).optional(),
  since: s.instant.optional(),
  before: s.instant.optional().describe('This instant is not included'),
  cursor: s.cursor,
  limit: s.limit,
});

export const listTrail = route({ id: 'listTrail', method: 'GET', path: '/audit', tag, needs: 'administrator', summary: 'Who did what to what and when, the latest first, in what the reader administers', query: filter, response: s.page(trailEntry) });
export const lastVerification = route({ id: 'lastVerification', method: 'GET', path: '/audit/verification', tag, needs: 'administrator', summary: 'What the last verification of the trail found; null where there was none', response: z.object({ last: trailVerdict.nullable() }) });
export const verifyTrail = route({ id: 'verifyTrail', method: 'POST', path: '/audit/verify', tag, needs: 'administrator', summary: 'Recompute every seal on the history and put on record what was found', response: trailVerdict });
export const exportTrail = route({ id: 'exportTrail', method: 'GET', path: '/audit/export', tag, needs: 'administrator', fresh: true, summary: 'The trail of a partnership for an auditor, who can verify it without this program; without a partnership, what belongs to none. That it was handed out is put on record', query: z.object({ partnershipId: s.idText.optional() }), produces: ['application/x-ndjson'] });

export const auditRoutes = [listTrail, lastVerification, verifyTrail, exportTrail];
