import { Button, Select, Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useRights } from '../../../ui/caller.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { Empty } from '../../../ui/empty.js';
import { IconPlus, IconUsers } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Page } from '../../../ui/page.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { Tabs } from '../../../ui/tabs.js';
import { useOrganizations, usePartnerships } from '../directory.js';
import { Accounts } from './accounts.js';
import { AppointDialog } from './appoint-dialog.js';
import { Appointments } from './appointments.js';
import css from './people.module.css';
import { today } from '../../../ui/when.js';
import { isOver, useAppointments, useEverybody, type Appointment } from './people.js';

const route = getRouteApi('/people');

/** Whether the reader may end an appointment: desks those of their side, but coordinators are the administrators'. */
export function useMayEnd(): (appointment: Appointment, sides: ReadonlyMap<number, 'un' | 'partner' | null>) => boolean {
  const { keeps, administers } = useRights();
  return ({ partnershipId, organization, role }, sides) => (role === 'coordinator' ? administers(partnershipId) : keeps({ partnershipId, side: sides.get(organization.id) ?? null }));
}

function OfPartnership({ partnershipId }: { partnershipId: number }) {
  const { t } = useLanguage();
  const appointments = useAppointments(partnershipId);
  const standings = useEverybody().data;
  const sides = new Map((useOrganizations(partnershipId).data?.items ?? []).map(({ id, side }) => [id, side]));
  const mayEnd = useMayEnd();
  const mayAppoint = useRights().desksIn(partnershipId).length > 0;
  const [former, setFormer] = useState(false);
  const [appointing, setAppointing] = useState(false);
  const items = appointments.data?.items.filter((one) => former || !isOver(one, today()));
  return (
    <>
      <div className={css.views}>
        <Checkbox label={t('people.former')} checked={former} onChange={(event) => setFormer(event.currentTarget.checked)} />
        {mayAppoint && <Button size="sm" ms="auto" leftSection={<IconPlus size={15} />} onClick={() => setAppointing(true)}>{t('people.appoint')}</Button>}
      </div>
      <Appointments label={t('people.view.appointments')} asked={appointments} items={items} standings={standings} mayEnd={(one) => mayEnd(one, sides)} />
      {appointing && <AppointDialog partnershipId={partnershipId} onClose={() => setAppointing(false)} />}
    </>
  );
}

function ByPartnership() {
  const { t, named } = useLanguage();
  const navigate = route.useNavigate();
  const { partnershipId } = route.useSearch();
  const partnerships = usePartnerships();
  if (partnerships.isPending) return <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={240} radius="lg" /></div>;
  if (!partnerships.data) return <ProblemNotice error={partnerships.error} onRetry={() => void partnerships.refetch()} />;
  const { items } = partnerships.data;
  const chosen = items.find(({ id }) => id === partnershipId) ?? items[0];
  if (!chosen) return <Empty icon={IconUsers} title={t('people.none.title')}>{t('people.empty.text')}</Empty>;
  return (
    <>
      {items.length > 1 && (
        <Select mb="md" maw={320} label={t('people.partnership')} allowDeselect={false} data={items.map(({ id, name }) => ({ value: String(id), label: named(name) }))} value={String(chosen.id)}
          onChange={(id) => void navigate({ search: { partnershipId: Number(id) } })} />
      )}
      <OfPartnership key={chosen.id} partnershipId={chosen.id} />
    </>
  );
}

/** The people of the partnerships, and for administrators who may sign in. */
export function PeoplePage() {
  const { t } = useLanguage();
  const { administersAny } = useRights();
  const navigate = route.useNavigate();
  const { view } = route.useSearch();
  if (!administersAny) return <Page title={t('people.title')} lead={t('people.lead')}><ByPartnership /></Page>;
  return (
    <Page title={t('people.title')} lead={t('people.lead')}>
      <Tabs value={view ?? 'appointments'} onChange={(value) => void navigate({ search: value === 'accounts' ? { view: 'accounts' } : {} })} keepMounted={false}>
        <Tabs.List mb="md" aria-label={t('people.views')}>
          <Tabs.Tab value="appointments">{t('people.view.appointments')}</Tabs.Tab>
          <Tabs.Tab value="accounts">{t('people.view.accounts')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="appointments"><ByPartnership /></Tabs.Panel>
        <Tabs.Panel value="accounts"><Accounts /></Tabs.Panel>
      </Tabs>
    </Page>
  );
}
