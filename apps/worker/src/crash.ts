import type { Announce } from '@suivi/emails';

/** For fault tests: dies without a word at a moment of the round, `[times*]moment`; undefined where nobody asks for it. */
export function crashAt(wish: string | undefined): Announce | undefined {
  const [, times = '1', chosen] = /^(?:(\d{1,6})\*)?(.+)$/.exec(wish ?? '') ?? [];
  if (chosen === undefined) return undefined;
  let left = Number(times);
  return (moment) => {
    if (moment === chosen && (left -= 1) <= 0) process.kill(process.pid, 'SIGKILL');
  };
}
