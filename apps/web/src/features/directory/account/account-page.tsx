import { Skeleton } from '@mantine/core';
import { ClaimHint } from '../../../ui/claim-hint.js';
import { useCaller, type Caller } from '../../../ui/caller.js';
import { useLanguage } from '../../../ui/language.js';
import { Page } from '../../../ui/page.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { Section } from '../../../ui/section.js';
import { Instant } from '../../../ui/when.js';
import { Absences } from '../absences.js';
import { useOrganizations, usePartnerships } from '../directory.js';
import { PersonalData } from '../personal-data.js';
import css from '../people/people.module.css';
import { usePerson } from '../people/people.js';
import { PersonSettings } from '../person-settings.js';
import { Sessions } from './sessions.js';
import { Tokens } from './tokens.js';

/** What a person may do, in the words of the field. */
function Roles({ rights }: Pick<Caller, 'rights'>) {
  const { t, named } = useLanguage();
  const partnerships = usePartnerships().data?.items ?? [];
  const organizations = useOrganizations().data?.items ?? [];
  const nameOf = (id: number): string => named(partnerships.find((p) => p.id === id)?.name ?? {});
  const entityOf = (id: number): string => organizations.find((o) => o.id === id)?.acronym ?? '';
  const lines = [
    ...(rights.everything ? [`${t('people.grant.administrator')} · ${t('people.rights.everywhere')}`] : []),
    ...rights.partnerships.map(({ partnershipId, role }) => `${role === 'coordinator' ? t('role.coordinator') : t(`people.grant.${role}`)} · ${nameOf(partnershipId)}`),
    ...rights.entities.map(({ partnershipId, organizationId, role }) => `${t(`role.${role}`)} · ${entityOf(organizationId)} · ${nameOf(partnershipId)}`),
  ];
  if (lines.length === 0) return <>{t('people.me.no-roles')}</>;
  return <ul className={css.plain}>{lines.map((line) => <li key={line} dir="auto">{line}</li>)}</ul>;
}

function Me({ caller }: { caller: Caller }) {
  const { t } = useLanguage();
  const { person, signedInAt, rights } = caller;
  return (
    <Section title={t('people.me')}>
      <dl className={css.facts}>
        <dt>{t('people.name')}</dt><dd dir="auto">{person?.name}</dd>
        {signedInAt && <><dt>{t('people.me.signed-in')}</dt><dd><Instant at={signedInAt} hour /></dd></>}
        <dt>{t('people.me.roles')}</dt><dd><Roles rights={rights} /></dd>
      </dl>
    </Section>
  );
}

function OwnSettings({ personId }: { personId: number }) {
  const person = usePerson(personId);
  if (person.isLoadingError) return <ProblemNotice error={person.error} onRetry={() => void person.refetch()} />;
  return person.data ? <PersonSettings person={person.data} /> : <Skeleton height={160} />;
}

/** The own account: who one is, where one is signed in, tokens, absences, and what is held. */
export function AccountPage() {
  const { t } = useLanguage();
  const caller = useCaller();
  const { data } = caller;
  return (
    <Page title={t('people.menu.account')}>
      {!data && caller.isPending && <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={240} radius="lg" /></div>}
      {!data && caller.isError && <ProblemNotice error={caller.error} onRetry={() => void caller.refetch()} />}
      {data && !data.person && <div className={css.hint}><ClaimHint /></div>}
      {data?.person && (
        <>
          <Me caller={data} />
          <OwnSettings personId={data.person.id} />
          <Sessions />
          <Tokens />
          <Absences personId={data.person.id} />
          <PersonalData personId={data.person.id} />
        </>
      )}
    </Page>
  );
}
