import { Controller, Inject } from '@nestjs/common';
import { type RouteInput, type RouteResponse, webhooks } from '@suivi/contract';
import { partnership } from '@suivi/directory';
import * as floor from '@suivi/webhooks';
import { actBy, By, type Caller } from '../access/caller.js';
import { API, type ApiContext } from '../http/context.js';
import { Handles, IfMatch, Input } from '../http/route.decorators.js';

type Webhook = Promise<RouteResponse<typeof webhooks.enableWebhook>>;

@Controller()
export class WebhooksController {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  @Handles(webhooks.listWebhooks)
  async list(@By() { scope }: Caller): Promise<RouteResponse<typeof webhooks.listWebhooks>> {
    return { items: await floor.webhooksFor(this.api.db, scope) };
  }

  @Handles(webhooks.createWebhook)
  async create(@Input() { body }: RouteInput<typeof webhooks.createWebhook>, @By() caller: Caller): Promise<RouteResponse<typeof webhooks.createWebhook>> {
    if (body.partnershipId !== null) await partnership(this.api.db, caller.scope, body.partnershipId);
    return floor.createWebhook(this.api.db, body, { scope: caller.scope, act: actBy(caller, this.api), networks: this.api.webhookNetworks ?? [] });
  }

  @Handles(webhooks.disableWebhook)
  disable(@Input() { params }: RouteInput<typeof webhooks.disableWebhook>, @By() caller: Caller, @IfMatch() version?: number): Webhook {
    return floor.switchWebhook(this.api.db, { id: params.id, version, on: false }, { scope: caller.scope, act: actBy(caller, this.api) });
  }

  @Handles(webhooks.enableWebhook)
  enable(@Input() { params }: RouteInput<typeof webhooks.enableWebhook>, @By() caller: Caller, @IfMatch() version?: number): Webhook {
    return floor.switchWebhook(this.api.db, { id: params.id, version, on: true }, { scope: caller.scope, act: actBy(caller, this.api) });
  }

  @Handles(webhooks.listWebhookDeliveries)
  deliveries(@Input() { params, query }: RouteInput<typeof webhooks.listWebhookDeliveries>, @By() { scope }: Caller): Promise<RouteResponse<typeof webhooks.listWebhookDeliveries>> {
    return floor.deliveriesTo(this.api.db, { id: params.id, ...query }, scope);
  }

  @Handles(webhooks.retryWebhookDelivery)
  retry(@Input() { params }: RouteInput<typeof webhooks.retryWebhookDelivery>, @By() caller: Caller, @IfMatch() version?: number): Promise<RouteResponse<typeof webhooks.retryWebhookDelivery>> {
    return floor.retryDelivery(this.api.db, { id: params.id, version }, { scope: caller.scope, act: actBy(caller, this.api) });
  }
}
