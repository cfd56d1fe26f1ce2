import type { Trouble } from './health.js';

/** What the operator was told: that something is in the way, or that nothing is any more. */
export interface AlarmWord {
  tone: 'red' | 'well';
  at: Date;
  troubles: readonly Trouble[];
}

const hour = 3_600_000;
const day = 24 * hour;

/** A lost contact is news once; all else lasts until it is over. */
const lasts = ({ code }: Trouble): boolean => code !== 'contacts-lost';
const nameOf = ({ code, detail }: Trouble): string => (code === 'domain-refuses' ? `${code} ${detail}` : code);

/**
 * The word that is due to the operator now, or null. `told` holds the words so far, the last first. Something new is told at once, what lasts again each
 * day, neither within an hour of the last alarm; that all is well again is told once.
 */
export function alarmDue(told: readonly AlarmWord[], troubles: readonly Trouble[], now: Date): AlarmWord | null {
  const open = told[0]?.tone === 'red' ? told[0].troubles : [];
  const past = open.filter(lasts);
  if (past.length > 0 && !troubles.some(lasts)) return { tone: 'well', at: now, troubles: past };
  const known = new Set(past.map(nameOf));
  const isNews = troubles.some((trouble) => !known.has(nameOf(trouble)));
  const alarmed = told.find((word) => word.tone === 'red')?.at.getTime() ?? -Infinity;
  const isTime = now.getTime() - alarmed >= (isNews ? hour : day);
  return isTime && troubles.length > 0 ? { tone: 'red', at: now, troubles } : null;
}
