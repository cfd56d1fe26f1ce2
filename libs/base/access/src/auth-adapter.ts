import { account, type Db, session, signInMethod, verification } from '@suivi/db';
import type { BetterAuthOptions } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import type { DBAdapter, Where } from 'better-auth/types';
import { digestOf } from './secrets.js';

/** What better-auth calls its models, and the columns of ours whose names are others than it expects. */
export const fieldsOfModels = {
  session: { fields: { userId: 'accountId' } },
  account: { fields: { userId: 'holderId', accountId: 'providerAccountId' } },
} as const satisfies Pick<BetterAuthOptions, 'session' | 'account'>;

const hashed = (where: Where): Where => (where.field === 'token' && typeof where.value === 'string' ? { ...where, value: digestOf(where.value) } : where);
const within = <T extends { model: string; where?: Where[] }>(query: T): T => (query.model === 'session' ? { ...query, where: query.where?.map(hashed) } : query);

/**
 * better-auth on our tables. The token of a session is kept as its SHA-256 only: a row that is created answers the token once, for the cookie;
 * what is looked for by a token is looked for by its digest.
 */
export function authAdapter(db: Db): (options: BetterAuthOptions) => DBAdapter<BetterAuthOptions> {
  const make = drizzleAdapter(db, { provider: 'pg', schema: { user: account, session, account: signInMethod, verification } });
  return (options) => {
    const inner = make(options);
    return {
      ...inner,
      create: async <T extends Record<string, unknown>, R = T>(query: { model: string; data: Omit<T, 'id'>; select?: string[]; forceAllowId?: boolean }): Promise<R> => {
        const { token } = query.data as { token?: unknown };
        if (query.model !== 'session' || typeof token !== 'string') return inner.create<T, R>(query);
        return { ...(await inner.create<T, R>({ ...query, data: { ...query.data, token: digestOf(token) } })), token };
      },
      findOne: (query) => inner.findOne(within(query)),
      findMany: (query) => inner.findMany(within(query)),
      update: (query) => inner.update(within(query)),
      updateMany: (query) => inner.updateMany(within(query)),
      delete: (query) => inner.delete(within(query)),
      deleteMany: (query) => inner.deleteMany(within(query)),
    };
  };
}
