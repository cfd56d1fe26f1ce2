import { writeExtensionDecided, writeHandoverDecided, writeReturnedUpdate } from './decided.js';
import type { Letter } from './letter.js';
import type { AnsweringKind, MailPayloads, Reader } from './payloads.js';
import { writeReportCirculated } from './report-letter.js';
import { writeClearance, writeClearanceRefused, writeFreshLinks, writeHandedOver, writeNudge } from './requested.js';

const writers: { [Kind in AnsweringKind]: (payload: MailPayloads[Kind], reader: Reader) => Letter } = {
  'update-returned': writeReturnedUpdate,
  'extension-decided': writeExtensionDecided,
  'handover-decided': writeHandoverDecided,
  'handed-over': writeHandedOver,
  nudge: writeNudge,
  clearance: writeClearance,
  'clearance-refused': writeClearanceRefused,
  'fresh-links': writeFreshLinks,
  'report-circulated': writeReportCirculated,
};

/** Writes a mail that answers a person's own act, or another's on which it waits. */
export const writeAnsweringLetter = <Kind extends AnsweringKind>(kind: Kind, payload: MailPayloads[Kind], reader: Reader): Letter => writers[kind](payload, reader);
