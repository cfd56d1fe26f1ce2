import { createPublicKey } from 'node:crypto';
import { resolveTxt } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { signingKey } from '@suivi/mailer';

/** What the DNS should hold for a signing key, and what it holds. */
export interface DkimRecord {
  record: { name: string; value: string };
  published: 'same' | 'other' | 'absent';
}

const keyIn = (text: string): string | undefined => /(?:^|;)\s*p=([^;]*)/.exec(text)?.[1]?.replace(/\s/g, '');

/** Compares a signing key with what the DNS publishes. Throws if the file cannot be read, holds no key, or a weak one. */
export async function dkimRecordOf(setting: { domain: string; selector: string; keyFile: string }): Promise<DkimRecord> {
  const key = signingKey(await readFile(setting.keyFile, 'utf8'));
  const value = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  const record = { name: `${setting.selector}._domainkey.${setting.domain}`, value: `v=DKIM1; k=rsa; p=${value}` };
  const answers = await resolveTxt(record.name).catch((): string[][] => []);
  const keys = answers.map((parts) => keyIn(parts.join(''))).filter((known) => known !== undefined);
  return { record, published: keys.includes(value) ? 'same' : keys.length > 0 ? 'other' : 'absent' };
}
