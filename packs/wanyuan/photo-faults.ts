import type { Rng } from '#kernel/rng.ts';
import { area, between, bicycle, box, disc, stroke } from './photo-shapes.ts';
import { bicycleRow, type SceneKind, sceneKindOf } from './photo-scenes.ts';

type Fault = (rng: Rng) => string;

const FAULTS: Readonly<Record<SceneKind, readonly Fault[]>> = {
  street: [litter, crookedBicycles, bags, posters, puddle],
  park: [litter, bags, puddle, tippedBicycle],
  river: [drift, litter, bags],
  works: [mud, rubble, bags],
  indoor: [boxes, litter, posters, puddle],
};

/** 问题 · What is wrong before and gone after; where bicycles stood about, they stand in line after. */
export function faultsOf(kind: 'before' | 'after', siteType: string, rng: Rng): string {
  const scene = sceneKindOf(siteType);
  const chosen = rng.sample(FAULTS[scene], 2);
  const drawn = chosen.map((fault) => fault(rng)).join('');
  if (kind === 'before') return drawn;
  return chosen.includes(crookedBicycles) ? bicycleRow(rng) : '';
}

function litter(rng: Rng): string {
  return Array.from({ length: 14 + rng.nextInt(10) }, () => {
    const [x, y, size] = [between(rng, 180, 1100), between(rng, 600, 800), between(rng, 9, 24)];
    const colour = rng.pick(['#f7f7f2', '#e4d9b0', '#c9423b', '#3f77b5', '#e9e4d6', '#58a05a']);
    return area([[x, y], [x + size, y - size * 0.4], [x + size * 1.3, y + size * 0.5], [x + size * 0.4, y + size * 0.7]], colour, 'stroke="#00000033"');
  }).join('');
}

function crookedBicycles(rng: Rng): string {
  return Array.from({ length: 5 }, (_, at) => bicycle(480 + at * 118 + between(rng, -34, 34), 660 + between(rng, -14, 70), 124, between(rng, -42, 42), between(rng, 0, 360))).join('');
}

function tippedBicycle(rng: Rng): string {
  return bicycle(between(rng, 420, 820), 730, 150, between(rng, 62, 80), between(rng, 0, 360));
}

function bags(rng: Rng): string {
  const [x, y] = [between(rng, 160, 820), between(rng, 660, 740)];
  return Array.from({ length: 4 + rng.nextInt(3) }, (_, at) => {
    const [left, radius] = [x + at * 58 + between(rng, -14, 14), between(rng, 34, 54)];
    const colour = rng.pick(['#2c2f33', '#3a3f45', '#b8b2a4', '#6b2e2a']);
    return disc(left, y, radius, colour) + area([[left - 10, y - radius + 4], [left + 10, y - radius + 4], [left + 16, y - radius - 20], [left - 14, y - radius - 18]], colour);
  }).join('');
}

function posters(rng: Rng): string {
  return Array.from({ length: 7 }, () => {
    const [x, y] = [between(rng, 120, 1060), between(rng, 330, 480)];
    return `<g transform="rotate(${between(rng, -16, 16).toFixed(1)} ${x.toFixed(0)} ${y.toFixed(0)})">${box(x, y, between(rng, 36, 60), between(rng, 48, 76), rng.pick(['#fff7d6', '#ffd9d6', '#e4f0ff']), 'stroke="#00000044"')}${box(x + 6, y + 10, 26, 5, '#c33')}${box(x + 6, y + 22, 22, 4, '#666')}</g>`;
  }).join('');
}

function puddle(rng: Rng): string {
  const [x, y] = [between(rng, 300, 900), between(rng, 690, 770)];
  return `<ellipse cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" rx="${between(rng, 120, 220).toFixed(0)}" ry="${between(rng, 22, 44).toFixed(0)}" fill="#4c5a60" fill-opacity="0.75"/><ellipse cx="${(x - 30).toFixed(0)}" cy="${(y - 8).toFixed(0)}" rx="60" ry="9" fill="#ffffff" fill-opacity="0.35"/>`;
}

function drift(rng: Rng): string {
  return Array.from({ length: 26 }, () => {
    const [x, y] = [between(rng, 200, 1000), between(rng, 690, 800)];
    return rng.nextFloat() < 0.5 ? disc(x, y, between(rng, 7, 15), '#f2f2ea', 'stroke="#00000022"') : stroke([[x, y], [x + between(rng, 20, 60), y + between(rng, -8, 8)]], '#7a6a45', 7);
  }).join('');
}

function mud(rng: Rng): string {
  const x = between(rng, 260, 700);
  return [0, 90].map((gap) => stroke([[x + gap, 600], [x + gap - 60, 700], [x + gap + 30, 820]], '#6d5234', 30)).join('');
}

function rubble(rng: Rng): string {
  const [x, y] = [between(rng, 200, 800), 700];
  return Array.from({ length: 26 }, () => {
    const [left, low, size] = [x + between(rng, -140, 180), y - between(rng, 0, 70), between(rng, 18, 44)];
    return area([[left, low], [left + size, low - size * 0.3], [left + size * 0.9, low + size * 0.6], [left + size * 0.2, low + size * 0.7]], rng.pick(['#9a8f80', '#b57a5b', '#7f7a72', '#a89b88']));
  }).join('');
}

function boxes(rng: Rng): string {
  return Array.from({ length: 5 }, (_, at) => {
    const [x, y] = [800 + (at % 3) * 96 + between(rng, -12, 12), 560 - Math.floor(at / 3) * 84];
    return box(x, y, 90, 82, '#c19a62', 'stroke="#8a6a3c" stroke-width="3"') + box(x, y + 34, 90, 10, '#a27d48');
  }).join('');
}
