export { openDatabase, handleOf } from './database.js';
export type { Database, DatabaseOptions, Db, Sql, Tx } from './database.js';
export { joinTransaction, sideBySide, transact, TransactionAborted } from './transact.js';
export { allButKeys, executePrepared, hotQuery, hotStatement, placeholdersFor, switchedOff } from './prepared.js';
export type { HotQuery } from './prepared.js';
export { migrate, NewerDatabase, OlderDatabase, requireCurrentSchema, UnsupportedServer } from './migrate.js';
export { ApplicationRoleError, connectionRights, embeddedApplicationUrl, grantApplication } from './application-role.js';
export type { ConnectionRights } from './application-role.js';
export { isMigrated, schemaVersion } from './migrations.js';
export type { SchemaVersion } from './migrations.js';
export { backupDatabase } from './backup/backup.js';
export { restoreDatabase } from './backup/restore.js';
export type { RestoreOptions } from './backup/restore.js';
export { verifyBackup } from './backup/read.js';
export { BackupError, productTables } from './backup/format.js';
export type { BackupProblem, BackupSummary } from './backup/format.js';
export { uproot } from './uproot.js';
export type { Root } from './uproot.js';
export { createScratchDatabase, dropDatabase, addressOf, databaseOf } from './scratch.js';
export { startEmbeddedPostgres, findEmbeddedPostgres } from './embedded/start.js';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded/start.js';
export { ensureWritable } from './embedded/cluster.js';
export { EmbeddedPostgresError } from './embedded/problem.js';
export type { EmbeddedProblem } from './embedded/problem.js';
export {
  absence, appointment, callEntity, callForInputs, commitment, commitmentOwner, commitmentPolicy, document, dutyStation, formerEdition, formerName, groupMember, history, historySeal, holiday, inboxReading, incomingMail, installation, instrument, mail,
  mailAttempt, mailboxMessage, mailDomain, mailReminder, mailTally, meeting, organization, outbox, paragraph, participant, partnership, partnershipPolicy, person, personalValue, proposal,
  publishedDeadline, reading, reminder, reminderWatch, report, reportApproval, reportComment, reportContent, reportDocument, reportNarrative, reportOutput, reportRecommendation, reviewWatch, series, statusUpdate, storedFile, storedFilePart, strategicObjective, thematicArea, weeklyReview,
  accessGrant, account, answerDraft, apiToken, evidenceFile, extensionRequest, handover, idempotencyKey, note, reply, replyQuestion, session, signInMethod, signInRequest, verification, webhookDelivery, webhookEndpoint,
} from './schema/index.js';
export type { Correction, HistoryActor, ProposedDeadline, SectionFacts } from './schema/index.js';
