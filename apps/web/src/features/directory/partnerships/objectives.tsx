import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRights } from '../../../ui/caller.js';
import { IconFileText, IconPlus } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Listing } from '../../../ui/listing.js';
import { Section } from '../../../ui/section.js';
import { useObjectives } from '../directory.js';
import { ObjectiveDialog } from './objective-dialog.js';
import type { Objective } from './partnerships.js';

/** What the two sides are after, in order; desks add to it and rename. */
export function ObjectivesOf({ partnershipId }: { partnershipId: number }) {
  const { t, named } = useLanguage();
  const objectives = useObjectives(partnershipId);
  const mayKeep = useRights().desksIn(partnershipId).length > 0;
  const [shown, setShown] = useState<Objective['id'] | 'new' | null>(null);
  const chosen = objectives.data?.items.find(({ id }) => id === shown);
  const add = mayKeep && <Button size="sm" variant="default" leftSection={<IconPlus size={15} />} onClick={() => setShown('new')}>{t('partnerships.objective.add')}</Button>;
  return (
    <Section title={t('partnerships.objectives')} lead={t('partnerships.objectives.lead')} end={add}>
      <Listing label={t('partnerships.objectives')} asked={objectives} items={objectives.data?.items} keyOf={({ id }) => id} columns={[{ head: t('partnerships.objective.name'), cell: ({ name }) => <span dir="auto">{named(name)}</span> }]}
        empty={{ icon: IconFileText, title: t('partnerships.objectives.none'), text: t(mayKeep ? 'partnerships.objectives.teach' : 'partnerships.objectives.none.text') }}
        acts={mayKeep ? ({ id, name }) => <Button size="xs" variant="default" aria-label={t('partnerships.objective.rename.of', { name: named(name) })} onClick={() => setShown(id)}>{t('partnerships.objective.rename')}</Button> : undefined} />
      {(shown === 'new' || chosen) && <ObjectiveDialog key={shown} partnershipId={partnershipId} objective={chosen} onClose={() => setShown(null)} />}
    </Section>
  );
}
