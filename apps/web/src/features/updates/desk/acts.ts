import { answers, commitments, updates, type Route } from '@suivi/contract';
import type { MessageKey } from '@suivi/i18n';
import { call, type CallInput } from '../../../ui/call.js';
import { newName } from '../../../ui/change.js';
import { hold } from '../../../ui/held.js';
import { useLanguage } from '../../../ui/language.js';
import { refresh } from '../../../ui/reading.js';
import { touchedByUpdates } from '../updates.js';
import type { Waiting } from './desk-rows.js';

/** One call of several that are held together, with what it is about. */
interface Step<R extends Route = Route> {
  route: R;
  input: CallInput<R>;
  about: string;
  row: string;
}

const touched = [...touchedByUpdates, answers.listExtensions, answers.listHandovers] as const;

/** Does the steps one after the other, or all at once where the page is left; answers what each of those that failed was about. */
async function doAll(steps: readonly Step[], leaving: boolean): Promise<string[]> {
  const failed: string[] = [];
  const take = async ({ route, input, about }: Step): Promise<void> => {
    await call(route, { ...input, wish: newName(), keepalive: leaving }).catch(() => void failed.push(about));
  };
  if (leaving) await Promise.all(steps.map(take));
  else for (const step of steps) await take(step);
  void refresh(...touched);
  return failed;
}

/** The first of several, and how many more there are. */
export function useListing() {
  const { t } = useLanguage();
  return (names: readonly string[]): string => {
    const once = [...new Set(names)];
    return once.length <= 3 ? once.join(' · ') : t('monday.more', { first: once.slice(0, 2).join(' · '), count: once.length - 2 });
  };
}

/** Holds steps under a sentence for as long as they can be taken back. */
export function useHolding() {
  const { t } = useLanguage();
  const list = useListing();
  return (says: MessageKey, steps: readonly Step[]): void => {
    if (steps.length === 0) return;
    hold({
      says: t(says, { what: list(steps.map(({ about }) => about)) }), hint: t('monday.held.hint'), rows: steps.map(({ row }) => row),
      act: async (leaving) => {
        const failed = await doAll(steps, leaving);
        return failed.length > 0 ? t('monday.held.failed', { what: list(failed) }) : null;
      },
    });
  };
}

const step = <R extends Route>(route: R, input: CallInput<R>, of: Pick<Waiting, 'key' | 'commitment'>): Step => ({ route, input: input as CallInput<Route>, about: of.commitment.reference, row: of.key });

/** Accepts what waits: an update as it is reported, more time until the day asked for, the colleague who was named. Each kind is one held act. */
export function useYes(): (rows: readonly Waiting[]) => void {
  const holding = useHolding();
  return (rows) => {
    holding('monday.held.accept', rows.flatMap((row) => (row.kind === 'update' && row.of ? [step(updates.acceptUpdate, { params: { id: row.of.id }, ifMatch: row.of.version, body: {} }, row)] : [])));
    holding('monday.held.grant', rows.flatMap((row) => (row.kind === 'extension' && row.of ? [step(answers.grantExtension, { params: { id: row.of.id }, ifMatch: row.of.version, body: {} }, row)] : [])));
    holding('monday.held.confirm', rows.flatMap((row) => (row.kind === 'handover' && row.of ? [step(answers.confirmHandover, { params: { id: row.of.id }, ifMatch: row.of.version, body: {} }, row)] : [])));
  };
}

/** A part in a commitment that another entity is to take. */
export interface Taken {
  commitmentId: number;
  organizationId: number;
  row: string;
}

/** Gives parts in commitments to another entity: what stands now is read first, so that what is held is one change of each. */
export function useReassign(): (taken: readonly Taken[], to: { organizationId: number; reason: string }) => Promise<void> {
  const holding = useHolding();
  return async (taken, { organizationId, reason }) => {
    const steps: Step[] = [];
    for (const id of new Set(taken.map(({ commitmentId }) => commitmentId))) {
      const of = await call(commitments.readCommitment, { params: { id } });
      const gone = taken.filter(({ commitmentId }) => commitmentId === id);
      const replaced = of.owners.filter((owner) => gone.some((one) => one.organizationId === owner.organizationId));
      const part = replaced.some((owner) => owner.part === 'lead') || of.owners.some((owner) => owner.organizationId === organizationId && owner.part === 'lead') ? 'lead' : 'contributing';
      const rest = of.owners.filter((owner) => !replaced.includes(owner) && owner.organizationId !== organizationId);
      const owners = [{ organizationId, part } as const, ...rest.map((owner) => ({ organizationId: owner.organizationId, part: owner.part }))];
      steps.push(step(commitments.editCommitment, { params: { id }, ifMatch: of.version, body: { owners, ...(reason ? { reason } : {}) } }, { key: gone[0]?.row ?? '', commitment: of }));
    }
    holding('monday.held.reassign', steps);
  };
}
