import { wholeInstallation } from '@suivi/access';
import { type Sql, transact } from '@suivi/db';
import type { Letterhead } from '@suivi/emails';
import { formatDay, label, message } from '@suivi/i18n';
import { type Act, type Language, localDayOf, Refusal, type RefusalCode } from '@suivi/kernel';
import { clearUpdate, sendBackUpdate } from '../clearing.js';
import { evidenceFile, type HandedOut, type KeptFile } from '../evidence.js';
import { requestExtension, withdrawExtension } from '../extensions.js';
import { proposeHandover } from '../handovers.js';
import type { StatusUpdate } from '../update-shape.js';
import { submitUpdate } from '../updates.js';
import { dropDraft, keepDraft, keepRest } from './drafts.js';
import { type Errors, shownOf, type Values, valuesIn } from './fields.js';
import { sendFreshLinks } from './fresh-links.js';
import { type Intent, readClearance, readIntent } from './intent.js';
import { clearancePage, freshPage, invalidPage, noticePage, type Notice, stalePage, waitingPage } from './notices.js';
import { answerPage } from './page.js';
import { filesWith, type Posted } from './posted.js';
import { type Found, type Link, type Standing, standingOf } from './standing.js';
import { notSent, unsent } from './unsent.js';

/** A page and its HTTP status. */
export interface AnswerReply {
  status: number;
  html: string;
}

/** A link as a browser opened it; `language` is the reader's, for a link that tells none. */
export interface OpenedLink extends Link {
  language: Language;
}

/** The same with a form; it is read only where the link is ours. */
export interface PostedLink extends OpenedLink {
  letterhead: Letterhead;
  read: () => Promise<Posted>;
}

const page = (html: string, status = 200): AnswerReply => ({ status, html });

/** An answer that waits for the head of the entity. */
const waitingIn = ({ last }: Standing): StatusUpdate | null => (last?.state === 'awaiting-clearance' ? last : null);
const mayClear = ({ roles }: Standing): boolean => roles.includes('head');

/** The page that stands in the place of the form, if one does. */
function insteadOf(standing: Standing, shown: string): AnswerReply | null {
  const { of, language, next } = standing;
  if (!of.isOpen) return page(noticePage(language, 'closed', { next, unsent: shown }));
  if (of.awaitingSince) return page(waitingPage(standing, { for: 'awaiting', since: of.awaitingSince, unsent: shown }));
  const waiting = waitingIn(standing);
  return waiting && !mayClear(standing) ? page(waitingPage(standing, { for: 'clearing', since: new Date(waiting.submittedAt), unsent: shown })) : null;
}

function blankPage(standing: Standing, shown: string): string {
  const { draft, language, zone } = standing;
  if (!draft) return answerPage(standing, { values: {}, files: [], errors: {}, chosen: {}, unsent: shown });
  const notice = message(language, 'answer.draft.notice', { date: formatDay(localDayOf(draft.savedOn, zone), 'day', language) });
  return answerPage(standing, { values: shownOf(draft.values), files: draft.files, errors: {}, chosen: draft.values, notice, unsent: shown });
}

/** How it stands: where no form is open to it, a draft stands there to be copied; `note` is what a head wrote to an answer that waits no more. */
function pageOf(standing: Standing, token: string, note?: string): AnswerReply {
  const { language, draft } = standing;
  const shown = unsent(language, { values: draft?.values, files: draft?.files, note });
  const waiting = waitingIn(standing);
  return insteadOf(standing, shown) ?? page(waiting ? clearancePage(standing, waiting, { token, unsent: shown }) : blankPage(standing, unsent(language, { note })));
}

const turnedAway = (found: Exclude<Found, { kind: 'holds' }>, link: OpenedLink, shown?: { unsent: string }): AnswerReply =>
  found.kind === 'invalid' ? page(invalidPage(link.language), 404) : page(stalePage(found.language ?? link.language, shown), 410);

