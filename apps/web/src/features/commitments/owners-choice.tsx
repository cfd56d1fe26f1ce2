import { Select } from '@mantine/core';
import { useLanguage } from '../../ui/language.js';
import { MultiSelect } from '../../ui/multi-select.js';

/** Who leads and who contributes, as a form holds it. */
export interface OwnersWish {
  lead: string | null;
  contributing: readonly string[];
}

interface Props extends OwnersWish {
  entities: readonly { value: string; label: string }[];
  hint?: string;
  isFirst?: boolean;
  onChange: (changed: { lead?: string | null; contributing?: string[] }) => void;
}

/** The choice of the lead entity and of those that contribute. */
export function OwnersChoice({ entities, hint, isFirst = false, lead, contributing, onChange }: Props) {
  const { t } = useLanguage();
  return (
    <>
      <Select searchable required openOnFocus={false} allowDeselect={false} label={t('web.review.accept.lead')} description={hint} data={entities} value={lead} onChange={(value) => onChange({ lead: value })} nothingFoundMessage={t('web.filter.nothing')} data-autofocus={isFirst || undefined} />
      <MultiSelect searchable label={t('web.review.accept.contributing')} data={entities.filter(({ value }) => value !== lead)} value={contributing.filter((id) => id !== lead)} onChange={(value) => onChange({ contributing: value })} nothingFoundMessage={t('web.filter.nothing')} />
    </>
  );
}

/** The owners as the server takes them: one lead, and each entity once. */
export const ownersOf = (lead: string, contributing: readonly string[]) => [
  { organizationId: Number(lead), part: 'lead' as const },
  ...contributing.filter((id) => id !== lead).map((id) => ({ organizationId: Number(id), part: 'contributing' as const })),
];
