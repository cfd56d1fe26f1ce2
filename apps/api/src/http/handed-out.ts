import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** A file on its way out. */
export interface HandedOut {
  fileName: string;
  mediaType: string;
  size: number;
  bytes: AsyncIterable<Uint8Array>;
}

const inExtendedForm = (name: string): string => encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Hands a stored file out piece by piece: for keeping, unless it is told to be shown where it is. */
export function handOut(reply: FastifyReply, { fileName, mediaType, size, bytes }: HandedOut, disposition: 'attachment' | 'inline' = 'attachment'): void {
  void reply.type(mediaType).headers({ 'content-disposition': `${disposition}; filename*=UTF-8''${inExtendedForm(fileName)}`, 'content-length': size, 'cache-control': 'private, no-cache' });
  void reply.send(Readable.from(bytes));
}
