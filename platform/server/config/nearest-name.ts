/** Letters to change, add or drop to turn one word into the other (Levenshtein). */
function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const change = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}

/** 最接近的名称 · The known name that was probably meant, or null when none is near. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const prefix = 'LIANCHUANG_';
  // Letters everybody shares would make short names look alike.
  const tail = (word: string) => (word.startsWith(prefix) ? word.slice(prefix.length) : word);
  let best: { name: string; distance: number } | null = null;
  for (const candidate of known) {
    const distance = editDistance(tail(name), tail(candidate));
    if (best === null || distance < best.distance) best = { name: candidate, distance };
  }
  const tolerance = Math.max(2, Math.floor(tail(name).length / 2));
  return best !== null && best.distance <= tolerance ? best.name : null;
}
