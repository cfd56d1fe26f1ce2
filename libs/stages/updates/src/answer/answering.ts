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
function insteadOf(standing: Standing): AnswerReply | null {
  const { of, language, next } = standing;
  if (!of.isOpen) return page(noticePage(language, 'closed', next));
  if (of.awaitingSince) return page(waitingPage(standing, { for: 'awaiting', since: of.awaitingSince }));
  const waiting = waitingIn(standing);
  return waiting && !mayClear(standing) ? page(waitingPage(standing, { for: 'clearing', since: new Date(waiting.submittedAt) })) : null;
}

function blankPage(standing: Standing): string {
  const { draft, language, zone } = standing;
  if (!draft) return answerPage(standing, { values: {}, files: [], errors: {}, chosen: {} });
  const notice = message(language, 'answer.draft.notice', { date: formatDay(localDayOf(draft.savedOn, zone), 'day', language) });
  return answerPage(standing, { values: shownOf(draft.values), files: draft.files, errors: {}, chosen: draft.values, notice });
}

const turnedAway = (found: Exclude<Found, { kind: 'holds' }>, link: OpenedLink): AnswerReply =>
  found.kind === 'invalid' ? page(invalidPage(link.language), 404) : page(stalePage(found.language ?? link.language), 410);

/** The page behind a link; opening it changes nothing, however often and by whomever. */
export async function showAnswer(sql: Sql, link: OpenedLink, now: Date): Promise<AnswerReply> {
  const found = await standingOf(sql, link, now);
  if (found.kind !== 'holds') return turnedAway(found, link);
  const { standing } = found;
  const waiting = waitingIn(standing);
  return insteadOf(standing) ?? page(waiting ? clearancePage(standing, waiting, { token: link.token }) : blankPage(standing));
}

/** Takes the posted form: what a person chose is done, anything else comes back with what was typed. */
export async function takeAnswer(sql: Sql, link: PostedLink, now: Date): Promise<AnswerReply> {
  const found = await standingOf(sql, link, now);
  if (found.kind === 'invalid') return turnedAway(found, link);
  if (found.kind === 'stale') return takeFresh(sql, found, link, now);
  const { standing } = found;
  const instead = insteadOf(standing);
  if (instead) return instead;
  const taking: Taking = { sql, standing, link, act: { actor: { kind: 'person', name: standing.personName, personId: standing.capability.personId }, now } };
  const waiting = waitingIn(standing);
  return waiting ? takeClearance(taking, waiting) : takeForm(taking);
}

async function takeFresh(sql: Sql, found: Extract<Found, { kind: 'stale' }>, link: PostedLink, now: Date): Promise<AnswerReply> {
  const language = found.language ?? link.language;
  if ((await link.read()).fields.fresh !== 'yes') return page(stalePage(language, { fresh: message(language, 'answer.stale.error') }), 422);
  if (found.language !== null) await sendFreshLinks(sql, { personId: found.personId, letterhead: link.letterhead }, now);
  return page(freshPage(language));
}

interface Taking {
  sql: Sql;
  standing: Standing;
  link: PostedLink;
  act: Act;
}

/** Decided or answered by a colleague in this very moment: the page says how it stands. A refusal that has its field is told beside it. */
async function orHowItStands({ sql, link, act }: Taking, work: () => Promise<AnswerReply>, beside?: (code: RefusalCode, field: keyof Errors) => Promise<AnswerReply>): Promise<AnswerReply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const field = besideField[error.code];
    return beside && field ? beside(error.code, field) : showAnswer(sql, link, act.now);
  }
}

async function takeClearance(taking: Taking, waiting: StatusUpdate): Promise<AnswerReply> {
  const { sql, standing, link, act } = taking;
  const { language, next } = standing;
  const { fields } = await link.read();
  const decided = readClearance(fields, { language, waiting });
  const again = { token: link.token, note: typeof fields.note === 'string' ? fields.note : '' };
  if (decided.kind === 'other') return page(clearancePage(standing, waiting, { ...again, notice: message(language, 'answer.clearance.other') }), 409);
  if (decided.kind === 'wrong') return page(clearancePage(standing, waiting, { ...again, errors: decided.errors }), 422);
  const { id, version } = waiting;
  return orHowItStands(taking, async () => {
    if (decided.kind === 'clear') await clearUpdate(sql, { id, version }, act);
    else await sendBackUpdate(sql, { id, version, note: decided.note, letterhead: link.letterhead }, act);
    return page(noticePage(language, decided.kind === 'clear' ? 'cleared' : 'sent-back', next));
  });
}

/** The field beside which a refusal is told; what is not among them is told by how it stands now. */
const besideField: Partial<Record<RefusalCode, keyof Errors>> = { 'extension.not-later': 'until', 'person.address-not-usable': 'address', 'commitment.reason-required': 'narrative' };

async function takeForm(taking: Taking): Promise<AnswerReply> {
  const { sql, standing, link, act } = taking;
  const { language, today, of, precision, draft, capability } = standing;
  const posted = await link.read();
  const values = valuesIn(posted.fields);
  const { files, error } = await filesWith(sql, posted, { files: draft?.files ?? [], language }, act.now);
  const read = readIntent(posted.fields, values, { language, today, deadlineOn: of.deadlineOn, precision });
  const intent: Intent = error === undefined ? read : { kind: 'wrong', errors: { ...(read.kind === 'wrong' ? read.errors : {}), files: error } };
  const back = async (errors: Errors, o: { status: number; notice?: string }): Promise<AnswerReply> => {
    await keepDraft(sql, capability, { values, files, before: draft }, act.now);
    return page(answerPage(standing, { values, files, errors, chosen: {}, notice: o.notice }), o.status);
  };
  if (intent.kind === 'wrong') return back(intent.errors, { status: 422 });
  if (intent.kind === 'save') return back({}, { status: 200, notice: message(language, 'answer.saved') });
  return orHowItStands(taking, () => doAsked(taking, intent, { values, files }), (code, field) => back({ [field]: label(language, 'refusal', code) }, { status: 422 }));
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
  return page(noticePage(language, thanks[intent.kind], next));
}

/** A file of the entity's last update, for who holds the link: a head reads it before it goes out. */
export async function fileBehind(sql: Sql, link: Link & { fileId: number }, now: Date): Promise<HandedOut | null> {
  const found = await standingOf(sql, link, now);
  const isOfLast = found.kind === 'holds' && found.standing.last?.files.some(({ id }) => id === link.fileId);
  return isOfLast ? evidenceFile(sql, wholeInstallation, link.fileId) : null;
}
