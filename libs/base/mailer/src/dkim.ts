import { createPrivateKey, type KeyObject } from 'node:crypto';

/** What a mail is signed with: the receiver finds the public half at `<selector>._domainkey.<domain>`. */
export interface DkimKey {
  domain: string;
  selector: string;
  /** PEM. */
  privateKey: string;
}

/**
 * What a signature vouches for: nodemailer's own list without the fields that we never write, and with List-Unsubscribe-Post, without
 * which a receiver may not offer the one click (RFC 8058, section 4).
 */
export const signedFields = [
  'From', 'To', 'Subject', 'Date', 'Message-ID', 'In-Reply-To', 'References', 'Auto-Submitted', 'List-Unsubscribe', 'List-Unsubscribe-Post', 'MIME-Version', 'Content-Type',
];

function privateKeyIn(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw new Error('the DKIM key is no private key in PEM', { cause });
  }
}

/** The key in a PEM; throws if it is none that signs mail. */
export function signingKey(pem: string): KeyObject {
  const key = privateKeyIn(pem);
  if (key.asymmetricKeyType !== 'rsa') throw new Error(`the DKIM key is ${key.asymmetricKeyType}, with which mail cannot be signed: take RSA of 2048 bits`);
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 1024) throw new Error('the DKIM key is shorter than 1024 bits: receivers do not heed its signatures');
  return key;
}
