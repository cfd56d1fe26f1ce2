import { Select, Stack, TextInput } from '@mantine/core';
import { vocabulary } from '@suivi/contract';
import { useState } from 'react';
import { ActDialog } from '../../ui/act-dialog.js';
import { useRights } from '../../ui/caller.js';
import { Checkbox } from '../../ui/checkbox.js';
import { useLanguage } from '../../ui/language.js';
import { usePartnerships } from '../directory/directory.js';
import { useCreateWebhook } from './webhooks.js';

const every = 'every';

/** Names a program that is to be told of what happens. */
export function NewWebhook({ onMade, onClose }: { onMade: (secret: string) => void; onClose: () => void }) {
  const { t, named } = useLanguage();
  const { everything, administers } = useRights();
  const create = useCreateWebhook();
  const partnerships = (usePartnerships().data?.items ?? []).filter(({ id }) => administers(id));
  const places = [...(everything ? [{ value: every, label: t('people.hooks.every') }] : []), ...partnerships.map(({ id, name }) => ({ value: String(id), label: named(name) }))];
  const [url, setUrl] = useState('');
  const [place, setPlace] = useState<string | null>(null);
  const [events, setEvents] = useState<string[]>([...vocabulary.webhookEvents]);
  const where = place ?? places[0]?.value;
  const send = () =>
    create.mutate(
      { body: { url: url.trim(), partnershipId: where === every ? null : Number(where), events: vocabulary.webhookEvents.filter((event) => events.includes(event)) } },
      { onSuccess: ({ secret }) => onMade(secret) },
    );
  return (
    <ActDialog title={t('people.hooks.new')} submit={t('people.tokens.create')} sending={create} disabled={events.length === 0 || where === undefined} onSend={send} onClose={onClose}>
      <TextInput type="url" dir="ltr" required label={t('people.hooks.url')} placeholder="https://" maxLength={2000} value={url} onChange={(event) => setUrl(event.currentTarget.value)} data-autofocus />
      <Select label={t('people.partnership')} allowDeselect={false} data={places} value={where ?? null} onChange={setPlace} />
      <Checkbox.Group label={t('people.hooks.events')} value={events} onChange={setEvents}>
        <Stack gap={8} mt={8}>{vocabulary.webhookEvents.map((event) => <Checkbox key={event} value={event} label={t(`people.event.${event}`)} />)}</Stack>
      </Checkbox.Group>
    </ActDialog>
  );
}
