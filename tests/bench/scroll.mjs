import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { seedRegister } from './seed.mjs';
import { inTurns, median } from './turns.mjs';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** A page that has nothing to do while it is scrolled: what this machine's Chromium shows at best. */
const plainPage = '<!doctype html><title>Plain</title><body style="margin:0;font:14px sans-serif"><script>document.body.innerHTML = Array.from({ length: 10000 }, (_, n) => `<div style="height:60px">Row ${n}</div>`).join("")</script>';

/** Scrolls for so long, a hand's width each frame, down and up again; answers the moments at which frames came, in ms. */
const scroll = (ms) =>
  new Promise((resolve) => {
    const frames = [];
    let step = 45;
    const next = (at) => {
      frames.push(at);
      if (at - frames[0] >= ms) return resolve(frames);
      const end = document.documentElement.scrollHeight - innerHeight;
      if (scrollY + step > end || scrollY + step < 0) step = -step;
      scrollBy(0, step);
      return requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });

/** The register of 10,000 scrolled with all its pages fetched: frames a second, against a plain page of as many rows. */
export async function run(place, { quick }) {
  if (!executablePath) throw new Error('this benchmark needs a Chromium');
  const url = await place.database();
  await seedRegister(url, 10_000);
  const api = await place.api(url);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  place.later(() => browser.close());
  const open = async () => (await browser.newContext({ viewport: { width: 1280, height: 860 }, bypassCSP: true })).newPage();
  const [register, plain] = [await open(), await open()];
  await plain.setContent(plainPage);
  await register.goto(`${api.url}/?recordState=all`);
  await register.locator('[data-row-link]').first().waitFor();
  // the next page is fetched when the end comes near
  for (let before = -1; ;) {
    const height = await register.evaluate(() => { scrollTo(0, document.documentElement.scrollHeight); return document.documentElement.scrollHeight; });
    if (height === before) break;
    before = height;
    await register.waitForFunction((was) => document.documentElement.scrollHeight > was, height, { timeout: 15_000 }).catch(() => undefined);
  }
  const rows = (await register.locator('[aria-live]', { hasText: /\d/ }).last().textContent()) ?? '';
  await register.evaluate(() => scrollTo(0, 0));

  const devtools = await register.context().newCDPSession(register);
  await devtools.send('Performance.enable');
  const costs = async () => Object.fromEntries((await devtools.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value * 1000]));

  const worst = [];
  const costly = [];
  const rateOf = (page) => async () => {
    await page.bringToFront();
    const before = await costs();
    const frames = await page.evaluate(scroll, quick ? 2000 : 5000);
    const gaps = frames.slice(1).map((at, n) => at - frames[n]).sort((a, b) => a - b);
    const after = await costs();
    if (page === register) costly.push(Object.fromEntries(['TaskDuration', 'ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].map((name) => [name, (after[name] - before[name]) / gaps.length])));
    if (page === register) worst.push(gaps[Math.floor(gaps.length * 0.99)]);
    return (gaps.length * 1000) / (frames.at(-1) - frames[0]);
  };
  const [ours, limit] = [rateOf(register), rateOf(plain)];
  await ours();
  await limit();
  worst.length = 0;
  costly.length = 0;
  const measured = await inTurns({ pairs: quick ? 3 : 7, unit: 'frames/s', ours, limit, signal: place.signal, note: `goal 50 frames a second; ${rows}` });
  const perFrame = (name) => Math.round(median(costly.map((cost) => cost[name])) * 10) / 10;
  return { ...measured, note: `${measured.note}; 99 of 100 frames came within ${Math.round(Math.max(...worst))} ms; a frame takes the page ${perFrame('TaskDuration')} ms: script ${perFrame('ScriptDuration')}, style ${perFrame('RecalcStyleDuration')}, layout ${perFrame('LayoutDuration')}` };
}
