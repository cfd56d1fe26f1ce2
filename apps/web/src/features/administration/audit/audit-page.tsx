import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconShieldCheck } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Listing } from '../../../ui/listing.js';
import { Page } from '../../../ui/page.js';
import { Section } from '../../../ui/section.js';
import { Trail } from '../../../ui/trail.js';
import { Chain } from './chain.js';
import { Changed, What, Who } from './entry.js';
import { ExportTrail } from './export-trail.js';
import { TrailFilters } from './trail-filters.js';
import { trailPages } from './trail.js';

const route = getRouteApi('/administration/audit');

function Entries() {
  const { t } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const pages = useInfiniteQuery(trailPages(search));
  const isNarrowed = Object.keys(search).length > 0;
  return (
    <Section title={t('admin.audit.list')} end={isNarrowed && <Button size="sm" variant="default" onClick={() => void navigate({ search: {} })}>{t('admin.audit.clear')}</Button>}>
      <TrailFilters search={search} onChange={(changed) => void navigate({ search: changed, replace: true })} />
      <Listing label={t('admin.audit.list')} asked={pages} items={pages.data?.pages.flatMap((page) => page.items)} keyOf={({ id }) => id} more={pages}
        empty={{ icon: IconShieldCheck, title: t('admin.audit.none'), text: t('admin.audit.none.text') }}
        columns={[
          { head: t('admin.audit.what'), cell: (entry) => <What entry={entry} /> },
          { head: t('admin.audit.who'), cell: (entry) => <Who entry={entry} /> },
          { head: t('admin.audit.changes'), cell: (entry) => <Changed entry={entry} /> },
        ]} />
    </Section>
  );
}

/** Who did what to what and when, and whether the history is as it was written. */
export function AuditPage() {
  const { t } = useLanguage();
  return (
    <Page title={t('admin.audit')} lead={t('admin.audit.text')} trail={<Trail steps={[<Link key="up" to="/administration">{t('admin.title')}</Link>]} here={t('admin.audit')} />}>
      <Chain />
      <Entries />
      <ExportTrail />
    </Page>
  );
}
