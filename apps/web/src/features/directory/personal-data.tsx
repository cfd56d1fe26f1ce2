import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCaller } from '../../ui/caller.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Section } from '../../ui/section.js';
import { useExportPerson } from './account/account.js';

function save(data: unknown, name: string): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}

/** Everything that is held on a person, as a file. */
export function PersonalData({ personId, children }: { personId: number; children?: ReactNode }) {
  const { t } = useLanguage();
  const hand = useExportPerson();
  const isSelf = useCaller().data?.person?.id === personId;
  const download = () => hand.mutate({ params: { id: personId } }, { onSuccess: (data) => save(data, `person-${personId}.json`) });
  return (
    <Section title={t('people.data')} lead={t(isSelf ? 'people.data.lead.own' : 'people.data.lead')} end={<><Button size="sm" variant="default" loading={hand.isPending} onClick={download}>{t('people.data.download')}</Button>{children}</>}>
      {hand.isError && <ProblemNotice error={hand.error} onRetry={hand.reset} />}
    </Section>
  );
}
