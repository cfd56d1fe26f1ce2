import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DecisionForm } from '../../ui/decision-form.js';
import { IconCheck, IconX } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { HandoverTag } from '../../ui/states.js';
import { colleaguesOf, proposed, somebodyElse, type Choice } from './colleagues.js';
import { Decided, Said } from './said.js';
import { useAppointments, useConfirm, useLeave, type Handover } from './requests.js';
import css from './updates.module.css';

interface Props {
  handover: Handover;
  partnershipId: number;
  mayDecide: boolean;
}

interface FormProps extends Omit<Props, 'mayDecide'> {
  onClose: () => void;
}

interface ChoiceProps {
  hint: string;
  choices: readonly Choice[];
  choice: string;
  onChoose: (value: string) => void;
  named: Choice;
  onName: (named: Choice) => void;
}

/** Who is to answer: the colleague who was named, another of the entity, or somebody who is not known yet. */
function ColleagueChoice({ hint, choices, choice, onChoose, named, onName }: ChoiceProps) {
  const { t } = useLanguage();
  const data = [...choices.map(({ value, name, email }) => ({ value, label: `${name} · ${email}` })), { value: somebodyElse, label: t('desk.handover.other') }];
  return (
    <>
      <Select label={t('desk.handover.who')} description={hint} allowDeselect={false} data={data} value={choice} onChange={(value) => value && onChoose(value)} comboboxProps={{ withinPortal: false }} />
      {choice === somebodyElse && (
        <>
          <TextInput label={t('desk.handover.name')} required maxLength={200} value={named.name} onChange={(event) => onName({ ...named, name: event.currentTarget.value })} dir="auto" />
          <TextInput label={t('desk.handover.email')} required type="email" maxLength={254} value={named.email} onChange={(event) => onName({ ...named, email: event.currentTarget.value })} dir="ltr" />
        </>
      )}
    </>
  );
}

function ConfirmForm({ handover, partnershipId, onClose }: FormProps) {
  const { t } = useLanguage();
  const confirm = useConfirm();
  const choices = colleaguesOf(handover, useAppointments(partnershipId).data?.items ?? []);
  const [choice, setChoice] = useState(proposed);
  const [named, setNamed] = useState<Choice>({ value: somebodyElse, name: '', email: '' });
  const chosen = choice === somebodyElse ? named : choices.find(({ value }) => value === choice);
  const send = (note: string) => {
    const colleague = choice === proposed || !chosen ? {} : { colleague: { name: chosen.name.trim(), email: chosen.email.trim() } };
    confirm.mutate({ params: { id: handover.id }, ifMatch: handover.version, body: { ...colleague, ...(note ? { note } : {}) } }, { onSuccess: onClose });
  };
  return (
    <DecisionForm label={t('desk.handover.note')} required={false} submit={t('desk.handover.confirm')} sending={confirm} onSend={send} onClose={onClose}>
      <ColleagueChoice hint={t('desk.handover.confirm.text', { entity: handover.organization.acronym })} choices={choices} choice={choice} onChoose={setChoice} named={named} onName={setNamed} />
    </DecisionForm>
  );
}

/** Leaves it with who answers now, with the reason that is mailed. */
export function LeaveForm({ handover, onClose }: { handover: Pick<Handover, 'id' | 'version' | 'person'>; onClose: () => void }) {
  const { t } = useLanguage();
  const leave = useLeave();
  const send = (note: string) => leave.mutate({ params: { id: handover.id }, ifMatch: handover.version, body: { note } }, { onSuccess: onClose });
  return <DecisionForm label={t('desk.decline.why')} description={t('desk.told', { name: handover.person?.name ?? '' })} submit={t('desk.decline')} sending={leave} onSend={send} onClose={onClose} />;
}

function Acts(of: Omit<Props, 'mayDecide'>) {
  const { t } = useLanguage();
  const [doing, setDoing] = useState<'confirm' | 'leave' | null>(null);
  const close = () => setDoing(null);
  if (doing === 'confirm') return <ConfirmForm {...of} onClose={close} />;
  if (doing === 'leave') return <LeaveForm handover={of.handover} onClose={close} />;
  if (of.handover.state !== 'pending') return null;
  return (
    <div className={css.buttons}>
      <Button size="sm" leftSection={<IconCheck size={15} />} onClick={() => setDoing('confirm')}>{t('desk.handover.confirm')}</Button>
      <Button size="sm" variant="default" leftSection={<IconX size={15} />} onClick={() => setDoing('leave')}>{t('desk.decline')}</Button>
    </div>
  );
}

/** "Not mine": who was named to answer, what was decided, and what the reader may do about it. */
export function HandoverCard({ mayDecide, ...of }: Props) {
  const { t } = useLanguage();
  const { handover } = of;
  const { colleague, organization, person, proposedAt } = handover;
  return (
    <li className={css.update} data-state={handover.state}>
      <div className={css.head}>
        <bdi className={css.entity}>{organization.acronym}</bdi>
        <span>{t('desk.handover.asks', { colleague: colleague.name })} <bdi className={css.quiet}>{colleague.email}</bdi></span>
        <span className={css.state}><HandoverTag state={handover.state} /></span>
      </div>
      <Said words={handover.reason} by={person?.name ?? null} at={proposedAt} />
      <Decided of={handover} sentence={handover.state === 'pending' ? null : `desk.handover.by.${handover.state}`} />
      {mayDecide && <div className={css.acts}><Acts {...of} /></div>}
    </li>
  );
}
