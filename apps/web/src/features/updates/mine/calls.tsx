import { Button } from '@mantine/core';
import { mine } from '@suivi/contract';
import { formatDay } from '@suivi/i18n';
import { useChange } from '../../../ui/change.js';
import { useLanguage } from '../../../ui/language.js';
import { aboutMeeting } from '../../../ui/meeting-name.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { Section } from '../../../ui/section.js';
import deskCss from '../desk/desk.module.css';
import type { OwnCall } from './mine.js';
import css from './mine.module.css';

function Call({ call }: { call: OwnCall }) {
  const { t, language } = useLanguage();
  // the page that the mails lead to: one form for a whole call, with the sheet that works off-line
  const open = useChange(mine.openCallAnswer);
  const go = () => open.mutate({ params: { id: call.callId }, body: { organizationId: call.entity.id } }, { onSuccess: ({ path }) => window.location.assign(path) });
  return (
    <li className={css.call}>
      <div>
        <p><strong><bdi>{call.entity.acronym}</bdi></strong> · {aboutMeeting(language, 'web.meeting.name', call.meeting.ordinal)}</p>
        <p>
          {t('mine.call.progress', { answered: call.answered, asked: call.asked, date: formatDay(call.dueOn, 'day', language) })}
          {call.days < 0 && <> · <span className={deskCss.late}>{t('monday.overdue.days', { days: -call.days })}</span></>}
        </p>
      </div>
      <Button size="sm" loading={open.isPending || open.isSuccess} aria-label={`${t('mine.call.answer')}: ${call.entity.acronym}`} onClick={go}>{t('mine.call.answer')}</Button>
      {open.isError && <ProblemNotice error={open.error} onRetry={open.reset} />}
    </li>
  );
}

/** The calls for inputs that the reader's entities have not answered in full. */
export function Calls({ calls }: { calls: readonly OwnCall[] }) {
  const { t } = useLanguage();
  if (calls.length === 0) return null;
  return (
    <Section title={t('mine.calls')}>
      <ul className={css.rows}>{calls.map((call) => <Call key={`${call.callId} ${call.entity.id}`} call={call} />)}</ul>
    </Section>
  );
}
