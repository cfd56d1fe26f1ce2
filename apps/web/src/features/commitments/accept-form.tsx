import { Button, Group, Modal, MultiSelect, Select, Stack, Textarea } from '@mantine/core';
import type { RouteBody } from '@suivi/contract';
import type { commitments } from '@suivi/contract';
import { useState } from 'react';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { useOrganizations } from '../directory/directory.js';
import { useMeeting, type DocumentInFull, type Proposal } from '../outcomes/documents.js';
import css from './commitment.module.css';
import { useAcceptProposal, useThematicAreas } from './commitments.js';
import { DeadlineChoice, type DeadlineWish } from './deadline-choice.js';
import { matching } from './matching.js';

interface Props {
  proposal: Proposal;
  document: DocumentInFull;
  onAccepted: (reference: string) => void;
  onClose: () => void;
}

/** What a person has chosen so far; null for what the document suggests. */
interface Wish {
  lead: string | null;
  contributing: string[] | null;
  area: string | null;
  title: string;
  deadline: DeadlineWish;
}

function useSuggestion({ proposal, document }: Pick<Props, 'proposal' | 'document'>) {
  const { named } = useLanguage();
  const partnershipId = useMeeting(document.meetingId).data?.partnershipId;
  const organizations = useOrganizations(partnershipId).data?.items ?? [];
  const areas = useThematicAreas(partnershipId).data?.items ?? [];
  const [lead, ...others] = matching(proposal.actors, organizations).map(String);
  return {
    lead: lead ?? null,
    contributing: others,
    entities: organizations.map((o) => ({ value: String(o.id), label: `${o.acronym} · ${named(o.name)}` })),
    areas: areas.map((area) => ({ value: String(area.id), label: named(area.name) })),
  };
}

function bodyOf(wish: Wish, lead: string, contributing: readonly string[]): RouteBody<typeof commitments.acceptProposal> {
  const owners = [{ organizationId: Number(lead), part: 'lead' as const }, ...contributing.filter((id) => id !== lead).map((id) => ({ organizationId: Number(id), part: 'contributing' as const }))];
  const { way, on, precision } = wish.deadline;
  const deadline = way === 'said' ? {} : { deadline: way === 'none' ? null : { on, precision } };
  return { owners, title: wish.title.trim(), thematicAreaId: wish.area === null ? null : Number(wish.area), ...deadline };
}

/** Whether the lead was found by the names in the document. */
function hintOf(t: ReturnType<typeof useLanguage>['t'], actors: readonly string[], found: boolean): string | undefined {
  if (found) return t('web.review.accept.matched');
  return actors.length > 0 ? t('web.review.accept.unmatched', { names: actors.join(' · ') }) : undefined;
}

interface OwnersProps {
  suggested: ReturnType<typeof useSuggestion>;
  hint: string | undefined;
  lead: string | null;
  contributing: readonly string[];
  onChange: (changed: Partial<Wish>) => void;
}

function OwnersChoice({ suggested, hint, lead, contributing, onChange }: OwnersProps) {
  const { t } = useLanguage();
  const found = suggested.lead !== null;
  return (
    <>
      <Select searchable required openOnFocus={false} allowDeselect={false} label={t('web.review.accept.lead')} description={hint} data={suggested.entities} value={lead} onChange={(value) => onChange({ lead: value })} nothingFoundMessage={t('web.filter.nothing')} data-autofocus={!found || undefined} />
      <MultiSelect searchable label={t('web.review.accept.contributing')} data={suggested.entities.filter(({ value }) => value !== lead)} value={contributing.filter((id) => id !== lead)} onChange={(value) => onChange({ contributing: value })} nothingFoundMessage={t('web.filter.nothing')} />
    </>
  );
}

/** Makes a commitment of a proposal: who, by when, in which words. */
export function AcceptForm({ proposal, document, onAccepted, onClose }: Props) {
  const { t } = useLanguage();
  const accept = useAcceptProposal();
  const suggested = useSuggestion({ proposal, document });
  const [wish, setWish] = useState<Wish>({ lead: null, contributing: null, area: null, title: proposal.text, deadline: { way: 'said', on: proposal.deadline?.date ?? '', precision: 'day' } });
  const change = (changed: Partial<Wish>) => setWish((now) => ({ ...now, ...changed }));
  const lead = wish.lead ?? suggested.lead;
  const contributing = wish.contributing ?? suggested.contributing;
  const send = () => {
    if (lead) accept.mutate({ params: { id: proposal.id }, ifMatch: proposal.version, body: bodyOf(wish, lead, contributing) }, { onSuccess: ({ reference }) => onAccepted(reference) });
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t('web.review.accept.title')} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); send(); }}>
        <Stack gap="md">
          <blockquote className={css.acceptQuote} lang={document.language} dir="auto">{proposal.quote}</blockquote>
          <OwnersChoice suggested={suggested} hint={hintOf(t, proposal.actors, suggested.lead !== null)} lead={lead} contributing={contributing} onChange={change} />
          <DeadlineChoice said={proposal.deadline?.text ?? null} language={document.language} wish={wish.deadline} onChange={(deadline) => change({ deadline })} />
          {suggested.areas.length > 0 && <Select clearable label={t('web.facts.area')} data={suggested.areas} value={wish.area} onChange={(area) => change({ area })} />}
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
