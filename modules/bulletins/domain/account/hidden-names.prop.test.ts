import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyBlock } from '../inspection-body.ts';
import { HIDDEN_NAME, withoutNames as withoutNamesIn } from './hidden-names.ts';
import type { NamedRow } from './hidden-names.ts';

const paragraph = (...runs: readonly (readonly [text: string, code: string | null])[]) => ({ kind: 'paragraph' as const, text: runs.map(([text]) => text).join(''), runs: runs.map(([text, code]) => ({ text, code })) });
const textOf = (body: readonly object[]) => body.map((block) => ('text' in block ? String(block.text) : '')).join('\n');
const withoutNames = (body: readonly BodyBlock[], named: readonly NamedRow[]) => (({ body: shown, hiddenCount }) => ({ body: shown, hiddenCount }))(withoutNamesIn({ title: [], body }, named));
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

  it('go from the title, too, where it lists them or says them', () => {
    const titleOf = (runs: readonly (readonly [string, string | null])[], name: string) => withoutNamesIn({ title: runs.map(([text, code]) => ({ text, code })), body: [] }, [row(name, false)]).title.map(({ text }) => text).join('');
    expect(titleOf([['向', null], ['示例甲户等', 'homes'], ['学习', null]], '示例甲户')).toBe(`向${HIDDEN_NAME}等学习`);
    expect(titleOf([['示例甲户的一年', null]], '示例甲户')).toBe(`${HIDDEN_NAME}的一年`);
  });

  it('of two characters go where they stand as names do, and words with the same characters stay', () => {
    const said = (text: string, name: string) => textOf(withoutNames([paragraph([text, null]), paragraph([name, 'homes'])], [row(name, false)]).body).split('\n')[0];
    for (const text of ['村民高峰带头清扫。', '高峰同志获评好人。', '王红、高峰、李明三人到场。', '奖牌颁给了：高峰。']) expect([text, said(text, '高峰')]).toEqual([text, text.replace('高峰', HIDDEN_NAME)]);
    for (const text of ['早晚高峰时段疏导交通。', '用电高峰期保供。', '出行高峰，志愿者上路。', '在高峰时段上岗。']) expect([text, said(text, '高峰')]).toEqual([text, text]);
    for (const text of ['创建文明城市。', '文明户增加三户。', '精神文明和法治建设。']) expect([text, said(text, '文明')]).toEqual([text, text]);
    // In its own list a name is that person’s, however short.
    expect(textOf(withoutNames([paragraph(['高峰、李明', 'homes'])], [row('高峰', false), row('李明', true)]).body)).toBe(`${HIDDEN_NAME}、李明`);
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
