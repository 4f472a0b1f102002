import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { CREDENTIAL_BYTES, hexOf, leafHash, leafText, sealingContext } from '../domain/index.ts';
import { blindSign, cryptoFor, isCredential, issuerPrivateKey, issuerPublicKey, leafDigest, makeIssuerKeys, makeSealingKeys, openerOf, randomToken, sealChoice } from './crypto.ts';
import type { KeyTexts } from './crypto.ts';

const suite = RSABSSA.SHA384.PSS.Deterministic();
let keys: KeyTexts;
beforeAll(async () => { keys = await makeIssuerKeys(); });
const libraryKey = () => crypto.subtle.importKey('spki', Buffer.from(keys.publicKey, 'base64url'), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);

describe('a sealing key', () => {
  it('opens what it sealed whatever its first byte is: one in 256 begins with a nought', () => {
    const pairs = Array.from({ length: 3_000 }, () => makeSealingKeys());
    expect(pairs.some(({ privateKey }) => Buffer.from(privateKey, 'base64url')[0] === 0)).toBe(true);
    expect(pairs.filter(({ publicKey, privateKey }) => openerOf(privateKey).sealingKey !== publicKey)).toEqual([]);
  });
});

describe('a credential', () => {
  it('blinded by the library of RFC 9474, signed by the machine’s own RSA and unblinded by the library is valid, once for its own message', async () => {
    const credential = crypto.getRandomValues(new Uint8Array(CREDENTIAL_BYTES));
    const publicKey = await libraryKey();
    const { blindedMsg, inv } = await suite.blind(publicKey, credential);
    const blindSignature = blindSign(issuerPrivateKey(keys.privateKey), Buffer.from(blindedMsg).toString('base64url')) as string;
    const signature = await suite.finalize(publicKey, credential, Buffer.from(blindSignature, 'base64url'), inv);
    const text = Buffer.from(signature).toString('base64url');
    expect(isCredential(issuerPublicKey(keys.publicKey), Buffer.from(credential).toString('base64url'), text)).toBe(true);
    expect(isCredential(issuerPublicKey(keys.publicKey), randomToken(CREDENTIAL_BYTES), text)).toBe(false);
    expect(text).not.toBe(blindSignature);
  });

  it('cannot be linked by what the issuer saw: the same credential is blinded to another number each time', async () => {
    const credential = crypto.getRandomValues(new Uint8Array(CREDENTIAL_BYTES));
    const publicKey = await libraryKey();
    const [one, two] = [await suite.blind(publicKey, credential), await suite.blind(publicKey, credential)];
    expect(Buffer.from(one.blindedMsg).equals(Buffer.from(two.blindedMsg))).toBe(false);
  });

  it('of a blinded text that is no number below the modulus is not signed', () => {
    expect(blindSign(issuerPrivateKey(keys.privateKey), Buffer.alloc(256, 255).toString('base64url'))).toBeNull();
    expect(blindSign(issuerPrivateKey(keys.privateKey), Buffer.alloc(255, 1).toString('base64url'))).toBeNull();
  });
});

describe('a sealed choice', () => {
  const sealing = makeSealingKeys();
  const context = sealingContext('ballot', 'credential');
  it('opens with the other half of the key, in its own ballot and under its own credential only', () => {
    const sealed = sealChoice(sealing.publicKey, '[1,2]   ', context);
    const opener = openerOf(sealing.privateKey);
    expect(opener.open(sealed, context)).toBe('[1,2]   ');
    expect(opener.open(sealed, sealingContext('ballot', 'another'))).toBeNull();
    expect(openerOf(makeSealingKeys().privateKey).open(sealed, context)).toBeNull();
    expect(opener.open(sealed.slice(0, -4), context)).toBeNull();
    expect(opener.open('AAAA', context)).toBeNull();
  });
  it('never looks the same twice, so that equal choices cannot be told', () => {
    expect(sealChoice(sealing.publicKey, '[1]', context)).not.toBe(sealChoice(sealing.publicKey, '[1]', context));
  });
  it('is not taken with a key that is not the published one’s other half', async () => {
    await expect(cryptoFor({ sealingKey: sealing.publicKey, issuerKey: keys.publicKey } as never, makeSealingKeys().privateKey)).rejects.toThrow('other half');
  });
});

it('a leaf has one hash, by whichever hand', () => {
  const leaf = { credential: randomToken(32), signature: randomToken(256), sealed: randomToken(120) };
  expect(leafDigest(leaf).toString('hex')).toBe(hexOf(leafHash(leafText(leaf))));
});
