/** 并行载入 · What does not need each other is loaded side by side: one server waits for the database most of the time. */

export interface Lane {
  readonly name: string;
  readonly work: (tell: (text: string) => void) => Promise<void>;
}

export interface LaneOptions {
  readonly tell: (text: string) => void;
  /** How long each took. @unit milliseconds */
  readonly finished: (name: string, tookMs: number) => void;
  readonly clock: () => number;
}

/** 轮流 · Lets lanes do one kind of thing one after the other. @errors each is told its own failure; the next has its turn all the same */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/**
 * Runs them all at once. People are told about the first that is not done, so that the words on the page do not jump.
 * @errors rejects with the first failure, once every lane has ended: nothing works on behind a connection that is closed
 */
export async function runLanes(lanes: readonly Lane[], { tell, finished, clock }: LaneOptions): Promise<void> {
  const told = new Map<string, string>();
  const working = new Set(lanes.map(({ name }) => name));
  let last: string | undefined;
  const show = (): void => {
    const text = lanes.flatMap(({ name }) => (working.has(name) && told.has(name) ? [told.get(name) as string] : []))[0];
    if (text === undefined || text === last) return;
    last = text;
    tell(text);
  };
  const began = clock();
  const ended = await Promise.allSettled(lanes.map(async ({ name, work }) => {
    await work((text) => { told.set(name, text); show(); });
    working.delete(name);
    finished(name, clock() - began);
    show();
  }));
  for (const end of ended) if (end.status === 'rejected') throw end.reason as Error;
}
