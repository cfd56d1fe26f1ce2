import { Controller, Inject, Req, Res } from '@nestjs/common';
import * as stage from '@suivi/commitments';
import { commitments, type RouteInput, type RouteResponse } from '@suivi/contract';
import { localDayOf } from '@suivi/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { HttpProblem, problemOf } from '../http/problem.js';
import { Handles, Input } from '../http/route.decorators.js';

/** Lets the files that the import takes arrive as bytes. */
export function takeTables(fastify: FastifyInstance): void {
  for (const type of commitments.importTable.consumes)
    if (!fastify.hasContentTypeParser(type)) fastify.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

@Controller()
export class TableController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(commitments.exportTable)
  async exported(@By() { scope }: Caller, @Input() { query: { format, columns, ...query } }: RouteInput<typeof commitments.exportTable>, @Res() reply: FastifyReply): Promise<void> {
    const now = this.api.clock.now();
    const keys = columns === undefined ? undefined : stage.columnsNamed(columns);
    const file = await stage.writeTable(await stage.tableRows(this.api.db, scope, query, now), format, keys);
    const name = `register-${localDayOf(now, 'utc')}.${format}`;
    const type = format === 'csv' ? `${commitments.tableMediaTypes.csv}; charset=utf-8` : commitments.tableMediaTypes[format];
    void reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(file);
  }

  @Handles(commitments.importTable)
  async imported(@By() caller: Caller, @Input() { query }: RouteInput<typeof commitments.importTable>, @Req() { body }: FastifyRequest): Promise<RouteResponse<typeof commitments.importTable>> {
    allow(stage.mayImportTable(caller.scope), 'tables are imported by coordinators');
    if (!Buffer.isBuffer(body)) throw new HttpProblem(problemOf(415, 'table.not-readable', `send the file itself, as ${commitments.importTable.consumes.join(', ')}`));
    const rows = await stage.readTableApart(body);
    return query.dryRun ? stage.planTableImport(this.api.db, caller.scope, rows) : stage.applyTableImport(this.api.db, caller.scope, rows, { ...query, act: actBy(caller, this.api) });
  }
}
