import { Skeleton, Text, Textarea } from '@mantine/core';
import { commitments, desk, emails, type RouteResponse } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActDialog } from '../../../ui/act-dialog.js';
import { call, CallProblem } from '../../../ui/call.js';
import { newName } from '../../../ui/change.js';
import { hold, tell } from '../../../ui/held.js';
import { useLanguage } from '../../../ui/language.js';
import { reading, refresh } from '../../../ui/reading.js';
import { useListing } from './acts.js';
import type { Entity } from './desk.js';

/** An entity's part in a commitment that is asked about. */
export interface Asked {
  commitmentId: number;
  organizationId: number;
  reference: string;
}

interface How {
  note?: string;
  again?: boolean;
}

type Sent = RouteResponse<typeof desk.sendNudges>;

const touched = [desk.readDesk, commitments.readCommitment, commitments.readHistory, emails.listMails] as const;
const codeOf = (error: unknown): string => (error instanceof CallProblem ? error.problem.code : '');

/** Takes nudges back while they are in the house; answers why it is too late, or null. */
function useTakeBack() {
  const { t } = useLanguage();
  return async (mailIds: number[]): Promise<string | null> => {
    const problem = await call(desk.withdrawNudges, { body: { mailIds }, wish: newName() }).then(() => null, (error: unknown) => (codeOf(error) === 'nudge.already-sent' ? t('refusal.nudge.already-sent') : t('web.problem.broken.text')));
    void refresh(...touched);
    return problem;
  };
}

/** Asks directly; what can be asked is asked at once and can be taken back for a moment, what cannot is told with the reason. Answers whether anybody was asked. */
export function useNudge(): (parts: readonly Asked[], how: How) => Promise<boolean> {
  const { t } = useLanguage();
  const list = useListing();
  const takeBack = useTakeBack();
  const told = (parts: readonly Asked[], left: Sent['left']): string =>
    t('nudge.left', { what: list(left.map((one) => t('nudge.left.one', { reference: parts.find((part) => part.commitmentId === one.commitmentId && part.organizationId === one.organizationId)?.reference ?? '', why: t(`nudge.why.${one.why}`) }))) });
  const nudge = async (parts: readonly Asked[], how: How): Promise<boolean> => {
    const wayOut = { label: t('nudge.again'), go: () => void nudge(parts, { ...how, again: true }) };
    try {
      const body = { parts: parts.map(({ commitmentId, organizationId }) => ({ commitmentId, organizationId })), ...how };
      const { mails, left } = await call(desk.sendNudges, { body, wish: newName() });
      void refresh(...touched);
      hold({ says: t('nudge.sent', { people: list(mails.map(({ person }) => person.name)) }), hint: t('nudge.hint'), rows: [], act: () => Promise.resolve(null), undo: () => takeBack(mails.map(({ id }) => id)) });
      if (left.length > 0) tell(told(parts, left), left.some(({ why }) => why === 'too-soon') ? wayOut : undefined);
      return true;
    } catch (error) {
      const code = codeOf(error);
      const why = code === 'nudge.too-soon' || code === 'nudge.nobody-reached' || code === 'nudge.nothing-owed' ? t(`refusal.${code}`) : t('web.problem.broken.text');
      tell(`${list(parts.map(({ reference }) => reference))} · ${why}`, code === 'nudge.too-soon' ? wayOut : undefined);
      return false;
    }
  };
  return nudge;
}

/** What an entity owes openly. */
function useOwed(partnershipId: number, entity: Entity | undefined) {
  const open = useQuery({ ...reading(commitments.listCommitments, { query: { partnershipId, organizationId: entity?.id, recordState: 'open', limit: 200 } }), enabled: entity !== undefined });
  return entity && open.data?.items.map(({ id, reference }) => ({ commitmentId: id, organizationId: entity.id, reference }));
}

/** Asks about several commitments with a word of the coordinator's: those that are named, or all that an entity owes. */
export function NudgeDialog({ partnershipId, parts, entity, onClose }: { partnershipId: number; parts?: readonly Asked[]; entity?: Entity; onClose: () => void }) {
  const { t } = useLanguage();
  const nudge = useNudge();
  const owed = useOwed(partnershipId, entity);
  const asked = parts ?? owed;
  const [note, setNote] = useState('');
  const [isPending, setPending] = useState(false);
  const send = () => {
    if (!asked) return;
    setPending(true);
    void nudge(asked, note.trim() ? { note: note.trim() } : {}).then(onClose);
  };
  return (
    <ActDialog title={t('nudge.title')} submit={t('nudge.submit')} sending={{ isPending, error: null, reset: () => undefined }} disabled={!asked || asked.length === 0} onSend={send} onClose={onClose}>
      <Text size="md">{t('nudge.text')}</Text>
      {asked ? <Text size="sm" c="dimmed">{t('nudge.about')}: <bdi>{asked.map(({ reference }) => reference).join(' · ')}</bdi></Text> : <Skeleton height={20} />}
      <Textarea label={t('nudge.note')} maxLength={1000} autosize minRows={2} maxRows={8} value={note} onChange={(event) => setNote(event.currentTarget.value)} dir="auto" data-autofocus />
    </ActDialog>
  );
}
