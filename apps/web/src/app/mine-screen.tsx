import { usePartnerships } from '../features/directory/directory.js';
import { MinePage } from '../features/updates/mine/mine-page.js';
import { useLanguage } from '../ui/language.js';

/** What the reader owes; in which partnership is said where there are several. */
export function MineScreen() {
  const { named } = useLanguage();
  const partnerships = usePartnerships().data?.items ?? [];
  return <MinePage partnershipOf={(id) => (partnerships.length > 1 ? named(partnerships.find((one) => one.id === id)?.name ?? {}) : null)} />;
}
