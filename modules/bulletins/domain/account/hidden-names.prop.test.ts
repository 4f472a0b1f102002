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
    for (const text of ['创建文明城市。', '文明户增加三户。', '精神文明和法治建设。', '以文明等为主题。', '向文明说不。', '文明和法治建设并重。', '提高群众文明素养。', '评选青年文明号。', '村民自治与文明建设同步。']) expect([text, said(text, '文明')]).toEqual([text, text]);
    // In its own list a name is that person’s, however short.
    expect(textOf(withoutNames([paragraph(['高峰、李明', 'homes'])], [row('高峰', false), row('李明', true)]).body)).toBe(`${HIDDEN_NAME}、李明`);
  });

  it('of two characters go by one sign that is strong enough, on whichever side it stands', () => {
    const said = (text: string) => textOf(withoutNames([paragraph([text, null]), paragraph(['高峰', 'homes'])], [row('高峰', false)]).body).split('\n')[0];
    const texts = ['志愿者高峰每天清扫', '感谢高峰同志的付出', '表彰高峰等三名志愿者', '授予高峰“最美志愿者”称号', '王红、高峰和李明获评', '学习高峰事迹', '向高峰学习', '道德模范高峰的先进事迹', '“最美志愿者”高峰每天清扫', '志愿者李明和高峰每天清扫', '受表彰的是李明和高峰。', '由王红、高峰等带队'];
    expect(texts.map(said)).toEqual(texts.map((text) => text.replace('高峰', HIDDEN_NAME)));
  });

  it('and are still said by other words or a namesake are told with how often, so that a person looks', () => {
    const left = (body: readonly BodyBlock[], named: readonly NamedRow[]) => withoutNamesIn({ title: [{ text: '高峰的一天', code: null }], body }, named).left;
    expect(left([paragraph(['高峰', 'homes']), paragraph(['早晚高峰时段，志愿者高峰上岗。', null])], [row('高峰', false)])).toEqual([{ name: '高峰', count: 2 }]);
    // In another list of the account somebody of this name may be named: typed words could be either’s, the list is not counted.
    expect(left([paragraph(['高峰', 'homes'], ['与高峰共事', null], ['高峰', 'models'])], [row('高峰', false), row('高峰', true, 'models')])).toEqual([{ name: '高峰', count: 2 }]);
    expect(withoutNamesIn({ title: [], body: [paragraph(['示例甲户', 'homes'], ['向示例甲户学习', null])] }, [row('示例甲户', false)]).left).toEqual([]);
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
