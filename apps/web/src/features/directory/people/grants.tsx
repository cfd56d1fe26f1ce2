import { Button, Select } from '@mantine/core';
import { vocabulary } from '@suivi/contract';
import { useState } from 'react';
import { ActDialog } from '../../../ui/act-dialog.js';
import { useRights } from '../../../ui/caller.js';
import { IconPlus, IconShieldLock } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Listing, type Asked } from '../../../ui/listing.js';
import { Section } from '../../../ui/section.js';
import { usePartnerships } from '../directory.js';
import { useRightName } from './accounts.js';
import { useEndGrant, useGiveGrant, type Grant } from './people.js';

const everywhere = 'everywhere';

function Give({ personId, onClose }: { personId: number; onClose: () => void }) {
  const { t, named } = useLanguage();
  const { everything, administers } = useRights();
  const give = useGiveGrant();
  const partnerships = (usePartnerships().data?.items ?? []).filter(({ id }) => administers(id));
  const places = [...partnerships.map(({ id, name }) => ({ value: String(id), label: named(name) })), ...(everything ? [{ value: everywhere, label: t('people.rights.everywhere') }] : [])];
  const [role, setRole] = useState<Grant['role']>('viewer');
  const [where, setWhere] = useState<string | null>(null);
  const send = () => where && give.mutate({ body: { personId, role, partnershipId: where === everywhere ? null : Number(where) } }, { onSuccess: onClose });
  return (
    <ActDialog title={t('people.rights.give')} submit={t('people.rights.give')} sending={give} disabled={!where} onSend={() => void send()} onClose={onClose}>
      <Select label={t('people.role')} allowDeselect={false} data={vocabulary.grantRoles.map((value) => ({ value, label: t(`people.grant.${value}`) }))} value={role} onChange={(value) => setRole(value as Grant['role'])} data-autofocus />
      <Select label={t('people.rights.where')} required allowDeselect={false} data={places} value={where} onChange={setWhere} />
    </ActDialog>
  );
}

function Take({ grant, name, right, onClose }: { grant: Grant; name: string; right: string; onClose: () => void }) {
  const { t } = useLanguage();
  const end = useEndGrant();
  return <ActDialog danger title={t('people.rights.take.of', { name, right })} submit={t('people.rights.take')} sending={end} onSend={() => end.mutate({ params: { id: grant.id }, ifMatch: grant.version }, { onSuccess: onClose })} onClose={onClose} />;
}

/** The rights of a person that no appointment gives. */
export function Grants({ person, grants, asked }: { person: { id: number; name: string }; grants: readonly Grant[] | undefined; asked: Asked }) {
  const { t } = useLanguage();
  const nameOf = useRightName();
  const [giving, setGiving] = useState(false);
  const [taking, setTaking] = useState<Grant | null>(null);
  const takeOf = (grant: Grant): string => t('people.rights.take.of', { name: person.name, right: nameOf(grant) });
  return (
    <Section title={t('people.rights')} lead={t('people.rights.lead')} end={<Button size="sm" variant="default" leftSection={<IconPlus size={15} />} onClick={() => setGiving(true)}>{t('people.rights.give')}</Button>}>
      <Listing label={t('people.rights')} asked={asked} items={grants} keyOf={({ id }) => id} empty={{ icon: IconShieldLock, title: t('people.none.title') }}
        columns={[{ head: t('people.rights'), cell: (grant) => <span dir="auto">{nameOf(grant)}</span> }]}
        acts={(grant) => <Button size="xs" variant="default" aria-label={takeOf(grant)} onClick={() => setTaking(grant)}>{t('people.rights.take')}</Button>} />
      {giving && <Give personId={person.id} onClose={() => setGiving(false)} />}
      {taking && <Take grant={taking} name={person.name} right={nameOf(taking)} onClose={() => setTaking(null)} />}
    </Section>
  );
}
