/**
 * 统一身份认证 · OpenID Connect: authorisation code with PKCE against the one issuer that the environment names. No address of it ever
 * comes from a request, nothing is redirected, and of what it answers the subject alone leaves this file.
 */
import type { Configuration } from 'openid-client';

export interface IdentitySettings {
  readonly issuer: string; readonly clientId: string; /** Null: a public client. */ readonly clientSecret: string | null;
  /** Of this installation; redirect addresses begin with it. */
  readonly publicUrl: string;
}

/** What has to be kept, sealed, between the two halves. */
export interface IdentityRequest { readonly verifier: string; readonly nonce: string }

export interface IdentityService {
  readonly issuer: string;
  /** @errors rejects when the issuer does not answer */
  begin(path: string, stateOf: (request: IdentityRequest) => string): Promise<{ readonly url: string; readonly state: string }>;
  /** @returns the subject, or null when the issuer does not vouch for it */
  finish(path: string, given: { readonly code: string; readonly state: string; readonly issuer?: string | undefined }, request: IdentityRequest): Promise<string | null>;
}

const TIMEOUT_S = 5;
export function identityService({ issuer, clientId, clientSecret, publicUrl }: IdentitySettings): IdentityService {
  let known: Promise<Configuration> | null = null;
  // Loaded when first asked for: most installations never do.
  const library = () => import('openid-client');
  const discovered = async (): Promise<Configuration> => {
    const { allowInsecureRequests, ClientSecretPost, discovery, None } = await library();
    return discovery(new URL(issuer), clientId, undefined, clientSecret === null ? None() : ClientSecretPost(clientSecret), { execute: issuer.startsWith('http:') ? [allowInsecureRequests] : [], timeout: TIMEOUT_S });
  };
  const configured = (): Promise<Configuration> => {
    known ??= discovered().catch((error: unknown) => { known = null; throw error; });
    return known;
  };
  return {
    issuer,
    async begin(path, stateOf) {
      const { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier } = await library();
      const configuration = await configured();
      const request = { verifier: randomPKCECodeVerifier(), nonce: randomNonce() };
      const state = stateOf(request);
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: `${publicUrl}${path}`, scope: 'openid', state, nonce: request.nonce, code_challenge: await calculatePKCECodeChallenge(request.verifier), code_challenge_method: 'S256',
      });
      return { url: url.href, state };
    },
    async finish(path, given, { verifier, nonce }) {
      const answered = new URL(`${publicUrl}${path}`);
      for (const [name, value] of Object.entries({ code: given.code, state: given.state, iss: given.issuer })) if (value !== undefined) answered.searchParams.set(name, value);
      const { authorizationCodeGrant } = await library();
      const configuration = await configured();
      try {
        const tokens = await authorizationCodeGrant(configuration, answered, { pkceCodeVerifier: verifier, expectedState: given.state, expectedNonce: nonce, idTokenExpected: true });
        return tokens.claims()?.sub ?? null;
      } catch {
        // Used, expired, forged or of another client: for whoever votes it is the same.
        return null;
      }
    },
  };
}
