import { types } from 'node:util';

/** The command cannot do what it was asked for; the message is one sentence for the person at the keyboard. Exit code 1. */
export class Failure extends Error {
  override name = 'Failure';
}

/** The command was called in a way that it does not understand. Exit code 2. */
export class WrongUse extends Error {
  override name = 'WrongUse';
}

/** The command could not do its work now and should be run again, as a mail server understands it. Exit code 75 (EX_TEMPFAIL). */
export class TryLater extends Failure {
  override name = 'TryLater';
}

interface SystemError extends Error {
  code?: string;
  path?: string;
  address?: string;
  port?: number;
  errors?: SystemError[];
}

type Wording = (error: SystemError) => string;

const file = (error: SystemError): string => error.path ?? 'The file';

/** What the operating system and PostgreSQL say in codes, said in a sentence. */
const wordings: Record<string, Wording> = {
  ENOENT: (error) => `${file(error)} is not there.`,
  EACCES: (error) => `${file(error)} may not be used: permission denied.`,
  EPERM: (error) => `${file(error)} may not be used: permission denied.`,
  EISDIR: (error) => `${error.path ? `${error.path} is a folder` : 'This is a folder'}, not a file.`,
  ENOTDIR: (error) => `${file(error)} cannot be reached: a part of its path is no folder.`,
  EROFS: (error) => `${file(error)} is on a file system that cannot be written.`,
  ENOSPC: () => 'The disk is full.',
  ECONNREFUSED: (error) => `Nothing answers at ${error.address ?? 'the address'}:${error.port ?? ''}; is the server running?`,
  ENOTFOUND: (error) => `The server's name cannot be found (${error.message}).`,
  EAI_AGAIN: (error) => `The server's name cannot be looked up (${error.message}).`,
  ETIMEDOUT: () => 'The server did not answer in time.',
  '28P01': () => 'The database refuses the user or password in DATABASE_URL.',
  '28000': (error) => `The database refuses the user in DATABASE_URL: ${error.message}.`,
  '3D000': (error) => `The database server answers, but ${error.message}; create it, or correct DATABASE_URL.`,
  '42501': (error) => `The user in DATABASE_URL may not do this: ${error.message}.`,
};

/** The error that lies at the ground of one: drivers wrap it in a query's error, and Node in one for all addresses tried. */
function groundOf(error: SystemError): SystemError {
  if (error.errors?.[0] !== undefined) return groundOf(error.errors[0]);
  return types.isNativeError(error.cause) ? groundOf(error.cause) : error;
}

/** One sentence for the person at the keyboard; never a stack. */
export function sentenceOf(thrown: unknown): string {
  if (!types.isNativeError(thrown)) return String(thrown);
  const ground = groundOf(thrown);
  const wording = ground.code === undefined ? undefined : wordings[ground.code];
  return wording ? wording(ground) : withCapital(ground.message || ground.name);
}

/** Refusals speak in the middle of a sentence; a line of its own begins with a capital and ends with a full stop. */
const withCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?)\n]$|\n/.test(text) ? '' : '.');
