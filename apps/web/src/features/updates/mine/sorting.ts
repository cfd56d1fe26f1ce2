import type { Duty, OwnDuties } from './mine.js';

/** The duties of a reader by what is to be done about them, each in the order of their deadlines; what was asked back stands first of what is asked now. */
export interface Sorted {
  now: Duty[];
  later: Duty[];
  waiting: Duty[];
}

/** Asked now: what came back with a question, and what is late or soon due. */
const isAsked = ({ question, schedule }: Duty): boolean => question !== null || schedule === 'overdue' || schedule === 'due-soon';

/** Sorts what somebody owes. Pure. */
export function sorted(duties: readonly Duty[]): Sorted {
  const own = duties.filter(({ waits }) => waits === null);
  const asked = own.filter(isAsked);
  return { now: [...asked.filter(({ question }) => question), ...asked.filter(({ question }) => !question)], later: own.filter((one) => !isAsked(one)), waiting: duties.filter(({ waits }) => waits !== null) };
}

/** The duty whose deadline comes next, of those that are not asked yet. Pure. */
export const nextDue = (later: readonly Duty[]): Duty | undefined => later.find(({ deadline }) => deadline !== null);

/** Something that a reader said or asked for. */
export type Answered =
  | { kind: 'update'; at: string; of: OwnDuties['answered']['updates'][number] }
  | { kind: 'time'; at: string; of: OwnDuties['answered']['extensions'][number] }
  | { kind: 'colleague'; at: string; of: OwnDuties['answered']['handovers'][number] };

/** What was said and asked for, the latest first, whatever it was. Pure. */
export const latestFirst = ({ updates, extensions, handovers }: OwnDuties['answered'], most: number): Answered[] =>
  [
    ...updates.map((of): Answered => ({ kind: 'update', at: of.submittedAt, of })), ...extensions.map((of): Answered => ({ kind: 'time', at: of.askedAt, of })),
    ...handovers.map((of): Answered => ({ kind: 'colleague', at: of.proposedAt, of })),
  ].sort((a, b) => b.at.localeCompare(a.at)).slice(0, most);
