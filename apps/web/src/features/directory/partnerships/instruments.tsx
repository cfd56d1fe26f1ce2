import { Button } from '@mantine/core';
import { formatDay } from '@suivi/i18n';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useRights } from '../../../ui/caller.js';
import { IconAlertTriangle, IconBan, IconFileText, IconPlus } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Listing, Under, type Column } from '../../../ui/listing.js';
import { Section } from '../../../ui/section.js';
import { Tag } from '../../../ui/tag.js';
import { today } from '../../../ui/when.js';
import { InstrumentDialog } from './instrument-dialog.js';
import { useInstruments, type Instrument, type Partnership } from './partnerships.js';
import { endingSoon, termOn } from './term.js';

function Name({ instrument }: { instrument: Instrument }) {
  const { t, named, language } = useLanguage();
  const signed = instrument.signedOn && t('partnerships.instrument.signed', { day: formatDay(instrument.signedOn, 'day', language) });
  return (
    <>
      <span dir="auto">{named(instrument.name)}</span>
      <Under>{[t(`instrumentKind.${instrument.kind}`), signed].filter(Boolean).join(' · ')}</Under>
      {instrument.parties.length > 0 && <Under><bdi>{instrument.parties.join(' · ')}</bdi></Under>}
    </>
  );
}

function Term({ instrument }: { instrument: Instrument }) {
  const { t, language } = useLanguage();
  const { startsOn, endsOn } = instrument;
  const day = (on: string): string => formatDay(on, 'day', language);
  const term = termOn(instrument, today());
  return (
    <>
      {startsOn && <span>{t('partnerships.instrument.from', { day: day(startsOn) })}</span>}{startsOn && endsOn && <br />}
      {endsOn && <span>{t('partnerships.instrument.until', { day: day(endsOn) })}</span>}
      {!startsOn && !endsOn && <Under>{t('partnerships.instrument.no-term')}</Under>}
      {term === 'ends-soon' && <div><Tag tone="warn" icon={IconAlertTriangle}>{t('partnerships.instrument.ends-soon')}</Tag></div>}
      {term === 'over' && <div><Tag icon={IconBan}>{t('partnerships.instrument.over')}</Tag></div>}
    </>
  );
}

const useColumns = (): Column<Instrument>[] => {
  const { t } = useLanguage();
  return [
    { head: t('partnerships.instrument.title'), cell: (one) => <Name instrument={one} /> },
    { head: t('partnerships.instrument.term'), cell: (one) => <Term instrument={one} /> },
  ];
};

/** What a partnership rests on, with its terms; desks add and change it. */
export function InstrumentsOf({ partnershipId }: { partnershipId: number }) {
  const { t, named } = useLanguage();
  const instruments = useInstruments(partnershipId);
  const mayKeep = useRights().desksIn(partnershipId).length > 0;
  const [shown, setShown] = useState<Instrument['id'] | 'new' | null>(null);
  const chosen = instruments.data?.items.find(({ id }) => id === shown);
  const add = mayKeep && <Button size="sm" variant="default" leftSection={<IconPlus size={15} />} onClick={() => setShown('new')}>{t('partnerships.instrument.add')}</Button>;
  return (
    <Section title={t('partnerships.instruments')} lead={t('partnerships.instruments.lead')} end={add}>
      <Listing label={t('partnerships.instruments')} asked={instruments} items={instruments.data?.items} keyOf={({ id }) => id} columns={useColumns()}
        empty={{ icon: IconFileText, title: t('partnerships.instruments.none'), text: t(mayKeep ? 'partnerships.instruments.teach' : 'partnerships.instruments.none.text') }}
        acts={mayKeep ? (one) => <Button size="xs" variant="default" aria-label={t('partnerships.instrument.change.of', { name: named(one.name) })} onClick={() => setShown(one.id)}>{t('partnerships.instrument.change')}</Button> : undefined} />
      {(shown === 'new' || chosen) && <InstrumentDialog key={shown} partnershipId={partnershipId} instrument={chosen} onClose={() => setShown(null)} />}
    </Section>
  );
}

/** What ends within a year, over all partnerships. */
export function EndingSoon({ partnerships }: { partnerships: readonly Partnership[] }) {
  const { t, named } = useLanguage();
  const instruments = useInstruments();
  const soon = instruments.data && endingSoon(instruments.data.items, today());
  const columns = useColumns();
  const whose = ({ partnershipId }: Instrument) => (
    <Link to="/partnerships/$partnershipId" params={{ partnershipId }}><bdi>{named(partnerships.find(({ id }) => id === partnershipId)?.name ?? {})}</bdi></Link>
  );
  return (
    <Section title={t('partnerships.ending')} lead={t('partnerships.ending.lead')}>
      <Listing label={t('partnerships.ending')} asked={instruments} items={soon} keyOf={({ id }) => id} columns={[...columns, { head: t('partnerships.one'), cell: whose }]}
        empty={{ icon: IconFileText, title: t('partnerships.ending.none'), text: t('partnerships.ending.none.text') }} />
    </Section>
  );
}
