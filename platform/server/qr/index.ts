/** 二维码 · An address as squares, for paper. */
import { encode } from 'uqr';

export interface QrCode { readonly size: number; readonly path: string }

/** Level M stays readable with a seventh of it soiled. One run of dark squares is one stroke of the outline. */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: 0 });
  const strokes: string[] = [];
  for (const [y, row] of data.entries()) {
    let start = -1;
    for (let x = 0; x <= size; x += 1) {
      if (row[x] === true && start < 0) start = x;
      if (row[x] !== true && start >= 0) { strokes.push(`M${start} ${y}h${x - start}v1h-${x - start}z`); start = -1; }
    }
  }
  return { size, path: strokes.join('') };
}

/** With the quiet border that readers need. @unit four squares a side */
export function qrSvg({ size, path }: QrCode): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 ${size + 8} ${size + 8}" shape-rendering="crispEdges"><rect x="-4" y="-4" width="${size + 8}" height="${size + 8}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}
