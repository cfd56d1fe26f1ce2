import { outcomes } from '@suivi/contract';
import { takeDocument } from '@suivi/outcomes';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem, problemOf } from '../http/problem.js';

const asksForText = ({ routeOptions: { url } }: FastifyRequest): boolean => url === `/api/v1${outcomes.importDocument.path}`;
const callsItselfText = ({ headers }: FastifyRequest): boolean => String(headers['content-type']).startsWith('text/plain');

/**
 * `curl --data-binary @statement.pdf`: a document's file arrives as it stands, and its form is found by its content, whatever the request
 * calls it. A text that is imported while somebody waits becomes the body that JSON would have brought.
 */
export function takeDocuments(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser('text/plain');
  for (const type of outcomes.documentMediaTypes)
    if (!fastify.hasContentTypeParser(type)) fastify.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  fastify.addHook('preValidation', async (request) => {
    if (!asksForText(request) || !Buffer.isBuffer(request.body)) return;
    if (!callsItselfText(request)) throw new HttpProblem(problemOf(415, 'document.not-text', `a text is read here; a file of any other form is read in the background: send it to ${request.url.replace('/documents', '/readings')}`));
    const { text, form } = await takeDocument(request.body);
    request.body = { fileName: `document.${form === 'text' ? 'txt' : form}`, ...(request.query as object), text };
  });
}
