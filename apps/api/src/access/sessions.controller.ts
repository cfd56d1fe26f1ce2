import { Controller, Inject } from '@nestjs/common';
import { sessionsOfPerson, tokensOfPerson, type TokenRow, wholeInstallation } from '@suivi/access';
import { access, type RouteInput, type RouteResponse } from '@suivi/contract';
import * as stage from '@suivi/directory';
import { languages, Refusal } from '@suivi/kernel';
import { API, type ApiContext } from '../http/context.js';
import { Handles, Input } from '../http/route.decorators.js';
import { isFresh } from './access.policy.js';
import { actBy, By, type Caller } from './caller.js';

type Token = RouteResponse<typeof access.listTokens>['items'][number];
const tokenOf = ({ id, name, scopes, createdAt, expiresAt, lastUsedAt }: TokenRow): Token => ({
  id, name, scopes, createdAt: createdAt.toISOString(), expiresAt: expiresAt?.toISOString() ?? null, lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

/** The person who calls; whoever sits at an unclaimed installation is none. */
function own({ scope }: Caller): number {
  if (scope.personId === null) throw new Refusal('forbidden', 'nobody has claimed this installation: there are no accounts yet');
  return scope.personId;
}

/** Who calls, and what is the caller's own: sessions, and tokens for programs. */
@Controller()
export class SessionsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(access.readSession)
  async caller(@By() caller: Caller): Promise<RouteResponse<typeof access.readSession>> {
    const { scope, via, signedInAt, tokenScopes } = caller;
    const now = this.api.clock.now();
    const person = scope.personId === null ? null : await stage.person(this.api.db, wholeInstallation, scope.personId, now);
    return {
      person: person && { id: person.id, name: person.name, email: person.email, language: person.language },
      via: via === 'nobody' ? 'machine' : via, signedInAt: signedInAt?.toISOString() ?? null, isFresh: isFresh(caller, now), tokenScopes: [...tokenScopes],
      rights: { everything: scope.everything, partnerships: scope.partnerships.map((p) => ({ ...p, sides: [...p.sides] })), entities: [...scope.entities] }, languages: [...languages],
    };
  }

  @Handles(access.listSessions)
  async sessions(@By() caller: Caller): Promise<RouteResponse<typeof access.listSessions>> {
    const rows = await sessionsOfPerson(this.api.db, own(caller), this.api.clock.now());
    return {
      items: rows.map((row) => ({
        id: row.id, isThis: row.id === caller.sessionId, device: row.userAgent ?? '', address: row.ipAddress ?? '',
        signedInAt: row.createdAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString(), endsAt: row.expiresAt.toISOString(),
      })),
    };
  }

  @Handles(access.endOtherSessions)
  async endOthers(@By() caller: Caller): Promise<RouteResponse<typeof access.endOtherSessions>> {
    return { ended: await stage.endSessions(this.api.db, { personId: own(caller), except: caller.sessionId }, actBy(caller, this.api)) };
  }

  @Handles(access.endSession)
  async end(@By() caller: Caller, @Input() { params }: RouteInput<typeof access.endSession>): Promise<void> {
    if ((await stage.endSessions(this.api.db, { personId: own(caller), id: params.id }, actBy(caller, this.api))) === 0) throw new Refusal('not-found', 'there is no such session');
  }

  @Handles(access.listTokens)
  async tokens(@By() caller: Caller): Promise<RouteResponse<typeof access.listTokens>> {
    return { items: (await tokensOfPerson(this.api.db, own(caller))).map(tokenOf) };
  }

  @Handles(access.createToken)
  async createToken(@By() caller: Caller, @Input() { body }: RouteInput<typeof access.createToken>): Promise<RouteResponse<typeof access.createToken>> {
    const { row, token } = await stage.createToken(this.api.db, { ...body, personId: own(caller) }, actBy(caller, this.api));
    return { ...tokenOf(row), token };
  }

  @Handles(access.revokeToken)
  revokeToken(@By() caller: Caller, @Input() { params }: RouteInput<typeof access.revokeToken>): Promise<void> {
    return stage.revokeToken(this.api.db, { id: params.id, personId: own(caller) }, actBy(caller, this.api));
  }
}
