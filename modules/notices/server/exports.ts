import { bindExport } from '#platform/server/exports/index.ts';
import { dateColumn, dateTimeColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import { exportNotices, listNotices, noticeKindWords, noticeStartsLater, noticeStateWords } from '../contract/index.ts';
import { listNoticesBound } from './handlers/office.ts';

const columns = defineColumns({
  title: textColumn({ zh: '标题', en: 'Title', width: 40, required: true }), kind: textColumn({ zh: '种类', en: 'Kind', required: true }), state: textColumn({ zh: '状态', en: 'State', required: true }),
  startsOn: dateColumn({ zh: '公示起', en: 'From' }), endsOn: dateColumn({ zh: '公示止', en: 'Until' }), objections: integerColumn({ zh: '异议', en: 'Objections', required: true }), open: integerColumn({ zh: '未处理异议', en: 'Open objections', required: true }),
  draftedBy: textColumn({ zh: '起草人', en: 'Drafted by', required: true }), published: dateTimeColumn({ zh: '发布时间', en: 'Published', width: 18 }),
});

export const exportNoticesBound = bindExport(exportNotices, listNoticesBound, listNotices, {
  name: { zh: '公示', en: 'Notices' }, columns,
  row: (row, { clock, words }) => ({
    title: row.title, kind: noticeKindWords[row.kind][words], state: (row.state === 'published' && row.startsLater ? noticeStartsLater : noticeStateWords[row.state])[words], startsOn: row.startsOn, endsOn: row.endsOn, objections: row.objectionCount, open: row.openObjectionCount,
    draftedBy: row.draftedByName, published: clock(row.publishedAt),
  }),
});
