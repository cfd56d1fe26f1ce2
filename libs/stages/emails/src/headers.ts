import { signUnsubscription } from '@suivi/access';
import { type Letterhead, threadRootOf } from './letterhead.js';

/** No machine is to answer a machine: RFC 3834, and the header that Exchange heeds. */
const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' };

/** Where a person stops the digests, in their own name. */
export const unsubscribeUrl = (personId: number, { publicUrl, linkSecret }: Letterhead): string => `${publicUrl}/unsubscribe/${signUnsubscription(linkSecret, { personId })}`;

/** The headers of mail that answers a person's own act: it comes whatever they unsubscribed from. */
export const headersOfRequest = (): Record<string, string> => ({ ...automatic });

/**
 * The headers of a digest: one click stops them (RFC 8058), and all digests to a person about a series stand in one thread. It
 * hangs on the series of the most urgent item, and names the others.
 */
export function headersOfDigest(digest: { personId: number; seriesIds: readonly number[] }, letterhead: Letterhead): Record<string, string> {
  const roots = [...new Set(digest.seriesIds)].slice(0, 10).map((seriesId) => threadRootOf({ personId: digest.personId, seriesId }, letterhead));
  return {
    ...automatic,
    Precedence: 'bulk',
    ...(roots[0] === undefined ? {} : { 'In-Reply-To': roots[0], References: roots.toReversed().join(' ') }),
    'List-Unsubscribe': `<${unsubscribeUrl(digest.personId, letterhead)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}
