import type { Rng } from '#kernel/rng.ts';

/** 形状 · The few shapes a scene is put together from; all answer SVG text. */
export function box(x: number, y: number, width: number, height: number, fill: string, more = ''): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}" ${more}/>`;
}

export function disc(x: number, y: number, radius: number, fill: string, more = ''): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${fill}" ${more}/>`;
}

export function area(points: readonly (readonly [number, number])[], fill: string, more = ''): string {
  return `<polygon points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}" fill="${fill}" ${more}/>`;
}

export function stroke(points: readonly (readonly [number, number])[], colour: string, width: number): string {
  return `<polyline points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`;
}

export function tree(x: number, ground: number, size: number, hue: number): string {
  const leaf = `hsl(${hue} 38% 40%)`;
  return [
    box(x - size * 0.06, ground - size * 0.7, size * 0.12, size * 0.7, '#6f5947'),
    disc(x, ground - size * 0.95, size * 0.36, leaf),
    disc(x - size * 0.24, ground - size * 0.8, size * 0.26, leaf),
    disc(x + size * 0.24, ground - size * 0.82, size * 0.27, `hsl(${hue} 36% 45%)`),
  ].join('');
}

export function bicycle(x: number, ground: number, size: number, tilt: number, hue: number): string {
  const [left, right, axle] = [x - size * 0.42, x + size * 0.42, ground - size * 0.26];
  const wheel = (at: number): string => `<circle cx="${round(at)}" cy="${round(axle)}" r="${round(size * 0.25)}" fill="none" stroke="#30353a" stroke-width="5"/>`;
  const frame = `hsl(${hue} 62% 45%)`;
  return `<g transform="rotate(${round(tilt)} ${round(x)} ${round(ground)})">${wheel(left)}${wheel(right)}${stroke(
    [[left, axle], [x - size * 0.08, ground - size * 0.6], [x + size * 0.24, ground - size * 0.6], [right, axle], [x, axle], [x - size * 0.08, ground - size * 0.6]],
    frame, 6,
  )}${stroke([[x + size * 0.24, ground - size * 0.6], [x + size * 0.2, ground - size * 0.82], [x + size * 0.34, ground - size * 0.84]], '#30353a', 5)}${stroke(
    [[x - size * 0.16, ground - size * 0.7], [x, ground - size * 0.7]], '#30353a', 8,
  )}</g>`;
}

export function bin(x: number, ground: number, size: number, hue: number): string {
  return [
    area([[x - size * 0.3, ground], [x + size * 0.3, ground], [x + size * 0.36, ground - size * 0.8], [x - size * 0.36, ground - size * 0.8]], `hsl(${hue} 45% 38%)`),
    box(x - size * 0.4, ground - size * 0.92, size * 0.8, size * 0.13, `hsl(${hue} 45% 30%)`, 'rx="6"'),
    disc(x, ground - size * 0.4, size * 0.13, '#ffffff55'),
  ].join('');
}

export function between(rng: Rng, low: number, high: number): number {
  return low + rng.nextFloat() * (high - low);
}

function round(value: number): string {
  return value.toFixed(1);
}
