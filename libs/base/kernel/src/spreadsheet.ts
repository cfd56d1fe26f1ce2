/** What a spreadsheet takes for the beginning of a formula, also behind apostrophes, so that the guard can be taken off again exactly. */
const startsFormula = /^'*[=+\-@\t\r＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r＝＋－＠]/;

/** A cell of a CSV file that no spreadsheet runs: an apostrophe goes before what would start a formula. */
export const guardedCell = (cell: string): string => (startsFormula.test(cell) ? `'${cell}` : cell);
/** The cell as it was before. */
export const unguardedCell = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);
