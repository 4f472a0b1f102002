/** 列表视图 · A list as somebody set it up, under a name: filters, order and columns, exactly as they stand in the address. */
import { z } from 'zod';
import { defineOperation, idOf } from './operation.ts';
import { defineProblems } from './problems.ts';

/** Views of one list that a person may keep. */
export const VIEWS_A_LIST_MAX = 50;

const list = z.string().min(1).max(200).regex(/^\/[\w/*.-]*$/).describe('列表地址，编号以 * 代替 address of the list, ids as *');
const search = z.string().max(2_000).regex(/^[^\s#?]*$/).describe('地址中问号之后的部分 what stands behind the question mark');

export const listView = z.object({
  id: idOf, list: z.string(), name: z.string(), search: z.string(), shared: z.boolean(), isDefault: z.boolean(),
  /** Whether it is the reader's own. */
  mine: z.boolean(),
  ownerName: z.string(),
});

export const listViews = defineOperation({
  id: 'platform.listViews', summary: { zh: '某个列表的视图（自己的与共享的）', en: 'Views of a list, one’s own and shared ones' },
  method: 'GET', path: '/list-views', permission: 'signedIn',
  input: z.object({ list }), output: z.object({ views: z.array(listView) }),
});

export const saveView = defineOperation({
  id: 'platform.saveView', summary: { zh: '保存列表视图', en: 'Keep a view of a list' },
  method: 'PUT', path: '/list-views', permission: 'signedIn',
  input: z.object({
    list, search, name: z.string().trim().min(1).max(60).describe('名称；同名则覆盖 name; the same name replaces'),
    isDefault: z.boolean().default(false).describe('打开列表时先用它 opened first'),
  }),
  output: z.object({ id: idOf }), errors: ['platform.views_too_many', 'platform.view_shared'],
});

export const shareView = defineOperation({
  id: 'platform.shareView', summary: { zh: '共享列表视图，或收回', en: 'Share a view with the programme, or take it back' },
  method: 'POST', path: '/list-views/:viewId/sharing', permission: 'platform.shareViews',
  input: z.object({ viewId: idOf, shared: z.boolean().default(true) }), output: z.object({ shared: z.boolean() }),
});

export const deleteView = defineOperation({
  id: 'platform.deleteView', summary: { zh: '删除列表视图', en: 'Delete a view of a list' },
  method: 'DELETE', path: '/list-views/:viewId', permission: 'signedIn',
  input: z.object({ viewId: idOf }), output: z.object({ id: idOf }),
});

export const viewProblems = defineProblems({
  'platform.view_shared': {
    status: 403,
    title: { zh: '这个视图已共享给大家，您现在没有共享的权限', en: 'This view is shared with everybody, and you may not share views now' },
    advice: { zh: '请换一个名称另存。', en: 'Keep it under another name.' },
  },
  'platform.views_too_many': {
    status: 422,
    title: { zh: '这个列表的视图太多了', en: 'This list has too many views' },
    advice: { zh: '每个列表最多保存 {max} 个，请先删除不用的。', en: 'At most {max} a list; delete those not used any more.' },
  },
});
