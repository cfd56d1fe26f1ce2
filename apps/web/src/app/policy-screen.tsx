import { getRouteApi } from '@tanstack/react-router';
import { lastSearch } from '../features/commitments/register-search.js';
import { usePartnerships } from '../features/directory/directory.js';
import { PolicyPage } from '../features/reminders/policy-page.js';
import { useLanguage } from '../ui/language.js';
import { ProblemNotice } from '../ui/problem-notice.js';

const route = getRouteApi('/reminders');

/** The reminders of the partnership in the address, else of the one that the register shows, else of the first. */
export function PolicyScreen() {
  const { named } = useLanguage();
  const navigate = route.useNavigate();
  const { partnershipId } = route.useSearch();
  const partnerships = usePartnerships();
  if (partnerships.isPending) return null;
  if (!partnerships.data) return <ProblemNotice error={partnerships.error} onRetry={() => void partnerships.refetch()} />;
  const { items } = partnerships.data;
  const chosen = items.find(({ id }) => id === (partnershipId ?? lastSearch().partnershipId)) ?? items[0];
  return <PolicyPage partnerships={items.map(({ id, name }) => ({ id, name: named(name) }))} partnershipId={chosen?.id} onChoose={(id) => void navigate({ search: { partnershipId: id } })} />;
}
