import { parseMessage } from '@suivi/mailer';
import { readPage } from './answering.js';
import { letterhead } from './api.js';

/** One request of the robot. */
interface Visit {
  method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST';
  url: string;
  body?: URLSearchParams | FormData;
  headers?: Record<string, string>;
}

/** What a page answered. */
interface Seen {
  html: string;
  goesTo: string | null;
}

const ours = new RegExp(`${letterhead.publicUrl.replace(/[.]/g, '\\.')}[^\\s"'<>)\\]]*`, 'g');
const farthest = 6000;
const atOnce = 4;

/** Every address of ours in a mail: in its headers, both its texts and the files that go along. */
export async function linksOf(raw: string): Promise<string[]> {
  const { text, html, headers, attachments } = await parseMessage(raw);
  const parts = [text ?? '', (html ?? '').replaceAll('&amp;', '&'), ...headers.map(({ value }) => value), ...attachments.map(({ content }) => Buffer.from(content).toString('utf8').replace(/\r?\n[ \t]/g, ''))];
  const found = parts.flatMap((part) => part.match(ours) ?? []).map((url) => url.slice(letterhead.publicUrl.length).replace(/[.,;]+$/, '') || '/');
  return [...new Set(found)].sort();
}

const prefetching: Record<string, string>[] = [
  { purpose: 'prefetch' }, { 'sec-purpose': 'prefetch;prerender' }, { 'x-moz': 'prefetch' }, { 'x-purpose': 'preview' }, { 'user-agent': 'Mozilla/5.0 (compatible; LinkScanner/1.0)', range: 'bytes=0-99' },
];

/** What a scanner tries on an address of a mail before it looks at the page. */
const knocks = (url: string): Visit[] => [
  { method: 'HEAD', url }, { method: 'OPTIONS', url }, ...prefetching.map((headers): Visit => ({ method: 'GET', url, headers })), { method: 'POST', url }, { method: 'POST', url, body: new URLSearchParams() },
];

/** A form as nobody filled it in, by each of its buttons and by none, encoded in both ways. */
function submissions(at: string, html: string): Visit[] {
  return readPage(html).forms.flatMap(({ action, method, fields, buttons }) => {
    const url = new URL(action ?? at, `http://x${at}`);
    return [undefined, ...buttons].flatMap((button): Visit[] => {
      const all = { ...fields, ...(button?.name ? { [button.name]: button.value } : {}) };
      if (method === 'GET') return [{ method, url: `${url.pathname}?${new URLSearchParams(all).toString()}` }];
      const form = new FormData();
      for (const [name, value] of Object.entries(all)) form.append(name, value);
      form.append('files', new Blob([]), '');
      const target = url.pathname + url.search;
      return [{ method: 'POST', url: target, body: new URLSearchParams(all) }, { method: 'POST', url: target, body: form }];
    });
  });
}

const wordsIn = (body: Visit['body']): string => (body ? JSON.stringify([...body.entries()].map(([name, value]) => [name, typeof value === 'string' ? value : 'file'])) + body.constructor.name : '');

/**
 * A mail scanner at its worst: it opens what a mail links to, follows every redirect and every link of the pages, and presses every button of every form without filling
 * anything in, with the cookies that it is given. It does not send the one-click unsubscription of a mail's header.
 */
export class MailRobot {
  readonly statuses: Record<string, number> = {};
  private readonly cookies = new Set<string>();
  private readonly done = new Set<string>();

  constructor(private readonly origin: string) {}

  /** Takes the mails one after another; what it has done once it does not do again. */
  async read(raws: readonly string[]): Promise<void> {
    for (const raw of raws) {
      const queue = (await linksOf(raw)).flatMap((url): Visit[] => [...knocks(url), { method: 'GET', url }]);
      while (queue.length > 0) await Promise.all(queue.splice(0, atOnce).map(async (next) => queue.push(...(await this.follow(next)))));
    }
  }

  private async follow(next: Visit): Promise<Visit[]> {
    const key = `${next.method} ${next.url} ${wordsIn(next.body)} ${JSON.stringify(next.headers ?? {})}`;
    if (this.done.has(key)) return [];
    this.done.add(key);
    if (this.done.size > farthest) throw new Error(`the robot does not come to an end: ${key}`);
    const { html, goesTo } = await this.visit(next);
    const links = [...(goesTo === null ? [] : [goesTo]), ...readPage(html).links.flatMap((href) => this.within(href, next.url))];
    return [...submissions(next.url, html), ...links.map((url): Visit => ({ method: 'GET', url }))];
  }

  get asked(): number {
    return this.done.size;
  }

  private within(href: string, from: string): string[] {
    const url = new URL(href.replace(letterhead.publicUrl, 'http://x'), `http://x${from}`);
    return url.host === 'x' && url.protocol === 'http:' ? [url.pathname + url.search] : [];
  }

  private async visit({ method, url, body, headers }: Visit): Promise<Seen> {
    const cookie = [...this.cookies].join('; ');
    const answer = await fetch(`${this.origin}${url}`, { method, body, redirect: 'manual', headers: { accept: 'text/html,*/*', ...(cookie ? { cookie } : {}), ...headers } });
    for (const line of answer.headers.getSetCookie()) this.cookies.add(line.replace(/;.*/s, ''));
    this.statuses[`${method} ${answer.status}`] = (this.statuses[`${method} ${answer.status}`] ?? 0) + 1;
    if (answer.status >= 500) throw new Error(`${method} ${url} answers ${answer.status}`);
    const location = answer.headers.get('location');
    const isPage = String(answer.headers.get('content-type')).includes('html');
    const text = await answer.text();
    return { html: isPage ? text : '', goesTo: location === null ? null : (this.within(location, url)[0] ?? null) };
  }
}
