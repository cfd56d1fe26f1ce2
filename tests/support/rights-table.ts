import { standardPolicy } from '@suivi/contract';
import type { Things } from './rights-world.js';

/**
 * Who may do what, for every operation of the API, by what the caller is to the thing: a viewer of its partnership, a person of the entity that it
 * belongs to (`self` where the thing is about the person), its head, somebody of another entity (`member`), the desk of its side, the desk of the
 * other side, an administrator of the partnership, or one of the installation (`all`). Whoever is none of these is a stranger and finds nothing.
 */
export type Standing = 'viewer' | 'entity' | 'self' | 'head' | 'member' | 'desk' | 'otherDesk' | 'administrator' | 'all';

const whole = 'viewer desk otherDesk administrator all';
const desks = 'desk otherDesk administrator all';
const keeper = 'desk administrator all';
const people = `${whole} self entity head member`;
const concerned = `${whole} self entity head`;
const everybody = people;

/** What belongs to a partnership has one desk on each side, and either is its own; what belongs to an entity is followed up from one side. */
export type Level = 'partnership' | 'entity' | 'person' | 'installation';

/** What a request is made with: the thing that it is about, and a number that no other request has. */
export interface Given {
  thing: Things;
  n: number;
}

/** One line of the table. */
export interface Rule {
  level: Level;
  /** Stands in the path as `:id`. */
  kind?: keyof Things;
  sees: readonly Standing[];
  does: readonly Standing[];
  query?: string;
  body?: (given: Given) => unknown;
  headers?: Record<string, string>;
  /** What whoever may gets: what was changed meanwhile where a version is asked for (nothing is really changed), else the status of success. */
  status?: number;
}

const standings = (words: string): Standing[] => words.split(' ') as Standing[];

interface Said {
  sees: string;
  does?: string;
  body?: Rule['body'];
  query?: string;
  headers?: Rule['headers'];
  status?: number;
}

const rule = (level: Level, kind: keyof Things | undefined, { sees, does = sees, ...more }: Said): Rule => ({ level, kind, sees: standings(sees), does: standings(does), ...more });
const of = (level: Level) => (kind: keyof Things, said: Said): Rule => rule(level, kind, said);
const [shared, entity, person] = [of('partnership'), of('entity'), of('person')];
/** What names no thing: whoever has the floor of the route gets what is theirs. */
const list = (query = ''): Rule => rule('installation', undefined, { sees: everybody, query });
/** What belongs to the whole installation. */
const ofInstallation = (does: string, said: Omit<Said, 'sees' | 'does'> & { kind?: keyof Things } = {}): Rule => rule('installation', said.kind, { ...said, sees: everybody, does });

const owners = ({ thing }: Given) => [{ organizationId: thing.organization, part: 'lead' }];
const text = { 'content-type': 'text/plain' };

