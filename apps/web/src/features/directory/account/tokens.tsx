import { Button, Select, Stack, TextInput } from '@mantine/core';
import { vocabulary } from '@suivi/contract';
import { formatList } from '@suivi/i18n';
import { useState } from 'react';
import { ActDialog } from '../../../ui/act-dialog.js';
import { useRights } from '../../../ui/caller.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { IconKey, IconPlus } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Listing, Under } from '../../../ui/listing.js';
import { SecretOnce } from '../../../ui/secret-once.js';
import { Section } from '../../../ui/section.js';
import { Ago, Instant } from '../../../ui/when.js';
import { useCreateToken, useRevokeToken, useTokens, type Token } from './account.js';

type Scope = Token['scopes'][number];
const lasts = [30, 90, 180, 366] as const;

function NewToken({ onMade, onClose }: { onMade: (secret: string) => void; onClose: () => void }) {
  const { t } = useLanguage();
  const { administersAny } = useRights();
  const create = useCreateToken();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<Scope[]>(['read']);
  const [days, setDays] = useState('90');
  const send = () => create.mutate({ body: { name: name.trim(), scopes, expiresInDays: Number(days) } }, { onSuccess: ({ token }) => onMade(token) });
  return (
    <ActDialog title={t('people.tokens.new')} submit={t('people.tokens.create')} sending={create} disabled={scopes.length === 0} onSend={send} onClose={onClose}>
      <TextInput label={t('people.tokens.name')} required maxLength={100} value={name} onChange={(event) => setName(event.currentTarget.value)} dir="auto" data-autofocus />
      <Checkbox.Group label={t('people.tokens.scopes')} value={scopes} onChange={(chosen) => setScopes(vocabulary.tokenScopes.filter((scope) => chosen.includes(scope)))}>
        <Stack gap={8} mt={8}>
          {vocabulary.tokenScopes.filter((scope) => scope !== 'administer' || administersAny).map((scope) => <Checkbox key={scope} value={scope} label={t(`people.tokens.scope.${scope}`)} />)}
        </Stack>
      </Checkbox.Group>
      <Select label={t('people.tokens.good-for')} allowDeselect={false} data={lasts.map((count) => ({ value: String(count), label: t('people.tokens.days', { count }) }))} value={days} onChange={(value) => value && setDays(value)} />
    </ActDialog>
  );
}

function Revoke({ token, onClose }: { token: Token; onClose: () => void }) {
  const { t } = useLanguage();
  const revoke = useRevokeToken();
  return (
    <ActDialog danger title={t('people.tokens.revoke.of', { name: token.name })} submit={t('people.tokens.revoke')} sending={revoke} onSend={() => revoke.mutate({ params: { id: token.id } }, { onSuccess: onClose })} onClose={onClose}>
      <p>{t('people.tokens.revoke.text')}</p>
    </ActDialog>
  );
}

/** A person's tokens for programs. */
export function Tokens() {
  const { t, language } = useLanguage();
  const tokens = useTokens();
  const [isNew, setNew] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const made = (token: string): void => { setNew(false); setSecret(token); };
  return (
    <Section title={t('people.tokens')} lead={t('people.tokens.lead')} end={<Button size="sm" leftSection={<IconPlus size={15} />} onClick={() => setNew(true)}>{t('people.tokens.new')}</Button>}>
      <Listing label={t('people.tokens')} asked={tokens} items={tokens.data?.items} keyOf={({ id }) => id} empty={{ icon: IconKey, title: t('people.none.title'), text: t('people.tokens.empty') }}
        columns={[
          { head: t('people.name'), cell: ({ name }) => <span dir="auto">{name}</span> },
          { head: t('people.tokens.scopes'), cell: ({ scopes }) => formatList(scopes.map((scope) => t(`people.tokens.scope.${scope}`)), language) },
          { head: t('people.tokens.until'), cell: ({ expiresAt }) => (expiresAt ? <Instant at={expiresAt} /> : t('people.open-end')) },
          { head: t('people.tokens.used'), cell: ({ lastUsedAt }) => <Under>{lastUsedAt ? <Ago at={lastUsedAt} /> : t('people.tokens.never')}</Under> },
        ]}
        acts={(token) => <Button size="xs" variant="default" aria-label={t('people.tokens.revoke.of', { name: token.name })} onClick={() => setRevoking(token)}>{t('people.tokens.revoke')}</Button>} />
      {isNew && <NewToken onMade={made} onClose={() => setNew(false)} />}
      {secret !== null && <SecretOnce title={t('people.tokens.new')} text={t('people.tokens.once')} secret={secret} onClose={() => setSecret(null)} />}
      {revoking && <Revoke token={revoking} onClose={() => setRevoking(null)} />}
    </Section>
  );
}
