import { type Sql, transact } from '@suivi/db';
import type { Letterhead } from '@suivi/emails';
import { label, message } from '@suivi/i18n';
import { type Act, Refusal } from '@suivi/kernel';
import { keepRemarksDraft, noteCallWords, type ResponseSheet, responseSheet } from '@suivi/reminders';
import type { AnswerReply } from '../answer/answering.js';
import { dropDraft, keepDraft } from '../answer/drafts.js';
import type { Errors } from '../answer/fields.js';
import { sendFreshLinks } from '../answer/fresh-links.js';
import { freshPage, invalidPage, stalePage } from '../answer/notices.js';
import type { Posted } from '../answer/posted.js';
import { submitUpdate } from '../updates.js';
import { type FormRead, readForm, type Report } from './form.js';
import { type CallSheetShown, callPage, closedCallPage } from './page.js';
import { takeSheet } from './sheets.js';
import { type CallFound, type CallStanding, callStandingOf } from './standing.js';

/** The link of a call as a browser opened it; `language` is the reader's, for a link that tells none, `after` where a long page goes on. */
export interface OpenedCall {
  token: string;
  secret: string;
  language: CallStanding['language'];
  after?: number;
}

/** The same with a form; it is read only where the link is ours. */
export interface PostedCall extends OpenedCall {
  letterhead: Letterhead;
  read: () => Promise<Posted>;
}

const page = (html: string, status = 200): AnswerReply => ({ status, html });

const turnedAway = (found: Exclude<CallFound, { kind: 'holds' }>, link: OpenedCall): AnswerReply =>
  found.kind === 'invalid' ? page(invalidPage(link.language), 404) : page(stalePage(found.language ?? link.language), 410);

/** The page behind the link of a call; opening it changes nothing. */
export async function showCall(sql: Sql, link: OpenedCall, now: Date, shown: CallSheetShown = {}): Promise<AnswerReply> {
  const found = await callStandingOf(sql, link, now);
  if (found.kind !== 'holds') return turnedAway(found, link);
  return page(found.standing.call.state === 'closed' ? closedCallPage(found.standing) : callPage(found.standing, link.token, { after: link.after, ...shown }));
}

/** The sheet that works off-line, for who holds the link; null where the link does not hold. */
export async function sheetBehind(sql: Sql, link: OpenedCall & { format: 'xlsx' | 'docx' }, now: Date): Promise<ResponseSheet | null> {
  const found = await callStandingOf(sql, link, now);
  if (found.kind !== 'holds' || found.standing.call.state !== 'open') return null;
  const { answer, language } = found.standing;
  return responseSheet(sql, { callId: answer.callId, organizationId: answer.organizationId, language, format: link.format });
}

interface Taking {
  sql: Sql;
  standing: CallStanding;
  link: PostedCall;
  act: Act;
}

/** Takes the posted form: what was given a status is submitted, words for the report are kept, a sheet is taken in; anything else comes back with what was typed. */
export async function takeCall(sql: Sql, link: PostedCall, now: Date): Promise<AnswerReply> {
  const found = await callStandingOf(sql, link, now);
  if (found.kind === 'invalid') return turnedAway(found, link);
  if (found.kind === 'stale') return takeFresh(sql, found, link, now);
  const { standing } = found;
  if (standing.call.state === 'closed') return page(closedCallPage(standing));
  const taking: Taking = { sql, standing, link, act: { actor: { kind: 'person', name: standing.personName, personId: standing.answer.personId }, now } };
  const posted = await link.read();
  if (posted.fields.act === 'nothing') return takeNothing(taking, posted);
  return posted.fields.act === 'sheet' ? takeReturnedSheet(taking, posted) : takeReports(taking, posted);
}

async function takeFresh(sql: Sql, found: Extract<CallFound, { kind: 'stale' }>, link: PostedCall, now: Date): Promise<AnswerReply> {
  const language = found.language ?? link.language;
  if ((await link.read()).fields.fresh !== 'yes') return page(stalePage(language, { errors: { fresh: message(language, 'answer.stale.error') } }), 422);
  if (found.language !== null) await sendFreshLinks(sql, { personId: found.personId, letterhead: link.letterhead }, now);
  return page(freshPage(language));
}

const ofAnswer = ({ answer }: CallStanding) => ({ id: answer.callId, organizationId: answer.organizationId, personId: answer.personId });

async function takeNothing({ sql, standing, link, act }: Taking, { fields }: Posted): Promise<AnswerReply> {
  const { language } = standing;
  if (fields.nothing !== 'yes') return page(callPage(standing, link.token, { after: link.after, nothingError: message(language, 'calls.page.nothing.error') }), 422);
  await noteCallWords(sql, { ...ofAnswer(standing), nothing: true }, act);
  return showCall(sql, link, act.now, { notices: [message(language, 'calls.page.noted')] });
}

