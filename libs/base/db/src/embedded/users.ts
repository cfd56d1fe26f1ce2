import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMarkAlive, ownMark } from './alive.js';

/** How often this process has entered, by folder: two openings in one process leave one after the other. */
const entered = new Map<string, number>();

/**
 * Who uses an embedded server: an empty file `pid-birth` for each process, so that the last one to leave stops it and
 * `suivi backup` beside `npm start` does not. Enter before looking for the server; stop it in the same breath as `leave`.
 */
export class UserList {
  private readonly own: string;

  constructor(private readonly folder: string) {
    this.own = join(folder, ownMark());
  }

  /** Notes that this process uses the server. */
  enter(): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    writeFileSync(this.own, '', { mode: 0o600 });
    entered.set(this.folder, (entered.get(this.folder) ?? 0) + 1);
  }

  /** Notes that one use in this process is over; answers whether nobody is left. */
  leave(): boolean {
    const left = (entered.get(this.folder) ?? 1) - 1;
    entered.set(this.folder, left);
    if (left > 0) return false;
    rmSync(this.own, { force: true });
    return !readdirSync(this.folder).some((name) => this.isStillThere(name));
  }

  private isStillThere(name: string): boolean {
    if (isMarkAlive(name)) return true;
    rmSync(join(this.folder, name), { force: true });
    return false;
  }
}
