import { isIP } from 'node:net';
import { z } from 'zod';

/** Sender or recipient of mail: the name that people see and the bare address. */
export interface MailAddress {
  name: string;
  address: string;
}

/** An address with one of the schemes; the message never repeats the value, which may hold a password. */
export function address(schemes: readonly string[], example: string) {
  const message = `must be an address like ${example} (write special characters of a password as %40, %23 and so on)`;
  return z.string().refine((text) => schemes.includes(schemeOf(text)), { error: message });
}

function schemeOf(text: string): string {
  if (!URL.canParse(text)) return '';
  const url = new URL(text);
  return url.host === '' ? '' : url.protocol;
}

/** A whole number within bounds, both included. */
export function wholeNumber(least: number, most: number) {
  return z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    })
    .transform(Number);
}

/** `Name <address>` or a bare address; the name may stand in double quotes. */
export const mailAddress = z.string().transform((text, context): MailAddress => {
  const [, quoted, plain, inBrackets, bare] = /^(?:(?:"([^"]*)"|([^"<>]*?))\s*<([^<>\s]+)>|([^<>\s]+))$/.exec(text.trim()) ?? [];
  const found = inBrackets ?? bare ?? '';
  if (!/^[^@\s,;:"]+@[^@\s,;:"]+$/.test(found) || /\p{Cc}/u.test(text)) {
    context.addIssue({ code: 'custom', message: 'must be one mail address, like Follow-up desk <desk@example.org>' });
    return z.NEVER;
  }
  return { name: quoted ?? plain ?? '', address: found };
});

function isNetwork(text: string): boolean {
  const [, ip = '', bits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(ip)] ?? -1;
  return bits !== '' && Number(bits) <= most;
}

/** Networks in CIDR notation, with spaces or commas between. */
export const networks = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine((list) => list.every(isNetwork), { error: 'must be networks such as 10.1.0.0/16, with spaces between' });
