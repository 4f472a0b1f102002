import { array, assert, constant, integer, oneof, property, record, string, uuid } from 'fast-check';
import { expect, it } from 'vitest';
import { transferDigest } from '../domain/index.ts';
import { digestOf } from './digests.ts';

const orNone = oneof(constant(null), constant(undefined));
const leg = record({ assetId: uuid(), holderKind: string({ minLength: 1 }), holderId: uuid(), purpose: string({ minLength: 1 }), amount: integer() });
const transfer = record({ id: uuid(), kind: string(), occurredOn: constant('2026-09-21'), memo: oneof(string({ unit: 'grapheme' }), orNone), causeKind: oneof(string(), orNone), causeId: oneof(uuid(), orNone), reverses: oneof(uuid(), orNone), legs: array(leg, { maxLength: 6 }) });

it('the quick digest of a transfer is that by which the ledger is proved', () => {
  assert(property(transfer, (given) => { expect(digestOf(given)).toBe(transferDigest(given)); }));
});
