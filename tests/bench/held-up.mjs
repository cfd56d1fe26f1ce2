import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** The most CPU that this process used between two looks at it, in milliseconds: on a machine with others on it the clock alone would tell of them. */
function busiest() {
  let [most, last, isOver] = [0, process.cpuUsage(), false];
  const look = () => {
    const { user, system } = process.cpuUsage(last);
    most = Math.max(most, (user + system) / 1000);
    last = process.cpuUsage();
    if (!isOver) setTimeout(look, 1);
  };
  look();
  return () => ((isOver = true), look(), Math.round(most));
}

/**
 * Does some work and tells for how long it held the event loop up at most: in milliseconds of the clock (`ms`, as `monitorEventLoopDelay` has them), and in
 * those that this process was computing meanwhile, with all its threads (`cpuMs`).
 */
export async function heldUp(work) {
  await wait(20);
  const [delay, most] = [monitorEventLoopDelay({ resolution: 5 }), busiest()];
  delay.enable();
  await work();
  await wait(10);
  delay.disable();
  const ms = Math.round(delay.max / 1e6);
  return { ms, cpuMs: Math.min(most(), ms) };
}
