import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCaller } from '../../ui/caller.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { saveFile } from '../../ui/save-file.js';
import { Section } from '../../ui/section.js';
import { useExportPerson } from './account/account.js';

const asFile = (data: unknown): Blob => new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' });

/** Everything that is held on a person, as a file. */
export function PersonalData({ personId, children }: { personId: number; children?: ReactNode }) {
  const { t } = useLanguage();
  const hand = useExportPerson();
  const isSelf = useCaller().data?.person?.id === personId;
  const download = () => hand.mutate({ params: { id: personId } }, { onSuccess: (data) => saveFile(asFile(data), `person-${personId}.json`) });
  return (
    <Section title={t('people.data')} lead={t(isSelf ? 'people.data.lead.own' : 'people.data.lead')} end={<><Button size="sm" variant="default" loading={hand.isPending} onClick={download}>{t('people.data.download')}</Button>{children}</>}>
      {hand.isError && <ProblemNotice error={hand.error} onRetry={hand.reset} />}
    </Section>
  );
}
