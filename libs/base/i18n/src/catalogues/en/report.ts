/** The progress report. */
export const report = {
  'report.title.final': 'Progress report on the commitments of the {ordinal} general meeting',
} as const;
