/** Lists of a crosswalk go out under the headers they come in with. */
import { bindExport } from '#platform/server/exports/index.ts';
import type { Bound } from '#platform/server/operations/index.ts';
import { defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import { coverageWords, exportCrosswalkCoverage, exportCrosswalkLinks, listCrosswalkCoverage, listCrosswalkLinks, methodWordsOfEdition } from '../contract/index.ts';
import type { EvidenceSource } from './evidence.ts';
import { listCrosswalkCoverageBound, listCrosswalkLinksBound } from './handlers/crosswalk.ts';
import { crosswalkColumns } from './imports/crosswalk.ts';

const coverageColumns = defineColumns({
  standard: textColumn({ zh: '标准', en: 'Standard', required: true, width: 12 }), name: textColumn({ zh: '内容', en: 'Words', required: true, width: 44 }), methods: textColumn({ zh: '测评方式', en: 'Methods', width: 20 }),
  state: textColumn({ zh: '情况', en: 'State', required: true, width: 20 }), own: integerColumn({ zh: '自己的记录', en: 'Own evidence', required: true }), shared: integerColumn({ zh: '可用的对方记录', en: 'Evidence of the other', required: true }),
  by: textColumn({ zh: '由对方哪些标准', en: 'By which standards of the other', width: 24 }),
});

export function crosswalkExports(sources: readonly EvidenceSource[]): readonly Bound[] {
  return [
    bindExport(exportCrosswalkLinks, listCrosswalkLinksBound, listCrosswalkLinks, {
      name: { zh: '标准对应', en: 'Links between standards' }, columns: crosswalkColumns,
      row: ({ left, right, relation, note }, { text }) => ({
        edition: left.edition, standard: left.code, name: text(left.nameZh, left.nameEn), relation, otherEdition: right.edition, otherStandard: right.code, otherName: text(right.nameZh, right.nameEn), note,
      }),
    }),
    bindExport(exportCrosswalkCoverage, listCrosswalkCoverageBound(sources), listCrosswalkCoverage, {
      name: { zh: '双城联动缺项', en: 'What is missing' }, columns: coverageColumns,
      row: ({ standard, state, ownCount, sharedCount, sharedCodes }, { words, text }) => ({
        standard: standard.code, name: text(standard.nameZh, standard.nameEn) ?? '', methods: standard.methods.map((method) => methodWordsOfEdition[method][words]).join('、') || null,
        state: coverageWords[state][words], own: ownCount, shared: sharedCount, by: sharedCodes.join('、') || null,
      }),
    }),
  ];
}
