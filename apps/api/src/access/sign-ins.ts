import { setTimeout as wait } from 'node:timers/promises';
import {
  askSignIn, type Auth, createAuth, deleteEndedSessions, deleteSession, ensureAccount, requestOfLink, sessionCookie, setCookie, signInRequestAt, usualSessionLimits, useSignIn, wholeInstallation,
} from '@suivi/access';
import { transact } from '@suivi/db';
import { mayHaveSession, person as personOf, personWhoMaySignIn } from '@suivi/directory';
import { queueMail, round } from '@suivi/emails';
import { wish } from '@suivi/jobs';
import { isMailAddress } from '@suivi/kernel';
import type { ApiContext } from '../http/context.js';
import { type Form, type PageAnswer, textIn } from '../http/page-answer.js';
import { isFresh } from './access.policy.js';
import { askingCookie, askingSecretOf, type Browser, headersFrom } from './browser.js';
import type { ClaimWatch } from './claim-watch.js';
import { destinationOf } from './destination.js';
import { codeElsewhere, confirmSignIn, mailSent, onwardToProvider, signInForm, signInNotice, type SignInShown } from './sign-in-pages.js';

/** An answer on an address takes at least so long, whoever it is: what is done for known ones is done by then. */
const sameTimeMs = 400;
const askingSeconds = 3600;

/** The ways in, as pages: by mail, and with an identity provider. Wires what access, the directory and the mails know each for itself. */
export class SignIns {
  readonly auth: Auth;

  constructor(
    private readonly api: ApiContext,
    private readonly claim: ClaimWatch,
  ) {
    const { db, clock, letterhead, sessionLimits: limits = usualSessionLimits, oidc } = api;
    this.auth = createAuth({
      db, clock, limits, oidc, linkSecret: letterhead.linkSecret, publicUrl: letterhead.publicUrl, complain: api.complain ?? (() => undefined),
      prepareAccount: async (address) => {
        const person = await personWhoMaySignIn(db, address, clock.now());
        if (person) await ensureAccount(db, person, clock.now());
        return person !== null;
      },
      mayOpen: (accountId) => mayHaveSession(db, accountId, clock.now()),
    });
  }

  /** The page that asks for an address; whoever has signed in this very moment is sent on. */
  async show(browser: Browser, then: unknown, said: Pick<SignInShown, 'address' | 'error'> = {}): Promise<PageAnswer> {
    const destination = destinationOf(then);
    const { caller } = browser;
    const signedIn = caller.via === 'session';
    if (signedIn && said.error === undefined && isFresh(caller, this.api.clock.now())) return { goTo: destination };
    void this.auth.prepare();
    const hint = !(await this.claim.isClaimed()) && caller.via === 'nobody' ? 'signIn.unclaimed' : this.api.mailGoesTo === 'mailbox' ? 'signIn.mailbox' : undefined;
    const shown: SignInShown = { destination, again: signedIn, sso: this.api.oidc !== undefined, hint, ...said };
    return { status: said.error === undefined ? 200 : 422, html: signInForm(browser.language, shown) };
  }

  /** Takes an address. The answer is the same for every one, and takes the same time. */
  async ask(browser: Browser, form: Form): Promise<PageAnswer> {
    const address = textIn(form, 'address').toLowerCase();
    if (!isMailAddress(address)) return this.show(browser, form.then, { address, error: 'signIn.error.address' });
    const [answer] = await Promise.all([this.asked(browser, address, destinationOf(form.then)), wait(sameTimeMs)]);
    return answer;
  }

  private async asked(browser: Browser, address: string, destination: string): Promise<PageAnswer> {
    const { db, clock, letterhead } = this.api;
    const now = clock.now();
    const secret = askingSecretOf(browser, letterhead.publicUrl);
    const person = await personWhoMaySignIn(db, address, now);
    const request = await transact(db, async (tx) => {
      const asked = await askSignIn(tx, { secret: letterhead.linkSecret, personId: person?.id ?? null, address, ip: browser.ip, browser: secret, destination }, now);
      if (asked && person) await queueMail(tx, { kind: 'sign-in', personId: person.id, key: asked.id, payload: { requestId: asked.id, expiresAt: asked.expiresAt.toISOString() } }, { letterhead, now });
      if (asked) await wish(tx, round, {}, now);
      return asked;
    });
    if (!request) return { status: 429, html: signInNotice(browser.language, 'limited') };
    return { status: 200, html: mailSent(browser.language, { address, request: request.id }), cookies: [setCookie(askingCookie, secret, { publicUrl: letterhead.publicUrl, maxAgeSeconds: askingSeconds })] };
  }

  /** Takes the code of a mail in the browser that asked for it. */
  async byCode(browser: Browser, form: Form): Promise<PageAnswer> {
    const request = textIn(form, 'request');
    const retry = (): PageAnswer => ({ status: 422, html: mailSent(browser.language, { address: textIn(form, 'address'), request, wrong: true }) });
    return textIn(form, 'code') === '' ? retry() : this.use(browser, { id: request, byLink: false, code: textIn(form, 'code') }, retry);
  }

