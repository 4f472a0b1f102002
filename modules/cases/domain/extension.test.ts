import type { Instant } from '#kernel/local-date.ts';
import { err, ok } from '#kernel/result.ts';
import { describe, expect, it } from 'vitest';
import { type ExtensionRequest, judgeExtension } from './extension.ts';

const anExtension = (parts: Partial<ExtensionRequest> = {}): ExtensionRequest => ({
  askedBy: 'handler',
  askedAt: 900 as Instant,
  approvedBy: null,
  extraAmount: 2,
  limitAmount: 2,
  extensionCount: 0,
  deadlineAt: 1000 as Instant,
  ...parts,
});

describe('extensions (延期)', () => {
  it.each<[string, Partial<ExtensionRequest>, ReturnType<typeof judgeExtension>]>([
    ['the first is given without asking', {}, ok('automatic')],
    ['the first may come on the deadline itself', { askedAt: 1000 as Instant }, ok('automatic')],
    ['none is given after the deadline', { askedAt: 1001 as Instant, approvedBy: 'head' }, err('cases.extension_too_late')],
    ['the second needs approval', { extensionCount: 1 }, err('cases.extension_needs_approval')],
    ['a first one larger than the limit needs approval', { extraAmount: 3 }, err('cases.extension_needs_approval')],
    ['nobody approves their own', { extensionCount: 1, approvedBy: 'handler' }, err('cases.extension_approver_is_asker')],
    ['an approved second one is given', { extensionCount: 1, approvedBy: 'head' }, ok('approved')],
    ['and a third', { extensionCount: 2, extraAmount: 9, approvedBy: 'head' }, ok('approved')],
  ])('%s', (_what, parts, expected) => {
    expect(judgeExtension(anExtension(parts))).toEqual(expected);
  });

  it('gives time and never takes it', () => {
    expect(() => judgeExtension(anExtension({ extraAmount: 0 }))).toThrow(/gives time/);
  });
});