async function takeReturnedSheet({ sql, standing, link, act }: Taking, { files }: Posted): Promise<AnswerReply> {
  const { language, answer } = standing;
  const back = (sheetError: string): AnswerReply => page(callPage(standing, link.token, { after: link.after, sheetError }), 422);
  const [file] = files;
  if (!file) return back(message(language, 'calls.page.sheet.error'));
  try {
    const { submitted, unchanged, refused, rows } = await takeSheet(sql, { callId: answer.callId, bytes: file.isWhole ? file.bytes : new Uint8Array(), letterhead: link.letterhead, by: answer }, act);
    const why = rows.filter((row) => row.code !== null).slice(0, 20).map((row) => message(language, 'answer.error.file', { file: row.reference, why: label(language, 'refusal', row.code as Refusal['code']) }));
    return await showCall(sql, link, act.now, { notices: [message(language, 'calls.page.sheet.report', { submitted, unchanged, refused }), ...why] });
  } catch (error) {
    if (error instanceof Refusal) return back(label(language, 'refusal', error.code));
    throw error;
  }
}

/** Submits one report, in one transaction with what becomes of its draft; answers why not, where it was refused in this very moment. */
async function submitOne({ sql, standing, link, act }: Taking, { commitmentId, input }: Report): Promise<Errors | null> {
  const { organizationId, personId } = standing.answer;
  try {
    await transact(sql, async (tx) => {
      await dropDraft(tx, { personId, commitmentId, organizationId });
      await submitUpdate(tx, { commitmentId, organizationId, ...input, by: { personId, letterhead: link.letterhead } }, act);
    });
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { [error.code === 'commitment.reason-required' ? 'narrative' : 'status']: label(standing.language, 'refusal', error.code) };
  }
}

/** What was typed and is not sent is kept. */
async function keepTyped({ sql, standing, act }: Taking, typed: ReturnType<typeof readForm>['typed']): Promise<void> {
  const { personId, organizationId } = standing.answer;
  for (const [commitmentId, values] of typed) {
    const before = standing.drafts.get(commitmentId);
    await keepDraft(sql, { personId, commitmentId, organizationId }, { values, files: [], before: before ? { values: before, files: [], savedOn: act.now } : null }, act.now);
  }
}

/** Words for the report as a whole that are not known yet; null for none. */
const newRemarks = ({ remarks }: FormRead, known: string | null): string | null => (remarks === (known ?? '') ? null : remarks);

async function takeReports(taking: Taking, { fields }: Posted): Promise<AnswerReply> {
  const { standing, act, sql, link } = taking;
  const { language, call } = standing;
  const read = readForm(fields, standing);
  const remarks = newRemarks(read, call.remarks);
  if (fields.act === 'save' || read.errors.size > 0) return comesBack(taking, { ...read, remarks }, fields.act === 'save');
  if (remarks !== null) await noteCallWords(sql, { ...ofAnswer(standing), remarks: remarks || null }, act);
  await keepTyped(taking, new Map([...read.typed].filter(([id]) => !read.reports.some((report) => report.commitmentId === id))));
  const refused = await submitAll(taking, read.reports);
  const notices = doneWords(language, { count: read.reports.length - refused.size, isNoted: remarks !== null });
  if (refused.size === 0 && notices.length > 0) return showCall(sql, link, act.now, { notices });
  const problem = message(language, refused.size > 0 ? 'answer.error.title' : 'calls.page.none');
  return { ...(await showCall(sql, link, act.now, { notices, problem, errors: refused, typed: refused.size > 0 ? read.typed : undefined })), status: 422 };
}

const doneWords = (language: CallStanding['language'], { count, isNoted }: { count: number; isNoted: boolean }): string[] =>
  [...(count > 0 ? [message(language, 'calls.page.done', { count })] : []), ...(isNoted ? [message(language, 'calls.page.noted')] : [])];

/** Submits report by report; answers what was refused, by commitment. */
async function submitAll(taking: Taking, reports: readonly Report[]): Promise<Map<number, Errors>> {
  const refused = new Map<number, Errors>();
  for (const report of reports) {
    const why = await submitOne(taking, report);
    if (why) refused.set(report.commitmentId, why);
  }
  return refused;
}

/** The form with what was typed in it: because something is wrong, or because it was to be kept. Nothing of it goes out. */
async function comesBack(taking: Taking, { typed, errors, remarks }: FormRead, isSaved: boolean): Promise<AnswerReply> {
  const { sql, standing, link } = taking;
  const { language, answer } = standing;
  await keepTyped(taking, typed);
  if (remarks !== null) await keepRemarksDraft(sql, answer, remarks || null);
  const shown = { after: link.after, typed, remarks: remarks ?? undefined };
  if (isSaved) return page(callPage(standing, link.token, { ...shown, notices: [message(language, 'answer.saved')] }));
  return page(callPage(standing, link.token, { ...shown, errors, problem: message(language, 'answer.error.title') }), 422);
}
