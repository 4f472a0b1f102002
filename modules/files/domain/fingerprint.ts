import { invariant } from '#kernel/result.ts';

/** Width and height of the grey picture from which a fingerprint is taken: nine columns give eight differences a row. */
export const FINGERPRINT_COLUMNS = 9;
export const FINGERPRINT_ROWS = 8;

/**
 * 相似阈值 · Of 64 bits, how many may differ between two versions of one photo: recompressing and shrinking change up to
 * about four, two photos of different places differ in twenty and more.
 */
export const SIMILAR_DISTANCE_MAX = 6;

/**
 * 照片指纹 · The difference hash: for each pixel of a tiny grey version, whether the next one to the right is darker.
 * It survives recompression, shrinking and small changes of light; it is no proof, only a reason to look.
 *
 * @unit grey: 72 values of 0–255, row by row
 * @returns 64 digits 0 or 1
 */
export function differenceHash(grey: ArrayLike<number>): string {
  invariant(grey.length === FINGERPRINT_COLUMNS * FINGERPRINT_ROWS, `a fingerprint is taken of 72 grey pixels, not ${grey.length}`);
  let bits = '';
  for (let row = 0; row < FINGERPRINT_ROWS; row += 1) {
    for (let column = 0; column < FINGERPRINT_COLUMNS - 1; column += 1) {
      const at = row * FINGERPRINT_COLUMNS + column;
      bits += (grey[at] as number) > (grey[at + 1] as number) ? '1' : '0';
    }
  }
  return bits;
}
