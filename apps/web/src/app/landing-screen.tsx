import { getRouteApi, Navigate, useRouterState } from '@tanstack/react-router';
import { usePartnerships } from '../features/directory/directory.js';
import { useCaller, useRights } from '../ui/caller.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { beginningOf } from './beginning.js';

const route = getRouteApi('/');

/** The page on which the reader begins. */
export function LandingScreen() {
  const search = route.useSearch();
  const isLeaving = useRouterState({ select: ({ location }) => location.pathname !== '/' });
  const caller = useCaller();
  const partnerships = usePartnerships();
  const rights = useRights();
  // who follows a link before it is known where to begin goes where the link leads
  if (isLeaving) return null;
  if (Object.keys(search).length > 0) return <Navigate to="/register" search={search} replace />;
  const failed = [caller, partnerships].find(({ isLoadingError }) => isLoadingError);
  if (failed) return <ProblemNotice error={failed.error} onRetry={() => void Promise.all([caller.refetch(), partnerships.refetch()])} />;
  if (!caller.data || !partnerships.data) return null;
  return <Navigate to={beginningOf(rights, partnerships.data.items.length)} replace />;
}
