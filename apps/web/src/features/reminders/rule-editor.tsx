import { Button, Group, Select, TextInput } from '@mantine/core';
import { vocabulary, type ReminderChannel, type Role } from '@suivi/contract';
import { Checkbox } from '../../ui/checkbox.js';
import { useLanguage } from '../../ui/language.js';
import { Radio } from '../../ui/radio.js';
import { countOf, mostOf, rungs, withCount, withMoment, type Rule } from './draft.js';
import type { Fault } from './faults.js';
import css from './reminders.module.css';
import { useWording } from './wording.js';

interface Props<R extends Rule> {
  rule: R;
  /** What it can count from. */
  moments: readonly R['when'][];
  /** Names that are taken, for a rule that becomes another. */
  taken: ReadonlySet<string>;
  faults: readonly Fault[];
  onChange: (rule: R) => void;
  onDone: () => void;
}

const countLabel = { before: 'web.reminders.field.days', overdue: 'web.reminders.field.every', silent: 'web.reminders.field.every', meeting: 'web.reminders.field.months' } as const;

function When<R extends Rule>({ rule, moments, taken, faults, onChange }: Props<R>) {
  const { t } = useLanguage();
  const { fault } = useWording();
  const count = countOf(rule);
  return (
    <div className={css.when}>
      <Select data-autofocus label={t('web.reminders.field.when')} allowDeselect={false} value={rule.when} data={moments.map((when) => ({ value: when, label: t(`web.reminders.when.${when}`) }))}
        onChange={(value) => { const when = moments.find((one) => one === value); if (when && when !== rule.when) onChange(withMoment(rule, when, taken)); }} />
      {rule.when !== 'on-the-day' && rule.when !== 'opened' && (
        <TextInput type="number" inputMode="numeric" min={1} max={mostOf[rule.when]} required label={t(countLabel[rule.when])} value={Number.isNaN(count) ? '' : String(count)}
          error={fault(faults.find((one) => one === 'count'), rule)} onChange={(event) => onChange(withCount(rule, event.currentTarget.valueAsNumber))} />
      )}
    </div>
  );
}

/** The fields of one rule; what is changed shows at once in its sentence. */
export function RuleEditor<R extends Rule>(props: Props<R>) {
  const { rule, faults, onChange, onDone } = props;
  const { t } = useLanguage();
  const { fault } = useWording();
  return (
    <div className={css.editor}>
      <When {...props} />
      <Checkbox.Group label={t('web.reminders.field.audience')} value={rule.audience} error={fault(faults.find((one) => one === 'audience'))} onChange={(chosen) => onChange({ ...rule, audience: rungs.filter((role: Role) => chosen.includes(role)) })}>
        <Group gap="md" mt={6} mb={4}>{rungs.map((role) => <Checkbox key={role} value={role} label={t(`role.${role}`)} />)}</Group>
      </Checkbox.Group>
      <Radio.Group label={t('web.reminders.field.channel')} value={rule.channel} onChange={(channel) => onChange({ ...rule, channel: channel as ReminderChannel })}>
        <Group gap="md" mt={6}>{vocabulary.reminderChannels.map((channel) => <Radio key={channel} value={channel} label={t(`reminderChannel.${channel}`)} description={t(`web.reminders.channel.${channel}`)} />)}</Group>
      </Radio.Group>
      <div><Button size="xs" variant="default" onClick={onDone}>{t('web.reminders.done')}</Button></div>
    </div>
  );
}
