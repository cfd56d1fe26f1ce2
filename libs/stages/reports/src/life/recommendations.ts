import type { Scope } from '@suivi/access';
import { enterCommitment, type OwnerInput } from '@suivi/commitments';
import type { Level, ReportNarrative } from '@suivi/contract';
import { type Sql, transact } from '@suivi/db';
import { type Act, type Language, type LocalDate, type Precision, Refusal } from '@suivi/kernel';
import { narrativesIn } from './content.js';
import * as store from './documents.store.js';
import { isFrozen, lockedReport, reportNamed } from './keeping.js';

/** What a report recommends, and the commitment that came of it. */
export interface Recommendation {
  number: number;
  text: string;
  commitment: { id: number; reference: string } | null;
}

/** The recommendations in the section of that name: one in each paragraph, without the number or mark that somebody may have typed before it. */
function paragraphsIn(narratives: readonly ReportNarrative[], languages: readonly Language[]): string[] {
  const inLanguage = (language: Language) => narratives.find((n) => n.key === 'recommendations' && n.language === language);
  const text = languages.map(inLanguage).find((n) => n !== undefined)?.text ?? '';
  return text.split(/\n\s*\n|\n(?=\s*(?:[-•*]|\(?[\p{L}\d]{1,3}[.)、])\s)/u).map((part) => part.replace(/^\s*(?:[-•*]|\(?[\p{L}\d]{1,3}[.)、])\s*/u, '').trim()).filter((part) => part !== '');
}

/** The recommendations of a report of the reader's, in the wanted language or the original one. */
export async function recommendationsOf(sql: Sql, scope: Scope, of: { id: number; language: Language }): Promise<Recommendation[]> {
  const document = await reportNamed(sql, scope, of.id);
  const narratives = await narrativesIn(sql, document);
  const adopted = new Map((await store.recommendationsAdopted(sql, of.id)).map(({ number, ...commitment }) => [number, commitment]));
  return paragraphsIn(narratives, [of.language, document.masthead.originalLanguage]).map((text, i) => ({ number: i + 1, text, commitment: adopted.get(i + 1) ?? null }));
}

/** What a desk decides when a recommendation becomes a commitment. */
export interface Adoption {
  id: number;
  number: number;
  meetingId: number;
  title?: string;
  owners: readonly OwnerInput[];
  level?: Level | null;
  deadline?: { on: LocalDate; precision: Precision };
}

/** Makes a commitment of a recommendation of an issued report, once; its source is the report and the number of the recommendation in it. */
export const adoptRecommendation = (sql: Sql, input: Adoption, act: Act): Promise<{ commitmentId: number; reference: string }> =>
  transact(sql, async (tx) => {
    const document = await lockedReport(tx, { id: input.id });
    if (!isFrozen(document)) throw new Refusal('report.not-issued', 'a recommendation becomes a commitment once its report is issued');
    const { masthead } = document;
    const text = paragraphsIn(await narrativesIn(tx, document), [masthead.originalLanguage])[input.number - 1];
    if (text === undefined) throw new Refusal('report.no-recommendation', `report ${input.id} has no recommendation ${input.number}`);
    if ((await store.recommendationsAdopted(tx, input.id)).some(({ number }) => number === input.number)) throw new Refusal('already-exists', 'this recommendation is a commitment already');
    const { id, reference } = await enterCommitment(tx, {
      meetingId: input.meetingId, title: input.title ?? titleFrom(text), owners: input.owners, level: input.level, deadline: input.deadline ?? null, quote: text, kind: 'recommendation',
      paragraphLabel: `${masthead.symbol ?? `#${document.id}`} (${input.number})`,
    }, act);
    await store.insertRecommendation(tx, { reportId: document.id, number: input.number, commitmentId: id });
    return { commitmentId: id, reference };
  });

/** The first sentence, no longer than a title is. */
const titleFrom = (text: string): string => (/^.{10,}?[.;。；؛](?=\s|$)|^.+/u.exec(text.replace(/\s+/g, ' '))?.[0] ?? text).slice(0, 300);
