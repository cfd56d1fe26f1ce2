import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { IconBell, IconCheck, IconClock, IconDownload, IconLock, IconMailForward, IconPencil, IconTrash } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { listAt, useCloseCall, useDeleteCall, useExtendCall, useNudge, useOpenCall, type CallInFull } from './calls.js';
import css from './calls.module.css';
import { ChangeCall } from './change-call.js';

/** Asks for a later date, of one entity or of all. */
export function ExtendForm({ call, organizationId, from, onClose }: { call: CallInFull; organizationId?: number; from: string; onClose: () => void }) {
  const { t } = useLanguage();
  const extend = useExtendCall();
  const [dueOn, setDueOn] = useState('');
  const [reason, setReason] = useState('');
  const send = () => extend.mutate({ params: { id: call.id }, ifMatch: call.version, body: { dueOn, ...(organizationId === undefined ? {} : { organizationIds: [organizationId] }), ...(reason.trim() ? { reason: reason.trim() } : {}) } }, { onSuccess: onClose });
  return (
    <form className={css.inline} onSubmit={(event) => { event.preventDefault(); send(); }}>
      <TextInput type="date" size="xs" required autoFocus label={t('web.calls.extend.until')} min={from} value={dueOn} onChange={(event) => setDueOn(event.currentTarget.value)} />
      <TextInput size="xs" label={t('web.calls.extend.reason')} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} dir="auto" />
      <Button size="xs" type="submit" loading={extend.isPending}>{t('web.calls.extend')}</Button>
      <Button size="xs" variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
      {extend.isError && <ProblemNotice error={extend.error} onRetry={extend.reset} />}
    </form>
  );
}

interface Changing {
  call: CallInFull;
  isChanging: boolean;
  onChange: () => void;
}

function ChangeAct({ isChanging, onChange }: Omit<Changing, 'call'>) {
  const { t } = useLanguage();
  return <Button variant="default" leftSection={<IconPencil size={16} />} aria-expanded={isChanging} onClick={onChange}>{t('web.calls.change')}</Button>;
}

function DraftActs({ call, ...changing }: Changing) {
  const { t } = useLanguage();
  const [open, remove] = [useOpenCall(), useDeleteCall()];
  const failed = [open, remove].find((one) => one.isError);
  return (
    <>
      <p className={css.quiet}>{t('web.calls.open.text')}</p>
      <div className={css.acts}>
        <Button leftSection={<IconMailForward size={16} />} loading={open.isPending} onClick={() => open.mutate({ params: { id: call.id }, ifMatch: call.version })}>{t('web.calls.open')}</Button>
        <ChangeAct {...changing} />
        <Button variant="default" leftSection={<IconTrash size={16} />} loading={remove.isPending} onClick={() => remove.mutate({ params: { id: call.id }, ifMatch: call.version })}>{t('web.calls.delete')}</Button>
      </div>
      {failed && <ProblemNotice error={failed.error} onRetry={failed.reset} />}
    </>
  );
}

function CloseAct({ call }: { call: CallInFull }) {
  const { t } = useLanguage();
  const close = useCloseCall();
  const [asked, setAsked] = useState(false);
  if (!asked) return <Button variant="default" leftSection={<IconLock size={16} />} onClick={() => setAsked(true)}>{t('web.calls.close')}</Button>;
  return (
    <>
      <Button color="brick" autoFocus leftSection={<IconCheck size={16} />} loading={close.isPending} onClick={() => close.mutate({ params: { id: call.id }, ifMatch: call.version })}>{t('web.calls.close.sure')}</Button>
      <Button variant="default" onClick={() => setAsked(false)}>{t('web.action.cancel')}</Button>
      {close.isError && <ProblemNotice error={close.error} onRetry={close.reset} />}
    </>
  );
}

function OpenActs({ call, ...changing }: Changing) {
  const { t } = useLanguage();
  const nudge = useNudge();
  const [extending, setExtending] = useState(false);
  const isSilent = call.counts.none + call.counts.inPart > 0;
  return (
    <>
      <div className={css.acts}>
        {isSilent && <Button leftSection={<IconBell size={16} />} loading={nudge.isPending} onClick={() => nudge.mutate({ params: { id: call.id }, body: {} })}>{t('web.calls.nudge.all')}</Button>}
        <Button variant="default" leftSection={<IconClock size={16} />} aria-expanded={extending} onClick={() => setExtending(!extending)}>{t('web.calls.extend.all')}</Button>
        <ChangeAct {...changing} />
        <CloseAct call={call} />
      </div>
      {extending && <ExtendForm call={call} from={call.dueOn} onClose={() => setExtending(false)} />}
      <p role="status" className={css.quiet}>{nudge.data && t('web.calls.nudged', { count: nudge.data.people })}</p>
      {nudge.isError && <ProblemNotice error={nudge.error} onRetry={nudge.reset} />}
    </>
  );
}

/** What a coordinator does about the call as a whole. */
export function CallActs({ call }: { call: CallInFull }) {
  const { t, language } = useLanguage();
  const [isChanging, setChanging] = useState(false);
  const changing: Changing = { call, isChanging, onChange: () => setChanging(!isChanging) };
  const fields = isChanging && call.state !== 'closed' && <ChangeCall call={call} onClose={() => setChanging(false)} />;
  if (call.state === 'drafted') return <><DraftActs {...changing} />{fields}</>;
  return (
    <>
      {call.state === 'open' && <OpenActs {...changing} />}
      {fields}
      <div className={css.acts}>
        {(['xlsx', 'csv'] as const).map((format) => <Button key={format} size="xs" variant="default" component="a" href={listAt(call.id, format, language)} download leftSection={<IconDownload size={14} />}>{t(`web.calls.list.${format}`)}</Button>)}
      </div>
    </>
  );
}
