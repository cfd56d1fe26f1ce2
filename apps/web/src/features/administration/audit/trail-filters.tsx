import { Select, TextInput } from '@mantine/core';
import { vocabulary } from '@suivi/contract';
import { IconX } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { usePartnerships } from '../../directory/directory.js';
import { useEverybody } from '../../directory/people/people.js';
import { actions, type AuditSearch } from './audit-search.js';
import css from './audit.module.css';
import { useTrailWords } from './trail.js';

interface Props {
  search: AuditSearch;
  onChange: (search: AuditSearch) => void;
}

interface Choice {
  value: string;
  label: string;
}

function Choose({ label, any, data, value, onChoose }: { label: string; any: string; data: Choice[]; value: string | number | undefined; onChoose: (value: string | undefined) => void }) {
  return <Select label={label} searchable allowDeselect={false} data={[{ value: '', label: any }, ...data]} value={String(value ?? '')} onChange={(chosen) => onChoose(chosen || undefined)} />;
}

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

/** Narrows the trail; all of it stands in the address. */
export function TrailFilters({ search, onChange }: Props) {
  const { t, named, language } = useLanguage();
  const words = useTrailWords();
  const people = [...(useEverybody().data?.values() ?? [])].map(({ id, name }) => ({ value: String(id), label: name }));
  const partnerships = (usePartnerships().data?.items ?? []).map(({ id, name }) => ({ value: String(id), label: named(name) }));
  const inOrder = (choices: Choice[]): Choice[] => choices.sort((a, b) => a.label.localeCompare(b.label, language));
  const set = (changed: Partial<AuditSearch>): void => onChange({ ...search, ...changed });
  return (
    <div className={css.filters} role="search" aria-label={t('admin.audit.filters')}>
      <Choose label={t('admin.audit.by')} any={t('admin.audit.by.any')} data={inOrder(people)} value={search.personId} onChoose={(id) => set({ personId: numberOf(id) })} />
      <Choose label={t('admin.audit.subject')} any={t('admin.audit.subject.any')} data={inOrder(vocabulary.trailSubjects.map((value) => ({ value, label: words.subject(value) })))} value={search.subject} onChoose={(subject) => set({ subject, subjectId: undefined })} />
      <Choose label={t('admin.audit.action')} any={t('admin.audit.action.any')} data={inOrder(actions().map((value) => ({ value, label: words.action(value) })))} value={search.action} onChoose={(action) => set({ action })} />
      {partnerships.length > 1 && <Choose label={t('people.partnership')} any={t('admin.audit.partnership.any')} data={partnerships} value={search.partnershipId} onChoose={(id) => set({ partnershipId: numberOf(id) })} />}
      <TextInput type="date" label={t('admin.audit.from')} min="1900-01-01" max="2199-12-31" value={search.from ?? ''} onChange={(event) => set({ from: event.currentTarget.value || undefined })} />
      <TextInput type="date" label={t('admin.audit.until')} min="1900-01-01" max="2199-12-31" value={search.until ?? ''} onChange={(event) => set({ until: event.currentTarget.value || undefined })} />
      {search.subjectId !== undefined && (
        <button type="button" className={css.only} onClick={() => set({ subjectId: undefined })}>
          {t('admin.audit.only', { subject: `${words.subject(search.subject ?? '')} ${search.subjectId}` })}<IconX size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}
