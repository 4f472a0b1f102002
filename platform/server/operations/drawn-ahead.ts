/** 预取随机数 · Ten bytes cost the system as much as four thousand, and a large import asks for them row by row. */

const AHEAD_BYTES = 4_096;

/**
 * A source that draws ahead from another. Each byte is handed out once and wiped from what is kept, so that nobody who reads
 * memory later learns a secret from here.
 */
export function drawnAhead(draw: (bytes: number) => Uint8Array): (bytes: number) => Uint8Array {
  let kept: Uint8Array = new Uint8Array(0);
  let used = 0;
  return (bytes) => {
    if (bytes > AHEAD_BYTES / 4) return new Uint8Array(draw(bytes));
    if (used + bytes > kept.length) { kept = draw(AHEAD_BYTES); used = 0; }
    // A copy: a Buffer's own slice would be wiped with what it came from.
    const drawn = new Uint8Array(kept.subarray(used, used + bytes));
    kept.fill(0, used, used + bytes);
    used += bytes;
    return drawn;
  };
}
