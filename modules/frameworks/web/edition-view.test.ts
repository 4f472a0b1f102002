import { describe, expect, it } from 'vitest';
import { filterEdition, indexEdition, pathTo, scoreOf, visibleRows } from './edition-view.ts';
import type { EditionCheckItem, EditionNode } from './edition-view.ts';

function node(level: EditionNode['level'], code: string, parentId: string | null, more: Partial<EditionNode> = {}): EditionNode {
  return { id: `id-${code}`, parentId, level, code, nameZh: `名称${code}`, nameEn: `Name ${code}`, scoreMax: 1, methods: [], gradingScheme: null, leadOrganisationCode: null, checkItemCount: 0, ...more };
}

function item(code: string, standard: string, siteTypeCodes: string[], nameZh = `检查${code}`): EditionCheckItem {
  return {
    id: `id-${code}`, code, standardId: `id-${standard}`, themeId: 'id-1', nameZh, nameEn: `Check ${code}`, rule: { kind: 'yesNo' }, exceptionsZh: null, exceptionsEn: null,
    caseCategory: 'other', photoOnUnmet: true, weight: 1, siteTypeCodes,
  };
}

const index = indexEdition({
  nodes: [
    node('theme', '1', null), node('content', '1.1', 'id-1', { scoreMax: 0.1 }), node('content', '1.2', 'id-1', { scoreMax: 0.2 }),
    node('standard', '1.1.1', 'id-1.1', { methods: [{ method: 'field', weight: 100 }] }),
    node('standard', '1.2.1', 'id-1.2', { methods: [{ method: 'material', weight: 100 }], nameZh: '台账完整' }),
  ],
  checkItems: [item('1.1.1-a', '1.1.1', ['market']), item('1.1.1-b', '1.1.1', ['school'], '门前整洁')],
});
const codesOf = (kept: ReadonlySet<string> | null) => [...(kept ?? [])].map((id) => id.slice(3)).toSorted();

describe('the tree of an edition', () => {
  it('shows the themes alone until one is opened', () => {
    expect(visibleRows(index, null, new Set()).map(({ entry }) => entry.code)).toEqual(['1']);
    expect(visibleRows(index, null, new Set(['id-1'])).map(({ entry, depth }) => `${depth} ${entry.code}`)).toEqual(['0 1', '1 1.1', '1 1.2']);
  });

  it('tells the place of a row among its siblings', () => {
    const row = visibleRows(index, null, new Set(['id-1'])).find(({ entry }) => entry.code === '1.2');
    expect(row).toMatchObject({ position: 2, setSize: 2, expandable: true, expanded: false });
  });

  it('knows the way from the top to a check item', () => {
    expect(pathTo(index, index.byCode.get('1.1.1-b')!).map(({ code }) => code)).toEqual(['1', '1.1', '1.1.1']);
  });

  it('adds scores without a binary remainder', () => {
    expect(scoreOf(index, index.byCode.get('1')!)).toBe(0.3);
  });
});

describe('filtering the tree', () => {
  it('keeps everything when nothing is asked', () => {
    expect(filterEdition(index, {})).toBeNull();
    expect(filterEdition(index, { q: '  ' })).toBeNull();
  });

  it('by site type keeps the checks of that type and what stands above them', () => {
    expect(codesOf(filterEdition(index, { siteType: 'market' }))).toEqual(['1', '1.1', '1.1.1', '1.1.1-a']);
  });

  it('by method keeps standards without checks too, and leaves those of other methods out', () => {
    expect(codesOf(filterEdition(index, { method: 'material' }))).toEqual(['1', '1.2', '1.2.1']);
    expect(codesOf(filterEdition(index, { method: 'questionnaire' }))).toEqual([]);
  });

  it('by text finds a check item, its ancestors and nothing beside it', () => {
    expect(codesOf(filterEdition(index, { q: '门前' }))).toEqual(['1', '1.1', '1.1.1', '1.1.1-b']);
  });

  it('by text found in a content keeps all that stands below it', () => {
    expect(codesOf(filterEdition(index, { q: 'name 1.1' }))).toEqual(['1', '1.1', '1.1.1', '1.1.1-a', '1.1.1-b']);
  });

  it('combines text and site type', () => {
    expect(codesOf(filterEdition(index, { q: '门前', siteType: 'market' }))).toEqual([]);
  });

  it('opens what it keeps', () => {
    const kept = filterEdition(index, { siteType: 'market' });
    expect(visibleRows(index, kept, new Set()).map(({ entry }) => entry.code)).toEqual(['1', '1.1', '1.1.1', '1.1.1-a']);
  });
});
