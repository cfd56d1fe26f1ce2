import { writeCsv } from '@suivi/commitments';
import type { calls, RouteResponse } from '@suivi/contract';
import { direction, formatDay, label, message } from '@suivi/i18n';
import { type Language, localDayOf, localized } from '@suivi/kernel';
import { hasAnswered } from './call.js';
import { writeWorkbook } from './sheet/workbook.js';

type Call = RouteResponse<typeof calls.readCall>;

const columns = [['entity', 14], ['full-name', 44], ['side', 14], ['focal-points', 34], ['due', 20], ['asked', 14], ['answered', 12], ['response', 18], ['last-asked', 20]] as const;

function rowOf(entity: Call['entities'][number], language: Language): string[] {
  const { organization, side, focalPoints, dueOn, asked, answered, response, lastAskedAt } = entity;
  const said = (on: string): string => formatDay(on, 'day', language);
  return [
    organization.acronym, localized(organization.name, language), side === null ? '' : label(language, 'side', side), focalPoints.map(({ name }) => name).join(', '), said(dueOn), String(asked), String(answered),
    label(language, 'callResponse', response), lastAskedAt === null ? '' : said(localDayOf(new Date(lastAskedAt), 'utc')),
  ];
}

/** The entities that have not answered a call in full, as a table in a language. */
export function silentList(call: Call, o: { format: 'xlsx' | 'csv'; language: Language }): Buffer {
  const header = columns.map(([key]) => message(o.language, `calls.list.${key}`));
  const rows = call.entities.filter((one) => !hasAnswered(one.response)).map((one) => rowOf(one, o.language));
  if (o.format === 'csv') return writeCsv([header, ...rows]);
  return writeWorkbook({
    name: message(o.language, 'calls.list.name'), isRightToLeft: direction(o.language) === 'rtl', widths: columns.map(([, width]) => width), frozenRows: 1,
    rows: [header.map((text) => ({ text, look: 'head' as const })), ...rows.map((row) => row.map((text) => ({ text, look: 'plain' as const })))],
  });
}
