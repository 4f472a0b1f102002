/** 点位符号 · One shape for each tone, drawn in the theme's colours, so that a state is told by form as well. */
import { colours } from '../tokens.ts';
import type { ThemeName, Tone } from '../tokens.ts';

/** Pixels of a marker image before scaling; drawn at twice the size for dense screens. */
const SIZE = 34;
const SCALE = 2;
export const MARKER_PIXEL_RATIO = SCALE;

export const tones: readonly Tone[] = ['neutral', 'info', 'warn', 'danger', 'ok', 'held'];

/** Tones that are filled carry a light glyph, hollow ones a dark glyph. */
export const hollowTones: readonly Tone[] = ['neutral', 'held'];

function trace(path: Path2D, points: readonly (readonly [number, number])[]): Path2D {
  points.forEach(([x, y], at) => (at === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
  path.closePath();
  return path;
}

function shapeOf(tone: Tone): Path2D {
  const middle = SIZE / 2;
  const path = new Path2D();
  if (tone === 'danger') return trace(path, [[middle, 1.5], [SIZE - 1.5, middle], [middle, SIZE - 1.5], [1.5, middle]]);
  if (tone === 'warn') {
    const reach = middle - 2;
    return trace(path, Array.from({ length: 6 }, (_, at) => [middle + reach * Math.sin((at * Math.PI) / 3), middle - reach * Math.cos((at * Math.PI) / 3)] as const));
  }
  if (tone === 'info' || tone === 'held') {
    path.roundRect(4.5, 4.5, SIZE - 9, SIZE - 9, 5);
    return path;
  }
  path.arc(middle, middle, middle - 4, 0, 2 * Math.PI);
  return path;
}

/** 绘制符号 · The image of a tone, ready for `map.addImage`. */
export function markerImage(tone: Tone, theme: ThemeName): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE * SCALE;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser draws no canvas');
  const c = colours[theme];
  const shape = shapeOf(tone);
  context.scale(SCALE, SCALE);
  context.lineJoin = 'round';
  context.strokeStyle = c.raised;
  context.lineWidth = 3.5;
  context.stroke(shape);
  const hollow = hollowTones.includes(tone);
  context.fillStyle = hollow ? c.raised : c[tone];
  context.fill(shape);
  if (hollow) {
    context.strokeStyle = c[tone];
    context.lineWidth = 1.75;
    if (tone === 'held') context.setLineDash([3.5, 2.5]);
    context.stroke(shape);
  }
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
