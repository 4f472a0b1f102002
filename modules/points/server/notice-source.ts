/** 公示来源 · Deeds that other modules award by the same rule books hang out and are objected to here; whose they are and how one is corrected is said by the module that keeps them. */
import type { RawBuilder } from '#platform/server/db/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';

/** 受异议的一笔 · A deed as whoever settles an objection to it sees it. */
export interface ObjectedDeed { readonly id: string; readonly book_id: string; readonly place_id: string | null; readonly state: string; readonly notice_until: string | null; readonly transfer_id: string | null }

export interface DeedNoticeSource {
  /** As objections name it. */
  readonly kind: 'teamDeed';
  /** A relation with the columns of `points.public_deed_notice`: what hangs out today, for everybody. */
  readonly onNotice: (ctx: Pick<ReadContext, 'today' | 'utcOffsetMinutes'>) => RawBuilder<unknown>;
  /** A select of `id, label, rule_label, points, happened_on, recorded_by, reviewed_by, led_by` of every deed in the reader's reach; whoever leads settles nothing about it. */
  readonly deeds: (ctx: Pick<ReadContext, 'programmeId'>) => RawBuilder<unknown>;
  /** What a deed that was objected to is, for whoever holds the code. */
  readonly told: (ctx: ReadContext, deedId: string) => Promise<{ label: string; rule_label: string; points: number } | undefined>;
  /** One in reach, held. */
  readonly lock: (ctx: ReadContext, deedId: string) => Promise<ObjectedDeed | undefined>;
  /** Corrected because an objection was upheld; what was posted is reversed. @errors those of a reversal */
  readonly correct: (ctx: WriteContext, operation: string, deed: ObjectedDeed, reason: string) => Promise<void>;
}
