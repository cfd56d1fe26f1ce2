import { Button } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '../../../ui/act-dialog.js';
import { IconDeviceDesktop } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Listing, Under } from '../../../ui/listing.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { Section } from '../../../ui/section.js';
import { Tag } from '../../../ui/tag.js';
import { Ago, Instant } from '../../../ui/when.js';
import { useEndOtherSessions, useEndSession, useSessions, type OpenSession } from './account.js';
import { deviceOf } from './device.js';

function EndSession({ session, name, onClose }: { session: OpenSession; name: string; onClose: () => void }) {
  const { t } = useLanguage();
  const end = useEndSession();
  return <ActDialog danger title={t('people.sessions.end.of', { browser: name, network: session.address })} submit={t('people.sessions.end')} sending={end} onSend={() => end.mutate({ params: { id: session.id } }, { onSuccess: onClose })} onClose={onClose} />;
}

/** The browsers in which a person is signed in, and the end of each. */
export function Sessions() {
  const { t } = useLanguage();
  const sessions = useSessions();
  const endOthers = useEndOtherSessions();
  const [ending, setEnding] = useState<OpenSession | null>(null);
  const items = sessions.data?.items;
  const nameOf = ({ device }: OpenSession): string => deviceOf(device) ?? t('people.sessions.unknown');
  const others = (items?.length ?? 0) > 1 && <Button size="sm" variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate({})}>{t('people.sessions.end-others')}</Button>;
  return (
    <Section title={t('people.sessions')} lead={t('people.sessions.lead')} end={others}>
      {endOthers.isError && <ProblemNotice error={endOthers.error} onRetry={endOthers.reset} />}
      <Listing label={t('people.sessions')} asked={sessions} items={items} keyOf={({ id }) => id} empty={{ icon: IconDeviceDesktop, title: t('people.none.title') }}
        columns={[
          { head: t('people.sessions.browser'), cell: (session) => <><bdi>{nameOf(session)}</bdi> {session.isThis && <Tag tone="good">{t('people.sessions.this')}</Tag>}</> },
          { head: t('people.sessions.network'), cell: ({ address }) => <bdi className="numbers">{address}</bdi> },
          { head: t('people.sessions.since'), cell: ({ signedInAt }) => <Instant at={signedInAt} hour /> },
          { head: t('people.sessions.seen'), cell: ({ lastSeenAt }) => <Under><Ago at={lastSeenAt} /></Under> },
        ]}
        acts={(session) => !session.isThis && <Button size="xs" variant="default" aria-label={t('people.sessions.end.of', { browser: nameOf(session), network: session.address })} onClick={() => setEnding(session)}>{t('people.sessions.end')}</Button>} />
      {ending && <EndSession session={ending} name={nameOf(ending)} onClose={() => setEnding(null)} />}
    </Section>
  );
}
