import type { FastifyRequest } from 'fastify';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]', '::1', '::ffff:127.0.0.1']);

/** The name in a Host header or the address of a server, without its port. */
export const nameOf = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

/** Tells whether a name is this machine's own, which nobody reaches from elsewhere. */
export const isLoopback = (name: string): boolean => loopback.has(name);

/** Tells whether a proxy says that it brings a request of somebody else. */
export const isForwarded = ({ headers }: FastifyRequest): boolean => headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
