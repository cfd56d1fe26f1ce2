/** The cells of a sheet as text, and which of them hold a formula; rows and columns count from 1. */
export interface Grid {
  rows: readonly (readonly string[])[];
  isFormula(row: number, column: number): boolean;
}
