import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '../../ui/act-dialog.js';
import { useCaller, useRights } from '../../ui/caller.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { useChangeAddress, useResumeDigests, useRevokeLinks, useStopDigests, type PersonInFull } from './people/people.js';

function ChangeAddress({ person, onClose }: { person: PersonInFull; onClose: () => void }) {
  const { t } = useLanguage();
  const change = useChangeAddress();
  const [email, setEmail] = useState(person.email);
  const send = () => change.mutate({ params: { id: person.id }, ifMatch: person.version, body: { email: email.trim() } }, { onSuccess: onClose });
  return (
    <ActDialog title={t('people.reach.address')} submit={t('people.save')} sending={change} onSend={send} onClose={onClose}>
      <TextInput type="email" required dir="ltr" label={t('people.address')} description={t('people.reach.address.text')} value={email} onChange={(event) => setEmail(event.currentTarget.value)} data-autofocus />
    </ActDialog>
  );
}

function RevokeLinks({ person, onClose }: { person: PersonInFull; onClose: () => void }) {
  const { t } = useLanguage();
  const revoke = useRevokeLinks();
  return (
    <ActDialog danger title={t('people.reach.links')} submit={t('people.reach.links')} sending={revoke} onSend={() => revoke.mutate({ params: { id: person.id } }, { onSuccess: onClose })} onClose={onClose}>
      <p>{t('people.reach.links.text')}</p>
    </ActDialog>
  );
}

/** What changes whether and where a person is written to. */
export function Reachability({ person }: { person: PersonInFull }) {
  const { t } = useLanguage();
  const [doing, setDoing] = useState<'address' | 'links' | null>(null);
  const [stop, resume] = [useStopDigests(), useResumeDigests()];
  const digests = person.digestsOff ? resume : stop;
  // who holds the address signs in: nobody but an administrator of all changes their own
  const isSelf = useCaller().data?.person?.id === person.id;
  const { everything } = useRights();
  const close = () => setDoing(null);
  return (
    <>
      {(everything || !isSelf) && <Button size="sm" variant="default" onClick={() => setDoing('address')}>{t('people.reach.address')}</Button>}
      <Button size="sm" variant="default" loading={digests.isPending} onClick={() => digests.mutate({ params: { id: person.id } })}>{t(person.digestsOff ? 'people.reach.resume' : 'people.reach.stop')}</Button>
      <Button size="sm" variant="default" onClick={() => setDoing('links')}>{t('people.reach.links')}</Button>
      {digests.isError && <ProblemNotice error={digests.error} onRetry={digests.reset} />}
      {doing === 'address' && <ChangeAddress person={person} onClose={close} />}
      {doing === 'links' && <RevokeLinks person={person} onClose={close} />}
    </>
  );
}
