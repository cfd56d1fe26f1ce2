import { Button, NumberInput, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useLanguage } from '../../../ui/language.js';
import { Page } from '../../../ui/page.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { today } from '../../../ui/when.js';
import { useFounding, type Founding } from './founding.js';
import css from './start.module.css';

const blank = { acronym: '', name: '' };

function Part({ number, title, text, children }: { number: number; title: string; text: string; children: ReactNode }) {
  return (
    <fieldset className={css.part}>
      <legend className={css.legend}><span className={css.number} aria-hidden>{number}</span>{title}</legend>
      <p className={css.text}>{text}</p>
      <div className={css.fields}>{children}</div>
    </fieldset>
  );
}

function Side({ side, value, onChange }: { side: 'un' | 'partner'; value: Founding['un']; onChange: (value: Founding['un']) => void }) {
  const { t } = useLanguage();
  return (
    <>
      <TextInput required label={t(`web.start.${side}.acronym`)} placeholder={side === 'un' ? 'DPPA' : 'CARICOM'} maxLength={40} dir="auto" value={value.acronym} onChange={(event) => onChange({ ...value, acronym: event.currentTarget.value })} />
      <TextInput required label={t(`web.start.${side}.name`)} maxLength={300} dir="auto" value={value.name} onChange={(event) => onChange({ ...value, name: event.currentTarget.value })} />
    </>
  );
}

/** From nothing to the first outcome document: who meets, the meeting, and who follows up. What comes next is said by the screens themselves. */
export function StartPage() {
  const { t, language } = useLanguage();
  const navigate = useNavigate();
  const founding = useFounding(language);
  const [name, setName] = useState('');
  const [un, setUn] = useState(blank);
  const [partner, setPartner] = useState(blank);
  const [ordinal, setOrdinal] = useState<number | string>(1);
  const [held, setHeld] = useState({ startsOn: '', place: '' });
  const [desk, setDesk] = useState({ name: '', email: '' });
  const send = () =>
    founding.mutate(
      { name, un, partner, meeting: { ordinal: Number(ordinal), ...held }, desk, series: t('web.start.series', { name }) },
      { onSuccess: (meeting) => void navigate({ to: '/documents', search: { meetingId: meeting.id, partnershipId: meeting.partnershipId } }) },
    );
  return (
    <Page title={t('web.start.title')} lead={t('web.start.lead')}>
      <form className={css.form} onSubmit={(event) => { event.preventDefault(); send(); }}>
        <Part number={1} title={t('web.start.who')} text={t('web.start.who.text')}>
          <TextInput required className={css.wide} label={t('web.start.name')} placeholder={t('web.start.name.example')} maxLength={300} dir="auto" value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
          <Side side="un" value={un} onChange={setUn} />
          <Side side="partner" value={partner} onChange={setPartner} />
        </Part>
        <Part number={2} title={t('web.start.meeting')} text={t('web.start.meeting.text')}>
          <NumberInput required label={t('web.start.ordinal')} min={1} max={999} allowDecimal={false} allowNegative={false} value={ordinal} onChange={setOrdinal} />
          <TextInput required type="date" label={t('web.start.held')} max={today()} value={held.startsOn} onChange={(event) => setHeld({ ...held, startsOn: event.currentTarget.value })} />
          <TextInput required label={t('web.start.place')} maxLength={200} dir="auto" value={held.place} onChange={(event) => setHeld({ ...held, place: event.currentTarget.value })} />
        </Part>
        <Part number={3} title={t('web.start.desk')} text={t('web.start.desk.text')}>
          <TextInput label={t('web.start.desk.name')} required={desk.email !== ''} maxLength={200} dir="auto" value={desk.name} onChange={(event) => setDesk({ ...desk, name: event.currentTarget.value })} />
          <TextInput type="email" label={t('web.start.desk.email')} required={desk.name !== ''} maxLength={254} value={desk.email} onChange={(event) => setDesk({ ...desk, email: event.currentTarget.value })} />
        </Part>
        {founding.isError && <ProblemNotice error={founding.error} />}
        <div><Button type="submit" loading={founding.isPending}>{t('web.start.submit')}</Button></div>
      </form>
    </Page>
  );
}
