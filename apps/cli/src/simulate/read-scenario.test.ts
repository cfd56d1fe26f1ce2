import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { readScenario } from './read-scenario.js';

const folder = mkdtempSync(join(tmpdir(), 'suivi-scenario-'));
const text = readFileSync(fileURLToPath(new URL('../../scenarios/un-caricom-2011-2013/scenario.yaml', import.meta.url)), 'utf8');
afterAll(() => rmSync(folder, { recursive: true }));

/** What is said of the scenario with some words put in the place of others, and the line in which these stand. */
function complaintsAbout(words: string, others: string): { said: string; line: number } {
  const file = join(folder, 'changed.yaml');
  writeFileSync(file, text.replace(words, others));
  const line = text.slice(0, text.indexOf(words)).split('\n').length;
  try {
    readScenario(file);
    return { said: '', line };
  } catch (error) {
    return { said: (error as Error).message, line };
  }
}

test.each([
  ['a rule without its days', '{ slug: three-months-before, when: before, days: 90,', '{ slug: three-months-before, when: before,', 'policy.rules.0.days'],
  ['a role that nobody has', 'days: 90, audience: [focal-point, alternate]', 'days: 90, audience: [focal-point, alternates]', 'policy.rules.0.audience.1'],
  ['two rules of one name', 'slug: week-before', 'slug: three-months-before', 'policy.rules.1.slug: two rules are called three-months-before'],
  ['a ladder that falls', '{ role: coordinator, workingDays: 10 }', '{ role: alternate, workingDays: 10 }', 'policy.escalation.steps.1.role: the ladder must rise'],
  ['a key that is a slip', 'days: 7, audience', 'days: 7, chanel: single, audience', "policy.rules.1.chanel: there is no 'chanel' here"],
  ['a commitment that is not there yet', 'commitment: mechanism\n    policy', 'commitment: machinery\n    policy', "commitment: there is no commitment 'machinery' yet"],
  ['somebody who is not there', 'person: rodrigo', 'person: ricardo', "person: there is no person 'ricardo'"],
])('%s is refused with its place in the file', (_, words, others, complaint) => {
  const { said, line } = complaintsAbout(words, others);
  expect(said).toContain(complaint);
  expect(said).toMatch(new RegExp(`changed\\.yaml:${line}: events\\.`));
});

test('a partnership’s policy that contradicts itself is refused with its place in the file', () => {
  const { said, line } = complaintsAbout('  slug: un-caricom\n  name:', '  slug: un-caricom\n  reminderPolicy: { rules: [], hour: 7, quietHours: { from: 20, to: 8 } }\n  name:');
  expect(said).toContain(`changed.yaml:${line + 1}: partnership.reminderPolicy.hour: 7:00 lies in the quiet hours`);
  expect(complaintsAbout('  slug: un-caricom\n  name:', '  slug: un-caricom\n  reminderPolicy: { rules: [], hour: 9 }\n  name:').said).toBe('');
});
