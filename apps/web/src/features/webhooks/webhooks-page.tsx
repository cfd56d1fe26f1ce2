import { Button } from '@mantine/core';
import { formatList } from '@suivi/i18n';
import { useState } from 'react';
import { IconPlus, IconWebhook } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { Listing, Under } from '../../ui/listing.js';
import { Page } from '../../ui/page.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { SecretOnce } from '../../ui/secret-once.js';
import { Tag } from '../../ui/tag.js';
import { usePartnerships } from '../directory/directory.js';
import { Deliveries } from './deliveries.js';
import { NewWebhook } from './new-webhook.js';
import { usePause, useResume, useWebhooks, type Webhook } from './webhooks.js';

function State({ webhook: { disabledAt, disabledReason } }: { webhook: Webhook }) {
  const { t } = useLanguage();
  if (disabledAt === null) return <Tag tone="good">{t('people.hooks.on')}</Tag>;
  return <><Tag tone="warn">{t('people.hooks.off')}</Tag>{disabledReason && <Under><bdi>{disabledReason}</bdi></Under>}</>;
}

function Acts({ webhook, onDeliveries }: { webhook: Webhook; onDeliveries: () => void }) {
  const { t } = useLanguage();
  const [pause, resume] = [usePause(), useResume()];
  const { id, url, version: ifMatch } = webhook;
  const [way, sending] = webhook.disabledAt === null ? (['pause', pause] as const) : (['resume', resume] as const);
  return (
    <>
      {sending.isError && <ProblemNotice error={sending.error} onRetry={sending.reset} />}
      <Button size="xs" variant="default" aria-label={t('people.hooks.deliveries.of', { url })} onClick={onDeliveries}>{t('people.hooks.deliveries')}</Button>
      <Button size="xs" variant="default" aria-label={t(`people.hooks.${way}.of`, { url })} loading={sending.isPending} onClick={() => sending.mutate({ params: { id }, ifMatch })}>{t(`people.hooks.${way}`)}</Button>
    </>
  );
}

/** The programs that are told of what happens. */
export function WebhooksPage() {
  const { t, named, language } = useLanguage();
  const hooks = useWebhooks();
  const partnerships = usePartnerships().data?.items ?? [];
  const [isNew, setNew] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [shown, setShown] = useState<Webhook | null>(null);
  const made = (one: string): void => { setNew(false); setSecret(one); };
  const whereOf = ({ partnershipId }: Webhook): string => (partnershipId === null ? t('people.hooks.every') : named(partnerships.find(({ id }) => id === partnershipId)?.name ?? {}));
  return (
    <Page title={t('people.hooks')} lead={t('people.hooks.lead')} end={<Button size="sm" leftSection={<IconPlus size={15} />} onClick={() => setNew(true)}>{t('people.hooks.new')}</Button>}>
      <Listing label={t('people.hooks')} asked={hooks} items={hooks.data?.items} keyOf={({ id }) => id} empty={{ icon: IconWebhook, title: t('people.none.title'), text: t('people.hooks.empty') }}
        columns={[
          { head: t('people.hooks.url'), cell: (hook) => <><bdi>{hook.url}</bdi><Under>{whereOf(hook)}</Under></> },
          { head: t('people.hooks.events'), cell: ({ events }) => <Under>{formatList(events.map((event) => t(`people.event.${event}`)), language)}</Under> },
          { head: t('people.hooks.state'), cell: (hook) => <State webhook={hook} /> },
        ]}
        acts={(hook) => <Acts webhook={hook} onDeliveries={() => setShown(hook)} />} />
      {isNew && <NewWebhook onMade={made} onClose={() => setNew(false)} />}
      {secret !== null && <SecretOnce title={t('people.hooks.new')} text={t('people.hooks.secret')} secret={secret} onClose={() => setSecret(null)} />}
      {shown && <Deliveries webhook={shown} onClose={() => setShown(null)} />}
    </Page>
  );
}
