import { Button, Modal } from '@mantine/core';
import { IconWebhook } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { Listing, Under } from '../../ui/listing.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Tag, type Tone } from '../../ui/tag.js';
import { Instant } from '../../ui/when.js';
import { useDeliveries, useRetryDelivery, type Delivery, type Webhook } from './webhooks.js';

const tones: Record<Delivery['state'], Tone> = { due: 'neutral', sending: 'info', delivered: 'good', failed: 'bad', dropped: 'neutral' };

/** What a program was told last, with the fate of each. */
export function Deliveries({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { t } = useLanguage();
  const deliveries = useDeliveries(webhook.id);
  const retry = useRetryDelivery();
  return (
    <Modal opened onClose={onClose} size="xl" title={t('people.hooks.deliveries')} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      {retry.isError && <ProblemNotice error={retry.error} onRetry={retry.reset} />}
      <Listing label={t('people.hooks.deliveries')} asked={deliveries} items={deliveries.data?.items} keyOf={({ id }) => id} empty={{ icon: IconWebhook, title: t('people.none.title'), text: t('people.hooks.none') }}
        columns={[
          { head: t('people.hooks.events'), cell: ({ event }) => t(`people.event.${event}`) },
          { head: t('people.hooks.state'), cell: ({ state, attempts, fate }) => <><Tag tone={tones[state]}>{t(`people.delivery.${state}`)}</Tag><Under>{t('people.hooks.attempts', { count: attempts })}{fate && <> · <bdi>{fate}</bdi></>}</Under></> },
          { head: t('people.hooks.when'), cell: ({ deliveredAt, createdAt }) => <Instant at={deliveredAt ?? createdAt} hour /> },
        ]}
        acts={(one) => (one.state === 'failed' || one.state === 'dropped') && <Button size="xs" variant="default" onClick={() => retry.mutate({ params: { id: one.id }, ifMatch: one.version })}>{t('people.hooks.retry')}</Button>} />
    </Modal>
  );
}
