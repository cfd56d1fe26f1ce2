import { outcomes } from '@suivi/contract';
import { takeDocument } from '@suivi/outcomes';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const addresses = new Set([outcomes.importDocument, outcomes.previewRevision, outcomes.reviseDocument].map(({ path }) => `/api/v1${path}`));

const isImport = (request: FastifyRequest): boolean => addresses.has(request.routeOptions.url ?? '');

/** `curl --data-binary @statement.pdf`: a document's file as it stands. Its form is found by its content, whatever the request calls it; only its text is kept. */
export function takeDocuments(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser('text/plain');
  for (const type of outcomes.importDocument.consumes)
    if (!fastify.hasContentTypeParser(type)) fastify.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  fastify.addHook('preValidation', async (request) => {
    if (!isImport(request) || !Buffer.isBuffer(request.body)) return;
    const { text, form } = await takeDocument(request.body);
    request.body = { fileName: `document.${form === 'text' ? 'txt' : form}`, ...(request.query as object), text };
  });
}
