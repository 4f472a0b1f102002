/**
 * 自然排序 · Orders codes the way a reader does: 'I-2' before 'I-10'. Digits compare as numbers of any
 * length, everything else by UTF-16 code unit; codes that differ only in leading zeros stay distinct.
 *
 * The order is the same on every machine, unlike a collation.
 *
 * @unit negative when the left code comes first
 */
export function compareNatural(left: string, right: string): number {
  const leftParts = left.match(/\d+|\D+/g) ?? [];
  const rightParts = right.match(/\d+|\D+/g) ?? [];
  for (const [at, leftPart] of leftParts.entries()) {
    const rightPart = rightParts[at];
    if (rightPart === undefined) return 1;
    const order = compareParts(leftPart, rightPart);
    if (order !== 0) return order;
  }
  if (leftParts.length < rightParts.length) return -1;
  return compareText(left, right);
}

function compareParts(left: string, right: string): number {
  if (!/^\d/.test(left) || !/^\d/.test(right)) return compareText(left, right);
  const leftNumber = left.replace(/^0+/, '');
  const rightNumber = right.replace(/^0+/, '');
  return leftNumber.length - rightNumber.length || compareText(leftNumber, rightNumber);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
