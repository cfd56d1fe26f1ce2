import { domainToASCII } from 'node:url';
import type { MailHeader } from './inbound-mail.js';

/** What the mail server that took a message found out about its sender. `none`: it says nothing that can be relied on. */
export type Authentication = 'pass' | 'fail' | 'none';

/** One finding of RFC 8601: `dkim=pass header.d=agency.example`. */
interface Finding {
  method: string;
  result: string;
  properties: ReadonlyMap<string, string>;
}

/** Longer values are no server's. */
const longest = 20_000;

/** The words of a header: comments left out, quoted words without their marks. A comment within a comment ends with its own bracket. */
function withoutComments(value: string): string {
  let depth = 0;
  let plain = '';
  for (const [part] of value.slice(0, longest).matchAll(/\\.|"(?:[^"\\]|\\.)*"|[^()\\"]+|[()"\\]/gs)) {
    if (part === '(') depth++;
    else if (part === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) plain += part.length > 1 && part.startsWith('"') ? part.slice(1, -1).replaceAll(';', ' ') : part;
  }
  return plain;
}

const domainOf = (text: string): string => domainToASCII(text.slice(text.lastIndexOf('@') + 1).replace(/[<>\s]/g, '').replace(/\.$/, '')).toLowerCase();

function findingOf(text: string): Finding | null {
  const [, method = '', result = ''] = /^\s*([a-z][a-z0-9-]*)(?:\s*\/\s*\d+)?\s*=\s*([a-z]+)/i.exec(text) ?? [];
  if (method === '') return null;
  const properties = [...text.matchAll(/\b(smtp|header|body|policy)\s*\.\s*([a-z0-9-]+)\s*=\s*([^\s;]+)/gi)].map(([, type = '', name = '', value = '']) => [`${type}.${name}`.toLowerCase(), value] as const);
  return { method: method.toLowerCase(), result: result.toLowerCase(), properties: new Map(properties) };
}

/** The findings of the server that is trusted: in the topmost header of its name, for what stands below may have come with the message. */
function findingsBy(headers: readonly MailHeader[], trusted: string): Finding[] {
  const wanted = trusted.trim().toLowerCase();
  for (const { name, value } of headers) {
    if (wanted === '' || name.toLowerCase() !== 'authentication-results') continue;
    const [by = '', ...findings] = withoutComments(value).split(';');
    if (by.trim().split(/\s+/)[0]?.toLowerCase() === wanted) return findings.map(findingOf).filter((finding) => finding !== null);
  }
  return [];
}

/** Relaxed alignment (RFC 7489) without a list of public suffixes: the same domain, or one of two labels or more that the other ends with. */
const isAligned = (domain: string, from: string): boolean => domain.includes('.') && from.includes('.') && (domain === from || domain.endsWith(`.${from}`) || from.endsWith(`.${domain}`));

const identities: Record<string, readonly string[]> = { spf: ['smtp.mailfrom'], dkim: ['header.d', 'header.i'] };

function standsFor({ method, properties }: Finding, from: string): boolean {
  const named = (identities[method] ?? []).map((property) => properties.get(property)).find((value) => value !== undefined);
  return named !== undefined && isAligned(domainOf(named), from);
}

/**
 * Whether the trusted mail server vouches for the From domain: by DMARC, or by SPF or DKIM of a domain that goes with it. Its DMARC failure, or a
 * failure of every check it made, is a `fail`. `trustedAuthserv` is the name by which that server signs its Authentication-Results (RFC 8601); it
 * must remove such headers of others that bear its name. `fromDomain` is the domain of the one address in From.
 */
export function authenticationOf(headers: readonly MailHeader[], trustedAuthserv: string, fromDomain: string): Authentication {
  const from = domainOf(fromDomain);
  const findings = findingsBy(headers, trustedAuthserv).filter(({ method }) => method === 'dmarc' || method in identities);
  const dmarc = findings.find(({ method, properties }) => method === 'dmarc' && isAligned(domainOf(properties.get('header.from') ?? fromDomain), from));
  if (dmarc?.result === 'pass') return 'pass';
  if (dmarc?.result === 'fail') return 'fail';
  if (findings.some((finding) => finding.result === 'pass' && standsFor(finding, from))) return 'pass';
  return findings.some(({ result }) => result === 'fail' || result === 'softfail' || result === 'permerror') ? 'fail' : 'none';
}
