/** 造选民 · Voters as tests, the demo and the bench need them: with the browser's own protocol, or quickly where the protocol is not what is looked at. */
import { constants, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { KeyObject } from 'node:crypto';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { CREDENTIAL_BYTES, paddedChoice, plainChoice, sealingContext } from '../domain/index.ts';
import type { BallotDefinition, SealedBallot } from '../domain/index.ts';
import { randomToken, sealChoice } from '../server/crypto.ts';

const suite = RSABSSA.SHA384.PSS.Deterministic();

export interface Credential { readonly credential: string; readonly signature: string }
export interface BlindedRequest { readonly blinded: string; finish(blindSignature: string): Promise<Credential> }

/** 盲化请求 · As the voting page makes it. */
export async function blindedRequest(definition: BallotDefinition): Promise<BlindedRequest> {
  const publicKey = await crypto.subtle.importKey('spki', Buffer.from(definition.issuerKey, 'base64url'), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
  const credential = crypto.getRandomValues(new Uint8Array(CREDENTIAL_BYTES));
  const { blindedMsg, inv } = await suite.blind(publicKey, credential);
  return {
    blinded: Buffer.from(blindedMsg).toString('base64url'),
    async finish(blindSignature) {
      const signature = await suite.finalize(publicKey, credential, Buffer.from(blindSignature, 'base64url'), inv);
      return { credential: Buffer.from(credential).toString('base64url'), signature: Buffer.from(signature).toString('base64url') };
    },
  };
}

/** 直接签发 · A credential by whoever holds the issuer's private key; the signature is the same as one made blind. */
export function issuedCredential(issuer: KeyObject): Credential {
  const credential = randomToken(CREDENTIAL_BYTES);
  const signature = sign('sha384', Buffer.from(credential, 'base64url'), { key: issuer, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 });
  return { credential, signature: signature.toString('base64url') };
}

const signBeside = promisify(sign) as (algorithm: string, data: Uint8Array, key: { key: KeyObject; padding: number; saltLength: number }) => Promise<Buffer>;

/** 成批签发 · The same, signed beside each other on as many cores as there are: of a million ballots this takes the longest. */
export function issuedCredentials(issuer: KeyObject, count: number): Promise<Credential[]> {
  return Promise.all(Array.from({ length: count }, async () => {
    const credential = randomToken(CREDENTIAL_BYTES);
    return { credential, signature: (await signBeside('sha384', Buffer.from(credential, 'base64url'), { key: issuer, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 })).toString('base64url') };
  }));
}

/** 封票 */
export function sealedBallot(definition: BallotDefinition, { credential, signature }: Credential, choice: readonly number[]): SealedBallot {
  return { credential, signature, sealed: sealChoice(definition.sealingKey, paddedChoice(plainChoice(definition, choice), definition.choiceBytes), sealingContext(definition.ballotId, credential)) };
}
