import { Button, Skeleton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useRights } from '../../ui/caller.js';
import { IconClock } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import type { CommitmentInFull } from '../commitments/commitments.js';
import { ExtensionCard } from './extension-card.js';
import { HandoverCard } from './handover-card.js';
import { useExtensionsOf, useHandoversOf, type ExtensionRequest, type Handover } from './requests.js';
import { useSpeaking } from './speaking.js';
import css from './updates.module.css';

const AskExtensionDialog = lazy(() => import('./ask-extension-dialog.js').then((module) => ({ default: module.AskExtensionDialog })));

type Item = { kind: 'time'; at: string; of: ExtensionRequest } | { kind: 'colleague'; at: string; of: Handover };

/** So many that were decided are shown at once. */
const shownAtOnce = 2;

/** What waits first, then what was decided, the latest before the others. */
function inOrder(extensions: readonly ExtensionRequest[], handovers: readonly Handover[]): Item[] {
  const items: Item[] = [...extensions.map((of) => ({ kind: 'time' as const, at: of.decidedAt ?? of.askedAt, of })), ...handovers.map((of) => ({ kind: 'colleague' as const, at: of.decidedAt ?? of.proposedAt, of }))];
  const waits = ({ of }: Item): number => Number(of.state === 'pending');
  return items.sort((a, b) => waits(b) - waits(a) || b.at.localeCompare(a.at));
}

function Requests({ commitment, items }: { commitment: CommitmentInFull; items: readonly Item[] }) {
  const { t } = useLanguage();
  const { keepsCommitment, keepsEntity, speaksFor } = useSpeaking(commitment);
  const [all, setAll] = useState(false);
  const waiting = items.filter(({ of }) => of.state === 'pending').length;
  const shown = all ? items : items.slice(0, waiting + shownAtOnce);
  return (
    <>
      <ul className={css.list}>
        {shown.map((item) =>
          item.kind === 'time' ? (
            <ExtensionCard key={`time-${item.of.id}`} request={item.of} mayGrant={keepsCommitment} mayDecline={keepsCommitment || keepsEntity(item.of.organization.id)} mayWithdraw={speaksFor(item.of.organization.id) && item.of.state === 'pending'} />
          ) : (
            <HandoverCard key={`colleague-${item.of.id}`} handover={item.of} partnershipId={commitment.partnershipId} mayDecide={keepsEntity(item.of.organization.id)} />
          ),
        )}
      </ul>
      {shown.length < items.length && <Button mt="sm" size="xs" variant="default" onClick={() => setAll(true)}>{t('desk.requests.earlier', { count: items.length - shown.length })}</Button>}
    </>
  );
}

/** What there is, for whoever is shown it, and what the reader may ask for. */
function useRequests(commitment: CommitmentInFull) {
  const { speakable } = useSpeaking(commitment);
  const enabled = useRights().desksIn(commitment.partnershipId).length > 0;
  const extensions = useExtensionsOf(commitment.id);
  const handovers = useHandoversOf(commitment.id, { enabled });
  return {
    items: extensions.data && inOrder(extensions.data.items, handovers.data?.items ?? []),
    error: extensions.error ?? handovers.error,
    entities: commitment.recordState === 'open' ? speakable.filter(({ extensionAsked }) => !extensionAsked) : [],
    reload: () => void Promise.all([extensions.refetch(), ...(enabled ? [handovers.refetch()] : [])]),
  };
}

function Items({ commitment, items }: { commitment: CommitmentInFull; items: readonly Item[] | undefined }) {
  const { t } = useLanguage();
  if (!items) return <Skeleton height={60} radius="lg" />;
  return items.length === 0 ? <p className={css.quiet}>{t('desk.requests.none')}</p> : <Requests commitment={commitment} items={items} />;
}

/** What the entities ask the desk for on a commitment: more time, somebody else to answer; what waits, and what was decided. */
export function RequestsOfCommitment({ commitment }: { commitment: CommitmentInFull }) {
  const { t } = useLanguage();
  const [asking, setAsking] = useState(false);
  const { items, error, entities, reload } = useRequests(commitment);
  // who could neither ask nor sees that somebody did is not told of a place with nothing in it
  if (items?.length === 0 && entities.length === 0) return null;
  return (
    <section>
      <div className={css.headline}>
        <h2 className={css.heading}>{t('desk.requests.title')}</h2>
        {entities.length > 0 && <Button size="xs" variant="default" leftSection={<IconClock size={14} />} onClick={() => setAsking(true)}>{t('desk.extension.record')}</Button>}
      </div>
      {error ? <ProblemNotice error={error} onRetry={reload} /> : <Items commitment={commitment} items={items} />}
      <Suspense>{asking && <AskExtensionDialog commitmentId={commitment.id} entities={entities} onClose={() => setAsking(false)} />}</Suspense>
    </section>
  );
}
