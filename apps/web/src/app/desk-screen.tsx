import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { lastSearch, rememberSearch } from '../features/commitments/register-search.js';
import { usePartnerships } from '../features/directory/directory.js';
import type { DeskSearch } from '../features/updates/desk/desk-search.js';
import { DeskPage } from '../features/updates/desk/desk-page.js';
import { useCaller, useRights } from '../ui/caller.js';
import { Empty } from '../ui/empty.js';
import { IconInbox } from '../ui/icons.js';
import { useLanguage } from '../ui/language.js';
import { Page } from '../ui/page.js';
import { ProblemNotice } from '../ui/problem-notice.js';

const route = getRouteApi('/desk');

/** The desk of the partnership in the address, else of the one that the register shows, else of the first that the reader coordinates. */
export function DeskScreen() {
  const { t, named } = useLanguage();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const partnerships = usePartnerships();
  const caller = useCaller();
  const rights = useRights();
  const own = (partnerships.data?.items ?? []).filter(({ id }) => rights.keeps({ partnershipId: id, side: null }));
  const wished = search.partnershipId ?? lastSearch().partnershipId;
  const chosen = own.find(({ id }) => id === wished) ?? own[0];
  const onSearch = useCallback((changed: Partial<DeskSearch>) => void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false }), [navigate]);
  useEffect(() => {
    if (chosen) rememberSearch({ ...lastSearch(), partnershipId: chosen.id });
  }, [chosen]);
  if (partnerships.isLoadingError) return <ProblemNotice error={partnerships.error} onRetry={() => void partnerships.refetch()} />;
  if (partnerships.isPending || !caller.data) return null;
  if (!chosen) return <Page title={t('web.week.title')}><Empty icon={IconInbox} title={t('monday.nobody.title')}>{t('monday.nobody.text')}</Empty></Page>;
  return <DeskPage partnership={{ id: chosen.id, name: named(chosen.name) }} search={search} onSearch={onSearch} />;
}
