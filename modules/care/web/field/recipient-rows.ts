/** 随身对象 · A recipient as the phone holds them, with what was handed over here and not yet heard back about. Pure. */
import { sha256Hex } from '#kernel/sha256.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import type { QueueItem } from '#platform/web/offline/index.ts';
import type { pullRecipients } from '../../contract/index.ts';
import { normalSlip } from '../../domain/index.ts';
import { recipientsSource } from '../offline.ts';

/** 来源名 */
export const RECIPIENTS = recipientsSource.name;
export type FieldRecipient = OutputOf<typeof pullRecipients>['rows'][number];
export const subjectOf = (recipientId: string): string => `care:${recipientId}`;

export interface RecipientOnPhone {
  readonly row: FieldRecipient;
  /** Benefits that nobody handed over yet, as far as this phone knows. */
  readonly due: FieldRecipient['benefits'];
  readonly records: readonly QueueItem[];
}

/** 叠加 · What this phone handed over is handed over, whether or not it has been sent. */
export function recipientOnPhone(row: FieldRecipient, items: readonly QueueItem[]): RecipientOnPhone {
  const records = items.filter((item) => item.subject === subjectOf(row.id) && item.state !== 'discarded');
  const here = new Set(records.flatMap((item) => (item.input as { benefitIds?: readonly string[] }).benefitIds ?? []));
  return { row, records, due: row.benefits.filter(({ id, receivedOn }) => receivedOn === null && !here.has(id)) };
}

/** 扫到的领取单 · Whose slip this is, as far as the phone can tell: by the hash of its code, which is all it holds. */
export function ofSlip(all: readonly RecipientOnPhone[], text: string): { readonly recipientId: string; readonly slip: string } | null {
  const slip = normalSlip(text);
  const hash = sha256Hex(slip);
  const found = all.find(({ row }) => row.slipHash === hash);
  return found === undefined ? null : { recipientId: found.row.id, slip };
}

/** 查找 · By name, number or place, as typed. */
export function sought(all: readonly RecipientOnPhone[], words: string): RecipientOnPhone[] {
  const asked = words.trim().toLowerCase();
  const found = asked === '' ? all : all.filter(({ row }) => [row.label, row.number, row.placeZh, row.placeEn].some((text) => text.toLowerCase().includes(asked)));
  return found.toSorted((a, b) => Number(b.due.length > 0) - Number(a.due.length > 0) || a.row.number.localeCompare(b.row.number));
}
