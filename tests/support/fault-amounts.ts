/** True where only a taste of each fault is asked for (SUIVI_TEST_FAULTS=short), as on the machine that checks every change. */
export const inShort = process.env.SUIVI_TEST_FAULTS === 'short';

/** How often a fault is tried: what the setting says, else the full or the short amount. */
export function amountOf(setting: string, amounts: { full: number; short: number }): number {
  const given = process.env[setting];
  return given ? Number(given) : inShort ? amounts.short : amounts.full;
}