/** The page behind a link; opening it changes nothing, however often and by whomever. */
export async function showAnswer(sql: Sql, link: OpenedLink, now: Date, note?: string): Promise<AnswerReply> {
  const found = await standingOf(sql, link, now);
  return found.kind === 'holds' ? pageOf(found.standing, link.token, note) : turnedAway(found, link);
}

/** Takes the posted form: what a person chose is done, anything else comes back with what was typed. */
export async function takeAnswer(sql: Sql, link: PostedLink, now: Date): Promise<AnswerReply> {
  const found = await standingOf(sql, link, now);
  if (found.kind === 'invalid') return turnedAway(found, link);
  if (found.kind === 'stale') return takeFresh(sql, found, link, now);
  const { standing } = found;
  const taking: Taking = { sql, standing, link, posted: await link.read(), act: { actor: { kind: 'person', name: standing.personName, personId: standing.capability.personId }, now } };
  const waiting = waitingIn(standing);
  const isTaken = insteadOf(standing, '') !== null;
  if (isClearance(taking.posted)) return waiting && !isTaken ? takeClearance(taking, waiting) : showAnswer(sql, link, now, noteIn(taking.posted));
  return waiting || isTaken ? setAside(taking, await typedIn(taking)) : takeForm(taking);
}

async function takeFresh(sql: Sql, found: Extract<Found, { kind: 'stale' }>, link: PostedLink, now: Date): Promise<AnswerReply> {
  const language = found.language ?? link.language;
  const posted = await link.read();
  if (posted.fields.fresh !== 'yes')
    return page(stalePage(language, { errors: { fresh: message(language, 'answer.stale.error') }, unsent: unsent(language, { values: valuesIn(posted.fields), note: noteIn(posted) }) }), 422);
  if (found.language !== null) await sendFreshLinks(sql, { personId: found.personId, letterhead: link.letterhead }, now);
  return page(freshPage(language));
}

interface Taking {
  sql: Sql;
  standing: Standing;
  link: PostedLink;
  posted: Posted;
  act: Act;
}

interface Typed {
  values: Values;
  files: readonly KeptFile[];
  /** Why a file was not taken. */
  error?: string;
}

const noteIn = ({ fields }: Posted): string => (typeof fields.note === 'string' ? fields.note.replaceAll('\r\n', '\n') : '');
const isClearance = ({ fields }: Posted): boolean => fields.decision !== undefined || fields.note !== undefined;

const typedIn = async ({ sql, standing, posted, act }: Taking): Promise<Typed> => ({
  values: valuesIn(posted.fields), ...(await filesWith(sql, posted, { files: standing.draft?.files ?? [], language: standing.language }, act.now)),
});

/** Does what was asked, unless it was decided or answered by a colleague in this very moment. */
async function unlessRefused(work: () => Promise<AnswerReply>, otherwise: (code: RefusalCode) => Promise<AnswerReply>): Promise<AnswerReply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return otherwise(error.code);
  }
}

/** Keeps what cannot be sent as it stands now, and shows how that is. */
async function setAside({ sql, link, act }: Taking, typed: Typed): Promise<AnswerReply> {
  const found = await standingOf(sql, link, act.now);
  if (found.kind !== 'holds') return turnedAway(found, link, { unsent: unsent(link.language, typed) });
  const { standing } = found;
  await keepDraft(sql, standing.capability, { ...notSent(typed, standing), before: standing.draft }, act.now);
  return showAnswer(sql, link, act.now);
}

async function takeClearance({ sql, standing, link, posted, act }: Taking, waiting: StatusUpdate): Promise<AnswerReply> {
  const { language, next } = standing;
  const decided = readClearance(posted.fields, { language, waiting });
  const again = { token: link.token, note: noteIn(posted) };
  if (decided.kind === 'other') return page(clearancePage(standing, waiting, { ...again, notice: message(language, 'answer.clearance.other') }), 409);
  if (decided.kind === 'wrong') return page(clearancePage(standing, waiting, { ...again, errors: decided.errors }), 422);
  const { id, version } = waiting;
  const decide = async (): Promise<AnswerReply> => {
    if (decided.kind === 'clear') await clearUpdate(sql, { id, version }, act);
    else await sendBackUpdate(sql, { id, version, note: decided.note, letterhead: link.letterhead }, act);
    return page(noticePage(language, decided.kind === 'clear' ? 'cleared' : 'sent-back', { next }));
  };
  return unlessRefused(decide, () => showAnswer(sql, link, act.now, again.note));
}

