import { formatDay, ordinal, ordinalGenitive } from '@suivi/i18n';
import type { Block } from './blocks.js';
import { personalLetter } from './decided.js';
import type { Letter } from './letter.js';
import type { MailPayloads, Reader } from './payloads.js';
import { say } from './saying.js';

/** The mail that asks for comments on a draft of a report. */
export function writeReportCirculated({ reportId, kind, meetingOrdinal, by, note, commentsBy }: MailPayloads['report-circulated'], reader: Reader): Letter {
  const { language } = reader;
  const title = kind === 'consolidated' || meetingOrdinal === null
    ? say(language, 'mail.report.title.consolidated')
    : say(language, `report.title.${kind}`, { ordinal: ordinal(meetingOrdinal, language), ordinalGenitive: ordinalGenitive(meetingOrdinal, language) });
  const blocks: Block[] = [
    ...(note === null ? [] : [{ kind: 'words', words: say(language, 'mail.decision.note') } as const, { kind: 'quote', words: note } as const]),
    ...(commentsBy === null ? [] : [{ kind: 'words', words: say(language, 'mail.report.comments-by', { date: formatDay(commentsBy, 'day', language) }) } as const]),
    { kind: 'link', link: { url: reader.pageAt(`/reports/${reportId}`), label: say(language, 'mail.report.open'), about: title } },
  ];
  return personalLetter(reader, { subject: ['mail.report.subject', { title }], intro: ['mail.report.intro', { person: by, title }], blocks });
}
