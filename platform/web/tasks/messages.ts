/** 任务与导入用语 */
import { defineMessages } from '../i18n.ts';

export const taskMessages = defineMessages({
  zh: {
    exportList: '导出 xlsx',
    dropHere: '把文件放到这里', reading: '正在检查文件', writing: '正在写入', inBackground: '文件较大，在后台进行。可以离开本页，稍后在“任务”里查看。', cancel: '取消任务', cancelling: '正在取消…',
    preview: '预览结果', written: '已写入', nothingWritten: '没有写入任何内容', rows: '数据行', good: '可以写入', bad: '有错误', created: '新增', updated: '更新', unchanged: '没有变化',
    allGood: '没有发现错误，可以写入。', badTitle: '有 {n} 处要改', badList: '错误清单', badShown: '以下列出前 {n} 处；下载错误回执可看全部。', writeAll: '写入全部 {n} 行', writeGood: '只写入正确的 {n} 行', writeNone: '都不写入，改好再来', errors: '下载错误回执',
    ignored: '没有用到的列：{names}', row: '行', column: '列', value: '填的是', why: '原因', wholeRow: '整行', another: '换一个文件', open: '查看{name}', failed: '没有完成', cancelled: '已取消，没有写入任何内容', took: '用时 {seconds} 秒',
    exportStarted: '已在后台导出，完成后从右上角“任务”下载，保存一天。', tray: '我的任务', trayRunning: '我的任务：{n} 个进行中', trayAll: '全部任务', tray_waiting: '等待中', tray_running: '进行中', tray_done: '已完成', tray_failed: '未完成', tray_cancelled: '已取消', download: '下载',
  },
  en: {
    exportList: 'Export xlsx',
    dropHere: 'Drop the file here', reading: 'Checking the file', writing: 'Writing', inBackground: 'It is a large file and goes on in the background. You may leave this page and look under “Tasks”.', cancel: 'Cancel the task', cancelling: 'Cancelling…',
    preview: 'Preview', written: 'Written', nothingWritten: 'Nothing was written', rows: 'Rows', good: 'Good', bad: 'With mistakes', created: 'New', updated: 'Changed', unchanged: 'Unchanged',
    allGood: 'No mistakes found; it can be written.', badTitle: '{n} things to correct', badList: 'List of mistakes', badShown: 'The first {n} are listed; the error workbook has them all.', writeAll: 'Write all {n} rows', writeGood: 'Write only the {n} good rows', writeNone: 'Write none, correct the file first', errors: 'Download the error workbook',
    ignored: 'Columns not used: {names}', row: 'Row', column: 'Column', value: 'It says', why: 'Why', wholeRow: 'whole row', another: 'Choose another file', open: 'Open {name}', failed: 'Not finished', cancelled: 'Cancelled; nothing was written', took: 'took {seconds} s',
    exportStarted: 'Exporting in the background; fetch the file from “Tasks” at the top right, where it is kept for a day.', tray: 'My tasks', trayRunning: 'My tasks: {n} running', trayAll: 'All tasks', tray_waiting: 'Waiting', tray_running: 'Running', tray_done: 'Done', tray_failed: 'Failed', tray_cancelled: 'Cancelled', download: 'Download',
  },
});
