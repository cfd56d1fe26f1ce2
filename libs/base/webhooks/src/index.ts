export { createWebhook, deliveriesTo, retryDelivery, switchWebhook, webhooksFor } from './webhooks.js';
export { tellWebhooks } from './webhooks.jobs.js';
export type { TellingContext } from './telling.js';
export type { OwnNetworks } from './address.js';
