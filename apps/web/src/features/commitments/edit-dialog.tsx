import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { vocabulary, type commitments, type Level, type RouteBody } from '@suivi/contract';
import { formatDay } from '@suivi/i18n';
import { useState } from 'react';
import { useLanguage } from '../../ui/language.js';
import { useOrganizations } from '../directory/directory.js';
import { useEditCommitment, useThematicAreas, type CommitmentInFull } from './commitments.js';
import { DeadlineChoice, type DeadlineWish } from './deadline-choice.js';
import { DeadlineText } from './deadline-text.js';
import { OwnersChoice, ownersOf, type OwnersWish } from './owners-choice.js';
import { SavingProblem } from './saving-problem.js';

/** What a person has made of a commitment so far. */
interface Wish extends OwnersWish {
  title: string;
  area: string | null;
  level: string | null;
  deadline: DeadlineWish;
  reason: string;
}

const standing = ({ title, owners, thematicArea, level }: CommitmentInFull): Omit<Wish, 'deadline' | 'reason'> => ({
  title, area: thematicArea ? String(thematicArea.id) : null, level,
  lead: owners.filter(({ part }) => part === 'lead').map(({ organizationId }) => String(organizationId))[0] ?? null,
  contributing: owners.filter(({ part }) => part === 'contributing').map(({ organizationId }) => String(organizationId)).sort(),
});

const sameOwners = (a: OwnersWish, b: OwnersWish): boolean => a.lead === b.lead && [...a.contributing].sort().join() === [...b.contributing].sort().join();

/** Only what the person changed is sent, so that nothing else is written over. */
function bodyOf(wish: Wish, began: CommitmentInFull): RouteBody<typeof commitments.editCommitment> {
  const before = standing(began);
  const { way, on, precision } = wish.deadline;
  return {
    ...(wish.title.trim() === before.title ? {} : { title: wish.title.trim() }),
    ...(sameOwners(wish, before) || !wish.lead ? {} : { owners: ownersOf(wish.lead, wish.contributing) }),
    ...(wish.area === before.area ? {} : { thematicAreaId: wish.area ? Number(wish.area) : null }),
    ...(wish.level === before.level ? {} : { level: wish.level as Level | null }),
    ...(way === 'said' ? {} : { deadline: way === 'none' ? null : { on, precision } }),
    ...(wish.reason.trim() ? { reason: wish.reason.trim() } : {}),
  };
}

/** Both versions of what the person changed, in words. */
function useDifferences(wish: Wish, { began, now }: { began: CommitmentInFull; now: CommitmentInFull }, names: { entities: readonly { value: string; label: string }[]; areas: readonly { value: string; label: string }[] }) {
  const { t, language } = useLanguage();
  const [body, theirs] = [bodyOf(wish, began), standing(now)];
  const nameIn = (list: readonly { value: string; label: string }[], value: string | null): string => list.find((one) => one.value === value)?.label ?? t('desk.edit.none');
  const all = ({ lead, contributing }: OwnersWish): string => [lead, ...contributing].map((id) => nameIn(names.entities, id)).join('\n');
  const level = (value: string | null): string => (value ? t(`level.${value as Level}`) : t('desk.edit.none'));
  const { on, precision, way } = wish.deadline;
  return [
    ...(body.title === undefined ? [] : [{ name: t('desk.edit.wording'), mine: wish.title, theirs: theirs.title }]),
    ...(body.owners === undefined ? [] : [{ name: t('web.owners.title'), mine: all(wish), theirs: all(theirs) }]),
    ...(body.deadline === undefined ? [] : [{ name: t('web.standing.schedule'), mine: way === 'none' ? t('web.deadline.none') : formatDay(on, precision, language), theirs: <DeadlineText commitment={now} /> }]),
    ...(body.thematicAreaId === undefined ? [] : [{ name: t('web.facts.area'), mine: nameIn(names.areas, wish.area), theirs: nameIn(names.areas, theirs.area) }]),
    ...(body.level === undefined ? [] : [{ name: t('web.facts.level'), mine: level(wish.level), theirs: level(theirs.level) }]),
  ];
}

function useNames(partnershipId: number) {
  const { named } = useLanguage();
  const entities = (useOrganizations(partnershipId).data?.items ?? []).map((o) => ({ value: String(o.id), label: `${o.acronym} · ${named(o.name)}` }));
  const areas = (useThematicAreas(partnershipId).data?.items ?? []).map((area) => ({ value: String(area.id), label: named(area.name) }));
  return { entities, areas };
}

function Fields({ wish, change, began, names }: { wish: Wish; change: (changed: Partial<Wish>) => void; began: CommitmentInFull; names: ReturnType<typeof useNames> }) {
  const { t } = useLanguage();
  const levels = vocabulary.levels.map((value) => ({ value, label: t(`level.${value}`) }));
  return (
    <>
      <Textarea label={t('desk.edit.wording')} required maxLength={4000} autosize minRows={2} maxRows={8} value={wish.title} onChange={(event) => change({ title: event.currentTarget.value })} dir="auto" data-autofocus />
      <OwnersChoice entities={names.entities} lead={wish.lead} contributing={wish.contributing} onChange={change} />
      <DeadlineChoice said={<>{t('desk.edit.deadline.keep')}: <DeadlineText commitment={began} /></>} date={t('desk.edit.deadline.date')} mayBeNone={began.deadline !== null} wish={wish.deadline} onChange={(deadline) => change({ deadline })} />
      {names.areas.length > 0 && <Select clearable label={t('web.facts.area')} data={names.areas} value={wish.area} onChange={(area) => change({ area })} />}
      <Select clearable label={t('web.facts.level')} data={levels} value={wish.level} onChange={(level) => change({ level })} />
      <Textarea label={t('desk.edit.reason')} description={t('web.verify.reason.optional')} maxLength={500} autosize minRows={1} value={wish.reason} onChange={(event) => change({ reason: event.currentTarget.value })} dir="auto" />
    </>
  );
}

/** Changes the wording, the entities, the deadline, the area or the level of an open commitment. */
export function EditDialog({ commitment, onClose }: { commitment: CommitmentInFull; onClose: () => void }) {
  const { t } = useLanguage();
  const edit = useEditCommitment();
  const names = useNames(commitment.partnershipId);
  const [began] = useState(commitment);
  const [wish, setWish] = useState<Wish>({ ...standing(commitment), deadline: { way: 'said', on: commitment.deadline?.on ?? '', precision: commitment.deadline?.precision ?? 'day' }, reason: '' });
  const change = (changed: Partial<Wish>) => setWish((now) => ({ ...now, ...changed }));
  const send = () => edit.mutate({ params: { id: commitment.id }, ifMatch: commitment.version, body: bodyOf(wish, began) }, { onSuccess: onClose });
  const differences = useDifferences(wish, { began, now: commitment }, names);
  return (
    <Modal opened onClose={onClose} size="lg" title={t('desk.edit.title')} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); send(); }}>
        <Stack gap="md">
          <Fields wish={wish} change={change} began={began} names={names} />
          <SavingProblem saving={edit} commitment={commitment} differences={differences} onSave={send} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
            <Button type="submit" loading={edit.isPending} disabled={!wish.lead}>{t('desk.edit.submit')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
