/**
 * 提交尝试 · Which idempotency key a submission carries. Pressing again after silence repeats the attempt, with the
 * same key, and the server answers once; other content, or a fresh start after a clear answer, is a new attempt.
 */

const byteIdentities = new WeakMap<object, number>();
let byteCount = 0;

/** The input as text. Files count by identity: their bytes may be large. */
function contentOf(input: unknown): string {
  return JSON.stringify(input, (_key, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value;
    if (!byteIdentities.has(value)) byteIdentities.set(value, (byteCount += 1));
    return `bytes:${byteIdentities.get(value)}`;
  }) ?? '';
}

/** 提交尝试 */
export interface Attempts {
  /** The key for this input: that of the open attempt when the input is the same. */
  readonly keyFor: (input: unknown) => string;
  /** The server has answered, for or against: the next submission is a new attempt. */
  readonly settle: () => void;
}

/** 创建 · @example const attempts = createAttempts(() => crypto.randomUUID()); */
export function createAttempts(newKey: () => string): Attempts {
  let open: { readonly content: string; readonly key: string } | null = null;
  return {
    keyFor(input) {
      const content = contentOf(input);
      if (open?.content !== content) open = { content, key: newKey() };
      return open.key;
    },
    settle() {
      open = null;
    },
  };
}
