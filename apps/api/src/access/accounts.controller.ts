import { Controller, Inject } from '@nestjs/common';
import { administers } from '@suivi/access';
import { access, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/directory';
import { localDayOf, Refusal } from '@suivi/kernel';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';
import { allow } from './allow.js';
import { actBy, By, type Caller } from './caller.js';

const ofInstallation = 'an account is the whole installation’s: only its administrators take it away, give it back or end its sessions';

/** Who may sign in, and the rights that no appointment gives. */
@Controller()
export class AccountsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(access.listAccounts)
  async accounts(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof access.listAccounts>): Promise<RouteResponse<typeof access.listAccounts>> {
    const now = this.api.clock.now();
    const after = Number(query.cursor ?? 0);
    if (!Number.isSafeInteger(after)) throw new Refusal('not-found', 'this cursor is not one that the list gave');
    const rows = await stage.accountsAfter(this.api.db, scope, { after, limit: query.limit + 1, now, today: localDayOf(now, 'utc') });
    const items = rows.slice(0, query.limit).map(({ personId, name, email, isSample, ...rest }) => ({ person: { id: personId, name, email, isSample }, ...rest }));
    return { items, nextCursor: rows.length > query.limit ? String(items.at(-1)?.person.id) : null };
  }

  @Handles(access.disableAccount)
  disable(@By() caller: Caller, @Input() { params, body }: RouteInput<typeof access.disableAccount>): Promise<void> {
    allow(administers(caller.scope), ofInstallation);
    return stage.disableAccount(this.api.db, { ...params, ...body }, actBy(caller, this.api));
  }

  @Handles(access.enableAccount)
  enable(@By() caller: Caller, @Input() { params }: RouteInput<typeof access.enableAccount>): Promise<void> {
    allow(administers(caller.scope), ofInstallation);
    return stage.enableAccount(this.api.db, params.personId, actBy(caller, this.api));
  }

  @Handles(access.endSessionsOf)
  async endSessions(@By() caller: Caller, @Input() { params: { personId } }: RouteInput<typeof access.endSessionsOf>): Promise<RouteResponse<typeof access.endSessionsOf>> {
    allow(administers(caller.scope), ofInstallation);
    const { id } = await stage.person(this.api.db, caller.scope, personId, this.api.clock.now());
    return { ended: await stage.endSessions(this.api.db, { personId: id, except: caller.sessionId }, actBy(caller, this.api)) };
  }

  @Handles(access.listGrants)
  async grants(@By() { scope }: Caller): Promise<RouteResponse<typeof access.listGrants>> {
    return { items: (await stage.grantsNow(this.api.db, scope)).map(({ grant, personName }) => grantOf(grant, personName)) };
  }

  /** What one may not see is not there: somebody of another partnership, a partnership of others. */
  @Handles(access.giveGrant)
  async give(@By() caller: Caller, @Input() { body }: RouteInput<typeof access.giveGrant>): Promise<RouteResponse<typeof access.giveGrant>> {
    const { db, clock } = this.api;
    const person = await stage.person(db, caller.scope, body.personId, clock.now());
    if (body.partnershipId !== null) await stage.partnership(db, caller.scope, body.partnershipId);
    allow(stage.mayGrant(caller.scope, body), 'a right is given by who administers what it is for');
    return grantOf(await stage.giveGrant(db, body, actBy(caller, this.api)), person.name);
  }

  @Handles(access.endGrant)
  async end(@By() caller: Caller, @Input() { params }: RouteInput<typeof access.endGrant>, @IfMatch() version: number | undefined): Promise<void> {
    await stage.endGrant(this.api.db, caller.scope, { id: params.id, version }, actBy(caller, this.api));
  }
}

const grantOf = ({ id, personId, partnershipId, role, grantedAt, version }: stage.Grant, name: string): RouteResponse<typeof access.giveGrant> => ({
  id, person: { id: personId, name }, partnershipId, role, grantedAt: grantedAt.toISOString(), version,
});
