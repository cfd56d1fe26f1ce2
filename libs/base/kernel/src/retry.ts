/** When to try again what was refused for the time being: 2, 4, 8 … 60 minutes after the attempt of that number. */
export const nextTryAt = (now: Date, attempts: number): Date => new Date(now.getTime() + Math.min(2 ** attempts, 60) * 60_000);

/** After this many refusals for the time being we give up: five days, for they come to one an hour. */
export const patience = 120;
