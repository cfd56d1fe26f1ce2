import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '../../../ui/act-dialog.js';
import { useRights } from '../../../ui/caller.js';
import { useLanguage } from '../../../ui/language.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { Section } from '../../../ui/section.js';
import { Instant } from '../../../ui/when.js';
import { AccountState } from './accounts.js';
import { useDisable, useEnable, useEndSessionsOf, type Account } from './people.js';
import css from './people.module.css';

function Close({ account: { person }, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useLanguage();
  const disable = useDisable();
  const [reason, setReason] = useState('');
  const send = () => disable.mutate({ params: { personId: person.id }, body: { reason: reason.trim() } }, { onSuccess: onClose });
  return (
    <ActDialog danger title={t('people.account.close')} submit={t('people.account.close')} sending={disable} onSend={send} onClose={onClose}>
      <p>{t('people.account.close.text', { name: person.name })}</p>
      <TextInput label={t('people.account.reason')} required maxLength={500} dir="auto" value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
    </ActDialog>
  );
}

/** A person's account, and for administrators of the installation what ends and reopens it. */
export function AccountOfPerson({ account }: { account: Account }) {
  const { t } = useLanguage();
  const { everything } = useRights();
  const [enable, endSessions] = [useEnable(), useEndSessionsOf()];
  const [closing, setClosing] = useState(false);
  const params = { personId: account.person.id };
  const acts = everything && (
    <>
      {account.sessions > 0 && <Button size="sm" variant="default" loading={endSessions.isPending} onClick={() => endSessions.mutate({ params })}>{t('people.account.end-sessions')}</Button>}
      {account.disabledAt === null
        ? <Button size="sm" variant="default" onClick={() => setClosing(true)}>{t('people.account.close')}</Button>
        : <Button size="sm" loading={enable.isPending} onClick={() => enable.mutate({ params })}>{t('people.account.reopen')}</Button>}
    </>
  );
  const failed = [enable, endSessions].find(({ isError }) => isError);
  return (
    <Section title={t('people.account')} end={acts}>
      <dl className={css.facts}>
        <dt>{t('people.hooks.state')}</dt><dd><AccountState account={account} /></dd>
        {account.disabledAt !== null && <><dt>{t('people.account.closed')}</dt><dd><Instant at={account.disabledAt} hour /></dd></>}
        {account.lastSeenAt !== null && <><dt>{t('people.sessions.seen')}</dt><dd><Instant at={account.lastSeenAt} hour /></dd></>}
      </dl>
      {failed && <ProblemNotice error={failed.error} onRetry={failed.reset} />}
      {closing && <Close account={account} onClose={() => setClosing(false)} />}
    </Section>
  );
}
