import { wholeInstallation } from '@suivi/access';
import { enterCommitment } from '@suivi/commitments';
import { openDatabase } from '@suivi/db';
import { compileReport, renderReport } from '@suivi/reports';
import { acceptUpdate, submitUpdate } from '@suivi/updates';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { seedDirectory } from './seed.mjs';
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
    const [docx] = [await renderReport(report, 'docx'), await renderReport(report, 'html'), await renderReport(report, 'json')];
    results.push({ report, docx });
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

/** The same paragraphs and tables without any style, written by the library, and the same content as JSON. */
async function serialize(documents) {
  for (const { words, report } of documents) {
    JSON.stringify(report);
    await Packer.toBuffer(new Document({ sections: [{ children: words.map(drawn) }] }));
  }
}

/** The final report on 500 commitments compiled and written in docx, html and json in six languages, against only writing the same words. */
export async function run(place, { quick }) {
  const count = quick ? 60 : 500;
  const url = await place.database();
  await seedDirectory(url);
  const database = openDatabase({ url, max: 4 });
  place.later(() => database.close());
  await enter(database.db, count);
  const documents = (await cycle(database.db)).map(({ report, docx }) => ({ report, words: wordsOf(docx) }));
  return inTurns({
    pairs: 3, unit: 's', ours: () => secondsOf(() => cycle(database.db)), limit: () => secondsOf(() => serialize(documents)), signal: place.signal,
    note: `${count} commitments, six languages, docx, html and json; goal with pdf and xlsx: 60 s`,
  });
}
