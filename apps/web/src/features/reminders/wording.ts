import type { Role } from '@suivi/contract';
import { formatList } from '@suivi/i18n';
import { useMemo } from 'react';
import { useLanguage } from '../../ui/language.js';
import { countOf, mostOf, mostWorkingDays, rungs, type Rule } from './draft.js';
import type { Fault } from './faults.js';

const ladderPrefix = 'escalation-';

/** Rules by which a mail may have been called for: on commitments, and on calls for inputs. */
export interface RulesInForce {
  rules: readonly Rule[];
  callForInputs?: { rules: readonly Rule[] };
}

/** How rules are said in the reader's language. */
export function useWording() {
  const { t, language } = useLanguage();
  return useMemo(() => {
    const moment = (rule: Rule): string => t(`web.reminders.rule.${rule.when}`, { count: countOf(rule) || 0 });
    const audience = (roles: readonly Role[]): string => t('web.reminders.to', { people: formatList(rungs.filter((role) => roles.includes(role)).map((role) => t(`web.reminders.to.${role}`)), language) });
    /** What called for a mail: a rule by its name, or a step of a ladder. */
    const cause = (slug: string, policy: RulesInForce, isOfCall: boolean): string => {
      const role = slug.startsWith(ladderPrefix) ? rungs.find((one) => slug === ladderPrefix + one) : undefined;
      if (role) return t('web.reminders.cause.ladder', { role: t(`role.${role}`) });
      if (isOfCall && slug === 'nudge') return t('web.calls.cause.nudge');
      const rule = (isOfCall ? (policy.callForInputs?.rules ?? []) : policy.rules).find((one) => one.slug === slug);
      return rule ? moment(rule) : t('web.reminders.cause.own');
    };
    const fault = (what: Fault | undefined, rule?: Rule): string | undefined => what && t(`web.reminders.fault.${what}`, { max: rule ? mostOf[rule.when] : mostWorkingDays });
    return { moment, audience, cause, fault };
  }, [t, language]);
}
