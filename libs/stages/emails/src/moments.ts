/** The moments of a round, in order: between any two of them a process may die, and the next round must make good. */
export const moments = [
  'round:begun', 'sweep:done', 'gather:locked', 'gather:taken', 'gather:written', 'gather:committed', 'claim:committed', 'compose:done', 'smtp:begun', 'smtp:accepted',
  'settle:before-commit', 'settle:committed', 'outage:noted', 'receive:before-commit', 'round:done',
] as const;
export type Moment = (typeof moments)[number];

/** Told of each moment as it comes; whoever wants to see what a crash leaves behind ends the process there. */
export type Announce = (moment: Moment) => void | Promise<void>;

/** Says nothing to nobody: what holds outside fault tests. */
export const unannounced: Announce = () => undefined;
