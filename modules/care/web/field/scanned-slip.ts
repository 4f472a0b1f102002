/** 刚扫的领取单 · From the list to the hand-over, once, and in no address: whoever holds the code of a slip is handed what it names. */
interface Scanned { readonly recipientId: string; readonly slip: string }

let scanned: Scanned | null = null;

export function keepScanned(slip: Scanned): void { scanned = slip; }

/** @returns the code scanned for this recipient just before, or null */
export function takeScanned(recipientId: string): string | null {
  const slip = scanned?.recipientId === recipientId ? scanned.slip : null;
  scanned = null;
  return slip;
}
