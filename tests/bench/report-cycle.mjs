import { loadavg } from 'node:os';
import { wholeInstallation } from '@suivi/access';
import { enterCommitment } from '@suivi/commitments';
import { openDatabase } from '@suivi/db';
import { compileReport, renderReport } from '@suivi/reports';
import { acceptUpdate, submitUpdate } from '@suivi/updates';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { seedDirectory } from './seed.mjs';
import { readSheet } from 'read-excel-file/universal';
import writeExcelFile from 'write-excel-file/node';
import { lifeOf, tablesOf } from './report-life.mjs';
import { inTurns, secondsOf } from './turns.mjs';

const languages = ['en', 'fr', 'es', 'zh', 'ar', 'ru'];
const [entered, reported, now] = ['2026-01-10', '2026-02-10', '2026-03-03'].map((day) => new Date(`${day}T12:00:00Z`));
const actor = { kind: 'operator', name: 'Coordinator' };
const meetingId = 10;

/** Commitments of one meeting through the use cases, so that the history is there; every second one reported on, one in ten implemented. */
async function enter(db, count) {
  for (let n = 1; n <= count; n += 1) {
    const lead = (n % 100) + 1;
    const commitment = await enterCommitment(
      db,
      {
        meetingId, title: `Prepare a joint programme of work number ${n} with the entities concerned`, paragraphLabel: String(n % 40), thematicAreaId: (n % 7) + 1,
        quote: `The participants agreed to prepare, with the entities concerned, a joint programme of work number ${n} and to report on it to the next general meeting.`,
        owners: [{ organizationId: lead, part: 'lead' }, { organizationId: lead + 1, part: 'contributing' }],
        deadline: n % 5 === 0 ? null : { on: `2026-0${(n % 9) + 1}-15` },
      },
      { actor, now: entered },
    );
    if (n % 2 === 0) continue;
    const status = n % 10 === 1 ? 'implemented' : 'in-progress';
    const update = await submitUpdate(db, { commitmentId: commitment.id, organizationId: lead, status, narrative: `Two meetings were held on programme ${n}, and a draft was sent round.` }, { actor, now: reported });
    await acceptUpdate(db, { id: update.id }, { actor, now: reported });
  }
}

/** The six reports in each format, from the database to bytes. */
async function cycle(db) {
  const results = [];
  for (const language of languages) {
    const report = await compileReport(db, wholeInstallation, { meetingId, kind: 'final', asOf: '2026-03-03', language, now });
    const [docx, , xlsx] = [await renderReport(report, 'docx'), await renderReport(report, 'pdf'), await renderReport(report, 'xlsx')];
    results.push({ docx, xlsx });
  }
  return results;
}

const textsOf = (xml) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');
const all = (xml, tag) => [...xml.matchAll(new RegExp(`<w:${tag}[ >].*?</w:${tag}>`, 'gs'))].map(([whole]) => whole);

/** What a Word document says, without how it looks: paragraphs and tables of texts. */
function wordsOf(docx) {
  const xml = strFromU8(unzipSync(docx)['word/document.xml']);
  return [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>|<w:p[ >].*?<\/w:p>/gs)].map(([block]) =>
    block.startsWith('<w:tbl>') ? { rows: all(block, 'tr').map((row) => all(row, 'tc').map((cell) => all(cell, 'p').map(textsOf))) } : { text: textsOf(block) },
  );
}

const cellOf = (texts) => new TableCell({ children: texts.map((text) => new Paragraph(text)) });
const drawn = ({ rows, text }) => (rows ? new Table({ rows: rows.map((cells) => new TableRow({ children: cells.map(cellOf) })) }) : new Paragraph(text));

const plainTypst = `#let d = json(bytes(sys.inputs.words))
#for b in d { if "rows" in b { table(columns: calc.max(1, ..b.rows.map(r => r.len())), ..b.rows.flatten()) } else { par(b.text) } }`;
const rowsTyped = (rows) => rows.map((row) => row.map((value) => (value === null ? null : { value: value instanceof Date ? value.toISOString() : String(value), type: String })));

/** The same paragraphs, tables and rows without any style, each written by its library: docx, Typst, write-excel-file. */
async function serialize(documents, typst) {
  for (const { words, rows } of documents) {
    await Packer.toBuffer(new Document({ sections: [{ children: words.map(drawn) }] }));
    const lines = words.map(({ rows: table, text }) => (table ? { rows: table.map((cells) => cells.map((texts) => texts.join(' '))) } : { text }));
    typst.pdf({ mainFileContent: plainTypst, inputs: { words: JSON.stringify(lines) } });
    typst.evictCache(0);
    await writeExcelFile(rowsTyped(rows)).toBuffer();
  }
}

/**
 * The final report on 500 commitments compiled and written as docx, pdf and xlsx in six languages, against only writing the same words with the libraries. Beside it:
 * how long each step of a report's life holds others up, and what tables of 10,000 commitments take.
 */
export async function run(place, { quick }) {
  const count = quick ? 60 : 500;
  const url = await place.database();
  await seedDirectory(url);
  const database = openDatabase({ url, max: 4 });
  place.later(() => database.close());
  await enter(database.db, count);
  const typst = NodeCompiler.create();
  const documents = await Promise.all((await cycle(database.db)).map(async ({ docx, xlsx }) => ({ words: wordsOf(docx), rows: await readSheet(new Blob([xlsx])) })));
  const at = { meetingId, now };
  const life = await lifeOf(database.db, at);
  const measured = await inTurns({
    pairs: 3, unit: 's', ours: () => secondsOf(() => cycle(database.db)), limit: () => secondsOf(() => serialize(documents, typst)), signal: place.signal,
    note: `${count} commitments, six languages, docx, pdf and xlsx; goal: 60 s; ${life.words}`,
  });
  const tables = await tablesOf(database.db, at, { times: quick ? 4 : 19 });
  return { ...measured, note: `${measured.note}; ${tables.words}; load ${loadavg()[0]?.toFixed(1)}`, life, tables };
}
