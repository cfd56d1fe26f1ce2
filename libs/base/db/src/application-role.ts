import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { quoted } from './backup/format.js';
import { withMigrationLock } from './migrate.js';
import { databaseOf } from './scratch.js';

/** The role of the web server and the workers cannot be given its rights; the message says what the operator can do. */
export class ApplicationRoleError extends Error {
  override name = 'ApplicationRoleError';
}

/** The role that the application uses on an embedded server. */
const EMBEDDED_ROLE = 'suivi_app';

/** What is taken from the rights on all tables: the history and its seals are only read and added to, what is kept of people can be erased too. */
const restrictions = ['insert, update, delete, truncate on history', 'update, delete, truncate on history_seal', 'update, truncate on personal_value'];

interface Role {
  name: string;
  password: string;
  /** True to give a role that is there this password. */
  renew: boolean;
}

/**
 * Gives the role of `applicationUrl` what the application needs on the owner's tables, and no more; makes the role if it is not there. To be repeated
 * after each migration, for new tables. Throws `ApplicationRoleError` if that role owns the tables or is above the rules.
 */
export async function grantApplication(ownerUrl: string, applicationUrl: string): Promise<void> {
  const { username, password } = new URL(applicationUrl);
  if (username === '') throw new ApplicationRoleError('DATABASE_URL names no user: write it as postgres://user:password@host:5432/database.');
  if (databaseOf(ownerUrl) !== databaseOf(applicationUrl)) throw new ApplicationRoleError('DATABASE_URL and DATABASE_OWNER_URL name different databases.');
  await admit(ownerUrl, { name: decodeURIComponent(username), password: decodeURIComponent(password), renew: false });
}

/** The address for the application on an embedded server; the password is new each time and kept nowhere. */
export async function embeddedApplicationUrl(ownerUrl: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  await admit(ownerUrl, { name: EMBEDDED_ROLE, password, renew: true });
  const url = new URL(ownerUrl);
  [url.username, url.password] = [EMBEDDED_ROLE, password];
  return url.href;
}

/** Under the migration lock: two who grant at once would be in each other's way. */
const admit = (ownerUrl: string, role: Role): Promise<void> =>
  withMigrationLock(ownerUrl, async (client) => {
    await client.query('begin');
    try {
      await ensureRole(client, role);
      await client.query((await grantsFor(client, quoted(role.name))).join('; '));
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  });

async function ensureRole(client: pg.Client, { name, password, renew }: Role): Promise<void> {
  const { rows: found } = await client.query("select rolsuper or pg_has_role(oid, (select relowner from pg_class where oid = 'public.history'::regclass), 'member') as above from pg_roles where rolname = $1", [name]);
  const secret = client.escapeLiteral(password);
  if (found[0]?.above) throw new ApplicationRoleError(`The role ${name} owns the tables or is a superuser, so nothing can be kept from it: name another one in DATABASE_URL.`);
  if (found.length === 0) await createRole(client, name, secret);
  else if (renew) await client.query(`alter role ${quoted(name)} password ${secret}`);
}

async function createRole(client: pg.Client, name: string, secret: string): Promise<void> {
  try {
    await client.query(`create role ${quoted(name)} login password ${secret}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new ApplicationRoleError(`There is no role ${name}, and the user in DATABASE_OWNER_URL may not make one: create it (CREATE ROLE ${quoted(name)} LOGIN PASSWORD …), then run this again.`);
  }
}

const rows = 'select, insert, update, delete';
/** By schema: what the application does there. It reads sequences for a backup; the queue makes one for each of its queues as it goes. */
const rights = {
  public: { schema: 'usage', tables: rows, sequences: 'select' },
  bullmq: { schema: 'usage, create', tables: rows, sequences: 'select, usage' },
  drizzle: { schema: 'usage', tables: 'select', sequences: 'select' },
};

async function grantsFor(client: pg.Client, role: string): Promise<string[]> {
  const { rows: schemas } = await client.query('select nspname as name from pg_namespace where nspname = any($1)', [Object.keys(rights)]);
  const granted = schemas.flatMap(({ name }: { name: keyof typeof rights }) => {
    const { schema, tables, sequences } = rights[name];
    return [`${schema} on schema ${name}`, `${tables} on all tables in schema ${name}`, `${sequences} on all sequences in schema ${name}`];
  });
  // Nobody chooses the id of a history row: with one far ahead, or among those that are sealed, a whole trail could be made to look broken.
  const { rows: columns } = await client.query("select string_agg(quote_ident(attname), ', ') as names from pg_attribute where attrelid = 'public.history'::regclass and attnum > 0 and not attisdropped and attidentity = ''");
  return [...granted.map((right) => `grant ${right} to ${role}`), ...restrictions.map((right) => `revoke ${right} from ${role}`), `grant insert (${columns[0]?.names}) on history to ${role}`];
}

/** What a connection may do that the application should not. */
export interface ConnectionRights {
  role: string;
  isSuperuser: boolean;
  /** Could put the guards of the history aside. */
  ownsHistory: boolean;
  mayAlterHistory: boolean;
}

/** What the role of a connection may do to the history. */
export async function connectionRights(pool: pg.Pool): Promise<ConnectionRights> {
  const { rows } = await pool.query<ConnectionRights>(`
    select r.rolname as role, r.rolsuper as "isSuperuser", pg_has_role(c.relowner, 'member') as "ownsHistory", has_table_privilege(c.oid, 'update, delete, truncate, trigger') as "mayAlterHistory"
    from pg_roles r, pg_class c where r.rolname = current_user and c.oid = 'public.history'::regclass`);
  return rows[0] as ConnectionRights;
}
