import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnWidths } from './body.ts';
import { formatDocumentNumber, isDocumentNumber } from './document-number.ts';
import { PAGE, textWidth } from './geometry.ts';
import { issuerSize } from './letterhead.ts';
import { titleLines } from './title-lines.ts';
import { countCharacters, documentLength, LENGTH_LIMITS, lengthWarning } from './word-count.ts';
import { dateInWords } from './wording.ts';

describe('document number', () => {
  it('has hexagonal brackets, the full year and no leading zeros', () => {
    expect(formatDocumentNumber('某创城办', 2026, 12)).toBe('某创城办〔2026〕12号');
    expect(() => formatDocumentNumber('某创城办', 2026, 0)).toThrow(expect.objectContaining({ code: 'document_number_invalid' }));
    expect(() => formatDocumentNumber('', 2026, 1)).toThrow();
    expect(isDocumentNumber('某创城办〔26〕12号')).toBe(false);
  });
});

describe('date', () => {
  it('is written without leading zeros', () => {
    expect(dateInWords('2026-03-01', 'zh')).toBe('2026年3月1日');
    expect(dateInWords('2026-12-31', 'en')).toBe('31 December 2026');
  });
});

describe('title', () => {
  it.each([
    ['关于开展春季环境整治的通知', ['关于开展春季环境整治的通知']],
    ['自行\n分行', ['自行', '分行']],
  ])('%s', (title, lines) => {
    expect(titleLines(title)).toEqual(lines);
  });

  it('breaks between words into lines of similar length', () => {
    const lines = titleLines('某市文明城市创建工作领导小组办公室关于2026年第2期实地督查情况的通报');
    expect(lines).toEqual(['某市文明城市创建工作领导小组办公室', '关于2026年第2期实地督查情况的通报']);
  });

  it('keeps every character and never overfills a line', () => {
    const word = fc.constantFrom('关于', '进一步', '做好', '文明', '城市', '创建', '工作', '的', '通知', '2026年', '《条例》', '、', '和', 'A', ' ');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 50 }), (words) => {
        const title = words.join('').trim();
        const lines = titleLines(title);
        expect(lines.join('').replaceAll(' ', '')).toBe(title.replaceAll(' ', ''));
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(40);
        if (!/[A ]/.test(title)) for (const line of lines) expect((textWidth(line) / 16) * 22).toBeLessThanOrEqual(PAGE.typeWidth * 1.001);
      }),
    );
  });
});

describe('issuer', () => {
  it('always fits one line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 45 }), (characters) => {
        const { size, scale } = issuerSize(characters);
        expect((characters * (size / 2) * scale) / 100).toBeLessThanOrEqual(PAGE.typeWidth / 20);
        expect(scale).toBeGreaterThanOrEqual(60);
      }),
    );
  });
});

describe('table columns', () => {
  it('fill the type area exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.1, max: 20, noNaN: true }), { minLength: 1, maxLength: 16 }), (shares) => {
        expect(columnWidths(shares).reduce((sum, width) => sum + width, 0)).toBe(PAGE.typeWidth);
      }),
    );
  });
});

describe('length', () => {
  it.each([
    ['文明创建，人人参与。', 10],
    ['整改率94.4%，共389个', 8],
    ['Wi-Fi 覆盖 12 个点位', 7],
    ['A点位B', 4],
    [' \n\t', 0],
  ])('%s has %i', (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });

  it('leaves tables out of what the limit speaks of', () => {
    const table = { kind: 'table', columns: [{ header: '片区', align: 'left', widthShare: 1 }], rows: [['东']] } as const;
    expect(documentLength({ title: '通报', body: [{ kind: 'paragraph', text: '正文。' }, table] })).toEqual({ text: 5, tables: 3 });
  });

  it('warns near the limit and above it, for general and for special documents', () => {
    const warn = (text: number, limit: number) => lengthWarning({ text, tables: 0 }, limit)?.code ?? null;
    expect([4_499, 4_500, 5_000, 5_001].map((count) => warn(count, LENGTH_LIMITS.general))).toEqual([null, 'near_limit', 'near_limit', 'over_limit']);
    expect(warn(4_001, LENGTH_LIMITS.special)).toBe('over_limit');
  });
});
