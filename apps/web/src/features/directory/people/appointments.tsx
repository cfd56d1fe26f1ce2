import { Button, TextInput } from '@mantine/core';
import { formatDay } from '@suivi/i18n';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ActDialog } from '../../../ui/act-dialog.js';
import { IconUsers } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Listing, Under, type Asked, type Column } from '../../../ui/listing.js';
import { Tag } from '../../../ui/tag.js';
import css from './people.module.css';
import { today } from '../../../ui/when.js';
import { isOver, useEndAppointment, type Appointment } from './people.js';

function End({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const { t } = useLanguage();
  const end = useEndAppointment();
  const [endsOn, setEndsOn] = useState(appointment.endsOn ?? today());
  const { person: { name }, organization: { acronym: entity } } = appointment;
  return (
    <ActDialog danger title={t('people.end.of', { name })} submit={t('people.end')} sending={end} onSend={() => end.mutate({ params: { id: appointment.id }, body: { endsOn } }, { onSuccess: onClose })} onClose={onClose}>
      <p>{t('people.end.text', { name, entity })}</p>
      <TextInput type="date" required label={t('people.end.last')} value={endsOn} min={appointment.startsOn} max="2199-12-31" onChange={(event) => setEndsOn(event.currentTarget.value)} data-autofocus />
    </ActDialog>
  );
}

/** What keeps a person from being written to. */
export function Unreachable({ of }: { of: { contactLost: boolean; digestsOff: boolean } | undefined }) {
  const { t } = useLanguage();
  if (!of?.contactLost && !of?.digestsOff) return null;
  return <span className={css.tags}>{of.contactLost && <Tag tone="bad">{t('people.lost')}</Tag>}{of.digestsOff && <Tag tone="warn">{t('people.digests-off')}</Tag>}</span>;
}

function Name({ appointment: { person }, standing }: { appointment: Appointment; standing: { contactLost: boolean; digestsOff: boolean } | undefined }) {
  return (
    <>
      <Link to="/people/$personId" params={{ personId: person.id }} className={css.name} dir="auto">{person.name}</Link> <Unreachable of={standing} />
      {person.email !== null && <Under><bdi>{person.email}</bdi></Under>}
    </>
  );
}

interface Props {
  label: string;
  asked: Asked;
  items: readonly Appointment[] | undefined;
  /** Whether the reader may end an appointment. */
  mayEnd: (appointment: Appointment) => boolean;
  /** People by number, for who can be reached; absent where all are of one person. */
  standings?: ReadonlyMap<number, { contactLost: boolean; digestsOff: boolean }>;
  /** The name of the partnership of each; absent where all are of one. */
  partnershipOf?: (appointment: Appointment) => string;
}

/** Who holds which role for which entity, with the end of it. */
export function Appointments({ label, asked, items, mayEnd, standings, partnershipOf }: Props) {
  const { t, language } = useLanguage();
  const [ending, setEnding] = useState<Appointment | null>(null);
  const day = (on: string): string => formatDay(on, 'day', language);
  const who: Column<Appointment> = { head: t('people.person'), cell: (one) => <Name appointment={one} standing={standings?.get(one.person.id)} /> };
  const where: Column<Appointment> = { head: t('people.partnership'), cell: (one) => <span dir="auto">{partnershipOf?.(one)}</span> };
  return (
    <>
      <Listing label={label} asked={asked} items={items} keyOf={({ id }) => id} empty={{ icon: IconUsers, title: t('people.empty.title'), text: t('people.empty.text') }}
        columns={[
          partnershipOf ? where : who,
          { head: t('people.entity'), cell: ({ organization }) => <bdi>{organization.acronym}</bdi> },
          { head: t('people.role'), cell: ({ role }) => t(`role.${role}`) },
          { head: t('people.from'), cell: ({ startsOn }) => day(startsOn) },
          { head: t('people.until'), cell: ({ endsOn }) => (endsOn === null ? <Under>{t('people.open-end')}</Under> : day(endsOn)) },
        ]}
        acts={(one) => mayEnd(one) && !isOver(one, today()) && <Button size="xs" variant="default" aria-label={`${t('people.end.of', { name: one.person.name })} (${one.organization.acronym})`} onClick={() => setEnding(one)}>{t('people.end')}</Button>} />
      {ending && <End appointment={ending} onClose={() => setEnding(null)} />}
    </>
  );
}
