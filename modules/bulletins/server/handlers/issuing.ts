/** 发文设置 · Read and set; a draft takes them when it is written or computed anew, and what was issued keeps its own. */
import { saveProgrammeSetting } from '#modules/places/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { Bound, ReadContext } from '#platform/server/operations/index.ts';
import { readIssuing, saveIssuing } from '../../contract/index.ts';
import { issuingSettings } from '../../domain/index.ts';
import { DOCUMENT_COUNTER, numberToCome, programmeSettings } from '../queries/bulletins.ts';

async function issuingNow(ctx: ReadContext) {
  const { bulletin, place_name: placeName } = await programmeSettings(ctx.tx, ctx.programmeId);
  const { addressees, copyTo, ...rest } = issuingSettings(bulletin, placeName);
  const year = Number(ctx.today.slice(0, 4));
  return { ...rest, addressees: [...addressees], copyTo: [...copyTo], isSet: bulletin !== null, year, nextNumber: await numberToCome(ctx.tx, ctx.programmeId, DOCUMENT_COUNTER, year) };
}

const readIssuingBound = bindRead(readIssuing, issuingNow);

const saveIssuingBound = bindWrite(saveIssuing, async (ctx, given) => {
  const before = await issuingNow(ctx);
  await saveProgrammeSetting(ctx.tx, ctx.programmeId, 'bulletin', given);
  const after = await issuingNow(ctx);
  const changed = (Object.keys(given) as (keyof typeof given)[]).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  ctx.record({ kind: 'issuingSettings', id: ctx.programmeId, change: Object.fromEntries(changed.map((name) => [name, { from: before[name], to: after[name] }])) });
  ctx.emit({ topic: 'bulletins', subjectId: ctx.programmeId });
  return after;
});

export const issuingOperations: readonly Bound[] = [readIssuingBound, saveIssuingBound];
