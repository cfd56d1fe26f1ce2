import { Select, TextInput } from '@mantine/core';
import type { Escalation, Role } from '@suivi/contract';
import { useId } from 'react';
import { Checkbox } from '../../ui/checkbox.js';
import { useLanguage } from '../../ui/language.js';
import { mostWorkingDays, rungs, usualWorkingDays, withRung } from './draft.js';
import type { Faults } from './faults.js';
import css from './reminders.module.css';
import { useWording } from './wording.js';

interface Props {
  ladder: Escalation | null;
  faults: Faults;
  onChange: (ladder: Escalation | null) => void;
}

/** After how many working days a rung is reached. */
function RungDays({ ladder, at, faults, onChange }: { ladder: Escalation; at: number; faults: Faults; onChange: (workingDays: number) => void }) {
  const { t } = useLanguage();
  const { fault } = useWording();
  const { role, workingDays } = ladder.steps[at] as Escalation['steps'][number];
  const wrong = faults.get(`escalation.steps.${at}.workingDays`) ?? faults.get(`escalation.steps.${at}.role`);
  return (
    <div className={css.rungDays}>
      <TextInput type="number" inputMode="numeric" min={1} max={mostWorkingDays} required w={76} aria-label={t('web.reminders.ladder.days', { role: t(`role.${role}`) })}
        value={Number.isNaN(workingDays) ? '' : String(workingDays)} error={wrong !== undefined} onChange={(event) => onChange(event.currentTarget.valueAsNumber)} />
      <span>{t(`web.reminders.ladder.after.${ladder.since}`, { count: workingDays || 0 })}</span>
      {wrong && <p role="alert" className={css.fault}>{fault(wrong)}</p>}
    </div>
  );
}

function Rung({ role, ladder, faults, onChange }: Props & { role: Role }) {
  const { t } = useLanguage();
  const at = ladder?.steps.findIndex((step) => step.role === role) ?? -1;
  const put = (workingDays: number | null) => onChange(withRung(ladder, role, workingDays));
  return (
    <li className={css.rung} data-on={at >= 0}>
      <Checkbox checked={at >= 0} label={t(`role.${role}`)} onChange={(event) => put(event.currentTarget.checked ? usualWorkingDays(ladder, role) : null)} />
      {ladder && at >= 0 && <RungDays ladder={ladder} at={at} faults={faults} onChange={put} />}
    </li>
  );
}

const beginnings = ['deadline', 'last-update'] as const;

/** Who is asked directly, one after the other, in working days. Of a call for inputs they are counted from its date: there is no update of the call itself. */
export function EscalationLadder({ title, ladder, faults, onChange, isOfCalls = false }: Props & { title: string; isOfCalls?: boolean }) {
  const { t } = useLanguage();
  const id = useId();
  return (
    <section className={css.part} aria-labelledby={id}>
      <h2 id={id} className={css.heading}>{title}</h2>
      <p className={css.quiet}>{t('web.reminders.ladder.text')}</p>
      <ol className={css.ladder}>{rungs.map((role) => <Rung key={role} role={role} ladder={ladder} faults={faults} onChange={onChange} />)}</ol>
      {ladder && !isOfCalls && (
        <Select label={t('web.reminders.ladder.since')} w={260} maw="100%" allowDeselect={false} value={ladder.since} data={beginnings.map((value) => ({ value, label: t(`web.reminders.since.${value}`) }))}
          onChange={(value) => { const since = beginnings.find((one) => one === value); if (since) onChange({ ...ladder, since }); }} />
      )}
    </section>
  );
}
