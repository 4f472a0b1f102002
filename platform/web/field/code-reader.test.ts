import { decodeQR } from 'qr/decode.js';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';

const PIXELS_A_SQUARE = 6;
const BORDER = 4;

/** What a lens sees of a code that we print: dark squares on white. */
function pictureOf(text: string): { width: number; height: number; data: Uint8ClampedArray } {
  const code = encode(text, { ecc: 'M', border: BORDER });
  const side = code.size * PIXELS_A_SQUARE;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (code.data[Math.floor(y / PIXELS_A_SQUARE)]?.[Math.floor(x / PIXELS_A_SQUARE)] === true) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { width: side, height: side, data };
}

describe('the reader that comes with the app', () => {
  it.each(['0123456789ABCDEF', 'https://lianchuang.example/public/city/care/letters/9XK2M4PQRS'])('reads the squares that this program prints: %s', (text) => {
    expect(decodeQR(pictureOf(text))).toBe(text);
  });
});