/** The table, by operation. Whether the floor of a route (`needs`) is reached is asked before. */
export const table: Record<string, Rule> = {
  listPartnerships: list(),
  createPartnership: ofInstallation('all', { body: ({ n }) => ({ slug: `p-${n}`, name: { en: `P ${n}` } }) }),
  removeSample: shared('partnership', { sees: people, does: 'all', status: 409 }),
  listOrganizations: list(),
  createOrganization: ofInstallation('all', { body: ({ n }) => ({ acronym: `O-${n}`, name: { en: `O ${n}` } }) }),
  addParticipant: entity('partnership', { sees: people, does: keeper, body: ({ thing, n }) => ({ organization: { acronym: `A-${n}`, name: { en: `A ${n}` } }, side: sideOf(thing) }) }),
  listPeople: list(),
  createPerson: ofInstallation('all', { body: ({ n }) => ({ name: 'A', email: `a-${n}@x.example` }) }),
  readPerson: person('person', { sees: `${desks} self` }),
  changePerson: person('person', { sees: `${desks} self`, does: `${keeper} self`, body: ({ n }) => ({ name: `N ${n}`, language: 'fr', zone: 'Europe/Zurich' }) }),
  // The station that the row before made first.
  changeDutyStation: ofInstallation(desks, { body: () => ({ weekdays: [1, 2, 3] }) }),
  changeAddress: person('person', { sees: `${desks} self`, does: keeper, body: ({ n }) => ({ email: `b-${n}@x.example` }) }),
  stopDigests: person('person', { sees: `${desks} self`, does: `${keeper} self` }),
  resumeDigests: person('person', { sees: `${desks} self`, does: `${keeper} self` }),
  revokeLinks: person('person', { sees: `${desks} self`, does: `${keeper} self` }),
  exportPerson: person('person', { sees: `${desks} self`, does: 'self all' }),
  erasePerson: person('person', { sees: desks, does: 'all' }),
  listAbsences: person('person', { sees: `${desks} self` }),
  createAbsence: person('person', { sees: `${desks} self`, does: `${keeper} self`, body: ({ n }) => ({ startsOn: dayAfter(n), endsOn: dayAfter(n) }) }),
  endAbsence: person('absence', { sees: `${desks} self`, does: `${keeper} self`, body: () => ({ endsOn: '2026-05-02' }) }),
  listAppointments: shared('partnership', { sees: people }),
  createAppointment: entity('partnership', { sees: people, does: keeper, body: ({ thing, n }) => ({ organizationId: thing.organization, person: { name: 'C', email: `c-${n}@x.example` }, role: 'alternate' }) }),
  endAppointment: entity('appointment', { sees: concerned, does: keeper, body: () => ({ endsOn: '2040-12-31' }) }),
  listDutyStations: list(),
  createDutyStation: ofInstallation(desks, { body: ({ n }) => ({ name: `Station ${n}`, country: 'CH', zone: 'Europe/Zurich' }) }),

  listSeries: list(),
  createSeries: shared('partnership', { sees: people, does: desks, body: ({ thing, n }) => ({ partnershipId: thing.partnership, slug: `s-${n}`, name: { en: `S ${n}` } }) }),
  listMeetings: list(),
  createMeeting: shared('series', { sees: people, does: desks, body: ({ thing, n }) => ({ seriesId: thing.series, ordinal: 10 + (n % 900), startsOn: '2030-01-01', place: 'Geneva' }), status: 201 }),
  readMeeting: shared('meeting', { sees: people }),
  moveMeeting: shared('nextMeeting', { sees: people, does: desks, body: () => ({ place: 'Bern' }) }),
  holdMeeting: shared('nextMeeting', { sees: people, does: desks, body: () => ({}) }),
  listDocuments: shared('meeting', { sees: people }),
  importDocument: shared('meeting', { sees: people, does: desks, body: ({ n }) => ({ text: `1. The secretariat will publish plan ${n}.` }) }),
  readDocument: shared('document', { sees: people }),
  readOriginal: shared('document', { sees: people }),
  previewRevision: shared('document', { sees: people, does: desks, body: ({ n }) => ({ fileName: 'a.txt', text: `Joint statement of one\n\n1. The secretariat of one will publish a plan by 30 June 2027.\n\n2. The secretariat will hold workshop ${n} by 30 June 2028.\n` }) }),
  reviseDocument: shared('document', { sees: people, does: desks, body: ({ n }) => ({ fileName: 'a.txt', text: `1. Text ${n}` }) }),
  requestReading: shared('meeting', { sees: people, does: desks, body: ({ n }) => Buffer.from(`1. The secretariat will hold workshop ${n}.`), headers: text }),
  listReadings: list(),
  readReading: shared('reading', { sees: desks }),
  retryReading: shared('reading', { sees: desks }),
  dismissReading: shared('reading', { sees: desks }),
  listProposals: shared('document', { sees: people, does: desks }),
  editProposal: shared('proposal', { sees: desks, body: () => ({ kind: 'request' }) }),
  rejectProposal: shared('proposal', { sees: desks, body: () => ({ reason: 'No' }) }),
  addProposal: shared('document', { sees: people, does: desks, body: () => ({ start: 0, end: 5 }) }),
  splitProposal: shared('proposal', { sees: desks, body: () => ({ at: 30 }) }),
  mergeProposals: shared('proposal', { sees: desks, body: ({ thing }) => ({ withId: thing.otherProposal, reason: 'One' }) }),

  listCommitments: list(),
  countCommitments: list(),
  readCommitment: entity('commitment', { sees: concerned }),
  readHistory: entity('commitment', { sees: concerned }),
  suggestAcceptance: shared('proposal', { sees: desks }),
  acceptProposal: shared('proposal', { sees: desks, body: (given) => ({ owners: owners(given) }) }),
  reopenProposal: shared('proposal', { sees: desks }),
  createCommitment: shared('meeting', { sees: people, does: desks, body: (given) => ({ meetingId: given.thing.meeting, title: 'T', paragraphLabel: '1', quote: 'Q', owners: owners(given) }) }),
  editCommitment: entity('commitment', { sees: concerned, does: keeper, body: () => ({ level: 'global' }) }),
  verifyCommitment: entity('commitment', { sees: concerned, does: keeper, body: () => ({ status: 'in-progress' }) }),
  recordAcceptance: entity('commitment', { sees: concerned, does: keeper, body: () => ({ acceptance: 'accepted' }) }),
  settleCorrection: entity('commitment', { sees: concerned, does: keeper, body: () => ({ choice: 'keep', reason: 'R' }) }),
  carryOver: entity('commitment', { sees: concerned, does: keeper, body: () => ({}) }),
  supersede: entity('commitment', { sees: concerned, does: keeper, body: () => ({ reason: 'R' }) }),
  merge: entity('commitment', { sees: concerned, does: keeper, body: ({ thing }) => ({ intoCommitmentId: thing.asked }) }),
  readMeetingStanding: shared('meeting', { sees: people }),
  closeMeeting: shared('meeting', { sees: people, does: desks, body: ({ thing }) => ({ decisions: [{ outcome: 'carry-over', commitmentId: thing.commitment, version: 1 }] }) }),
  listThematicAreas: shared('partnership', { sees: people }),
  listObjectives: shared('partnership', { sees: people }),
  addObjective: shared('partnership', { sees: people, does: desks, body: ({ n }) => ({ name: { en: `Objective ${n}` } }), status: 201 }),
  renameObjective: shared('objective', { sees: people, does: desks, body: ({ n }) => ({ name: { en: `Objective named ${n}` } }) }),
  listParticipants: list(),
  listAllInstruments: list(),
  listInstruments: shared('partnership', { sees: people }),
  addInstrument: shared('partnership', { sees: people, does: desks, body: ({ n }) => ({ name: { en: `Memorandum ${n}` }, kind: 'memorandum', endsOn: '2031-12-31' }), status: 201 }),
  changeInstrument: shared('instrument', { sees: people, does: desks, body: () => ({ endsOn: '2032-12-31' }) }),
  exportTable: list('?format=csv'),
  importTable: ofInstallation(desks, { body: () => Buffer.from('reference,title\n,T\n'), headers: { 'content-type': 'text/csv' }, query: '?dryRun=true' }),

  readDesk: shared('partnership', { sees: people, does: desks }),
  sendNudges: entity('commitment', { sees: concerned, does: keeper, body: ({ thing }) => ({ parts: [{ commitmentId: thing.commitment, organizationId: thing.organization }], again: true }), status: 409 }),
  withdrawNudges: ofInstallation(desks, { body: () => ({ mailIds: [999_999] }), status: 404 }),
  readOwnDuties: list(),
  openCallAnswer: entity('call', { sees: 'entity head', body: ({ thing }) => ({ organizationId: thing.organization }) }),
  readDeskWeek: shared('partnership', { sees: people, does: desks }),

  readReminderPolicy: shared('partnership', { sees: people }),
  setReminderPolicy: shared('partnership', { sees: people, does: desks, body: () => standardPolicy(90) }),
  readReminderRules: entity('commitment', { sees: concerned }),
  setReminderRules: entity('commitment', { sees: concerned, does: keeper, body: () => ({ rules: [], escalation: null, reason: 'Asked in person' }) }),
  removeReminderRules: entity('commitment', { sees: concerned, does: keeper }),
  previewReminders: shared('partnership', { sees: people, does: desks, body: () => ({ days: 7 }) }),
  diffReminders: shared('partnership', { sees: people, does: desks, body: () => ({ after: standardPolicy(30), days: 7 }) }),
  listCalls: shared('meeting', { sees: people }),
  listInputsOwed: shared('meeting', { sees: people }),
  proposeCall: shared('meeting', { sees: people, does: desks }),
  createCall: shared('meeting', { sees: people, does: desks, body: ({ thing }) => ({ opensOn: '2027-01-04', dueOn: '2027-02-01', entities: [{ organizationId: thing.organization }] }), status: 409 }),
  readCall: shared('call', { sees: whole }),
  changeCall: shared('call', { sees: whole, does: desks, body: () => ({ sheet: 'xlsx' }) }),
  deleteCall: shared('call', { sees: whole, does: desks }),
  openCall: shared('call', { sees: whole, does: desks }),
  closeCall: shared('call', { sees: whole, does: desks }),
  extendCall: shared('call', { sees: whole, does: desks, body: () => ({ dueOn: '2027-03-01' }) }),
  nudgeEntities: shared('call', { sees: whole, does: desks, body: () => ({ organizationIds: [] }) }),
  noteNothingToReport: shared('call', { sees: whole, does: desks, body: ({ thing }) => ({ organizationId: thing.organization }) }),
  previewCall: shared('call', { sees: whole, does: desks, query: '?days=3' }),
  readResponseSheet: shared('call', { sees: whole, does: desks, query: '?organizationId=999999', status: 422 }),
  takeResponseSheet: shared('call', { sees: whole, does: desks, body: () => Buffer.from('no sheet'), headers: { 'content-type': 'application/octet-stream' }, status: 415 }),
  exportNonRespondents: shared('call', { sees: whole, query: '?format=csv' }),
  listReminderPauses: shared('partnership', { sees: people, does: desks }),

  listMails: list(),
  readMail: person('mail', { sees: `${desks} self` }),
  retryMail: person('mail', { sees: `${desks} self`, does: keeper }),
  listMailbox: ofInstallation('all'),
  readMailboxMessage: ofInstallation('all', { kind: 'message' }),
  readRawMessage: ofInstallation('all', { kind: 'message' }),
  readMailboxAttachment: ofInstallation('all', { kind: 'message', status: 404 }),
  readInstallation: list(),
  readDeliveryHealth: list(),
  confirmDelivery: ofInstallation('all'),

  listUpdates: list(),
  submitUpdate: entity('commitment', { sees: concerned, does: `${keeper} entity head`, body: ({ thing }) => ({ organizationId: thing.organization, status: 'in-progress', narrative: 'N' }), status: 409 }),
  acceptUpdate: entity('update', { sees: concerned, does: keeper, body: () => ({}) }),
  returnUpdate: entity('update', { sees: concerned, does: keeper, body: () => ({ note: 'N' }) }),
  listExtensionRequests: list(),
  requestExtension: entity('asked', { sees: concerned, does: `${keeper} entity head`, body: ({ thing }) => ({ organizationId: thing.organization, on: '2027-03-01', precision: 'day', reason: 'R' }), status: 409 }),
  grantExtension: entity('extension', { sees: concerned, does: keeper, body: () => ({}) }),
  declineExtension: entity('extension', { sees: concerned, does: keeper, body: () => ({ note: 'N' }) }),
  withdrawExtension: entity('extension', { sees: concerned, does: `${keeper} entity head` }),
  listHandovers: list(),
  nameColleague: entity('commitment', { sees: concerned, does: 'entity head', body: ({ thing, n }) => ({ organizationId: thing.organization, name: 'C', email: `h-${n}@x.example` }) }),
  confirmHandover: entity('handover', { sees: concerned, does: keeper, body: () => ({}) }),
  declineHandover: entity('handover', { sees: concerned, does: keeper, body: () => ({ note: 'N' }) }),
  clearUpdate: entity('uncleared', { sees: 'entity head all', does: 'head all' }),
  sendBackUpdate: entity('uncleared', { sees: 'entity head all', does: 'head all', body: () => ({ note: 'N' }) }),
  listInputs: entity('commitment', { sees: concerned }),
  addEvidence: entity('update', { sees: concerned, does: `${keeper} entity head`, body: () => Buffer.from('What was done.'), headers: { 'content-type': 'application/octet-stream' } }),
  readEvidence: entity('evidence', { sees: concerned }),
  listNotes: entity('commitment', { sees: concerned }),
  writeNote: entity('commitment', { sees: concerned, does: desks, body: () => ({ side: null, text: 'N' }) }),
  changeNote: entity('note', { sees: keeper, does: 'desk', body: () => ({ text: 'N' }) }),
  deleteNote: entity('note', { sees: keeper, does: 'desk' }),
  listReplies: list(),
  readReplyMessage: entity('reply', { sees: keeper }),
  takeReply: entity('reply', { sees: keeper, body: ({ thing }) => ({ commitmentId: thing.commitment, organizationId: thing.organization, status: 'in-progress', narrative: 'N' }) }),
  dismissReply: entity('reply', { sees: keeper, body: () => ({ note: 'N' }) }),

  readConsolidatedReport: list(),
  readReportSchema: list(),
  readTransmittalLetter: shared('meeting', { sees: people, does: whole }),
  readReport: shared('meeting', { sees: people, does: whole }),
  listReports: list(),
  createReport: shared('meeting', { sees: people, does: desks, body: ({ thing }) => ({ kind: 'interim', meetingId: thing.meeting }) }),
  readReportDraft: shared('report', { sees: whole }),
  changeReport: shared('report', { sees: whole, does: desks, body: () => ({ order: 'language' }) }),
  recompileReport: shared('report', { sees: whole, does: desks }),
  discardReport: shared('report', { sees: whole, does: desks }),
  writeNarrative: shared('report', { sees: whole, does: desks, body: () => ({ key: 'overview', language: 'en', text: 'N' }) }),
  confirmNarrative: shared('report', { sees: whole, does: desks, body: () => ({ key: 'overview', language: 'en' }) }),
  listReportComments: shared('report', { sees: whole }),
  addReportComment: shared('report', { sees: whole, does: desks, body: () => ({ key: 'overview', text: 'N' }) }),
  resolveReportComment: shared('reportComment', { sees: whole, does: desks }),
  circulateReport: shared('report', { sees: whole, does: desks }),
  approveReport: shared('report', { sees: whole, does: desks }),
  issueReport: shared('report', { sees: whole, does: desks }),
  correctReport: shared('report', { sees: whole, does: desks, body: () => ({ reason: 'R' }) }),
  readReportContent: shared('report', { sees: whole }),
  previewReport: shared('report', { sees: whole }),
  requestReportOutputs: shared('report', { sees: whole, does: desks, body: () => ({ languages: ['en'], formats: ['json'] }) }),
  listReportOutputs: shared('report', { sees: whole }),
  readReportOutput: shared('reportOutput', { sees: whole }),
  listRecommendations: shared('report', { sees: whole }),
  adoptRecommendation: shared('report', { sees: whole, does: desks, body: (given) => ({ meetingId: given.thing.nextMeeting, owners: owners(given) }), status: 409 }),

  readSession: list(),
  listSessions: list(),
  listTokens: list(),
  listAccounts: list(),
  listGrants: list(),

  listWebhooks: list(),
  createWebhook: shared('partnership', { sees: 'administrator all', body: ({ thing, n }) => ({ partnershipId: thing.partnership, url: `https://hook-${n}.example.org/`, events: ['commitment.changed'] }) }),
  disableWebhook: shared('webhook', { sees: 'administrator all' }),
  enableWebhook: shared('webhook', { sees: 'administrator all' }),
  listWebhookDeliveries: shared('webhook', { sees: 'administrator all' }),
  retryWebhookDelivery: shared('delivery', { sees: 'administrator all' }),

  listTrail: list(),
  lastVerification: list(),
  verifyTrail: ofInstallation('all'),
  exportTrail: ofInstallation('all'),
  listSettings: ofInstallation('all'),
};

/** Acts on accounts: they end the very sessions that the matrix asks with, so that who may is asked where each has a world of its own. */
export const askedElsewhere: Record<string, string> = Object.fromEntries(
  ['endSession', 'endOtherSessions', 'createToken', 'revokeToken', 'disableAccount', 'enableAccount', 'endSessionsOf', 'giveGrant', 'endGrant'].map((id) => [id, 'tests/http/tokens-and-rights.test.ts']),
);

const sideOf = (thing: Things): 'un' | 'partner' => thing.side;
const dayAfter = (n: number): string => new Date(Date.UTC(2030, 0, 1 + n)).toISOString().slice(0, 10);
