import type { FastifyInstance } from 'fastify';

/** A mail program may send its one click as multipart/form-data (RFC 8058): the click is all that it says, so nothing is read. */
export function takeOneClick(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit: 16_384 }, (_request, _body, done) => done(null, {}));
}
