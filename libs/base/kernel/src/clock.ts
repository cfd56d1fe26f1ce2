/** Where the current instant comes from; only apps hold a clock that reads the machine's time, libraries get `now`. */
export interface Clock {
  now(): Date;
}

/** A clock that stands still until it is set, for simulations and tests. */
export class SteppedClock implements Clock {
  constructor(private instant: Date) {}

  now(): Date {
    return this.instant;
  }

  /** Sets the instant that `now()` answers from here on. */
  set(instant: Date): void {
    this.instant = instant;
  }
}
