/** 服务分钟 · The one place where minutes of service are booked: here by grade, and in the ledger of all assets, in one transaction. */
import { localDateOf, instant } from '#kernel/local-date.ts';
import { ensureAsset, postTransfers, reverseTransfers } from '#modules/points/server/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import type { Grade } from '../domain/index.ts';
import { insertMinuteEntries } from './queries/service.ts';

export interface ServedMinutes { readonly recordId: string; readonly volunteerId: string; readonly grade: Grade; readonly minutes: number; readonly from: number }

const OPERATION = 'volunteering.bookMinutes';
const MINUTES_ASSET = { kind: 'serviceMinutes', code: 'service', nameZh: '志愿服务时长', nameEn: 'Volunteer service', unitZh: '分钟', unitEn: 'minutes' } as const;

/** Books minutes, or takes them back by an entry with the sign turned; what was booked is never edited. A record is one transfer of its own id. */
export async function bookMinutes(ctx: WriteContext, served: readonly ServedMinutes[], isReversal = false): Promise<void> {
  if (served.length === 0) return;
  const day = (from: number): string => localDateOf(instant(from), ctx.utcOffsetMinutes);
  await insertMinuteEntries(ctx.tx, ctx.programmeId, served.map(({ from, ...each }) => ({
    ...each, minutes: isReversal ? -each.minutes : each.minutes, isReversal, on: day(from), at: new Date(ctx.now).toISOString(),
  })));
  if (isReversal) {
    await reverseTransfers(ctx, OPERATION, served.map(({ recordId }) => recordId), null);
    return;
  }
  const assetId = await ensureAsset(ctx, MINUTES_ASSET);
  await postTransfers(ctx, OPERATION, served.map(({ recordId, volunteerId, minutes, from }) => ({
    id: recordId, kind: 'serve', occurredOn: day(from), causeKind: 'serviceRecord', causeId: recordId,
    legs: [{ assetId, holderKind: 'programme', holderId: ctx.programmeId, purpose: 'issue', amount: -minutes }, { assetId, holderKind: 'volunteer', holderId: volunteerId, purpose: 'holding', amount: minutes }],
  })));
}
