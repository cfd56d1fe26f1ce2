import { Button, Skeleton } from '@mantine/core';
import { useIntersection, useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { Empty } from '../../ui/empty.js';
import { IconFileText } from '../../ui/icons.js';
import { stepRows, useKeys } from '../../ui/keys.js';
import { useLanguage } from '../../ui/language.js';
import { Page } from '../../ui/page.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { SearchBox } from '../../ui/search-box.js';
import { registerPages, useAnyCommitment, useCounts } from './commitments.js';
import { RegisterCards } from './register-cards.js';
import { columnsShown } from './register-columns.js';
import { RegisterFilters, Views } from './register-filters.js';
import css from './register.module.css';
import { askedFor, cleared, isNarrowed, rememberSearch, type RegisterSearch } from './register-search.js';
import { RegisterTable } from './register-table.js';
import { RegisterTools } from './register-tools.js';

const route = getRouteApi('/register');

function Loading() {
  const { t } = useLanguage();
  return (
    <div className={css.loading} role="status">
      <span className="for-ears">{t('web.loading')}</span>
      {Array.from({ length: 8 }, (_, i) => (
        <div key={i} className={css.loadingRow} aria-hidden>
          <Skeleton height={12} width={74} />
          <Skeleton height={12} width={`${70 - ((i * 13) % 35)}%`} />
          <Skeleton height={18} width={92} radius="xl" />
        </div>
      ))}
    </div>
  );
}

function NothingHere({ search, onClear, onAll }: { search: RegisterSearch; onClear: () => void; onAll: () => void }) {
  const { t } = useLanguage();
  const any = useAnyCommitment(search.partnershipId).data;
  const narrowed = isNarrowed(search);
  if (!any) return <Loading />;
  if (narrowed || any.items.length > 0) {
    const [reason, wayOut, leave] = narrowed ? (['none-fit', 'web.filter.clear', onClear] as const) : (['none-open', 'web.filter.all', onAll] as const);
    return (
      <Empty icon={IconFileText} title={t(`web.register.${reason}.title`)} action={<Button mt={8} variant="default" onClick={leave}>{t(wayOut)}</Button>}>
        {t(`web.register.${reason}.text`)}
      </Empty>
    );
  }
  return (
    <Empty icon={IconFileText} title={t('web.register.empty.title')}>
      <p>{t('web.register.empty.text')}</p>
      <p className={css.command} dir="ltr"><code>npx suivi import statement.txt --partnership un-caricom --meeting 12</code></p>
    </Empty>
  );
}

/** Every commitment, sought, filtered and in any order. */
export function RegisterPage() {
  const { t } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  useEffect(() => rememberSearch(search), [search]);
  const box = useRef<HTMLInputElement>(null);
  const narrow = useMediaQuery('(max-width: 60em)', false, { getInitialValueInEffect: false });
  const change = useCallback((changed: Partial<RegisterSearch>) => void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false }), [navigate]);
  useKeys({ '/': () => box.current?.focus(), ...stepRows });
  return (
    <Page title={t('web.register.title')} lead={t('web.register.lead')}>
      <search className={css.filters} aria-label={t('web.filter.label')}>
        <div className={css.tools}>
          <SearchBox q={search.q} onSearch={change} label={t('register.search')} box={box} className={css.search} />
          <RegisterTools search={search} onChange={change} narrow={narrow} />
        </div>
        <Views search={search} onChange={change} />
        <RegisterFilters search={search} onChange={change} narrow={narrow} />
      </search>
      <Rows search={search} onChange={change} narrow={narrow} />
    </Page>
  );
}

interface FootProps {
  shown: number;
  total: number | undefined;
  hasMore: boolean;
  isLoading: boolean;
  onMore: () => void;
}

/** Where the rows end: more are fetched before one gets there, and a press does it too. */
function Foot({ shown, total, hasMore, isLoading, onMore }: FootProps) {
  const { t } = useLanguage();
  const { ref, entry } = useIntersection({ rootMargin: '1200px' });
  const near = entry?.isIntersecting === true;
  useEffect(() => {
    if (near && hasMore && !isLoading) onMore();
  }, [near, hasMore, isLoading, onMore]);
  return (
    <div className={css.foot} ref={ref}>
      <p aria-live="polite">{t('register.showing', { shown, total: total ?? shown })}</p>
      {hasMore && <Button variant="default" loading={isLoading} onClick={onMore}>{t('web.action.more')}</Button>}
    </div>
  );
}

function Rows({ search, onChange, narrow }: { search: RegisterSearch; onChange: (changed: Partial<RegisterSearch>) => void; narrow: boolean }) {
  const pages = useInfiniteQuery(registerPages(search));
  const { sort: _, group: _group, ...counted } = askedFor(search);
  const total = useCounts(counted).data?.total;
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const columns = useMemo(() => columnsShown(search.columns), [search.columns]);
  const { fetchNextPage } = pages;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  if (pages.isPending) return <Loading />;
  if (pages.isError && rows.length === 0) return <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  if (rows.length === 0) return <NothingHere search={search} onClear={() => onChange(cleared)} onAll={() => onChange({ recordState: 'all' })} />;
  return (
    <div aria-busy={pages.isPlaceholderData} className={pages.isPlaceholderData ? css.stale : undefined}>
      {narrow ? <RegisterCards rows={rows} search={search} /> : <RegisterTable rows={rows} columns={columns} search={search} onChange={onChange} />}
      {pages.isError && <ProblemNotice error={pages.error} onRetry={more} />}
      <Foot shown={rows.length} total={total} hasMore={pages.hasNextPage && !pages.isError} isLoading={pages.isFetchingNextPage} onMore={more} />
    </div>
  );
}
