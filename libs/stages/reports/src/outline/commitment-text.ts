import type { ReportCommitment } from '@suivi/contract';
import { formatDay, formatList, label, ordinal } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { unwrapped } from '../plain-text.js';
import type { Run } from './outline.js';
import { asSentence, fullName, gapAfter, gapOf, lowered, sayIn } from './words.js';

const statusLabel = (language: Language, status: ReportCommitment['verifiedStatus']): string => lowered(label(language, 'implementationStatus', status));

function statusSentence(of: ReportCommitment, language: Language): string {
  const say = sayIn(language);
  const status = statusLabel(language, of.verifiedStatus);
  return of.declaredStatus === of.verifiedStatus
    ? say('report.item.status', { status })
    : say('report.item.status-declared', { status, declared: statusLabel(language, of.declaredStatus) });
}

/** The deadline as a date or as the meeting it hangs on; null if there is none. */
export function deadlineSentence(of: ReportCommitment, language: Language): string | null {
  if (!of.deadline) return null;
  const date = formatDay(of.deadline.on, of.deadline.precision, language);
  return of.deadline.meetingOrdinal === null
    ? sayIn(language)('report.item.deadline', { date })
    : sayIn(language)('report.item.deadline-meeting', { ordinal: ordinal(of.deadline.meetingOrdinal, language), date });
}

/** What became of a record that is not open, or null. */
export function successionSentence(of: ReportCommitment, language: Language): string | null {
  const say = sayIn(language);
  const reference = of.succeededBy ?? '';
  if (of.recordState === 'superseded') return reference ? say('report.item.superseded-by', { reference }) : say('report.item.superseded');
  if (reference === '') return null;
  if (of.recordState === 'carried-over') return say('report.item.carried-to', { reference });
  return of.recordState === 'merged' ? say('report.item.merged-into', { reference }) : null;
}

function ownersSentences(of: ReportCommitment, language: Language): (string | null)[] {
  const say = sayIn(language);
  return [
    of.lead && say('report.item.lead', { lead: fullName(of.lead, language) }),
    of.contributing.length > 0 ? say('report.item.contributing', { entities: formatList(of.contributing.map((entity) => fullName(entity, language)), language) }) : null,
    of.level && say('report.item.level', { level: lowered(label(language, 'level', of.level)) }),
    of.acceptance && of.acceptance !== 'accepted' ? say('report.item.acceptance', { acceptance: lowered(label(language, 'acceptance', of.acceptance)) }) : null,
  ];
}

function silenceSentence(of: ReportCommitment, language: Language): string | null {
  if (of.updates.length === 0) return sayIn(language)('report.item.no-update');
  if (of.withoutUpdate.length === 0) return null;
  return sayIn(language)('report.item.no-update-from', { entities: formatList(of.withoutUpdate.map((e) => e.name), language) });
}

/** The paragraph about a commitment: its wording, status, who is responsible, by when, from where, what became of it. */
export function commitmentRuns(of: ReportCommitment, language: Language): Run[] {
  const say = sayIn(language);
  const gap = gapOf(language);
  const rest = [
    ...ownersSentences(of, language),
    deadlineSentence(of, language),
    say('report.item.source', { paragraph: of.paragraphLabel, reference: of.reference }),
    of.carriedFrom && say('report.item.carried-from', { reference: of.carriedFrom }),
    successionSentence(of, language),
  ];
  const title = asSentence(unwrapped(of.title));
  const runs: Run[] = [{ text: title, strong: true, foreign: true }, { text: `${gapAfter(title, language)}${statusSentence(of, language)}` }];
  if (of.scheduleStatus === 'overdue') runs.push({ text: `${gap}${say('report.item.overdue')}`, strong: true });
  runs.push({ text: `${gap}${rest.filter(Boolean).join(gap)}` });
  const reason = of.closedReason ? asSentence(unwrapped(of.closedReason)) : '';
  if (reason) runs.push({ text: `${gap}${say('report.item.reason', { reason: '' })}` }, { text: reason, foreign: true });
  const silence = silenceSentence(of, language);
  if (silence) runs.push({ text: `${gapAfter(reason, language)}${silence}` });
  return runs;
}

/** What an entity reported, in its own words. */
export function updateRuns(update: ReportCommitment['updates'][number], language: Language): Run[] {
  const say = sayIn(language);
  const by = say('report.item.update', {
    entity: update.entity.name, date: formatDay(update.on, 'day', language), status: statusLabel(language, update.status),
  });
  const runs: Run[] = [{ text: by, italic: true }, { text: gapOf(language) }, { text: asSentence(unwrapped(update.narrative)), foreign: true }];
  if (update.evidence) runs.push({ text: ` ${say('report.item.evidence', { evidence: '' })}` }, { text: unwrapped(update.evidence), foreign: true });
  return runs;
}
