/**
 * 离线队列规则 · What of a device's queue may be sent, in which order, and when again after a failure. Pure: the time and
 * chance are arguments, so that the same rules hold on the phone, in a simulation and in a proof.
 */

/**
 * 队列状态 · Where one queued record stands.
 * waiting → uploading (its photos) → sending → acknowledged (applied by the server) → synced (the signed receipt names it
 * and every photo). conflict and refused wait for the person; signedOut waits for the same person to sign in again;
 * discarded is what the person decided not to send.
 */
export const QUEUE_STATES = ['waiting', 'uploading', 'sending', 'acknowledged', 'synced', 'conflict', 'refused', 'signedOut', 'discarded'] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

/** 排队项 · As much of a queued record as its order needs. */
export interface Queued {
  readonly id: string;
  /** Position in the queue of this device; grows. */
  readonly position: number;
  /** What it is about; records about one subject go one after the other. */
  readonly subject: string;
  readonly state: QueueState;
  /** Not before. @unit epoch milliseconds */
  readonly notBefore: number;
}

const ON_THE_WAY: ReadonlySet<QueueState> = new Set(['waiting', 'uploading', 'sending', 'signedOut']);
const FOR_THE_PERSON: ReadonlySet<QueueState> = new Set(['conflict', 'refused']);

/** 在途 · Whether the engine itself still has something to do before the server has it. */
export const isOnTheWay = (state: QueueState): boolean => ON_THE_WAY.has(state);
/** 待本人处理 */
export const needsPerson = (state: QueueState): boolean => FOR_THE_PERSON.has(state);
/** 未了 · Whether later records about the same subject have to wait for it. */
export const holdsSubject = (state: QueueState): boolean => isOnTheWay(state) || needsPerson(state);

/**
 * 可发送 · The records that may be sent now, first entered first: of each subject only the earliest unsettled one, and
 * only when it is on its way and its pause is over. A subject that waits for the person holds up nothing else.
 *
 * @invariant no record is sent while an earlier one about the same subject is unsettled
 * @invariant a subject whose earliest record is free is never held up by another subject
 */
export function sendable<T extends Queued>(queue: readonly T[], now: number): T[] {
  const held = new Set<string>();
  const free: T[] = [];
  for (const item of queue.toSorted((a, b) => a.position - b.position)) {
    if (!holdsSubject(item.state) || held.has(item.subject)) continue;
    held.add(item.subject);
    if (isOnTheWay(item.state) && item.notBefore <= now) free.push(item);
  }
  return free;
}

/** 下次时间 · When the engine should look again; null when nothing waits for time alone. @unit epoch milliseconds */
export function nextLook(queue: readonly Queued[], now: number): number | null {
  const held = new Set<string>();
  let earliest: number | null = null;
  for (const item of queue.toSorted((a, b) => a.position - b.position)) {
    if (!holdsSubject(item.state) || held.has(item.subject)) continue;
    held.add(item.subject);
    if (isOnTheWay(item.state)) earliest = Math.min(earliest ?? Infinity, Math.max(item.notBefore, now));
  }
  return earliest;
}

/** @unit milliseconds */
export const RETRY_FIRST_MS = 2_000;
/** @unit milliseconds */
export const RETRY_MAX_MS = 5 * 60_000;

/**
 * 重试间隔 · Doubling pauses with jitter, bounded: a thousand phones that lost the same network do not come back in one
 * second, and none waits longer than five minutes. @unit chance: 0 to 1
 */
export function retryPause_ms(tries: number, chance: number): number {
  const full = Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** Math.min(Math.max(tries - 1, 0), 20));
  return Math.round(full / 2 + (full / 2) * chance);
}

/** @unit milliseconds */
export const CLOCK_TOLERANCE_MS = 2 * 60_000;

/**
 * 校正时间 · The instant a device claims, moved by how far its clock was measured to be off when that exceeds two minutes,
 * and never later than the server received it. A record is never refused for its clock. @unit epoch milliseconds
 * offset_ms: server clock minus device clock, null when not measured
 */
export function correctedInstant(claimed: number, offset_ms: number | null, receivedAt: number): number {
  const moved = offset_ms !== null && Math.abs(offset_ms) > CLOCK_TOLERANCE_MS ? claimed + offset_ms : claimed;
  return Math.min(moved, receivedAt);
}

export interface PlacedValue { readonly pointer: string; readonly value: unknown }

/**
 * 填入编号 · Puts values into a copy of an input at JSON pointers; `-` at the end appends to a list. @errors throws when a
 * pointer leads nowhere
 */
export function placeValues(input: unknown, values: readonly PlacedValue[]): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(input));
  for (const { pointer, value } of values) {
    const steps = pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = steps.pop();
    let at = copy as Record<string, unknown>;
    for (const step of steps) at = at?.[step] as Record<string, unknown>;
    if (last === undefined || typeof at !== 'object' || at === null) throw new Error(`the pointer ${pointer} leads nowhere`);
    if (Array.isArray(at) && last === '-') at.push(value);
    else at[last] = value;
  }
  return copy;
}
