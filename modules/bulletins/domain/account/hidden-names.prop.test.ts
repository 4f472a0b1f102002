import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIDDEN_NAME, withoutNames } from './hidden-names.ts';
import type { NamedRow } from './hidden-names.ts';

const paragraph = (...runs: readonly (readonly [text: string, code: string | null])[]) => ({ kind: 'paragraph' as const, text: runs.map(([text]) => text).join(''), runs: runs.map(([text, code]) => ({ text, code })) });
const textOf = (body: readonly object[]) => body.map((block) => ('text' in block ? String(block.text) : '')).join('\n');
const row = (name: string, mayBeNamed: boolean, code = 'homes'): NamedRow => ({ code, name, mayBeNamed });

describe('names that are hidden from a published account', () => {
  it('leave the others, the number and the 等 where they are', () => {
    const body = [paragraph(['有', null], ['示例甲户、示例乙户、示例丙户等', 'homes'], ['3', 'homes'], ['户。', null])];
    expect(withoutNames(body, [row('示例甲户', true), row('示例乙户', true), row('示例丙户', true)])).toEqual({ body, hiddenCount: 0 });
    const { body: one, hiddenCount } = withoutNames(body, [row('示例甲户', true), row('示例乙户', false), row('示例丙户', true)]);
    expect([textOf(one), hiddenCount]).toEqual([`有示例甲户、${HIDDEN_NAME}、示例丙户等3户。`, 1]);
    expect(textOf(withoutNames(body, ['示例甲户', '示例乙户', '示例丙户'].map((name) => row(name, false))).body)).toBe(`有${HIDDEN_NAME}等3户。`);
  });

  it('keep a namesake who may still be named, and take a name that was typed beside the list', () => {
    const body = [paragraph(['示例甲户带头。', null]), paragraph(['示例甲户', 'homes'], ['1', 'homes'])];
    expect(withoutNames(body, [row('示例甲户', false), row('示例甲户', true)]).hiddenCount).toBe(0);
    expect(textOf(withoutNames(body, [row('示例甲户', false)]).body)).toBe(`${HIDDEN_NAME}带头。\n${HIDDEN_NAME}1`);
    // The same name in another list, of somebody who may be named: typed words could be theirs.
    expect(textOf(withoutNames(body, [row('示例甲户', false), row('示例甲户', true, 'models')]).body)).toBe(`示例甲户带头。\n${HIDDEN_NAME}1`);
  });

  it('are nowhere in the list any more, and whoever may be named still is', () => {
    const names = fc.uniqueArray(fc.integer({ min: 0, max: 999 }).map((at) => `示例${at}户`), { minLength: 1, maxLength: 12 });
    fc.assert(fc.property(names, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), fc.boolean(), (all, may, isMore) => {
      const named = all.map((name, at) => row(name, may[at] === true));
      const text = textOf(withoutNames([paragraph([`${all.join('、')}${isMore ? '等' : ''}`, 'homes'])], named).body);
      const parts = new Set(text.replace(/等$/u, '').split('、'));
      for (const { name, mayBeNamed } of named) expect([name, parts.has(name)]).toEqual([name, mayBeNamed]);
      expect(text.endsWith('等')).toBe(isMore);
    }));
  });
});
