import { webhooks, type RouteResponse } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { useChange } from '../../ui/change.js';
import { reading } from '../../ui/reading.js';

export type Webhook = RouteResponse<typeof webhooks.listWebhooks>['items'][number];
export type Delivery = RouteResponse<typeof webhooks.listWebhookDeliveries>['items'][number];

export const useWebhooks = () => useQuery(reading(webhooks.listWebhooks));
export const useDeliveries = (id: number) => useQuery({ ...reading(webhooks.listWebhookDeliveries, { params: { id }, query: { limit: 20 } }), refetchInterval: 10_000 });
export const useCreateWebhook = () => useChange(webhooks.createWebhook, webhooks.listWebhooks);
export const usePause = () => useChange(webhooks.disableWebhook, webhooks.listWebhooks);
export const useResume = () => useChange(webhooks.enableWebhook, webhooks.listWebhooks);
export const useRetryDelivery = () => useChange(webhooks.retryWebhookDelivery, webhooks.listWebhookDeliveries);
