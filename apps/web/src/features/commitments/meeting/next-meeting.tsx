import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../../ui/language.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import css from './meeting.module.css';
import { useAddMeeting, type Meeting } from './meeting-standing.js';

/** Adds the meeting under which commitments go on, where it is not in the register yet. */
export function NextMeeting({ meeting }: { meeting: Meeting }) {
  const { t } = useLanguage();
  const add = useAddMeeting();
  const [startsOn, setStartsOn] = useState('');
  const [place, setPlace] = useState('');
  return (
    <section className={css.next} aria-labelledby="next-meeting">
      <h2 id="next-meeting" className={css.heading}>{t('web.meeting.close.next.title')}</h2>
      <p>{t('web.meeting.close.next.text')}</p>
      <form onSubmit={(event) => { event.preventDefault(); add.mutate({ body: { seriesId: meeting.seriesId, ordinal: meeting.ordinal + 1, startsOn, place } }); }}>
        <TextInput type="date" required label={t('web.meeting.close.next.date')} value={startsOn} min={meeting.endsOn} onChange={(event) => setStartsOn(event.currentTarget.value)} />
        <TextInput required label={t('web.meeting.close.next.place')} value={place} maxLength={200} dir="auto" onChange={(event) => setPlace(event.currentTarget.value)} />
        <Button type="submit" variant="default" loading={add.isPending}>{t('web.meeting.close.next.add')}</Button>
      </form>
      {add.isError && <ProblemNotice error={add.error} />}
    </section>
  );
}
