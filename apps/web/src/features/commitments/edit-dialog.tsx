import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { vocabulary, type Level } from '@suivi/contract';
import { formatDay } from '@suivi/i18n';
import { useState } from 'react';
import { useLanguage } from '../../ui/language.js';
import { useObjectives, useOrganizations } from '../directory/directory.js';
import { useEditCommitment, useThematicAreas, type CommitmentInFull } from './commitments.js';
import { DeadlineChoice } from './deadline-choice.js';
import { DeadlineText } from './deadline-text.js';
import { bodyOf, standing, type Wish } from './edit-wish.js';
import { OwnersChoice, type OwnersWish } from './owners-choice.js';
import { ProjectFields, useProjectInWords } from './project.js';
import { SavingProblem } from './saving-problem.js';

/** Both versions of what the person changed, in words. */
function useDifferences(wish: Wish, { began, now }: { began: CommitmentInFull; now: CommitmentInFull }, names: ReturnType<typeof useNames>) {
  const { t, language } = useLanguage();
  const inWords = useProjectInWords();
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
    ...(body.objectiveId === undefined ? [] : [{ name: t('desk.objective'), mine: nameIn(names.objectives, wish.objective), theirs: nameIn(names.objectives, theirs.objective) }]),
    ...(body.project === undefined ? [] : [{ name: t('desk.project'), mine: inWords(body.project), theirs: inWords(now.project) }]),
    ...(body.level === undefined ? [] : [{ name: t('web.facts.level'), mine: level(wish.level), theirs: level(theirs.level) }]),
  ];
}

function useNames(partnershipId: number) {
  const { named } = useLanguage();
  const entities = (useOrganizations(partnershipId).data?.items ?? []).map((o) => ({ value: String(o.id), label: `${o.acronym} · ${named(o.name)}` }));
  const areas = (useThematicAreas(partnershipId).data?.items ?? []).map((area) => ({ value: String(area.id), label: named(area.name) }));
  const objectives = (useObjectives(partnershipId).data?.items ?? []).map((one) => ({ value: String(one.id), label: named(one.name) }));
  return { entities, areas, objectives };
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
      {names.objectives.length > 0 && <Select clearable label={t('desk.objective')} data={names.objectives} value={wish.objective} onChange={(objective) => change({ objective })} />}
      <Select clearable label={t('web.facts.level')} data={levels} value={wish.level} onChange={(level) => change({ level })} />
      <ProjectFields project={wish.project} onChange={(project) => change({ project })} />
      <Textarea label={t('desk.edit.reason')} description={t('web.verify.reason.optional')} maxLength={500} autosize minRows={1} value={wish.reason} onChange={(event) => change({ reason: event.currentTarget.value })} dir="auto" />
    </>
  );
}

/** Changes the wording, the entities, the deadline, the area, the objective, the level or the project of an open commitment. */
export function EditDialog({ commitment, onClose }: { commitment: CommitmentInFull; onClose: () => void }) {
  const { t } = useLanguage();
  const edit = useEditCommitment();
  const names = useNames(commitment.partnershipId);
  const [began] = useState(commitment);
  const [wish, setWish] = useState<Wish>({ ...standing(commitment), deadline: { way: 'said', on: commitment.deadline?.on ?? '', precision: commitment.deadline?.precision ?? 'day' }, reason: '' });
  const change = (changed: Partial<Wish>) => setWish((now) => ({ ...now, ...changed }));
  const send = (ifMatch: number) => edit.mutate({ params: { id: commitment.id }, ifMatch, body: bodyOf(wish, began) }, { onSuccess: onClose });
  const differences = useDifferences(wish, { began, now: commitment }, names);
  return (
    <Modal opened onClose={onClose} size="lg" title={t('desk.edit.title')} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); send(began.version); }}>
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
