/**
 * 来源限制 · How often one address may call what anybody may call, by the minute and by the day. Kept in memory: it is
 * counted per process and forgotten at a restart, which is enough to keep one address from flooding a programme, and no
 * address is ever written down.
 */
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const ADDRESSES_MAX = 50_000;

export interface AddressLimit { readonly callsPerMinuteMax: number; readonly callsPerDayMax: number }

interface Window { startedAt: number; count: number }

/** An IPv6 subscriber has a whole /64 to call from; an IPv4 address written as IPv6 is that IPv4 address. */
export function sourceOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('::', 2);
  const front = head.split(':').filter((part) => part !== '');
  const back = address.includes('::') ? tail.split(':').filter((part) => part !== '') : [];
  const whole = address.includes('::') ? [...front, ...Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0'), ...back] : front;
  return whole.slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '').toLowerCase()).join(':');
}

export class AddressLimits {
  readonly #clock: () => number;
  readonly #minutes = new Map<string, Window>();
  readonly #days = new Map<string, Window>();

  constructor(clock: () => number) { this.#clock = clock; }

  /** Counts a call. @returns false when it is one too many */
  take(operation: string, address: string, limit: AddressLimit): boolean {
    const key = `${operation} ${sourceOf(address)}`;
    const minute = this.#count(this.#minutes, key, MINUTE_MS);
    const day = this.#count(this.#days, key, DAY_MS);
    return minute <= limit.callsPerMinuteMax && day <= limit.callsPerDayMax;
  }

  #count(windows: Map<string, Window>, key: string, span: number): number {
    const now = this.#clock();
    const known = windows.get(key);
    if (known !== undefined && now - known.startedAt < span) {
      known.count += 1;
      return known.count;
    }
    if (windows.size >= ADDRESSES_MAX) for (const [old, window] of windows) if (now - window.startedAt >= span) windows.delete(old);
    // So many addresses at once are no town's residents: the oldest is forgotten rather than memory filled.
    if (windows.size >= ADDRESSES_MAX) windows.delete(windows.keys().next().value as string);
    windows.set(key, { startedAt: now, count: 1 });
    return 1;
  }
}
