/** 审计条目 · What the hashed text of an entry says, for people to read. The text itself is the proof; this only unfolds it. */

import type { OutputOf } from '#platform/contract/index.ts';
import type { listAudit } from '#platform/contract/tasks.ts';

/** 审计行 · One entry as the list gives it. */
export type AuditRow = OutputOf<typeof listAudit>['rows'][number];

/** 登记的记录 · One record that an operation touched, with what changed. */
export interface AuditedRecord {
  readonly kind: string;
  readonly id: string;
  readonly reason: string | null;
  readonly change: readonly { readonly name: string; readonly value: unknown }[];
}

/** 写入与否 · Whether the entry changed anything: a preview is on record as well, since somebody looked through a file. */
export type Effect = 'written' | 'previewed' | 'nothingWritten';

export interface AuditText {
  readonly inputHash: string | null;
  readonly records: readonly AuditedRecord[];
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {});
const asText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Things within things are named by their path, so that each value stands on a line of its own. */
function flat(change: Readonly<Record<string, unknown>>, above = ''): { name: string; value: unknown }[] {
  return Object.entries(change).flatMap(([name, value]) => {
    const inner = Object.entries(asObject(value));
    return inner.length === 0 ? [{ name: above + name, value }] : flat(asObject(value), `${above}${name}.`);
  });
}

function recordOf(value: unknown): AuditedRecord {
  const { kind, id, reason, change } = asObject(value);
  return { kind: asText(kind) ?? '', id: asText(id) ?? '', reason: asText(reason), change: flat(asObject(change)) };
}

/** 读条目 · A text that is not what we write (somebody altered it) shows as nothing but itself. */
export function readEntry(entry: string): AuditText {
  try {
    const { input, records } = asObject(JSON.parse(entry));
    return { inputHash: asText(input), records: Array.isArray(records) ? records.map(recordOf) : [] };
  } catch {
    return { inputHash: null, records: [] };
  }
}

const valueOf = ({ change }: AuditedRecord, name: string): unknown => change.find((each) => each.name === name)?.value;

/** 效果 · An import that was only tried out says so; everything else that is on record was written. */
export function effectOf(records: readonly AuditedRecord[]): Effect {
  if (records.some((record) => valueOf(record, 'mode') === 'preview')) return 'previewed';
  return records.some((record) => valueOf(record, 'outcome') === 'nothingWritten') ? 'nothingWritten' : 'written';
}

/** 对象的叫法 · What people call the record, where the entry says it: a case by its number (of many, the first), an edition by its code. */
export function labelOf(record: AuditedRecord | undefined): string | null {
  if (record === undefined) return null;
  return asText(valueOf(record, 'number')) ?? asText(valueOf(record, 'first')) ?? asText(valueOf(record, 'code'));
}

/** 值的样子 · How a changed value is shown: lists by their number and first members, the rest as written. */
export type ShownValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly count: number; readonly first: readonly string[] };

const LISTED = 5;

/** 值的展示 */
export function shownValue(value: unknown): ShownValue {
  if (value === null || value === undefined || value === '') return { kind: 'none' };
  if (Array.isArray(value)) return value.length === 0 ? { kind: 'none' } : { kind: 'list', count: value.length, first: value.slice(0, LISTED).map(plain) };
  return { kind: 'text', text: plain(value) };
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
