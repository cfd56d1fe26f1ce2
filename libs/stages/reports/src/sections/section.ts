/** A section that an editor may write in. `key` stays the same through languages and recompilations; `facts` are what it tells of. */
export interface ReportSection {
  key: string;
  heading: string;
  depth: 1 | 2 | 3;
  facts: unknown;
}
