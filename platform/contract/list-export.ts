/** 列表导出 · The export of a list takes what the list takes, less the page, and gives every row of it as xlsx. */
import { z } from 'zod';
import { defineOperation, fileOutput } from './operation.ts';
import type { Operation, Permission } from './operation.ts';

/** Rows one export holds at most; beyond, the filter is too wide to be read by anybody. */
export const LIST_EXPORT_ROWS_MAX = 500_000;

type Less<Shape extends z.ZodRawShape> = z.ZodObject<Omit<Shape, 'page' | 'pageSize'>>;

/**
 * 派生导出 · Whoever may read the list may export it, unless a permission of its own is named.
 *
 * @example export const exportRounds = exportOf(listRounds, { id: 'inspections.exportRounds', path: '/round-export', zh: '导出轮次（xlsx）', en: 'Export rounds (xlsx)' });
 */
export function exportOf<Shape extends z.ZodRawShape>(
  list: Operation<z.ZodObject<Shape>>, spec: { readonly id: string; readonly path: string; readonly zh: string; readonly en: string; readonly permission?: Permission },
): Operation<Less<Shape>, typeof fileOutput, 'platform.too_many_rows'> {
  const { page: _page, pageSize: _pageSize, ...shape } = list.input.shape as unknown as Record<string, z.ZodType>;
  return defineOperation({
    id: spec.id, summary: { zh: spec.zh, en: spec.en }, method: 'GET', path: spec.path, permission: spec.permission ?? list.permission,
    ...(list.reach === undefined ? {} : { reach: list.reach }),
    input: z.object(shape) as unknown as Less<Shape>, output: fileOutput, errors: ['platform.too_many_rows'],
  });
}
