import { CallProblem } from '../../ui/call.js';

/** What can be wrong in a field of a policy. */
export type Fault = 'count' | 'audience' | 'twice' | 'too-many' | 'rises' | 'quiet' | 'hour' | 'reason';
/** Faults by the path of their field, such as `rules.1.days`. */
export type Faults = ReadonlyMap<string, Fault>;

const faultAt: readonly (readonly [RegExp, Fault])[] = [
  [/^rules\.\d+\.(days|everyDays|months)$/, 'count'],
  [/^rules\.\d+\.audience/, 'audience'],
  [/^rules\.\d+(\.slug)?$/, 'twice'],
  [/^rules$/, 'too-many'],
  [/^escalation\.steps\.\d+/, 'rises'],
  [/^quietHours/, 'quiet'],
  [/^hour$/, 'hour'],
  [/^reason$/, 'reason'],
];

/** Reads from a refused request which fields are wrong: the server judges, the path alone says which sentence belongs there. */
export function faultsOf(error: unknown): Faults {
  const errors = error instanceof CallProblem ? (error.problem.errors ?? []) : [];
  return new Map(
    errors.flatMap(({ path }): [string, Fault][] => {
      const field = path.replace(/^body\.(?:(?:policy|after)\.)?/, '');
      const fault = faultAt.find(([pattern]) => pattern.test(field))?.[1];
      return fault ? [[field, fault]] : [];
    }),
  );
}

/** What stands in a rule, whichever of its fields. */
export const faultsOfRule = (faults: Faults, at: number): Fault[] => [...faults].filter(([path]) => path === `rules.${at}` || path.startsWith(`rules.${at}.`)).map(([, fault]) => fault);
