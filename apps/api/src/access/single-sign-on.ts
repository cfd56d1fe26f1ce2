import { deleteEndedSessions, sessionBehind, sessionSecretFor, sessionTokenIn, usualSessionLimits } from '@suivi/access';
import type { ApiContext } from '../http/context.js';
import { type Form, type PageAnswer, textIn } from '../http/page-answer.js';
import { type Browser, headersFrom } from './browser.js';
import { destinationOf, signInPage } from './destination.js';
import { from } from './security-log.js';
import { onwardToProvider, signInNotice } from './sign-in-pages.js';
import type { SignIns } from './sign-ins.js';

/** The way in with an identity provider, as pages. */
export class SingleSignOn {
  constructor(
    private readonly api: ApiContext,
    private readonly signIns: SignIns,
  ) {}

  /** Sends the browser to the identity provider. */
  async begin(browser: Browser, form: Form): Promise<PageAnswer> {
    const destination = destinationOf(form.then);
    const begun = await this.signIns.auth.beginOidc({ destination, failedAt: `/sign-in/failed?then=${encodeURIComponent(destination)}` }, headersFrom(browser));
    if (begun) return { status: 200, html: onwardToProvider(browser.language, begun.url), cookies: begun.cookies };
    this.api.note?.({ event: 'sign-in', outcome: 'away', by: 'provider', ...from(browser) });
    return this.away(browser, destination);
  }

  /** Takes the browser that comes back from there. */
  async end(browser: Browser, url: string): Promise<PageAnswer> {
    const { letterhead: { publicUrl }, note } = this.api;
    const { outcome, why, location, cookies } = await this.signIns.auth.endOidc(new Request(new URL(url, publicUrl), { headers: headersFrom(browser) }));
    if (outcome === 'in') return this.enter(browser, location, cookies);
    const destination = thenIn(location, publicUrl);
    note?.({ event: 'sign-in', outcome: outcome === 'away' ? 'away' : 'refused', by: 'provider', why, ...from(browser) });
    if (outcome === 'away') return { ...(await this.away(browser, destination)), cookies };
    return { goTo: `/sign-in/${outcome === 'restart' ? 'restart' : why === 'account_not_open' ? 'closed' : 'failed'}?then=${encodeURIComponent(destination)}`, cookies };
  }

  /** The page of somebody whom the provider did not vouch for, whose account is closed, or whose way back was lost. */
  failed = (browser: Browser, notice: 'failed' | 'restart' | 'closed', then: unknown): PageAnswer => ({ status: notice === 'restart' ? 400 : 403, html: signInNotice(browser.language, notice, signInPage(textIn({ then }, 'then'))) });

  private away = (browser: Browser, destination: string): Promise<PageAnswer> => this.signIns.show(browser, destination, { error: 'signIn.sso.away' });

  private async enter(browser: Browser, location: string, cookies: readonly string[]): Promise<PageAnswer> {
    const { db, clock, note, letterhead: { publicUrl, linkSecret }, sessionLimits: limits = usualSessionLimits } = this.api;
    await this.signIns.endOf(browser);
    const now = clock.now();
    const token = sessionTokenIn(cookies.map((cookie) => cookie.split(';', 1)[0]).join('; '), { publicUrl, secret: sessionSecretFor(linkSecret) });
    const live = token === null ? undefined : await sessionBehind(db, token, { now, limits });
    note?.({ event: 'sign-in', outcome: 'done', by: 'provider', ip: browser.ip, personId: live?.personId ?? null, sessionId: live?.sessionId ?? null });
    await deleteEndedSessions(db, now);
    return { goTo: destinationOf(pathOf(location, publicUrl)), cookies };
  }
}

const pathOf = (location: string, publicUrl: string): string => {
  if (!URL.canParse(location, publicUrl)) return '/';
  const { pathname, search } = new URL(location, publicUrl);
  return `${pathname}${search}`;
};
const thenIn = (location: string, publicUrl: string): string => destinationOf(URL.canParse(location, publicUrl) ? new URL(location, publicUrl).searchParams.get('then') : null);
