import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { type Level, type reportDocuments, type RouteBody, vocabulary } from '@suivi/contract';
import { useState } from 'react';
import { useRights } from '../../ui/caller.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { DeadlineChoice, type DeadlineWish } from '../commitments/deadline-choice.js';
import { OwnersChoice, ownersOf, type OwnersWish } from '../commitments/owners-choice.js';
import { useOrganizations } from '../directory/directory.js';
import { useMeetingChoices, useMeetings } from '../outcomes/meetings.js';
import css from './reports.module.css';
import { useAdopt, type Recommendation, type ReportDocument } from './reports.js';

/** The most letters of a commitment's wording here. */
const longest = 500;

/** What a person has chosen so far; absent for what goes without choosing. */
interface Wish extends OwnersWish {
  meeting?: string;
  title: string;
  level: string | null;
  deadline: DeadlineWish;
}

/** The meetings under which the reader may follow something up; the next one of the report's own partnership stands first. */
function useFollowUp({ partnershipId }: ReportDocument) {
  const rights = useRights();
  const own = partnershipId ?? undefined;
  const meetings = (useMeetings(own).data?.items ?? []).filter((one) => rights.keeps({ partnershipId: one.partnershipId, side: null }));
  const may = new Set(meetings.map(({ id }) => String(id)));
  const choices = useMeetingChoices(own).map(({ group, items }) => ({ group, items: items.filter(({ value }) => may.has(value)) })).filter(({ items }) => items.length > 0);
  const only = own === undefined && choices.length > 1 ? undefined : choices[0]?.items[0]?.value;
  return { choices, only, partnershipOf: (meeting: string | undefined) => meetings.find(({ id }) => String(id) === meeting)?.partnershipId };
}

function bodyOf({ lead, contributing, title, level, deadline: { way, on, precision } }: Wish, meeting: string): RouteBody<typeof reportDocuments.adoptRecommendation> {
  return {
    meetingId: Number(meeting), owners: ownersOf(lead ?? '', contributing), title: title.replace(/\s+/g, ' ').trim(), level: level as Level | null,
    ...(way === 'date' ? { deadline: { on, precision } } : {}),
  };
}

function Owners({ partnershipId, wish, change }: { partnershipId: number | undefined; wish: Wish; change: (changed: Partial<Wish>) => void }) {
  const { named } = useLanguage();
  const organizations = useOrganizations(partnershipId).data?.items ?? [];
  const entities = partnershipId === undefined ? [] : organizations.map((o) => ({ value: String(o.id), label: `${o.acronym} · ${named(o.name)}` }));
  return <OwnersChoice entities={entities} isFirst lead={wish.lead} contributing={wish.contributing} onChange={change} />;
}

/** Makes a commitment of a recommendation: under which meeting, who, by when, in which words. */
export function AdoptDialog({ report, recommendation: { number, text }, onClose }: { report: ReportDocument; recommendation: Recommendation; onClose: () => void }) {
  const { t } = useLanguage();
  const adopt = useAdopt();
  const { choices, only, partnershipOf } = useFollowUp(report);
  const [wish, setWish] = useState<Wish>({ lead: null, contributing: [], title: text.replace(/\s+/g, ' ').slice(0, longest), level: null, deadline: { way: 'said', on: '', precision: 'day' } });
  const change = (changed: Partial<Wish>) => setWish((now) => ({ ...now, ...changed }));
  const meeting = wish.meeting ?? only;
  // entities of one partnership have no part in another
  const choose = (chosen: string) => change(partnershipOf(chosen) === partnershipOf(meeting) ? { meeting: chosen } : { meeting: chosen, lead: null, contributing: [] });
  const send = () => meeting !== undefined && adopt.mutate({ params: { id: report.id, number }, body: bodyOf(wish, meeting) }, { onSuccess: onClose });
  return (
    <Modal opened onClose={onClose} size="lg" title={t('drafting.recommendations.adopt')} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); send(); }}>
        <Stack gap="md">
          <blockquote className={css.quoted} dir="auto">{text}</blockquote>
          <Select label={t('drafting.recommendations.meeting')} data={choices} value={meeting ?? null} onChange={(value) => value && choose(value)} allowDeselect={false} searchable required />
          <Owners partnershipId={partnershipOf(meeting)} wish={wish} change={change} />
          <DeadlineChoice said={t('web.deadline.none')} date={t('web.review.deadline.date')} mayBeNone={false} wish={wish.deadline} onChange={(deadline) => change({ deadline })} />
          <Select clearable label={t('web.facts.level')} data={vocabulary.levels.map((value) => ({ value, label: t(`level.${value}`) }))} value={wish.level} onChange={(level) => change({ level })} />
          <Textarea label={t('web.review.accept.wording')} value={wish.title} onChange={(event) => change({ title: event.currentTarget.value })} required maxLength={longest} autosize minRows={2} maxRows={6} dir="auto" />
          {adopt.isError && <ProblemNotice error={adopt.error} onRetry={adopt.reset} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
            <Button type="submit" disabled={!wish.lead || meeting === undefined || wish.title.trim() === ''} loading={adopt.isPending}>{t('drafting.recommendations.adopt')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
