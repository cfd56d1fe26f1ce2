import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useRights } from '../../../ui/caller.js';
import { IconDownload } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { saveFile } from '../../../ui/save-file.js';
import { Section } from '../../../ui/section.js';
import { usePartnerships } from '../../directory/directory.js';
import css from './audit.module.css';
import { useExportTrail } from './trail.js';

const unplaced = 'unplaced';

/** The trail as a file for an auditor. */
export function ExportTrail() {
  const { t, named } = useLanguage();
  const { everything, administers } = useRights();
  const hand = useExportTrail();
  const partnerships = (usePartnerships().data?.items ?? []).filter(({ id }) => administers(id));
  const [chosen, choose] = useState<string | null>(null);
  const places = [...partnerships.map(({ id, name }) => ({ value: String(id), label: named(name) })), ...(everything ? [{ value: unplaced, label: t('admin.export.unplaced') }] : [])];
  const place = chosen ?? places[0]?.value;
  const slug = partnerships.find(({ id }) => String(id) === place)?.slug ?? 'installation';
  const download = (): void => hand.mutate(place === unplaced ? undefined : Number(place), { onSuccess: (file) => saveFile(file, `trail-${slug}.jsonl`) });
  return (
    <Section title={t('admin.export')} lead={t('admin.export.lead')}>
      <div className={css.export}>
        <Select label={t('admin.export.of')} allowDeselect={false} data={places} value={place ?? null} onChange={choose} />
        <Button variant="default" leftSection={<IconDownload size={15} />} disabled={place === undefined} loading={hand.isPending} onClick={download}>{t('admin.export.send')}</Button>
      </div>
      {hand.isError && <ProblemNotice error={hand.error} onRetry={hand.reset} />}
    </Section>
  );
}
