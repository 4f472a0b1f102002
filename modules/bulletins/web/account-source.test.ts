import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aroundNumber, editorPieces, figureTag, sourceOf, unitBehind } from './account-source.ts';
import type { ShownCard } from './account-source.ts';

const card: ShownCard = { code: 'a', figureId: 'a', labelZh: '活动', labelEn: 'Events', unit: '场', kind: 'count', scopeNote: '', value: 157, numerator: null, denominator: null, rowCount: 157, asOf: '2026-09-21' };
const cards = new Map([['a', card]]);

/** An element as a browser would hold it, without one. */
type Fake = { nodeType: number; nodeName: string; nodeValue: string | null; childNodes: Fake[]; getAttribute?: (name: string) => string | null };
const textNode = (nodeValue: string): Fake => ({ nodeType: 3, nodeName: '#text', nodeValue, childNodes: [] });
const element = (nodeName: string, childNodes: Fake[], source: string | null = null): Fake => ({ nodeType: 1, nodeName, nodeValue: null, childNodes, getAttribute: () => source });

describe('the editor of an account', () => {
  it('shows a figure as its value and keeps its tag', () => {
    const pieces = editorPieces('共{{figure:a|over:10}}场{{if a > 0}}。', cards);
    expect(pieces.map((piece) => (typeof piece === 'string' ? piece : [piece.source, piece.words]))).toEqual(['共', ['{{figure:a|over:10}}', '150余'], '场', ['{{if a > 0}}', null], '。']);
  });

  it('reads back exactly what it shows, however a browser breaks lines', () => {
    const content = fc.array(fc.constantFrom('共有', '{{figure:a}}', '\n', '# 一、', '{{if a > 0}}', '{{end}}', '个'), { maxLength: 20 });
    fc.assert(fc.property(content, (parts) => {
      const text = parts.join('');
      expect(sourceOf(element('DIV', editorPieces(text, cards).map((piece) => (typeof piece === 'string' ? textNode(piece) : element('SPAN', [textNode('157')], piece.source)))))).toBe(text);
    }));
    expect(sourceOf(element('DIV', [textNode('甲'), element('DIV', [textNode('乙')]), element('DIV', [element('BR', [])]), textNode('丙\u00a0丁')]))).toBe('甲\n乙\n\n丙 丁');
  });

  it('brings the unit with the number, but where the number says it or is of another unit', () => {
    const mean = { kind: 'ratio', unit: '人次/场' };
    expect([unitBehind(card, 'plain'), unitBehind(card, 'over'), unitBehind(card, 'words'), unitBehind(mean, 'plain')]).toEqual(['场', '场', '场', '人次/场']);
    expect([unitBehind({ kind: 'ratio', unit: '%' }, 'plain'), unitBehind(mean, 'part'), unitBehind(mean, 'whole'), unitBehind(card, 'names'), unitBehind(card, 'share')]).toEqual(['', '', '', '', '']);
  });

  it('writes the tag of a chosen figure, and cuts a sentence round its number', () => {
    expect([figureTag('a.b', 'plain'), figureTag('a.b', 'over', 100), figureTag('a.b', 'share')]).toEqual(['{{figure:a.b}}', '{{figure:a.b|over:100}}', '{{figure:a.b|share}}']);
    expect(aroundNumber('新增27个社区。', '27个')).toEqual(['新增', '27个', '社区。']);
  });
});
