import { administers, type Scope } from '@suivi/access';

/** Whether somebody may say where a partnership's (null: everybody's) events go, and see what was told. */
export const mayManageWebhook = (scope: Scope, { partnershipId }: { partnershipId: number | null }): boolean => administers(scope, partnershipId ?? undefined);

/** The partnerships whose webhooks somebody manages; null for all, those of the whole installation included. */
export const managedPartnerships = (scope: Scope): number[] | null =>
  administers(scope) ? null : scope.partnerships.filter((p) => p.role === 'administrator').map((p) => p.partnershipId);
