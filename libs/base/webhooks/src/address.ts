import { lookup as resolve } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Where deliveries may go besides public addresses over https: networks of the house, as `10.1.0.0/16`. Only there plain http is taken, too. */
export type OwnNetworks = readonly string[];

/** An address that nothing is sent to; the message says why. */
export class UnusableAddress extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnusableAddress';
  }
}

/** Tells whether an IP address lies in one of the networks. */
export const isWithin = (ip: string, networks: OwnNetworks): boolean => {
  const address = ipaddr.process(ip);
  return networks.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network);
    return base.kind() === address.kind() && address.match(base, bits);
  });
};

/** Tells whether an IP address is one of the public internet: not of this machine, a private network, a link, a tunnel or documentation. */
export const isPublic = (ip: string): boolean => ipaddr.process(ip).range() === 'unicast';

const bare = (host: string): string => host.replace(/^\[|\]$/g, '');

/** Checks what can be checked of an address without asking a name server; throws `UnusableAddress`. */
export function checkAddress(text: string, networks: OwnNetworks): URL {
  if (!URL.canParse(text)) throw new UnusableAddress('this is no address');
  const url = new URL(text);
  if (!['https:', 'http:'].includes(url.protocol)) throw new UnusableAddress('an address for webhooks begins with https://');
  if (url.username || url.password) throw new UnusableAddress('an address for webhooks bears no password: what is sent is signed');
  const host = bare(url.hostname);
  if (isIP(host)) checkIp(host, url, networks);
  else if (url.protocol === 'http:' && networks.length === 0) throw new UnusableAddress('an address for webhooks begins with https://');
  return url;
}

function checkIp(ip: string, url: URL, networks: OwnNetworks): void {
  if (isWithin(ip, networks)) return;
  if (!isPublic(ip)) throw new UnusableAddress(`${bare(url.hostname)} leads to ${ip}, which is not a public address`);
  if (url.protocol === 'http:') throw new UnusableAddress('an address for webhooks begins with https://');
}

/**
 * The IP address to connect to: every address that the name stands for must be usable, and the one that was checked is the one that is used,
 * so that a name server cannot answer the second question differently. Throws `UnusableAddress`, or what the name server said.
 */
export async function usableIp(url: URL, networks: OwnNetworks): Promise<{ address: string; family: number }> {
  const found = await resolve(bare(url.hostname), { all: true, verbatim: true });
  for (const { address } of found) checkIp(address, url, networks);
  const [first] = found;
  if (!first) throw new UnusableAddress(`${url.hostname} stands for no address`);
  return first;
}
