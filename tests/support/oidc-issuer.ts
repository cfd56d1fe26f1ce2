import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Claims of a token. */
type Claims = Record<string, unknown>;

/** How the issuer misbehaves; nothing set: it is honest. */
export interface Lie {
  /** Claims of the ID token that are not as they should be. */
  idToken?: Claims;
  /** The ID token bears the seal of a key that the issuer does not publish, none at all, or is left out. */
  seal?: 'foreign' | 'none' | 'left-out';
  /** Says in its discovery document that it is somebody else. */
  discovery?: Claims;
  /** Keeps whoever asks waiting for ever. */
  silent?: '/discovery' | '/token';
}

/** A client as it is registered, and what it is told. */
const client = { id: 'suivi-test', secret: 'a secret of the client' };

interface Grant {
  person: Claims;
  nonce: string | null;
  challenge: string;
  redirectUri: string;
}

/** An identity provider of the tests: OpenID Connect with discovery, code flow, PKCE and signed ID tokens, honest unless it is told to lie. */
export interface OidcIssuer {
  url: string;
  client: typeof client;
  /** Who sits before the browser at the issuer; it vouches for their address. */
  person: Claims;
  /** Claims only told by the userinfo endpoint and not in the ID token. */
  onlyInUserinfo: boolean;
  lie: Lie;
  /** How often each address was asked for. */
  asked: Record<string, number>;
  /** What a browser gets that was sent to the issuer: where it is sent back to. */
  visit(url: string): Promise<string>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

const newKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const base64 = (value: string | Buffer): string => Buffer.from(value).toString('base64url');

function signed(claims: Claims, key: KeyObject, seal: Lie['seal']): string {
  const head = `${base64(JSON.stringify({ alg: seal === 'none' ? 'none' : 'RS256', kid: 'k1', typ: 'JWT' }))}.${base64(JSON.stringify(claims))}`;
  return `${head}.${seal === 'none' ? '' : createSign('RSA-SHA256').update(head).sign(key).toString('base64url')}`;
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString());
}

const isClient = (request: IncomingMessage, form: URLSearchParams): boolean => {
  const [, basic = ''] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  const [id, secret] = basic ? Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent) : [form.get('client_id'), form.get('client_secret')];
  return id === client.id && secret === client.secret;
};

/** Starts an issuer on the loopback; `stop` and `start` take it away and bring it back at the same address. */
export async function oidcIssuer(): Promise<OidcIssuer> {
  const [own, foreign] = [newKeys(), newKeys()];
  const grants = new Map<string, Grant>();
  const bearers = new Map<string, Claims>();
  let server: Server | undefined;
  let port = 0;

  const answers: Record<string, (url: URL, request: IncomingMessage, form: URLSearchParams) => { status?: number; body?: unknown; goTo?: string }> = {
    '/.well-known/openid-configuration': () => ({
      body: {
        issuer: it.url, authorization_endpoint: `${it.url}/authorize`, token_endpoint: `${it.url}/token`, jwks_uri: `${it.url}/jwks`, userinfo_endpoint: `${it.url}/userinfo`, response_types_supported: ['code'], subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'], code_challenge_methods_supported: ['S256'], token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'], ...it.lie.discovery,
      },
    }),
    '/jwks': () => ({ body: { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }] } }),
    '/authorize': ({ searchParams: asked }) => {
      const problem = asked.get('client_id') !== client.id || asked.get('response_type') !== 'code' || asked.get('code_challenge_method') !== 'S256' || !asked.get('scope')?.split(' ').includes('openid');
      if (problem) return { status: 400, body: { error: 'invalid_request' } };
      const code = randomBytes(16).toString('hex');
      const redirectUri = asked.get('redirect_uri') ?? '';
      grants.set(code, { person: it.person, nonce: asked.get('nonce'), challenge: asked.get('code_challenge') ?? '', redirectUri });
      return { goTo: `${redirectUri}?${new URLSearchParams({ code, state: asked.get('state') ?? '', iss: it.url })}` };
    },
    '/token': (_url, request, form) => {
      const grant = grants.get(form.get('code') ?? '');
      grants.delete(form.get('code') ?? '');
      const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
      if (!isClient(request, form)) return { status: 401, body: { error: 'invalid_client' } };
      if (!grant || challenge !== grant.challenge || form.get('redirect_uri') !== grant.redirectUri) return { status: 400, body: { error: 'invalid_grant' } };
      const accessToken = randomBytes(16).toString('hex');
      bearers.set(accessToken, grant.person);
      return { body: { access_token: accessToken, token_type: 'Bearer', expires_in: 300, ...idTokenFor(grant) } };
    },
    '/userinfo': (_url, request) => {
      const person = bearers.get(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '');
      return person ? { body: person } : { status: 401, body: { error: 'invalid_token' } };
    },
  };

  function idTokenFor({ person, nonce }: Grant): { id_token?: string } {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: it.url, aud: client.id, iat: now, exp: now + 300, nonce, ...(it.onlyInUserinfo ? { sub: person.sub } : person), ...it.lie.idToken };
    const { seal } = it.lie;
    return seal === 'left-out' ? {} : { id_token: signed(claims, seal === 'foreign' ? foreign.privateKey : own.privateKey, seal) };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', it.url);
    it.asked[url.pathname] = (it.asked[url.pathname] ?? 0) + 1;
    const silence = it.lie.silent === '/discovery' ? '/.well-known/openid-configuration' : it.lie.silent;
    if (silence === url.pathname) return;
    const said = answers[url.pathname]?.(url, request, await formOf(request)) ?? { status: 404, body: {} };
    if (said.goTo) response.writeHead(302, { location: said.goTo }).end();
    else response.writeHead(said.status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(said.body));
  }

  const it: OidcIssuer = {
    url: '', client, person: {}, onlyInUserinfo: false, lie: {}, asked: {},
    visit: async (url) => (await fetch(url, { redirect: 'manual' })).headers.get('location') ?? '',
    stop: () => new Promise((done) => { if (!server) return done(); server.closeAllConnections(); server.close(() => done()); server = undefined; }),
    start: async () => {
      server = createServer((request, response) => void answer(request, response));
      await new Promise<void>((done) => server?.listen(port, '127.0.0.1', done));
      ({ port } = server.address() as AddressInfo);
      it.url = `http://127.0.0.1:${port}`;
    },
  };
  await it.start();
  return it;
}
