import { Button } from '@mantine/core';
import { formatDay } from '@suivi/i18n';
import { useState } from 'react';
import { DayField, type DayWish } from '../../ui/day-field.js';
import { DecisionForm } from '../../ui/decision-form.js';
import { IconArrowBackUp, IconCheck, IconX } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { ExtensionTag } from '../../ui/states.js';
import { Decided, Said } from './said.js';
import { useDecline, useGrant, useWithdraw, type ExtensionRequest } from './requests.js';
import css from './updates.module.css';

interface Props {
  request: ExtensionRequest;
  mayGrant: boolean;
  mayDecline: boolean;
  mayWithdraw: boolean;
}

type Doing = 'grant' | 'decline' | null;

function GrantForm({ request, onClose }: { request: ExtensionRequest; onClose: () => void }) {
  const { t } = useLanguage();
  const grant = useGrant();
  const [day, setDay] = useState<DayWish>(request.deadline);
  const send = (note: string) =>
    grant.mutate({ params: { id: request.id }, ifMatch: request.version, body: { deadline: day, ...(note ? { note } : {}) } }, { onSuccess: onClose });
  return (
    <DecisionForm label={t('desk.extension.grant.note')} description={toldOf(t, request)} required={false} submit={t('desk.extension.grant')} sending={grant} onSend={send} onClose={onClose}>
      <DayField label={t('desk.extension.grant.date')} wish={day} onChange={setDay} />
    </DecisionForm>
  );
}

const toldOf = (t: ReturnType<typeof useLanguage>['t'], { person }: Pick<ExtensionRequest, 'person'>): string => (person ? t('desk.told', { name: person.name }) : t('desk.told.nobody'));

/** Declines more time, with the reason that is mailed. */
export function DeclineForm({ request, onClose }: { request: Pick<ExtensionRequest, 'id' | 'version' | 'person'>; onClose: () => void }) {
  const { t } = useLanguage();
  const decline = useDecline();
  const send = (note: string) => decline.mutate({ params: { id: request.id }, ifMatch: request.version, body: { note } }, { onSuccess: onClose });
  return <DecisionForm label={t('desk.decline.why')} description={toldOf(t, request)} submit={t('desk.decline')} sending={decline} onSend={send} onClose={onClose} />;
}

/** Takes a request back that waits. */
export function Withdraw({ request }: { request: ExtensionRequest }) {
  const { t } = useLanguage();
  const withdraw = useWithdraw();
  return (
    <>
      <Button size="sm" variant="default" leftSection={<IconArrowBackUp size={15} className="flips" />} loading={withdraw.isPending} onClick={() => withdraw.mutate({ params: { id: request.id }, ifMatch: request.version })}>{t('desk.extension.withdraw')}</Button>
      {withdraw.isError && <ProblemNotice error={withdraw.error} onRetry={withdraw.reset} />}
    </>
  );
}

function Acts({ request, mayGrant, mayDecline, mayWithdraw }: Props) {
  const { t } = useLanguage();
  const [doing, setDoing] = useState<Doing>(null);
  const close = () => setDoing(null);
  if (doing === 'grant') return <GrantForm request={request} onClose={close} />;
  if (doing === 'decline') return <DeclineForm request={request} onClose={close} />;
  if (request.state !== 'pending') return null;
  return (
    <div className={css.buttons}>
      {mayGrant && <Button size="sm" leftSection={<IconCheck size={15} />} onClick={() => setDoing('grant')}>{t('desk.extension.grant')}</Button>}
      {mayDecline && <Button size="sm" variant="default" leftSection={<IconX size={15} />} onClick={() => setDoing('decline')}>{t('desk.decline')}</Button>}
      {mayWithdraw && <Withdraw request={request} />}
    </div>
  );
}

/** A request for more time: what is asked for and why, what was decided, and what the reader may do about it. */
export function ExtensionCard(props: Props) {
  const { t, language } = useLanguage();
  const { request } = props;
  const { deadline, organization, person, askedAt } = request;
  return (
    <li className={css.update} data-state={request.state}>
      <div className={css.head}>
        <bdi className={css.entity}>{organization.acronym}</bdi>
        <span>{t('desk.extension.asks', { date: formatDay(deadline.on, deadline.precision, language) })}</span>
        <span className={css.state}><ExtensionTag state={request.state} /></span>
      </div>
      <Said words={request.reason} by={person?.name ?? null} at={askedAt} />
      <Decided of={request} sentence={request.state === 'pending' ? null : `desk.extension.by.${request.state}`} />
      {(props.mayGrant || props.mayDecline || props.mayWithdraw) && <div className={css.acts}><Acts {...props} /></div>}
    </li>
  );
}
