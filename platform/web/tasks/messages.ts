/** 任务与导入用语 */
import { defineMessages } from '../i18n.ts';

export const taskMessages = defineMessages({
  zh: {
    exportList: '导出 xlsx', importAbout: '先预览，再写入。预览不保存任何内容；每一处错误都会指到行和列。', template: '模板 xlsx', templateCsv: '示例 CSV', importHow: '怎样填', importSame: '表头与导出的相同：导出、修改、再导入，只改动您改过的行；表里没有的行不受影响。',
    dropHere: '把文件放到这里', reading: '正在检查文件', writing: '正在写入', inBackground: '文件较大，在后台进行。可以离开本页，稍后在“任务”里查看。', cancel: '取消任务', cancelling: '正在取消…',
    preview: '预览结果', written: '已写入', nothingWritten: '没有写入任何内容', rows: '数据行', good: '可以写入', bad: '有错误', created: '新增', updated: '更新', unchanged: '没有变化',
    allGood: '没有发现错误，可以写入。', noRows: '文件里只有表头，没有数据。请在表头下面每行填一条，再上传。', nothingNew: '与系统里的一致，没有要写入的变化。', badTitle: '有 {n} 处要改，在 {rows} 行里', badTitleRows: '有 {rows} 行要改', badList: '错误清单', warnTitle: '有 {n} 处请再看一眼', warnList: '请再看一眼的清单', lookedAt: '这 {n} 处已经看过，没有问题，照样写入', badShown: '以下列出前 {n} 处；下载错误回执可看全部。', writeAll: '写入全部 {n} 行', writeGood: '只写入正确的 {n} 行', writeNone: '都不写入，改好再来', errors: '下载错误回执',
    ignored: '没有用到的列：{names}', row: '行', column: '列', value: '填的是', why: '原因', wholeRow: '整行', another: '换一个文件', open: '查看{name}', failed: '没有完成', cancelled: '已取消，没有写入任何内容', took: '用时 {seconds} 秒',
    exportStarted: '已在后台导出，完成后从右上角“任务”下载，保存一天。', tray: '我的任务', trayRunning: '我的任务：{n} 个进行中', trayAll: '全部任务', tray_waiting: '等待中', tray_running: '进行中', tray_done: '已完成', tray_failed: '未完成', tray_cancelled: '已取消', download: '下载',
  },
  en: {
    exportList: 'Export xlsx', importAbout: 'Preview first, then write. A preview keeps nothing; every mistake is told with its row and column.', template: 'Template, xlsx', templateCsv: 'Example, CSV', importHow: 'How to fill it in', importSame: 'The headers are those of the export: export, correct, import, and only the rows you changed change; rows that are not in the file stay.',
    dropHere: 'Drop the file here', reading: 'Checking the file', writing: 'Writing', inBackground: 'It is a large file and goes on in the background. You may leave this page and look under “Tasks”.', cancel: 'Cancel the task', cancelling: 'Cancelling…',
    preview: 'Preview', written: 'Written', nothingWritten: 'Nothing was written', rows: 'Rows', good: 'Good', bad: 'With mistakes', created: 'New', updated: 'Changed', unchanged: 'Unchanged',
    allGood: 'No mistakes found; it can be written.', noRows: 'The file has headings and no rows. Fill in a row for each record below the headings and upload it again.', nothingNew: 'The same as in the system: there is nothing to write.', badTitle: '{n} {n:cell|cells} to correct, in {rows} {rows:row|rows}', badTitleRows: '{rows} {rows:row|rows} to correct', badList: 'List of mistakes', warnTitle: '{n} {n:thing deserves|things deserve} a look', warnList: 'What deserves a look', lookedAt: 'Looked at {n:it|all {n}}: right as it stands, write it', badShown: 'The first {n} are listed; the error workbook has them all.', writeAll: 'Write all {n} {n:row|rows}', writeGood: 'Write only the {n} {n:good row|good rows}', writeNone: 'Write none, correct the file first', errors: 'Download the error workbook',
    ignored: 'Columns not used: {names}', row: 'Row', column: 'Column', value: 'It says', why: 'Why', wholeRow: 'whole row', another: 'Choose another file', open: 'Open {name}', failed: 'Not finished', cancelled: 'Cancelled; nothing was written', took: 'took {seconds} s',
    exportStarted: 'Exporting in the background; fetch the file from “Tasks” at the top right, where it is kept for a day.', tray: 'My tasks', trayRunning: 'My tasks: {n} running', trayAll: 'All tasks', tray_waiting: 'Waiting', tray_running: 'Running', tray_done: 'Done', tray_failed: 'Failed', tray_cancelled: 'Cancelled', download: 'Download',
  },
});
