/** The columns under which lists of this module go out. */
import { bindExport } from '#platform/server/exports/index.ts';
import { dateColumn, dateTimeColumn, defineColumns, integerColumn, numberColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import { exportFindings, exportRounds, exportRoundSites, findingStateWords, listFindings, listRounds, listRoundSites, roundSiteStateWords, roundStateWords } from '../contract/index.ts';
import { listFindingsBound } from './handlers/findings.ts';
import { listRoundSitesBound } from './handlers/round-sites.ts';
import { listRoundsBound } from './handlers/rounds.ts';

const roundColumns = defineColumns({
  code: textColumn({ zh: '轮次编码', en: 'Round code', width: 14, required: true }), name: textColumn({ zh: '名称', en: 'Name', width: 28, required: true }), state: textColumn({ zh: '状态', en: 'State', required: true }),
  startsOn: dateColumn({ zh: '开始', en: 'From', required: true }), endsOn: dateColumn({ zh: '结束', en: 'Until', required: true }), edition: textColumn({ zh: '测评体系', en: 'Edition', width: 24, required: true }),
  drawn: integerColumn({ zh: '样本点位', en: 'Sites drawn', required: true }), done: integerColumn({ zh: '已查', en: 'Done', required: true }),
  findings: integerColumn({ zh: '问题', en: 'Findings', required: true }), open: integerColumn({ zh: '待交办', en: 'To dispatch', required: true }),
});
const siteColumns = defineColumns({
  code: textColumn({ zh: '点位编码', en: 'Site code', width: 16, required: true }), name: textColumn({ zh: '点位名称', en: 'Site name', width: 28, required: true }), type: textColumn({ zh: '点位类型', en: 'Site type', width: 14, required: true }),
  zone: textColumn({ zh: '片区', en: 'Zone', width: 14 }), organisation: textColumn({ zh: '责任单位', en: 'Responsible unit', width: 22 }), leader: textColumn({ zh: '点位长', en: 'Site leader', width: 12 }), inspector: textColumn({ zh: '督查员', en: 'Inspector', width: 12 }),
  state: textColumn({ zh: '状态', en: 'State', required: true }), met: numberColumn({ zh: '达标判定', en: 'Met', required: true }), observed: numberColumn({ zh: '观测判定', en: 'Observed', required: true }),
  unmet: integerColumn({ zh: '不达标项', en: 'Unmet items', required: true }), doneAt: dateTimeColumn({ zh: '完成时间', en: 'Done at', width: 18 }),
});
const findingColumns = defineColumns({
  code: textColumn({ zh: '点位编码', en: 'Site code', width: 16, required: true }), site: textColumn({ zh: '点位名称', en: 'Site name', width: 28, required: true }), zone: textColumn({ zh: '片区', en: 'Zone', width: 14 }), theme: textColumn({ zh: '测评项目', en: 'Theme', width: 18, required: true }),
  standard: textColumn({ zh: '测评标准', en: 'Standard', width: 12, required: true }), item: textColumn({ zh: '检查项', en: 'Check item', width: 36, maxLength: 600, required: true }), organisation: textColumn({ zh: '责任单位', en: 'Responsible unit', width: 22 }),
  observed: integerColumn({ zh: '观测', en: 'Observed', required: true }), met: integerColumn({ zh: '达标', en: 'Met', required: true }), note: textColumn({ zh: '说明', en: 'Note', width: 30, maxLength: 600 }),
  state: textColumn({ zh: '状态', en: 'State', required: true }), caseNumber: textColumn({ zh: '案件编号', en: 'Case number', width: 14 }), foundAt: dateTimeColumn({ zh: '发现时间', en: 'Found at', width: 18, required: true }),
});

export const inspectionsExports = [
  bindExport(exportRounds, listRoundsBound, listRounds, {
    name: { zh: '督查轮次', en: 'Rounds' }, columns: roundColumns,
    row: (row, { text, words }) => ({
      code: row.code, name: text(row.nameZh, row.nameEn) ?? '', state: roundStateWords[row.state][words], startsOn: row.startsOn, endsOn: row.endsOn, edition: text(row.editionTitleZh, row.editionTitleEn) ?? '',
      drawn: row.drawnCount, done: row.doneCount, findings: row.findingCount, open: row.openFindingCount,
    }),
  }),
  bindExport(exportRoundSites, listRoundSitesBound, listRoundSites, {
    name: { zh: '本轮点位', en: 'Sites of the round' }, columns: siteColumns,
    row: (row, { text, clock, words }) => ({
      code: row.siteCode, name: row.siteName, type: text(row.siteTypeZh, row.siteTypeEn) ?? '', zone: text(row.zoneZh, row.zoneEn), organisation: text(row.organisationZh, row.organisationEn), leader: row.siteLeaderName,
      inspector: row.inspectorName, state: roundSiteStateWords[row.state][words], met: row.met, observed: row.observed, unmet: row.unmetItemCount, doneAt: clock(row.doneAt),
    }),
  }),
  bindExport(exportFindings, listFindingsBound, listFindings, {
    name: { zh: '督查问题', en: 'Findings' }, columns: findingColumns,
    row: (row, { text, clock, words }) => ({
      code: row.siteCode, site: row.siteName, zone: text(row.zoneZh, row.zoneEn), theme: text(row.themeZh, row.themeEn) ?? '', standard: row.standardCode, item: text(row.checkItemZh, row.checkItemEn) ?? '',
      organisation: text(row.organisationZh, row.organisationEn), observed: row.observedCount, met: row.metCount, note: row.note, state: findingStateWords[row.state][words], caseNumber: row.caseNumber, foundAt: clock(row.foundAt) as string,
    }),
  }),
];
