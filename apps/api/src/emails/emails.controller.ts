import { Controller, Inject } from '@nestjs/common';
import { wholeInstallation } from '@suivi/access';
import { emails, type RouteInput, type RouteResponse } from '@suivi/contract';
import { tiesOf } from '@suivi/directory';
import * as stage from '@suivi/emails';
import { allow } from '../access/allow.js';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';

@Controller()
export class EmailsController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(emails.listMails)
  ledger(@By() { scope }: Caller, @Input() { query }: RouteInput<typeof emails.listMails>): Promise<RouteResponse<typeof emails.listMails>> {
    return stage.ledger(this.api.db, scope, query);
  }

  @Handles(emails.readMail)
  mail(@By() { scope }: Caller, @Input() { params }: RouteInput<typeof emails.readMail>): Promise<RouteResponse<typeof emails.readMail>> {
    return stage.mailInFull(this.api.db, scope, params.id);
  }

  @Handles(emails.retryMail)
  async retry(@By() caller: Caller, @Input() { params: { id } }: RouteInput<typeof emails.retryMail>, @IfMatch() version: number | undefined): Promise<RouteResponse<typeof emails.retryMail>> {
    const { db } = this.api;
    const act = actBy(caller, this.api);
    const { person } = await stage.mailInFull(db, caller.scope, id);
    // The ledger shows them the mail; what ties its person to others is asked for judging only.
    const ties = person ? await tiesOf(db, wholeInstallation, person.id, act.now) : { personId: 0, appointments: [], grants: [] };
    allow(stage.mayRetryMail(caller.scope, ties), 'a mail is tried again by the desk that follows its person up');
    return stage.retryMail(db, caller.scope, { id, version }, act);
  }

  @Handles(emails.readInstallation)
  async installation(@By() { scope }: Caller): Promise<RouteResponse<typeof emails.readInstallation>> {
    const row = await stage.installationRow(this.api.db);
    const told = <T>(words: T): T | null => (stage.maySeeDetails(scope) ? words : null);
    return {
      version: this.api.version,
      hasSample: await stage.hasSamplePartnership(this.api.db),
      listening: { host: this.api.host, loopbackOnly: ['127.0.0.1', '::1', 'localhost'].includes(this.api.host) },
      mailGoesTo: this.api.mailGoesTo,
      delivery: { onHold: row.deliveryHeldSince !== null, since: row.deliveryHeldSince?.toISOString() ?? null, reason: told(row.deliveryHeldReason) },
      mailServer: { away: row.serverAwaySince !== null, since: row.serverAwaySince?.toISOString() ?? null, reason: told(row.serverAwayReason) },
    };
  }

  @Handles(emails.readDeliveryHealth)
  health(@By() { scope }: Caller): Promise<RouteResponse<typeof emails.readDeliveryHealth>> {
    return stage.deliveryHealth(this.api.db, scope, this.api.clock.now());
  }

  @Handles(emails.confirmDelivery)
  async confirm(@By() caller: Caller): Promise<RouteResponse<typeof emails.confirmDelivery>> {
    allow(stage.mayConfirmDelivery(caller.scope), 'mail is let go again by the administrators of the installation');
    await stage.releaseHold(this.api.db);
    return this.installation(caller);
  }
}
