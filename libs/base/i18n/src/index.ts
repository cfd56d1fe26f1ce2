export { message, label } from './message.js';
export type { MessageValues } from './message.js';
export { areas, catalogues } from './catalogues/index.js';
export type { MessageKey } from './catalogues/index.js';
export type { Vocabularies } from './vocabulary-keys.js';
export { formatDay, formatDayRange, formatMeetingDays, monthNames } from './dates.js';
export { ordinal, ordinalGenitive } from './ordinals.js';
export { sessionOrdinal } from './session-ordinals.js';
export { direction, formatList, formatNumber, localeOf, ownName } from './language-format.js';
