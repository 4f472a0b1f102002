/** 批量操作 · Acts on many records at once, what became of them, and taking them back. */
import { z } from 'zod';
import { defineOperation, idOf, instant, pageInput, pageOf } from './operation.ts';
import { defineProblems } from './problems.ts';

/** How long an act on many records can be taken back. @unit hours @source our decision: until the next day's office hours */
export const UNDO_HOURS = 24;

const leftItem = z.object({ id: z.string(), label: z.string(), reasonZh: z.string(), reasonEn: z.string() });

export const bulkActRow = z.object({
  id: idOf, kind: z.string(), kindZh: z.string(), kindEn: z.string(), personName: z.string(), doneAt: instant, undoUntil: instant, itemCount: z.number().int(),
  undoneAt: instant.nullable(), undoneByName: z.string().nullable(),
  /** Records that had moved on when it was taken back. */
  left: z.array(leftItem),
  /** Whether the reader may take it back now. */
  mayUndo: z.boolean(),
});

const order = { sort: z.enum(['recent', '-recent']).default('recent'), ...pageInput };

export const listBulkActs = defineOperation({
  id: 'platform.listBulkActs', summary: { zh: '我的批量操作', en: 'My acts on many records at once' },
  method: 'GET', path: '/bulk-acts', permission: 'signedIn',
  input: z.object(order), output: pageOf(bulkActRow),
});

/** Whoever may take back what others did sees what they did. */
export const listAllBulkActs = defineOperation({
  id: 'platform.listAllBulkActs', reach: 'programme', summary: { zh: '全项目的批量操作', en: 'Acts on many records, of everybody' },
  method: 'GET', path: '/all-bulk-acts', permission: 'platform.undoBulkActs',
  input: z.object(order), output: pageOf(bulkActRow),
});

export const undoBulkAct = defineOperation({
  id: 'platform.undoBulkAct', summary: { zh: '撤销批量操作', en: 'Take back an act on many records' },
  method: 'POST', path: '/bulk-acts/:bulkActId/undo', permission: 'signedIn',
  input: z.object({ bulkActId: idOf }),
  output: z.object({ undone: z.number().int(), left: z.array(leftItem) }),
  errors: ['platform.undo_over', 'platform.undo_done', 'platform.undo_not_yours', 'platform.not_permitted'],
});

export const bulkActProblems = defineProblems({
  'platform.undo_over': {
    status: 409,
    title: { zh: '已过可撤销的时间', en: 'It is too late to take this back' },
    advice: { zh: '批量操作在 {hours} 小时内可以撤销；现在请逐条处理。', en: 'It can be taken back within {hours} {hours:hour|hours}; correct the records one by one now.' },
  },
  'platform.undo_done': {
    status: 409,
    title: { zh: '已经撤销过了', en: 'It was taken back already' },
    advice: { zh: '请在批量操作记录里查看结果。', en: 'See the outcome in the list of bulk acts.' },
  },
  'platform.undo_not_yours': {
    status: 403,
    title: { zh: '只能撤销自己的批量操作', en: 'One takes back one’s own acts' },
    advice: { zh: '请本人撤销，或请创建办代为撤销。', en: 'Ask whoever did it, or the programme office.' },
  },
});
