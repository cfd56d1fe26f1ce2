import { Select, TextInput } from '@mantine/core';
import { vocabulary, type Role } from '@suivi/contract';
import { ownName } from '@suivi/i18n';
import { languages, type Language } from '@suivi/kernel';
import { useState } from 'react';
import { ActDialog } from '../../../ui/act-dialog.js';
import { useRights } from '../../../ui/caller.js';
import { useLanguage } from '../../../ui/language.js';
import { useOrganizations } from '../directory.js';
import { today } from '../../../ui/when.js';
import { useAppoint, useEverybody } from './people.js';

interface Props {
  partnershipId: number;
  /** Who is appointed, where that is settled. */
  personId?: number;
  onClose: () => void;
}

const somebodyNew = 'new';
const noOne = { name: '', email: '', language: 'en' as Language };

/** The entities of the desk's own side, and the roles that the reader may give. */
function useChoices(partnershipId: number) {
  const { t } = useLanguage();
  const { keeps, administers } = useRights();
  const organizations = (useOrganizations(partnershipId).data?.items ?? []).filter(({ side }) => keeps({ partnershipId, side }));
  return {
    entities: organizations.map(({ id, acronym }) => ({ value: String(id), label: acronym })),
    roles: vocabulary.roles.filter((role) => role !== 'coordinator' || administers(partnershipId)).map((value) => ({ value, label: t(`role.${value}`) })),
  };
}

/** Names a person for an entity: somebody who is known, or somebody new with an address. */
export function AppointDialog({ partnershipId, personId, onClose }: Props) {
  const { t } = useLanguage();
  const appoint = useAppoint();
  const people = [...(useEverybody().data?.values() ?? [])];
  const { entities, roles } = useChoices(partnershipId);
  const [entity, setEntity] = useState<string | null>(null);
  const [role, setRole] = useState<string | null>('focal-point');
  const [who, setWho] = useState<string | null>(personId === undefined ? somebodyNew : String(personId));
  const [named, setNamed] = useState(noOne);
  const [startsOn, setStartsOn] = useState(today());
  const send = () => {
    if (!entity || !role || !who) return;
    const person = who === somebodyNew ? { person: { ...named, name: named.name.trim(), email: named.email.trim() } } : { personId: Number(who) };
    appoint.mutate({ params: { id: partnershipId }, body: { organizationId: Number(entity), role: role as Role, startsOn, ...person } }, { onSuccess: onClose });
  };
  return (
    <ActDialog title={t('people.appoint')} submit={t('people.appoint.send')} sending={appoint} disabled={!entity || !role || !who} onSend={send} onClose={onClose}>
      <Select label={t('people.entity')} required searchable data={entities} value={entity} onChange={setEntity} data-autofocus />
      <Select label={t('people.role')} required allowDeselect={false} data={roles} value={role} onChange={setRole} />
      {personId === undefined && (
        <Select label={t('people.person')} required searchable allowDeselect={false} value={who} onChange={setWho}
          data={[{ value: somebodyNew, label: t('people.appoint.new') }, ...people.map(({ id, name, email }) => ({ value: String(id), label: `${name} <${email}>` }))]} />
      )}
      {who === somebodyNew && (
        <>
          <TextInput label={t('people.name')} required maxLength={200} dir="auto" value={named.name} onChange={(event) => setNamed({ ...named, name: event.currentTarget.value })} />
          <TextInput label={t('people.address')} required type="email" dir="ltr" value={named.email} onChange={(event) => setNamed({ ...named, email: event.currentTarget.value })} />
          <Select label={t('people.language')} allowDeselect={false} data={languages.map((value) => ({ value, label: ownName[value] }))} value={named.language} onChange={(value) => setNamed({ ...named, language: value as Language })} />
        </>
      )}
      <TextInput label={t('people.from')} type="date" required max="2199-12-31" value={startsOn} onChange={(event) => setStartsOn(event.currentTarget.value)} />
    </ActDialog>
  );
}
