import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Inject, Res } from '@nestjs/common';
import * as floor from '@suivi/audit';
import { audit, type RouteInput, type RouteResponse } from '@suivi/contract';
import { transact } from '@suivi/db';
import { partnership } from '@suivi/directory';
import type { FastifyReply } from 'fastify';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, Input } from '../http/route.decorators.js';

/** The history as its auditors see it. */
@Controller()
export class AuditController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(audit.listTrail)
  list(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof audit.listTrail>): Promise<RouteResponse<typeof audit.listTrail>> {
    return floor.trailPage(this.api.db, scope, query);
  }

  @Handles(audit.lastVerification)
  async last(): Promise<RouteResponse<typeof audit.lastVerification>> {
    return { last: await floor.lastVerification(this.api.db) };
  }

  @Handles(audit.verifyTrail)
  verify(@By() caller: Caller): Promise<RouteResponse<typeof audit.verifyTrail>> {
    allow(floor.mayVerifyTrail(caller.scope), 'the trail is verified by the administrators of the installation');
    return floor.verifyOnRecord(this.api.db, actBy(caller, this.api));
  }

  @Handles(audit.exportTrail)
  async export(@By() caller: Caller, @Input() { query: { partnershipId } }: RouteInput<typeof audit.exportTrail>, @Res() reply: FastifyReply): Promise<void> {
    const { db } = this.api;
    const name = partnershipId === undefined ? 'installation' : (await partnership(db, caller.scope, partnershipId)).slug;
    allow(floor.mayExportTrail(caller.scope, partnershipId), 'a trail is handed out by the administrators of its partnership, and what belongs to none by those of the installation');
    await floor.recordTrailExport(db, partnershipId ?? null, actBy(caller, this.api));
    const body = new PassThrough();
    void reply.type('application/x-ndjson').header('content-disposition', `attachment; filename="trail-${name}.jsonl"`).send(body);
    const told: floor.TrailExport = { rows: 0, unsealed: 0, head: null };
    // Whoever breaks off, or a database that does, ends the answer short of its end: a download that failed and no file that looks whole.
    await transact(db, (tx) => pipeline(floor.exportedLines(tx, partnershipId ?? 0, told), body), { isolationLevel: 'repeatable read', accessMode: 'read only' }).catch((error: Error) => body.destroy(error));
  }
}