  /** The page behind the link of a mail. Opening it changes nothing, however often and by whomever. */
  async showLink(browser: Browser, token: string): Promise<PageAnswer> {
    const { db, clock, letterhead } = this.api;
    const id = requestOfLink(letterhead.linkSecret, token);
    const standing = await signInRequestAt(db, id ?? '', { browser: askingSecretOf(browser, letterhead.publicUrl), now: clock.now() });
    if (id === null || standing?.personId == null) return this.invalid(browser);
    void this.auth.prepare();
    if (!standing.isAskingBrowser) return { status: 200, html: codeElsewhere(browser.language) };
    const { name } = await personOf(db, wholeInstallation, standing.personId, clock.now());
    return { status: 200, html: confirmSignIn(browser.language, { name }) };
  }

  /** The button of that page, in the browser that asked; or its code, elsewhere. A form that was sent without a code counts as no attempt. */
  async byLink(browser: Browser, token: string, form: Form): Promise<PageAnswer> {
    const { db, clock, letterhead } = this.api;
    const id = requestOfLink(letterhead.linkSecret, token);
    const standing = await signInRequestAt(db, id ?? '', { browser: askingSecretOf(browser, letterhead.publicUrl), now: clock.now() });
    if (id === null || !standing) return this.invalid(browser);
    const code = textIn(form, 'code');
    const retry = (): PageAnswer => ({ status: 422, html: codeElsewhere(browser.language, { wrong: true }) });
    return code === '' && !standing.isAskingBrowser ? retry() : this.use(browser, { id, byLink: true, code }, retry);
  }

  private async use(browser: Browser, proof: { id: string; byLink: boolean; code: string }, retry: () => PageAnswer): Promise<PageAnswer> {
    const { db, clock, letterhead } = this.api;
    const used = await useSignIn(db, { ...proof, secret: letterhead.linkSecret, browser: askingSecretOf(browser, letterhead.publicUrl) }, clock.now());
    if (used.outcome === 'wrong-code') return retry();
    if (used.outcome === 'over') return this.invalid(browser);
    const person = await personOf(db, wholeInstallation, used.personId, clock.now());
    return this.open(browser, (await ensureAccount(db, person, clock.now())).id, used.destination);
  }

  /** Opens a session, and ends the one that this browser had: nothing of before a sign-in counts after it. */
  async open(browser: Browser, accountId: string, destination: string): Promise<PageAnswer> {
    const { db, clock, letterhead } = this.api;
    const cookies = await this.auth.openSession(accountId, headersFrom(browser));
    if (!cookies) return this.invalid(browser);
    await this.endOf(browser);
    await deleteEndedSessions(db, clock.now());
    return { goTo: destination, cookies: [...cookies, setCookie(askingCookie, null, { publicUrl: letterhead.publicUrl, maxAgeSeconds: 0 })] };
  }

  private async endOf({ caller: { sessionId, scope } }: Browser): Promise<void> {
    if (sessionId !== null && scope.personId !== null) await deleteSession(this.api.db, { personId: scope.personId, id: sessionId });
  }

  private invalid = (browser: Browser): PageAnswer => ({ status: 404, html: signInNotice(browser.language, 'invalid') });

  /** Sends the browser to the identity provider. */
  async beginOidc(browser: Browser, form: Form): Promise<PageAnswer> {
    const begun = await this.auth.beginOidc(destinationOf(form.then), headersFrom(browser));
    return begun ? { status: 200, html: onwardToProvider(browser.language, begun.url), cookies: begun.cookies } : this.show(browser, form.then, { error: 'signIn.sso.away' });
  }

  /** Takes the browser that comes back from there. */
  async endOidc(browser: Browser, url: string): Promise<PageAnswer> {
    const response = await this.auth.endOidc(new Request(new URL(url, this.api.letterhead.publicUrl), { headers: headersFrom(browser) }));
    const cookies = response.headers.getSetCookie();
    const isIn = cookies.some((cookie) => /session_token=[^;]/.test(cookie));
    if (!isIn) return { goTo: '/sign-in/failed', cookies };
    await this.endOf(browser);
    return { goTo: destinationOf(pathOf(response.headers.get('location'), this.api.letterhead.publicUrl)), cookies };
  }

  /** What is shown where the identity provider vouched for nobody who may sign in. */
  failed = (browser: Browser): PageAnswer => ({ status: 403, html: signInNotice(browser.language, 'failed') });

  /** Ends the session of this browser. */
  async signOut(browser: Browser): Promise<PageAnswer> {
    await this.endOf(browser);
    return { goTo: '/sign-in', cookies: [setCookie(sessionCookie, null, { publicUrl: this.api.letterhead.publicUrl, maxAgeSeconds: 0 })] };
  }
}

const pathOf = (location: string | null, publicUrl: string): string => {
  if (location === null || !URL.canParse(location, publicUrl)) return '/';
  const { pathname, search } = new URL(location, publicUrl);
  return `${pathname}${search}`;
};
