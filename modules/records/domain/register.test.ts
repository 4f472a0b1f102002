import { describe, expect, it } from 'vitest';
import { changedTypes, checkedValues, registerFaults, titleOf } from './index.ts';
import type { RegisterDefinition, RegisterField } from './index.ts';

const field = (code: string, type: RegisterField['type'], more: Partial<RegisterField> = {}): RegisterField => ({ code, zh: `字段${code}`, en: `Field ${code}`, type, required: false, unit: null, decimals: 0, choices: [], purpose: null, register: null, ...more });
const talks: RegisterDefinition = {
  code: 'talks', zh: '宣讲', en: 'Talks', about: '', titleField: 'theme', dayField: 'heldOn', keepsVersions: false, publicFields: [],
  fields: [field('theme', 'text', { required: true }), field('heldOn', 'date', { required: true }), field('hall', 'place'), field('listeners', 'number', { unit: '人' }), field('kind', 'choice', { choices: [{ code: 'law', zh: '法治', en: 'Law' }] }), field('page', 'link')],
};

describe('the definition of a register', () => {
  it('is right when it names a required title, a day among its dates and one place at most', () => {
    expect(registerFaults(talks)).toEqual([]);
  });

  it('is told what is wrong with it, and where', () => {
    const wrong = (more: Partial<RegisterDefinition>) => registerFaults({ ...talks, ...more }).map(({ fault, pointer }) => `${pointer} ${fault}`);
    expect(wrong({ titleField: 'listeners' })).toEqual(['/titleField titleMissing']);
    expect(wrong({ dayField: 'theme' })).toEqual(['/dayField dayMissing']);
    expect(wrong({ fields: [...talks.fields, field('where', 'place')] })).toEqual(['/fields placesTwo']);
    expect(wrong({ fields: [...talks.fields, field('other', 'choice')] })).toEqual(['/fields/6/choices choicesMissing']);
    expect(wrong({ fields: [...talks.fields, field('theme', 'text', { zh: '另一', en: 'Another' })] })).toEqual(['/fields/6/code fieldTwice']);
    expect(wrong({ fields: talks.fields.map((each) => ({ ...each, required: false })) })).toEqual(['/titleField titleNotRequired']);
  });

  it('has no field for what is never asked of anybody', () => {
    for (const zh of ['民族', '宗教信仰', '家庭收入（元）', '身份证号']) expect(registerFaults({ ...talks, fields: [...talks.fields, field('x', 'text', { zh })] })).toHaveLength(1);
    expect(registerFaults({ ...talks, fields: [...talks.fields, field('x', 'number', { zh: '投入资金' })] })).toEqual([]);
  });

  it('tells nobody outside the office a name, and points to records of a register that it names', () => {
    const wrong = (more: Partial<RegisterDefinition>) => registerFaults({ ...talks, ...more }).map(({ fault, pointer }) => `${pointer} ${fault}`);
    expect(wrong({ publicFields: ['listeners', 'kind'] })).toEqual([]);
    expect(wrong({ publicFields: ['gone'] })).toEqual(['/publicFields publicUnknown']);
    expect(wrong({ publicFields: ['who'], fields: [...talks.fields, field('who', 'name')] })).toEqual(['/publicFields publicName']);
    expect(wrong({ fields: [...talks.fields, field('council', 'record')] })).toEqual(['/fields/6/register registerMissing']);
    expect(wrong({ fields: [...talks.fields, field('council', 'record', { register: 'covenants' })] })).toEqual([]);
  });

  it('keeps the type of a field that records hold', () => {
    expect(changedTypes(talks, { ...talks, fields: talks.fields.map((each) => (each.code === 'listeners' ? { ...each, type: 'text' as const } : each)) }).map(({ code }) => code)).toEqual(['listeners']);
    expect(changedTypes(talks, { ...talks, fields: talks.fields.slice(0, 2) })).toEqual([]);
  });
});

describe('the values of a record', () => {
  it('are trimmed, and what is empty is left out', () => {
    expect(checkedValues(talks, { theme: ' 民法典 ', heldOn: '2026-03-01', listeners: 40, page: '' })).toEqual({ values: { theme: '民法典', heldOn: '2026-03-01', listeners: 40 }, faults: [] });
    expect(titleOf({ ...talks, titleField: 'kind' }, { kind: 'law' })).toBe('法治');
  });

  it('are refused field by field', () => {
    expect(checkedValues(talks, { heldOn: '2026-02-30', listeners: 1.5, kind: 'none', page: 'ftp://x', hall: 'e1', who: 'x' }).faults).toEqual([
      { field: 'who', fault: 'unknownField' }, { field: 'theme', fault: 'missing' }, { field: 'heldOn', fault: 'notDate' }, { field: 'hall', fault: 'notId' }, { field: 'listeners', fault: 'tooManyDecimals' },
      { field: 'kind', fault: 'notChoice' }, { field: 'page', fault: 'notLink' },
    ]);
  });
});
