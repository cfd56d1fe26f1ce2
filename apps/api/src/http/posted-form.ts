import multipart, { type MultipartFile } from '@fastify/multipart';
import type { Posted, PostedFile } from '@suivi/updates';
import { evidenceLimits } from '@suivi/updates';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem, problemOf } from './problem.js';

/** More than a person gives: what is beyond is refused while it arrives. Files beyond those that are kept are counted, not held. */
const limits = { fileSize: evidenceLimits.bytes, files: 20, fields: 60, fieldSize: 64 * 1024, fieldNameSize: 100, headerPairs: 20, parts: 80 };

/** Lets forms of browsers come in: nothing of a form with files is read before its handler asks for it. */
export async function takeForms(fastify: FastifyInstance): Promise<void> {
  await fastify.register(multipart, { limits, throwFileSizeLimit: false });
}

async function fileOf(part: MultipartFile, isKept: boolean): Promise<PostedFile | null> {
  const bytes = await part.toBuffer(); // read to its end in any case, or the parts after it never come
  if (part.filename === '' || bytes.byteLength === 0) return null;
  return { fileName: part.filename, bytes: isKept ? bytes : new Uint8Array(), isWhole: !part.file.truncated };
}

/** A value beside those that a field of this name has already. */
const beside = (known: unknown, value: unknown): unknown => (known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value]);

async function readParts(request: FastifyRequest): Promise<Posted> {
  const fields: Record<string, unknown> = {};
  const files: PostedFile[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = beside(fields[part.fieldname], part.value);
    else {
      const file = await fileOf(part, files.length < evidenceLimits.files);
      if (file) files.push(file);
    }
  }
  return { fields, files };
}

/** The form that a request brought, with its files, or an empty one. A file that is too large is cut off and says so. */
export async function postedForm(request: FastifyRequest): Promise<Posted> {
  if (!request.isMultipart()) return { fields: (request.body ?? {}) as Record<string, unknown>, files: [] };
  try {
    return await readParts(request);
  } catch (error) {
    const { statusCode = 400, message } = error as { statusCode?: number; message: string };
    throw new HttpProblem(problemOf(statusCode < 500 ? statusCode : 400, 'form.not-readable', message));
  }
}
