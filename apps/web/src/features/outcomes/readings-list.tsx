import { Button } from '@mantine/core';
import { IconRefresh } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Refusal, refusalNamed } from '../../ui/refusal.js';
import { Ago } from '../../ui/when.js';
import { ReadingProgress } from './reading-progress.js';
import css from './readings.module.css';
import { isUnderWay, useDismissReading, useRetryReading, type FileReading } from './readings.js';

/** Why a file was refused, and what can be done about it. */
function Refused({ reading }: { reading: FileReading }) {
  const { t } = useLanguage();
  const [retry, dismiss] = [useRetryReading(), useDismissReading()];
  const version = { params: { id: reading.id }, ifMatch: reading.version };
  const code = refusalNamed(reading.refusal?.code);
  const failed = retry.error ?? dismiss.error;
  return (
    <div className={css.why}>
      <p><strong>{t('web.reading.refused')}</strong> {code ? <Refusal code={code} detail={reading.refusal?.detail ?? ''} /> : reading.refusal?.detail}</p>
      {failed !== null && <ProblemNotice error={failed} />}
      <div className={css.acts}>
        <Button size="compact-sm" variant="default" leftSection={<IconRefresh size={14} />} loading={retry.isPending} onClick={() => retry.mutate(version)}>{t('web.action.retry')}</Button>
        <Button size="compact-sm" variant="default" loading={dismiss.isPending} onClick={() => dismiss.mutate(version)}>{t('web.reading.dismiss')}</Button>
      </div>
    </div>
  );
}

/** Files that have not become documents: those that are being read, and those that could not be. */
export function ReadingsList({ readings, meetings }: { readings: readonly FileReading[]; meetings: ReadonlyMap<number, string> }) {
  const { t } = useLanguage();
  if (readings.length === 0) return null;
  return (
    <section className={css.section}>
      <h2>{t('web.reading.title')}</h2>
      <ul className={css.list}>
        {readings.map((reading) => (
          <li key={reading.id} className={css.line}>
            <div>
              <p className={css.name}><bdi>{reading.fileName}</bdi></p>
              <p className={css.about}><span>{meetings.get(reading.meetingId)}</span><span>{t('web.reading.handed-in', { name: reading.requestedBy })}</span><Ago at={reading.requestedAt} /></p>
            </div>
            {isUnderWay(reading) ? <ReadingProgress reading={reading} /> : <Refused reading={reading} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
