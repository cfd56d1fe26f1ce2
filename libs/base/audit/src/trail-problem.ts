/** What is wrong with the trail at one place. `row` is the history row, `chain` its partnership (0 for none), `at` its instant or, where it is gone, that of its seal. */
export interface TrailProblem {
  kind: 'changed' | 'missing' | 'added' | 'reordered' | 'seal' | 'cut' | 'name-changed' | 'name-missing';
  row: number | null;
  chain: number | null;
  at: string | null;
  detail: string;
}
