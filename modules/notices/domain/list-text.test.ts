import { describe, expect, it } from 'vitest';
import { listFromText, textOfList } from './list-text.ts';

describe('a list typed or pasted', () => {
  it('takes headings from its first line and cells between tabs or commas', () => {
    expect(listFromText('名称\t所在地\n东街集市\t东街社区\n\n西街集市，西街社区')).toEqual({ columns: ['名称', '所在地'], rows: [['东街集市', '东街社区'], ['西街集市', '西街社区']] });
  });
  it('is none without a row', () => {
    expect(listFromText('名称')).toBeNull();
    expect(listFromText('  ')).toBeNull();
  });
  it('comes back as it was', () => {
    const list = { columns: ['名称'], rows: [['东街集市']] };
    expect(listFromText(textOfList(list))).toEqual(list);
    expect(textOfList(null)).toBe('');
  });
});
