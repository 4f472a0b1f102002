import { beforeAll, describe, expect, it } from 'vitest';
import { choiceIn, sealingContext, verifyPublished } from '../../domain/index.ts';
import type { BallotDefinition } from '../../domain/index.ts';
import { aPublishedBallot } from '../../seed/published.ts';
import { blindSign, cryptoFor as serverCryptoFor, isCredential, issuerPrivateKey, issuerPublicKey, makeIssuerKeys, makeSealingKeys, openerOf } from '../../server/crypto.ts';
import type { KeyTexts } from '../../server/crypto.ts';
import { blind, cryptoFor, seal, unblind } from './crypto.ts';

let issuer: KeyTexts;
let definition: BallotDefinition;
const sealing = makeSealingKeys();
beforeAll(async () => {
  issuer = await makeIssuerKeys();
  definition = { ballotId: 'b', mode: 'approve', issuerKey: issuer.publicKey, sealingKey: sealing.publicKey, choiceBytes: 32 } as never;
});

describe('what the browser does', () => {
  it('is signed, verified and opened by the server', async () => {
    const request = await blind(definition);
    const signature = await unblind(definition, request, blindSign(issuerPrivateKey(issuer.privateKey), request.blinded) as string);
    expect(isCredential(issuerPublicKey(issuer.publicKey), request.credential, signature)).toBe(true);
    const sealed = await seal(definition, request.credential, [3, 1]);
    expect(choiceIn(openerOf(sealing.privateKey).open(sealed, sealingContext('b', request.credential)) as string)).toEqual([1, 3]);
  });
  it('refuses a signature over something else', async () => {
    const [one, two] = [await blind(definition), await blind(definition)];
    await expect(unblind(definition, one, blindSign(issuerPrivateKey(issuer.privateKey), two.blinded) as string)).rejects.toThrow();
  });
});

describe('a published file', () => {
  it('checked in the browser gives what the command line gives, for a sound file and for a changed one', async () => {
    const lines: string[] = [];
    for await (const line of aPublishedBallot({ ballots: 30, quarantined: 2, headEvery: 10 })) lines.push(line);
    async function* through(changed: readonly string[]): AsyncGenerator<string> { yield* changed; }
    const sound = await verifyPublished(through(lines), cryptoFor);
    expect(sound.isSound).toBe(true);
    expect(sound.signaturesChecked).toBe(true);
    const changed = lines.map((line) => line.replace('"index":4,"credential":"', '"index":4,"credential":"A'));
    const [here, there] = [await verifyPublished(through(changed), cryptoFor), await verifyPublished(through(changed), serverCryptoFor)];
    expect(here.isSound).toBe(false);
    expect(here).toEqual(there);
  });
});
