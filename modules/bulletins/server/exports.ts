import type { FigureSource } from '#platform/server/figures/index.ts';
import { bindExport } from '#platform/server/exports/index.ts';
import { dateTimeColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import { exportBulletins, kindWords, listBulletins } from '../contract/index.ts';
import { stateWords } from './handlers/states.ts';
import { listBulletinsOf } from './handlers/reading.ts';

const columns = defineColumns({
  title: textColumn({ zh: '标题', en: 'Title', width: 40, maxLength: 400, required: true }), kind: textColumn({ zh: '类别', en: 'Kind', required: true }), state: textColumn({ zh: '状态', en: 'State', required: true }), number: textColumn({ zh: '发文字号', en: 'Document number', width: 22 }), issue: integerColumn({ zh: '期号', en: 'Issue' }),
  round: textColumn({ zh: '督查轮次', en: 'Round', width: 24 }), drafted: dateTimeColumn({ zh: '起草时间', en: 'Drafted', width: 18, required: true }), draftedBy: textColumn({ zh: '起草人', en: 'Drafted by', required: true }),
  approvedBy: textColumn({ zh: '审批人', en: 'Approved by' }), published: dateTimeColumn({ zh: '印发时间', en: 'Published', width: 18 }), hash: textColumn({ zh: '数字指纹', en: 'Hash of the figures', width: 66, required: true }),
});

export const exportBulletinsOf = (sources: readonly FigureSource[]) => bindExport(exportBulletins, listBulletinsOf(sources), listBulletins, {
  name: { zh: '通报', en: 'Bulletins' }, columns,
  row: (row, { text, clock, words }) => ({
    title: row.title, kind: kindWords[row.kind][words], state: stateWords[row.state][words], number: row.documentNumber, issue: row.issueNumber, round: row.roundNameZh === null ? null : text(row.roundNameZh, row.roundNameEn ?? row.roundNameZh), drafted: clock(row.draftedAt) as string, draftedBy: row.draftedByName,
    approvedBy: row.approvedByName, published: clock(row.publishedAt), hash: row.figuresHash,
  }),
});
