import type { WriteContext } from '#platform/server/operations/index.ts';
import { addWithheld, dropWithheld } from './queries/withheld.ts';

export interface NamesChange { readonly withheld: readonly string[]; readonly shown: readonly string[] }

/**
 * 隐去与恢复 · Takes names out of the public page of a notice, or lets them stand in it again, for the module that knows who agrees. The notice
 * stays as it is. Quietly where the writing may still be taken back, as in the preview of an import, which says by itself what it changed.
 */
export async function withholdNames(ctx: WriteContext, noticeId: string, names: NamesChange, quietly = false): Promise<void> {
  const taken = names.withheld.length === 0 ? 0 : await addWithheld(ctx.tx, ctx.programmeId, noticeId, names.withheld, new Date(ctx.now).toISOString());
  const back = names.shown.length === 0 ? 0 : await dropWithheld(ctx.tx, ctx.programmeId, noticeId, names.shown);
  if (quietly || taken + back === 0) return;
  ctx.record({ kind: 'notice', id: noticeId, change: { act: 'withholdNames', withheld: taken, shownAgain: back } });
  ctx.emit({ topic: 'notices', subjectId: noticeId });
}
