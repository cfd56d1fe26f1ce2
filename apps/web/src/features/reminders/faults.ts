import { CallProblem } from '../../ui/call.js';

/** What can be wrong in a field of a policy. */
export type Fault = 'count' | 'audience' | 'twice' | 'too-many' | 'rises' | 'quiet' | 'hour' | 'reason';
/** Faults by the path of their field, such as `rules.1.days`. */
export type Faults = ReadonlyMap<string, Fault>;

/** Before the paths of fields of the rules for calls for inputs. */
const ofCalls = 'callForInputs.';

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
      const fault = faultAt.find(([pattern]) => pattern.test(field.replace(ofCalls, '')))?.[1];
      return fault ? [[field, fault]] : [];
    }),
  );
}

/** Of the faults of a policy those in its rules for calls for inputs, as if these were all. */
export const faultsOfCalls = (faults: Faults): Faults => new Map([...faults].flatMap(([path, fault]) => (path.startsWith(ofCalls) ? [[path.slice(ofCalls.length), fault] as const] : [])));

/** What stands in a rule, whichever of its fields. */
export const faultsOfRule = (faults: Faults, at: number): Fault[] => [...faults].filter(([path]) => path === `rules.${at}` || path.startsWith(`rules.${at}.`)).map(([, fault]) => fault);
