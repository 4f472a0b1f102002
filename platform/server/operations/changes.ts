/**
 * 增量游标 · What changed since a device last asked, from the outbox, whose ids follow the order of commits. A cursor holds only
 * for the same person, reach and day: when one of them changes, or the outbox no longer knows the place, everything is sent.
 */
import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import { oneRow, rows, sql } from '../db/index.ts';
import type { ReadContext } from './context.ts';

/** More changes than this are sent as everything. */
const CHANGES_MAX = 500;
const CURSOR = /^(\d{1,15})\.([0-9a-f]{12})(?:\.(.{1,120}))?$/s;

export interface Change {
  readonly subjectId: string;
  readonly siteId: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Whether it happened where the reader reaches: of other changes not even the subject may be told. */
  readonly inReach: boolean;
}

export type Since =
  /** Everything, from after `after` when a page came before. */
  | { readonly kind: 'full'; readonly after: string | null; cursor(after: string | null): string }
  | { readonly kind: 'delta'; readonly changes: readonly Change[]; cursor(after: string | null): string };

/** Programme-wide, since an event without a place concerns everybody; the rows themselves are read within the reader's reach. */
export async function changesSince(ctx: ReadContext, topic: string, cursor: string | undefined): Promise<Since> {
  const { programmeId, tx } = ctx;
  const { head } = await oneRow<{ head: number }>(tx, sql`select platform.live_head(${programmeId}) as head`);
  const stamp = sha256Hex(canonicalJson({ personId: ctx.personId, scope: { ...ctx.scope }, today: ctx.today, topic })).slice(0, 12);
  const [, at, cursorStamp, after] = CURSOR.exec(cursor ?? '') ?? [];
  const isOurs = cursorStamp === stamp;
  // The pages of one full answer share the place where the first began: what changes between them is in the next delta.
  const cursorOf = (from: number) => (next: string | null) => `${from}.${stamp}${next === null ? '' : `.${next}`}`;
  if (at !== undefined && isOurs && after !== undefined) return { kind: 'full', after, cursor: cursorOf(Number(at)) };
  if (at === undefined || !isOurs || at === '0') return { kind: 'full', after: null, cursor: cursorOf(head) };
  const found = await rows<{ id: number; topic: string; subject_id: string; site_id: string | null; payload: Record<string, unknown>; in_reach: boolean }>(tx, sql`
    select c.id, c.topic, c.subject_id, c.site_id, c.payload, o.id is not null as in_reach
      from platform.changes_of(${programmeId}, ${Number(at)}, ${topic}) c left join platform.outbox o on o.programme_id = ${programmeId} and o.id = c.id
     order by c.id limit ${CHANGES_MAX + 2}`);
  const isKnown = found[0]?.id === Number(at);
  const changes = found.filter((row) => row.id > Number(at));
  if (!isKnown || changes.length > CHANGES_MAX) return { kind: 'full', after: null, cursor: cursorOf(head) };
  return { kind: 'delta', changes: changes.map((row) => ({ subjectId: row.subject_id, siteId: row.site_id, payload: row.payload, inReach: row.in_reach })), cursor: cursorOf(head) };
}
