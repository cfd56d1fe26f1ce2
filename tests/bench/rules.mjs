import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractOnce } from './extract-once.mjs';

const run = promisify(execFile);
// "all en … recall 95% (19/20)  precision 90% (2 wrong)": one line a language, as score.mjs prints them.
const LINE = /^all (?<language>[a-z]{2})\s.*?\((?<hits>\d+)\/\d+\).*?\((?<wrong>\d+) wrong\)/gmu;

const labelled = (corpus) => readdirSync(corpus).filter((file) => file.endsWith('.labels.json')).map((file) => file.slice(0, -'.labels.json'.length)).sort();

/** How often a set of proposals (by document) hits a label and how often it is wrong, by language; as the corpus itself scores. */
async function scored(corpus, proposals, signal) {
  const folder = mkdtempSync(join(tmpdir(), 'suivi-rules-'));
  try {
    for (const [name, found] of proposals) writeFileSync(join(folder, `${name}.json`), JSON.stringify(found));
    const { stdout } = await run(process.execPath, [join(corpus, 'score.mjs'), corpus, folder], { signal });
    return [...stdout.matchAll(LINE)].map(({ groups: { language, hits, wrong } }) => ({ language, hits: Number(hits), wrong: Number(wrong) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each rule of the reader over a labelled corpus (texts, labels, `score.mjs`): its hits and its wrong proposals, by language; null where there is no corpus. */
export async function tableByRule(corpus, signal) {
  if (!existsSync(join(corpus, 'score.mjs'))) return null;
  const proposals = new Map();
  for (const name of labelled(corpus)) proposals.set(name, (await extractOnce(join(corpus, `${name}.txt`), signal)).proposals);
  const rules = [...new Set([...proposals.values()].flat().map(({ rule }) => rule))].sort();
  const rows = [];
  for (const rule of rules) {
    const alone = [...proposals].map(([name, found]) => [name, found.filter((each) => each.rule === rule)]);
    const language = rule.slice(0, rule.indexOf('.'));
    // A document can quote another language: a rule is counted wherever it fires.
    for (const score of await scored(corpus, alone, signal)) if (score.hits + score.wrong > 0 || score.language === language) rows.push({ rule, ...score });
  }
  return rows;
}

/** The table as lines of text. */
export function linesOfRules(rows) {
  const width = Math.max(...rows.map(({ rule }) => rule.length));
  return [`${'rule'.padEnd(width)}  language  hits  wrong`, ...rows.map(({ rule, language, hits, wrong }) => `${rule.padEnd(width)}  ${language.padEnd(8)}  ${String(hits).padStart(4)}  ${String(wrong).padStart(5)}`)];
}
