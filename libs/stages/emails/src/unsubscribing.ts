import { readUnsubscription, wholeInstallation } from '@suivi/access';
import type { Sql } from '@suivi/db';
import { person as personOf, type Person, resumeDigests, stopDigests } from '@suivi/directory';
import type { Language } from '@suivi/kernel';
import { unsubscribePage } from './unsubscribe-page.js';

/** A page for a browser. */
export interface PageReply {
  status: number;
  html: string;
}

/** The link in a mail: its token, and the browser's language for whoever comes with a link that is none. */
export interface UnsubscribeLink {
  token: string;
  secret: string;
  language: Language;
}

async function personBehind(sql: Sql, { secret, token }: UnsubscribeLink, now: Date): Promise<Person | null> {
  const unsubscription = readUnsubscription(secret, token);
  return unsubscription && personOf(sql, wholeInstallation, unsubscription.personId, now);
}

const shown = (person: Person): PageReply => ({ status: 200, html: unsubscribePage(person.language, person.digestsOffAt === null ? 'on' : 'off', person) });
const invalid = ({ language }: UnsubscribeLink): PageReply => ({ status: 404, html: unsubscribePage(language, 'invalid') });

/** The page behind the link, in the person's language. Opening it changes nothing: mail scanners open every link. */
export async function showUnsubscription(sql: Sql, link: UnsubscribeLink, now: Date): Promise<PageReply> {
  const person = await personBehind(sql, link, now);
  return person ? shown(person) : invalid(link);
}

/** What a form asks for: the box that was ticked on the page, or the one click of a mail program (RFC 8058). */
function choiceIn(form: Readonly<Record<string, unknown>>): 'on' | 'off' | null {
  if (form['List-Unsubscribe'] === 'One-Click') return 'off';
  return form.digests === 'on' || form.digests === 'off' ? form.digests : null;
}

/** Stops the digests or lets them come again, as a person chose or a mail program clicked. Twice is once; a form that says neither changes nothing. */
export async function takeUnsubscription(sql: Sql, link: UnsubscribeLink & { form: Readonly<Record<string, unknown>> }, now: Date): Promise<PageReply> {
  const person = await personBehind(sql, link, now);
  if (!person) return invalid(link);
  const choice = choiceIn(link.form);
  if (choice === null) return { status: 422, html: unsubscribePage(person.language, person.digestsOffAt === null ? 'on' : 'off', person, true) };
  const act = { actor: { kind: 'person' as const, name: person.name, personId: person.id }, now };
  return shown(await (choice === 'on' ? resumeDigests : stopDigests)(sql, { personId: person.id }, act));
}
