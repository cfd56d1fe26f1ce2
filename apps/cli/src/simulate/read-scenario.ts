import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { ScenarioError } from './scenario-error.js';
import { unresolvedReferences } from './scenario-references.js';
import { type Scenario, scenarioShape } from './scenario.js';

/** A scenario with where it stands: for the documents beside it, and for telling the line of an event. */
export interface ScenarioFile {
  scenario: Scenario;
  folder: string;
  /** `file:line` of the event at an index. */
  placeOfEvent(index: number): string;
}

const sizeLimit = 5_000_000;

/** A scenario is a YAML file, or a folder that holds one named scenario.yaml. */
function fileOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new ScenarioError([`${path}: there is no such file or folder`]);
  const file = found.isDirectory() ? join(path, 'scenario.yaml') : path;
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new ScenarioError([`${path}: this folder holds no scenario.yaml`]);
  if (size > sizeLimit) throw new ScenarioError([`${file}: a scenario has at most ${sizeLimit / 1_000_000} MB`]);
  return file;
}

/** Reads and checks a scenario whole; throws ScenarioError with every problem, each with file, line and path. */
export function readScenario(path: string): ScenarioFile {
  const file = fileOf(path);
  const shown = relative('.', file).startsWith('..') ? file : relative('.', file);
  const lines = new LineCounter();
  const yaml = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, prettyErrors: false });
  if (yaml.errors.length > 0) throw new ScenarioError(yaml.errors.map((error) => `${shown}:${lines.linePos(error.pos[0]).line}: ${error.message}`));

  const lineOf = (where: readonly PropertyKey[]): number => {
    for (let length = where.length; length > 0; length -= 1) {
      const node = yaml.getIn(where.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const problem = (where: readonly PropertyKey[], message: string): string => `${shown}:${lineOf(where)}: ${where.length > 0 ? `${where.map(String).join('.')}: ` : ''}${message}`;

  const read = scenarioShape.safeParse(yaml.toJS());
  if (!read.success) throw new ScenarioError(read.error.issues.map((issue) => problem(issue.path, issue.message)));
  const unresolved = unresolvedReferences(read.data);
  if (unresolved.length > 0) throw new ScenarioError(unresolved.map(({ path: where, message }) => problem(where, message)));
  return { scenario: read.data, folder: dirname(file), placeOfEvent: (index) => `${shown}:${lineOf(['events', index])}` };
}
