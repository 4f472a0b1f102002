/** Goal: anybody can find out whether a published draw is what it says. Method: a real draw, whole and tampered with, as the text of a file. */
import { describe, expect, it } from 'vitest';
import { drawSample } from '../domain/index.ts';
import { checkDrawText } from './index.ts';

const frame = Array.from({ length: 40 }, (_, at) => ({ siteCode: `S${String(at).padStart(3, '0')}`, siteTypeCode: at % 3 === 0 ? 'market' : 'park', zoneCode: at % 2 === 0 ? 'east' : 'west' }));
const drawn = drawSample({ seed: 'a published seed', frame, sampleSize: 10, method: { kind: 'proportional', minPerSiteType: 1 } });
if (!drawn.ok) throw new Error(drawn.error);
const record = drawn.value;
const other = frame.map(({ siteCode }) => siteCode).find((code) => !record.selected.includes(code)) as string;
const check = (value: unknown, commitment?: string) => checkDrawText(JSON.stringify(value), commitment);

describe('verify-draw', () => {
  it('says that an honest draw is reproducible', () => {
    const { reproducible, lines } = check({ round: { code: 'R1', publishedCommitment: record.seedCommitment }, ...record });
    expect([reproducible, lines[0]]).toEqual([true, expect.stringContaining('抽样可复现 reproducible · 10 / 40')]);
  });

  it.each([
    ['a site swapped for another', { selected: [...record.selected.slice(1), other].toSorted() }, `-${record.selected[0]} +${other}`],
    ['another seed', { seed: 'a seed that suits me' }, '种子的承诺值不符'],
    ['a site left out of the list', { frame: frame.slice(1) }, '点位清单的摘要不符'],
    ['a format of another time', { format: 'lianchuang-draw/9' }, '不认识的抽样文件格式'],
  ])('finds %s', (_name, change, words) => {
    const { reproducible, lines } = check({ ...record, ...change });
    expect(reproducible).toBe(false);
    expect(lines.join('\n')).toContain(words);
  });

  it('finds a seed that was not the one committed to before', () => {
    expect(check(record, 'f'.repeat(64))).toMatchObject({ reproducible: false, lines: [expect.stringContaining('承诺值不符')] });
    expect(check({ ...record, round: { publishedCommitment: 'e'.repeat(64) } }).reproducible).toBe(false);
  });

  it('says what is missing in a file that is no draw', () => {
    expect(checkDrawText('not json').lines).toEqual(['× 不是 JSON 文件 · this is not a JSON file']);
    expect(check({ ...record, seed: undefined }).lines[0]).toContain('/seed');
  });
});
