/** 下行约定 · What operations answer that bring rows to a device: all of them, or what changed since a cursor. */
import { z } from 'zod';

/** Opaque to the device: given back as it came. Absent, unknown or too old: everything is sent. */
export const pullInput = { cursor: z.string().max(200).optional().describe('上次的游标 cursor of the last answer') };

export function pulledPage<T extends z.ZodType>(row: T) {
  return z.object({
    cursor: z.string(),
    /** What the device holds beyond these rows (and those of the pages that follow) is to be forgotten. */
    full: z.boolean(),
    /** Ask again with this cursor for the rest. */
    more: z.boolean(),
    rows: z.array(row),
    removedIds: z.array(z.string()),
  });
}
