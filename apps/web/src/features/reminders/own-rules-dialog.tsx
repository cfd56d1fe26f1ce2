import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import type { ReminderPolicy } from '@suivi/contract';
import { useState } from 'react';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Radio } from '../../ui/radio.js';
import { isSilent, momentsOfCommitments, wayOf, ways, type RuleSet, type Way } from './draft.js';
import { faultsOf } from './faults.js';
import { EscalationLadder } from './ladder.js';
import { useRemoveOwnRules, useSetOwnRules, type OwnRules } from './reminders.js';
import { RulesForm } from './rules-form.js';
import { useWording } from './wording.js';

interface Props {
  commitmentId: number;
  own: OwnRules;
  /** Where rules of its own begin. */
  policy: ReminderPolicy;
  onReload: () => Promise<unknown>;
  onClose: () => void;
}

/** The three ways as a person chooses among them, and the sending of the choice. */
function useChoice({ commitmentId, own, policy, onClose }: Props) {
  const [way, setWay] = useState<Way>(wayOf(own));
  const begun = own.policy && !isSilent(own.policy) ? own.policy : policy;
  const [ruleSet, setRuleSet] = useState<RuleSet>({ rules: begun.rules, escalation: begun.escalation });
  const [reason, setReason] = useState(own.policy?.reason ?? '');
  const set = useSetOwnRules();
  const remove = useRemoveOwnRules();
  const target = { params: { id: commitmentId }, ifMatch: own.version };
  const done = { onSuccess: onClose };
  const why = reason.trim() || null;
  const send = () => {
    if (way !== 'follow') set.mutate({ ...target, body: way === 'none' ? { rules: [], escalation: null, reason: why } : { ...ruleSet, reason: why } }, done);
    else if (own.policy === null) onClose();
    else remove.mutate(target, done);
  };
  const reset = () => { set.reset(); remove.reset(); };
  return { way, setWay, ruleSet, setRuleSet, reason, setReason, send, reset, error: set.error ?? remove.error, isPending: set.isPending || remove.isPending };
}

/** Follow the partnership, rules of its own, or nobody reminded, with the reason. */
export function OwnRulesDialog(props: Props) {
  const { t } = useLanguage();
  const { fault } = useWording();
  const { way, setWay, ruleSet, setRuleSet, reason, setReason, send, reset, error, isPending } = useChoice(props);
  const faults = faultsOf(error);
  return (
    <Modal opened onClose={props.onClose} size="lg" title={t('web.reminders.own')} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); send(); }} noValidate>
        <Stack gap="md">
          <Radio.Group aria-label={t('web.reminders.own')} value={way} onChange={(value) => { reset(); setWay(value as Way); }}>
            <Stack gap={8}>{ways.map((value) => <Radio key={value} value={value} label={t(`web.reminders.own.${value}`)} description={t(`web.reminders.own.${value}.text`)} />)}</Stack>
          </Radio.Group>
          {way === 'own' && <RulesForm title={t('web.reminders.rules')} rules={ruleSet.rules} moments={momentsOfCommitments} faults={faults} stored={props.policy.rules.map((rule) => rule.slug)} onChange={(rules) => setRuleSet({ ...ruleSet, rules })} />}
          {way === 'own' && <EscalationLadder title={t('web.reminders.ladder')} ladder={ruleSet.escalation} faults={faults} onChange={(escalation) => setRuleSet({ ...ruleSet, escalation })} />}
          {way !== 'follow' && <TextInput label={t('web.verify.reason')} description={t(way === 'none' ? 'web.verify.reason.required' : 'web.verify.reason.optional')} required={way === 'none'} maxLength={1000} dir="auto" value={reason} error={fault(faults.get('reason'))} onChange={(event) => setReason(event.currentTarget.value)} />}
          {error !== null && faults.size === 0 && <ProblemNotice error={error} onRetry={() => void props.onReload().then(reset)} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={props.onClose}>{t('web.action.cancel')}</Button>
            <Button type="submit" loading={isPending}>{t('web.reminders.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
