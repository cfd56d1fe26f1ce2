import { Button, Skeleton } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useRights } from '../../../ui/caller.js';
import { useLanguage } from '../../../ui/language.js';
import { Page } from '../../../ui/page.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { Section } from '../../../ui/section.js';
import { Absences } from '../absences.js';
import { useOrganizations, usePartnerships } from '../directory.js';
import { PersonalData } from '../personal-data.js';
import { PersonSettings } from '../person-settings.js';
import { AccountOfPerson } from './account-of-person.js';
import { Appointments } from './appointments.js';
import { EraseDialog } from './erase-dialog.js';
import { Grants } from './grants.js';
import { useAccount, usePerson, type PersonInFull } from './people.js';
import { useMayEnd } from './people-page.js';

const route = getRouteApi('/people/$personId');

function Roles({ person, asked }: { person: PersonInFull; asked: ReturnType<typeof usePerson> }) {
  const { t, named } = useLanguage();
  const partnerships = usePartnerships().data?.items ?? [];
  const sides = new Map((useOrganizations().data?.items ?? []).map(({ id, side }) => [id, side]));
  const mayEnd = useMayEnd();
  return (
    <Section title={t('people.view.appointments')}>
      <Appointments label={t('people.view.appointments')} asked={asked} items={person.appointments} mayEnd={(one) => mayEnd(one, sides)} partnershipOf={({ partnershipId }) => named(partnerships.find(({ id }) => id === partnershipId)?.name ?? {})} />
    </Section>
  );
}

function Known({ person, asked }: { person: PersonInFull; asked: ReturnType<typeof usePerson> }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { everything, administersAny } = useRights();
  const account = useAccount(person.id, administersAny);
  const [erasing, setErasing] = useState(false);
  return (
    <>
      <PersonSettings person={person} />
      <Roles person={person} asked={asked} />
      <Absences personId={person.id} />
      {account.data && <AccountOfPerson account={account.data} />}
      {administersAny && <Grants person={person} grants={account.data === null ? [] : account.data?.grants} asked={account} />}
      {everything && (
        <PersonalData personId={person.id}>
          <Button size="sm" variant="default" color="brick" onClick={() => setErasing(true)}>{t('people.erase')}</Button>
        </PersonalData>
      )}
      {erasing && <EraseDialog person={person} onDone={() => void navigate({ to: '/people', search: {} })} onClose={() => setErasing(false)} />}
    </>
  );
}

/** One person: roles, absences, account, rights, and what is held. */
export function PersonPage() {
  const { t } = useLanguage();
  const { personId } = route.useParams();
  const person = usePerson(personId);
  return (
    <Page title={person.data?.name ?? t('people.person')}>
      {person.isPending && <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={320} radius="lg" /></div>}
      {!person.data && person.isError && <ProblemNotice error={person.error} onRetry={() => void person.refetch()} />}
      {person.data && <Known key={personId} person={person.data} asked={person} />}
    </Page>
  );
}
