import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import type { RouteBody } from '@suivi/contract';
import type { commitments } from '@suivi/contract';
import { useState } from 'react';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import type { DocumentInFull, Proposal } from '../outcomes/documents.js';
import { type Choices, useChoices } from './accept-choices.js';
import css from './commitment.module.css';
import { useAcceptProposal } from './commitments.js';
import { DeadlineChoice, type DeadlineWish } from './deadline-choice.js';
import { OwnersChoice, ownersOf } from './owners-choice.js';

interface Props {
  proposal: Proposal;
  document: DocumentInFull;
  onAccepted: (reference: string) => void;
  onClose: () => void;
}

/** What a person has chosen so far; absent or null for what the document suggests, an area taken away is the empty text. */
interface Wish {
  lead: string | null;
  contributing: string[] | null;
  area: string | null;
  title: string;
  deadline: DeadlineWish;
}

const chosenOf = (wish: Wish, suggested: Choices) => ({
  lead: wish.lead ?? suggested.lead, contributing: wish.contributing ?? suggested.contributing, area: wish.area ?? suggested.area,
});

function bodyOf(wish: Wish, chosen: { lead: string; contributing: readonly string[]; area: string | null }): RouteBody<typeof commitments.acceptProposal> {
  const { lead, contributing, area } = chosen;
  const owners = ownersOf(lead, contributing);
  const { way, on, precision } = wish.deadline;
  const deadline = way === 'said' ? {} : { deadline: way === 'none' ? null : { on, precision } };
  return { owners, title: wish.title.trim(), thematicAreaId: area ? Number(area) : null, ...deadline };
}

/** Whether the entities were found by the names in the document, and which names nobody bears. */
function hintOf(t: ReturnType<typeof useLanguage>['t'], { lead, unknown }: Choices): string | undefined {
  const hints = [lead !== null && t('web.review.accept.matched'), unknown.length > 0 && t('web.review.accept.unmatched', { names: unknown.join(' · ') })];
  return hints.filter(Boolean).join(' ') || undefined;
}

function AreaChoice({ suggested, area, onChange }: { suggested: Choices; area: string | null; onChange: (changed: Partial<Wish>) => void }) {
  const { t } = useLanguage();
  if (suggested.areas.length === 0) return null;
  const found = suggested.area !== null && area === suggested.area;
  return <Select clearable label={t('web.facts.area')} description={found ? t('web.review.accept.area-found') : undefined} data={suggested.areas} value={area || null} onChange={(chosen) => onChange({ area: chosen ?? '' })} />;
}

/** The deadline in the words of the document. */
function Said({ text, language }: { text: string | null; language: string }) {
  const { t } = useLanguage();
  return <>{t('web.review.deadline.said')} {text ? <q lang={language} dir="auto">{text}</q> : t('web.deadline.none')}</>;
}

/** Makes a commitment of a proposal: who, by when, in which words. */
export function AcceptForm({ proposal, document, onAccepted, onClose }: Props) {
  const { t } = useLanguage();
  const accept = useAcceptProposal();
  const suggested = useChoices({ proposal, document });
  const [wish, setWish] = useState<Wish>({ lead: null, contributing: null, area: null, title: proposal.text, deadline: { way: 'said', on: proposal.deadline?.date ?? '', precision: 'day' } });
  const change = (changed: Partial<Wish>) => setWish((now) => ({ ...now, ...changed }));
  const { lead, contributing, area } = chosenOf(wish, suggested);
  const send = () => {
    if (lead) accept.mutate({ params: { id: proposal.id }, ifMatch: proposal.version, body: bodyOf(wish, { lead, contributing, area }) }, { onSuccess: ({ reference }) => onAccepted(reference) });
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t('web.review.accept.title')} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); send(); }}>
        <Stack gap="md">
          <blockquote className={css.acceptQuote} lang={document.language} dir="auto">{proposal.quote}</blockquote>
          <OwnersChoice entities={suggested.entities} hint={hintOf(t, suggested)} isFirst={suggested.lead === null} lead={lead} contributing={contributing} onChange={change} />
          <DeadlineChoice said={<Said text={proposal.deadline?.text ?? null} language={document.language} />} date={t('web.review.deadline.date')} mayBeNone={proposal.deadline !== null} wish={wish.deadline} onChange={(deadline) => change({ deadline })} />
          <AreaChoice suggested={suggested} area={area} onChange={change} />
          <Textarea label={t('web.review.accept.wording')} value={wish.title} onChange={(event) => change({ title: event.currentTarget.value })} required maxLength={4000} autosize minRows={2} maxRows={6} dir="auto" lang={document.language} />
          {accept.isError && <ProblemNotice error={accept.error} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
            <Button type="submit" disabled={!lead} loading={accept.isPending} data-autofocus={lead !== null || undefined}>{t('web.review.accept')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
