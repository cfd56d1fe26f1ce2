import type { FastifyRequest } from 'fastify';
import { HttpProblem, problemOf } from './problem.js';

/** The file that a request brought as its body; anything else is refused with the forms that are taken. */
export function fileIn({ body }: FastifyRequest, taken: readonly string[]): Buffer {
  if (Buffer.isBuffer(body)) return body;
  throw new HttpProblem(problemOf(415, 'file-expected', `send the file itself, as ${taken.join(', ')}`));
}
