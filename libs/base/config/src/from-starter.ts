/** What a starter sends once to a process that it launched ahead of the database: the variables that were not known yet. */
export interface RestOfEnvironment {
  env: Record<string, string>;
  /** Names of the variables that a person set; what else the process finds comes from the starter. */
  set: readonly string[];
}

/** The word on the command line by which a process is told to wait for the rest of its environment. */
export const waitForStarter = '--wait-for-starter';

/** The environment of a process, and which names in it a person set. */
export interface Environment {
  env: Readonly<Record<string, string | undefined>>;
  set: readonly string[];
}

/**
 * The whole environment of a process. A starter launches us while the database is still starting, because loading our
 * code takes a second; its address follows over their channel. Without the word nothing is waited for.
 */
export async function wholeEnvironment(env: Readonly<Record<string, string | undefined>>, words: readonly string[]): Promise<Environment> {
  if (!words.includes(waitForStarter)) return { env, set: Object.keys(env) };
  // If the starter goes instead, the channel closes, nothing is left to wait for and the process ends.
  const message = await new Promise<RestOfEnvironment>((resolve) => process.once('message', (value) => resolve(value as RestOfEnvironment)));
  return { env: { ...env, ...message.env }, set: message.set };
}
