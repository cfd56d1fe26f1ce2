/** What can keep the embedded server from serving. */
export type EmbeddedProblem =
  | 'unsupported-platform'
  | 'binaries-missing'
  | 'data-folder-not-writable'
  | 'data-folder-of-other-version'
  | 'data-folder-damaged'
  | 'data-folder-of-other-user'
  | 'no-unprivileged-user'
  | 'start-failed';

/** The embedded database cannot be started; the message says why and what the operator can do. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly problem: EmbeddedProblem,
    message: string,
  ) {
    super(message);
    this.name = 'EmbeddedPostgresError';
  }
}
