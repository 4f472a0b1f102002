/**
 * 合并 · While one group is being written the next one waits and grows. A lone call waits for nobody; where many come, the next group
 * waits for those just answered to come back, at most for a part of what the last group took. So the cost of a transaction is
 * shared by all that come at once, instead of by every other half of them.
 */
interface Waiting<Call, Result> { readonly call: Call; readonly resolve: (result: Result) => void; readonly reject: (error: unknown) => void }

/** Of what the last group took. */
const PATIENCE_SHARE = 0.5;
/** @unit milliseconds */
const PATIENCE_MAX = 15;

export class Gatherer<Call, Result> {
  readonly #run: (calls: readonly Call[]) => Promise<readonly Result[]>;
  readonly #most: number;
  #waiting: Waiting<Call, Result>[] = [];
  #isRunning = false;
  /** How many came together last time, and how long they took. */
  #expected = 1;
  #took_ms = 0;
  #enough: (() => void) | null = null;

  /** @param run answers in the order of the calls */
  constructor(run: (calls: readonly Call[]) => Promise<readonly Result[]>, most = 200) {
    this.#run = run;
    this.#most = most;
  }

  add(call: Call): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ call, resolve, reject });
      if (this.#waiting.length >= this.#expected) this.#enough?.();
      if (!this.#isRunning) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#isRunning = true;
    // What arrives in the same turn of the event loop goes together.
    await new Promise((resolve) => { setImmediate(resolve); });
    while (this.#waiting.length > 0) {
      await this.#others();
      const group = this.#waiting.splice(0, this.#most);
      const began = performance.now();
      await this.#settle(group);
      this.#took_ms = performance.now() - began;
      this.#expected = Math.min(this.#most, group.length + this.#waiting.length);
    }
    this.#isRunning = false;
  }

  /** Until as many wait as came together last time, or patience is over. */
  async #others(): Promise<void> {
    if (this.#waiting.length >= this.#expected) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(PATIENCE_MAX, PATIENCE_SHARE * this.#took_ms));
      this.#enough = () => { clearTimeout(timer); resolve(); };
    });
    this.#enough = null;
  }

  async #settle(group: readonly Waiting<Call, Result>[]): Promise<void> {
    try {
      const results = await this.#run(group.map(({ call }) => call));
      for (const [at, { resolve }] of group.entries()) resolve(results[at] as Result);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
