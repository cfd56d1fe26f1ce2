export { compileReport } from './reports.js';
export { mayCompileReport } from './reports.policy.js';
export type { ReportWish } from './reports.js';
export { composeProgressReport } from './progress-report.js';
export type { MeetingFacts, OrganizationFacts, ReportFacts, UpdateFacts } from './progress-report.js';
export { renderReport, mediaTypeOf } from './render.js';
