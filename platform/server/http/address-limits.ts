/**
 * 来源限制 · How often one source may call what anybody may call, by the minute and by the day. Three budgets stand one behind
 * the other: of the subscriber, of the network it belongs to, of the wider block. Only what passes the narrower one counts
 * against the wider, so one address uses up its own budget and nobody else's, and a few cannot use up everybody's. Kept in
 * memory: it is counted per process and forgotten at a restart, which is enough to keep a flood out, and no address is ever
 * written down.
 */
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const ADDRESSES_MAX = 50_000;
const SWEPT_A_COUNT = 2;

export interface AddressLimit { readonly callsPerMinuteMax?: number; readonly callsPerDayMax?: number }

/** @unit bits of an IPv4 and of an IPv6 address; how many times the budget of one subscriber */
const BUDGETS = [{ v4: 32, v6: 64, times: 1 }, { v4: 24, v6: 48, times: 5 }, { v4: 16, v6: 32, times: 25 }] as const;

interface Window { startedAt: number; count: number }

const V4_GROUP_BITS = 8;
const V6_GROUP_BITS = 16;

/** The groups of an IPv6 address, all eight of them. */
function groupsOf(address: string): string[] {
  const [head = '', tail = ''] = address.split('::', 2);
  const [front, back] = [head, tail].map((part) => part.split(':').filter((group) => group !== '')) as [string[], string[]];
  const middle = address.includes('::') ? Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0') : [];
  return [...front, ...middle, ...(address.includes('::') ? back : [])];
}

/** A source as one text; an IPv4 address written as IPv6 is that IPv4 address. @unit bits */
export function sourceOf(address: string, bits: { readonly v4: number; readonly v6: number } = BUDGETS[0]): string {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (!plain.includes(':')) return plain.split('.').slice(0, bits.v4 / V4_GROUP_BITS).join('.');
  return groupsOf(plain).slice(0, bits.v6 / V6_GROUP_BITS).map((part) => part.replace(/^0+(?=.)/, '').toLowerCase()).join(':');
}

/**
 * Windows by key, and beside them the order in which they began: those whose time is over stand at the front of it. Each new window takes
 * at most a few old ones away, and nothing is ever looked through as a whole, however many addresses there are.
 */
class Windows {
  readonly #windows = new Map<string, Window>();
  readonly #span: number;
  #order: { readonly key: string; readonly window: Window }[] = [];
  #first = 0;

  constructor(span: number) { this.#span = span; }

  count(key: string, now: number): number {
    const known = this.#windows.get(key);
    if (known !== undefined && now - known.startedAt < this.#span) {
      known.count += 1;
      return known.count;
    }
    for (let swept = 0; swept < SWEPT_A_COUNT; swept += 1) this.#sweep(now);
    const window = { startedAt: now, count: 1 };
    this.#windows.set(key, window);
    this.#order.push({ key, window });
    return 1;
  }

  get size(): number { return this.#windows.size; }

  /** The oldest, where it is over; or where there are so many that they are no town's residents: it is forgotten rather than memory filled. */
  #sweep(now: number): void {
    const oldest = this.#order[this.#first];
    if (oldest === undefined || (now - oldest.window.startedAt < this.#span && this.#windows.size < ADDRESSES_MAX)) return;
    // One that began anew since then stands further behind as well.
    if (this.#windows.get(oldest.key) === oldest.window) this.#windows.delete(oldest.key);
    this.#first += 1;
    if (this.#first * 2 < this.#order.length) return;
    this.#order = this.#order.slice(this.#first);
    this.#first = 0;
  }
}

export class AddressLimits {
  readonly #clock: () => number;
  readonly #minutes = new Windows(MINUTE_MS);
  readonly #days = new Windows(DAY_MS);

  constructor(clock: () => number) { this.#clock = clock; }

  /** How many windows are kept. */
  get size(): number { return this.#minutes.size + this.#days.size; }

  /** Counts a call of an operation that has a limit. @param times how often that limit, where many are known to share a network @returns false when it is one too many */
  take(operation: string, address: string, { callsPerMinuteMax = Infinity, callsPerDayMax = Infinity }: AddressLimit, times = 1): boolean {
    if (callsPerMinuteMax === Infinity && callsPerDayMax === Infinity) return true;
    const now = this.#clock();
    return BUDGETS.every((budget) => {
      const key = `${operation} ${budget.times} ${sourceOf(address, budget)}`;
      const minute = callsPerMinuteMax === Infinity ? 0 : this.#minutes.count(key, now);
      const day = callsPerDayMax === Infinity ? 0 : this.#days.count(key, now);
      return minute <= callsPerMinuteMax * budget.times * times && day <= callsPerDayMax * budget.times * times;
    });
  }
}
