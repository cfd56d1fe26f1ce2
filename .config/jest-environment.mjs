import { TestEnvironment } from 'jest-environment-node';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';

const WATCHED = ['TCPSocketWrap', 'TCPServerWrap', 'PipeWrap', 'ProcessWrap', 'Timeout', 'Worker', 'MessagePort', 'FSEventWrap'];
const GRACE_MS = 2000;

/** What keeps the event loop alive now, counted by kind. */
const held = () => {
  const counts = new Map();
  for (const kind of process.getActiveResourcesInfo()) if (WATCHED.includes(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
};

/** Fails a test file that leaves a pool, a server, a timer or a process behind: the next file would inherit it. */
export default class LeakCheckingEnvironment extends TestEnvironment {
  #before = new Map();

  async setup() {
    await super.setup();
    this.#before = held();
  }

  async teardown() {
    const leaks = await this.#leaksAfterGrace();
    await super.teardown();
    if (leaks.length > 0) throw new Error(`This test file left open: ${leaks.join(', ')}. Close every pool, server, timer and process in afterAll.`);
  }

  async #leaksAfterGrace() {
    const end = performance.now() + GRACE_MS;
    for (;;) {
      await turn();
      const leaks = [...held()].filter(([kind, count]) => count > (this.#before.get(kind) ?? 0));
      if (leaks.length === 0 || performance.now() > end) return leaks.map(([kind, count]) => `${count - (this.#before.get(kind) ?? 0)} × ${kind}`);
      await wait(25);
    }
  }
}
