import { bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { withholdOption } from '../contract/index.ts';
import { lockBallot } from './queries/ballots.ts';
import { addWithheldOptions, dropWithheldOptions } from './queries/withheld.ts';

export interface OptionsChange { readonly withheld: readonly string[]; readonly shown: readonly string[] }

/**
 * 隐去与恢复选项 · Takes names of options out of everything the public reads of a ballot, or lets them stand there again. What was signed stays as
 * it is. Quietly where the writing may still be taken back, as in the preview of an import.
 */
export async function withholdOptions(ctx: WriteContext, ballotId: string, change: OptionsChange, quietly = false): Promise<number> {
  const taken = change.withheld.length === 0 ? 0 : await addWithheldOptions(ctx.tx, ctx.programmeId, ballotId, change.withheld, new Date(ctx.now).toISOString());
  const back = change.shown.length === 0 ? 0 : await dropWithheldOptions(ctx.tx, ctx.programmeId, ballotId, change.shown);
  if (!quietly && taken + back > 0) {
    ctx.record({ kind: 'ballot', id: ballotId, change: { act: 'withholdOptions', withheld: taken, shownAgain: back } });
    ctx.emit({ topic: 'ballots', subjectId: ballotId });
  }
  return taken + back;
}

/** By hand, for a ballot that was written by hand. */
export const withholdOptionBound = bindWrite(withholdOption, async (ctx, { ballotId, optionCode, isWithheld, isPerson, reason }) => {
  const row = (await lockBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!row.options.some(({ code }) => code === optionCode)) return ctx.refuse('ballots.option_unknown', {}, { pointers: ['/optionCode'] });
  const option = row.options.find(({ code }) => code === optionCode);
  // What was withheld before this was asked is put back still. A class may have been marked by mistake: who says that a person is named after all stands for it.
  const isMarked = isWithheld && option !== undefined && row.impersonal_classes.includes(option.classCode);
  if (isMarked && !isPerson) return ctx.refuse('ballots.option_is_nobody', { name: option.label }, { pointers: ['/optionCode'] });
  const changes = await withholdOptions(ctx, ballotId, isWithheld ? { withheld: [optionCode], shown: [] } : { withheld: [], shown: [optionCode] }, true);
  ctx.record({ kind: 'ballot', id: ballotId, reason, change: { act: isWithheld ? 'withholdOption' : 'showOption', option: optionCode, changes, ...(isMarked ? { isPerson } : {}) } });
  ctx.emit({ topic: 'ballots', subjectId: ballotId });
  return { isWithheld };
});
