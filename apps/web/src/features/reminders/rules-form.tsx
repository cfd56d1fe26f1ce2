import { ActionIcon, Button } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { IconPencil, IconPlus, IconX } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { newRule, type Rule } from './draft.js';
import { faultsOfRule, type Fault, type Faults } from './faults.js';
import css from './reminders.module.css';
import { RuleEditor } from './rule-editor.js';
import { useWording } from './wording.js';

interface Props<R extends Rule> {
  title: string;
  rules: readonly R[];
  /** What a rule can count from. */
  moments: readonly R['when'][];
  faults: Faults;
  /** Names of stored rules: a new rule must not speak under one of them. */
  stored: readonly string[];
  onChange: (rules: R[]) => void;
}

interface RuleProps {
  rule: Rule;
  faults: readonly Fault[];
  isOpen: boolean;
  onOpen: () => void;
  onRemove: () => void;
}

/** A rule as a sentence, with what is wrong in it. */
function RuleLine({ rule, faults, isOpen, onOpen, onRemove }: RuleProps) {
  const { t } = useLanguage();
  const { moment, audience, fault } = useWording();
  const said = moment(rule);
  const wrong = faults.filter((one) => !isOpen || one === 'twice');
  return (
    <div className={css.rule}>
      <p className={css.sentence}>
        <strong>{said}</strong>
        <span>{audience(rule.audience)}</span>
        <span>{t(`web.reminders.in.${rule.channel}`)}</span>
      </p>
      <div className={css.ruleActs}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('web.reminders.edit', { rule: said })} aria-expanded={isOpen} onClick={onOpen}><IconPencil size={17} stroke={1.7} /></ActionIcon>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('web.reminders.remove', { rule: said })} onClick={onRemove}><IconX size={17} stroke={1.7} /></ActionIcon>
      </div>
      {wrong.map((one) => <p key={one} role="alert" className={css.fault}>{fault(one, rule)}</p>)}
    </div>
  );
}

/** The rules as sentences; one at a time is open for change. */
export function RulesForm<R extends Rule>({ title, rules, moments, faults, stored, onChange }: Props<R>) {
  const { t } = useLanguage();
  const { fault } = useWording();
  const [open, setOpen] = useState<number | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const id = useId();
  const taken = new Set([...stored, ...rules.map((rule) => rule.slug)]);
  const set = (at: number, rule: R) => onChange(rules.map((one, i) => (i === at ? rule : one)));
  const remove = (at: number) => {
    setOpen(null);
    onChange(rules.filter((_, i) => i !== at));
    add.current?.focus();
  };
  // whoever leaves the fields finds the focus at the button that opened them
  const close = (at: number) => {
    setOpen(null);
    list.current?.children[at]?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
  };
  return (
    <section className={css.part} aria-labelledby={id}>
      <h2 id={id} className={css.heading}>{title}</h2>
      {rules.length === 0 && <p className={css.quiet}>{t('web.reminders.rules.none')}</p>}
      <ul className={css.rules} ref={list}>
        {rules.map((rule, at) => (
          <li key={at} data-rule={rule.slug}>
            <RuleLine rule={rule} faults={faultsOfRule(faults, at)} isOpen={open === at} onOpen={() => setOpen(open === at ? null : at)} onRemove={() => remove(at)} />
            {open === at && <RuleEditor rule={rule} moments={moments} taken={taken} faults={faultsOfRule(faults, at)} onChange={(next) => set(at, next)} onDone={() => close(at)} />}
          </li>
        ))}
      </ul>
      {faults.get('rules') && <p role="alert" className={css.fault}>{fault('too-many')}</p>}
      <Button ref={add} size="xs" variant="default" leftSection={<IconPlus size={15} />} onClick={() => { onChange([...rules, newRule(rules, taken)]); setOpen(rules.length); }}>{t('web.reminders.add')}</Button>
    </section>
  );
}