/** The field beside which a refusal is told; what is not among them is told by how it stands now. */
const besideField: Partial<Record<RefusalCode, keyof Errors>> = { 'extension.not-later': 'until', 'person.address-not-usable': 'address', 'commitment.reason-required': 'narrative' };

async function takeForm(taking: Taking): Promise<AnswerReply> {
  const { sql, standing, posted, act } = taking;
  const { language, today, of, precision, draft, capability } = standing;
  const { values, files, error } = await typedIn(taking);
  const read = readIntent(posted.fields, values, { language, today, deadlineOn: of.deadlineOn, precision });
  const intent: Intent = error === undefined ? read : { kind: 'wrong', errors: { ...(read.kind === 'wrong' ? read.errors : {}), files: error } };
  const back = async (errors: Errors, o: { status: number; notice?: string }): Promise<AnswerReply> => {
    await keepDraft(sql, capability, { values, files, before: draft }, act.now);
    return page(answerPage(standing, { values, files, errors, chosen: {}, notice: o.notice }), o.status);
  };
  if (intent.kind === 'wrong') return back(intent.errors, { status: 422 });
  if (intent.kind === 'save') return back({}, { status: 200, notice: message(language, 'answer.saved') });
  return unlessRefused(
    () => doAsked(taking, intent, { values, files }),
    (code) => {
      const field = besideField[code];
      return field ? back({ [field]: label(language, 'refusal', code) }, { status: 422 }) : setAside(taking, { values, files });
    },
  );
}

type Done = Exclude<Intent, { kind: 'wrong' | 'save' }>;
const thanks: Record<Done['kind'], Notice> = { report: 'thanks', time: 'asked', withdraw: 'withdrawn', colleague: 'named' };

/** What a report leaves to be typed, and what the other ways leave of one. */
const restOf = ({ until: _until, why: _why, colleague: _colleague, address: _address, reason: _reason, ...report }: Values): Values => report;

/** Does what was asked, in one transaction with what becomes of the draft. */
async function doAsked(taking: Taking, intent: Done, typed: { values: Values; files: readonly KeptFile[] }): Promise<AnswerReply> {
  const { sql, standing, link, act } = taking;
  const { capability, extension, language, next } = standing;
  const { commitmentId, organizationId, personId } = capability;
  const said = await transact(sql, async (tx): Promise<StatusUpdate | null> => {
    if (intent.kind === 'report') {
      await dropDraft(tx, capability);
      return submitUpdate(tx, { commitmentId, organizationId, ...intent, files: typed.files, by: { personId, letterhead: link.letterhead } }, act);
    }
    if (intent.kind === 'time') await requestExtension(tx, { commitmentId, organizationId, personId, ...intent }, act);
    else if (intent.kind === 'colleague') await proposeHandover(tx, { commitmentId, organizationId, personId, ...intent }, act);
    else if (extension) await withdrawExtension(tx, { id: extension.id, version: extension.version }, act);
    await keepRest(tx, capability, { values: restOf(typed.values), files: typed.files }, act.now);
    return null;
  });
  if (said?.state === 'awaiting-clearance') return page(waitingPage(standing, { for: 'clearing', since: act.now }));
  return page(noticePage(language, thanks[intent.kind], { next }));
}

/** A file of the entity's last update, for who holds the link: a head reads it before it goes out. */
export async function fileBehind(sql: Sql, link: Link & { fileId: number }, now: Date): Promise<HandedOut | null> {
  const found = await standingOf(sql, link, now);
  const isOfLast = found.kind === 'holds' && found.standing.last?.files.some(({ id }) => id === link.fileId);
  return isOfLast ? evidenceFile(sql, wholeInstallation, link.fileId) : null;
}
