import { Select } from '@mantine/core';
import type { ReminderPolicy } from '@suivi/contract';
import { Checkbox } from '../../ui/checkbox.js';
import { useLanguage } from '../../ui/language.js';
import type { Faults } from './faults.js';
import css from './reminders.module.css';
import { useWording } from './wording.js';

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }));

function HourSelect({ label, value, error, onChange }: { label: string; value: number; error?: string; onChange: (hour: number) => void }) {
  return <Select label={label} data={hours} value={String(value)} allowDeselect={false} error={error} onChange={(chosen) => chosen !== null && onChange(Number(chosen))} />;
}

/** The hour at which mail goes out, and those in which none does. */
export function Hours({ policy, faults, onChange }: { policy: ReminderPolicy; faults: Faults; onChange: (hours: Pick<ReminderPolicy, 'hour' | 'quietHours'>) => void }) {
  const { t } = useLanguage();
  const { fault } = useWording();
  const { quietHours: quiet } = policy;
  return (
    <section className={css.part}>
      <h2 className={css.heading}>{t('web.reminders.hours')}</h2>
      <p className={css.quiet}>{t('web.reminders.hours.text')}</p>
      <div className={css.hours}>
        <HourSelect label={t('web.reminders.hour')} value={policy.hour} error={fault(faults.get('hour'))} onChange={(hour) => onChange({ hour, quietHours: quiet })} />
        {quiet && (
          <>
            <HourSelect label={t('web.reminders.quiet.from')} value={quiet.from} error={fault(faults.get('quietHours'))} onChange={(from) => onChange({ hour: policy.hour, quietHours: { ...quiet, from } })} />
            <HourSelect label={t('web.reminders.quiet.to')} value={quiet.to} onChange={(to) => onChange({ hour: policy.hour, quietHours: { ...quiet, to } })} />
          </>
        )}
      </div>
      <Checkbox label={t('web.reminders.quiet')} checked={quiet !== null} onChange={(event) => onChange({ hour: policy.hour, quietHours: event.currentTarget.checked ? { from: 20, to: 8 } : null })} />
    </section>
  );
}
