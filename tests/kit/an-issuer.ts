/** A small issuer of OpenID Connect on this machine: discovery, a page that agrees at once, tokens for codes with their proof key, and its keys. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestIssuer {
  readonly address: string;
  /** Who agrees at the page from now on. */
  subject: string;
  /** What the tokens say instead of the truth. */
  claims: Record<string, unknown>;
  /** The page as a browser opens it. @returns where it sends the browser back to */
  agree(url: string): Promise<URL>;
  close(): Promise<void>;
}

interface Granted { readonly subject: string; readonly nonce: string; readonly challenge: string; readonly redirect: string }
const text64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function anIssuer(clientId: string, clientSecret: string): Promise<TestIssuer> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const granted = new Map<string, Granted>();
  const state = { subject: 'person-1', claims: {} as Record<string, unknown>, address: '' };
  const idToken = ({ subject, nonce }: Granted): string => {
    const now = Math.floor(Date.now() / 1_000);
    const body = `${text64({ alg: 'RS256', kid: 'one' })}.${text64({ iss: state.address, aud: clientId, sub: subject, nonce, iat: now, exp: now + 60, ...state.claims })}`;
    return `${body}.${sign('sha256', Buffer.from(body), privateKey).toString('base64url')}`;
  };
  const tokenFor = (form: URLSearchParams): { status: number; body: unknown } => {
    const grant = granted.get(form.get('code') ?? '');
    granted.delete(form.get('code') ?? '');
    const isProven = grant !== undefined && createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url') === grant.challenge;
    if (!isProven || form.get('redirect_uri') !== grant.redirect || form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret) return { status: 400, body: { error: 'invalid_grant' } };
    return { status: 200, body: { access_token: randomBytes(8).toString('hex'), token_type: 'Bearer', id_token: idToken(grant) } };
  };
  const agreed = (text: string): URL => {
    const { searchParams: asked } = new URL(text);
    const code = randomBytes(12).toString('base64url');
    granted.set(code, { subject: state.subject, nonce: asked.get('nonce') ?? '', challenge: asked.get('code_challenge') ?? '', redirect: asked.get('redirect_uri') ?? '' });
    const back = new URL(asked.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked.get('state') ?? '');
    return back;
  };
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown): void => { response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)); };
    const { pathname } = new URL(request.url ?? '/', state.address);
    if (pathname === '/.well-known/openid-configuration') {
      return answer(200, { issuer: state.address, authorization_endpoint: `${state.address}/authorize`, token_endpoint: `${state.address}/token`, jwks_uri: `${state.address}/keys`, response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'] });
    }
    if (pathname === '/authorize') { response.writeHead(302, { location: agreed(new URL(request.url ?? '/', state.address).href).href }).end(); return; }
    if (pathname === '/keys') return answer(200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] });
    let body = '';
    request.on('data', (piece: Buffer) => { body += piece.toString(); }).on('end', () => { const { status, body: said } = tokenFor(new URLSearchParams(body)); answer(status, said); });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  state.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    get address() { return state.address; },
    get subject() { return state.subject; }, set subject(value) { state.subject = value; },
    get claims() { return state.claims; }, set claims(value) { state.claims = value; },
    agree: async (text) => agreed(text),
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }),
  };
}
