import type { Rng } from '#kernel/rng.ts';
import { area, bicycle, between, bin, box, disc, stroke, tree } from './photo-shapes.ts';

const WIDE = { from: -60, to: 1320 } as const;
const GROUND = 560;
const BOTTOM = 980;

/** 场景种类 · What kind of place a site type is drawn as. */
export type SceneKind = 'street' | 'indoor' | 'park' | 'river' | 'works';

const SCENE_KINDS: Readonly<Record<string, SceneKind>> = {
  'main-street': 'street', 'back-lane': 'street', crossroads: 'street', 'school-surroundings': 'street', 'urban-rural-fringe': 'street',
  'residential-compound': 'street', market: 'street', 'square-park': 'park', 'scenic-spot': 'park', 'outer-village': 'park', school: 'park',
  'river-channel': 'river', 'building-site': 'works',
};

export function sceneKindOf(siteType: string): SceneKind {
  return SCENE_KINDS[siteType] ?? 'indoor';
}

/** 场景 · The place without its faults. */
export function sceneOf(siteType: string, place: Rng): string {
  switch (sceneKindOf(siteType)) {
    case 'indoor':
      return room(place);
    case 'park':
      return sky(place) + hills(place) + lawn(place);
    case 'river':
      return sky(place) + hills(place) + water(place);
    case 'works':
      return sky(place) + houses(place, 3) + hoarding(place);
    default:
      return sky(place) + houses(place, 5) + road(place);
  }
}

function sky(rng: Rng): string {
  const hue = between(rng, 196, 218);
  const light = between(rng, 78, 90);
  const clouds = Array.from({ length: 4 }, () => {
    const [x, y, r] = [between(rng, 0, 1200), between(rng, 40, 220), between(rng, 26, 60)];
    return disc(x, y, r, '#ffffffaa') + disc(x + r, y + 8, r * 0.8, '#ffffffaa') + disc(x - r, y + 10, r * 0.7, '#ffffffaa');
  });
  return box(WIDE.from, -60, WIDE.to - WIDE.from, GROUND + 120, `hsl(${hue.toFixed(0)} 48% ${light.toFixed(0)}%)`) + clouds.join('');
}

function hills(rng: Rng): string {
  return [0.62, 0.8].map((level, at) => {
    const points: [number, number][] = [[WIDE.from, GROUND + 20]];
    for (let x = WIDE.from; x <= WIDE.to; x += 115) points.push([x, GROUND * level - between(rng, 0, 110)]);
    points.push([WIDE.to, GROUND + 20]);
    return area(points, `hsl(${(120 + at * 12).toFixed(0)} ${24 + at * 8}% ${58 - at * 10}%)`);
  }).join('');
}

function houses(rng: Rng, count: number): string {
  const width = (WIDE.to - WIDE.from) / count;
  return Array.from({ length: count }, (_, at) => {
    const x = WIDE.from + at * width;
    const height = between(rng, 250, 470);
    const wall = `hsl(${between(rng, 18, 48).toFixed(0)} ${between(rng, 12, 34).toFixed(0)}% ${between(rng, 62, 82).toFixed(0)}%)`;
    const floors = Math.floor((height - 130) / 78);
    const windows = Array.from({ length: floors * 4 }, (__, place) => {
      const lit = rng.nextFloat() < 0.2 ? '#f4e3b2' : '#6d8796';
      return box(x + 22 + (place % 4) * ((width - 44) / 4), GROUND - height + 26 + Math.floor(place / 4) * 78, (width - 44) / 4 - 18, 46, lit);
    });
    const sign = `hsl(${between(rng, 0, 360).toFixed(0)} 52% 42%)`;
    const shop = box(x + 14, GROUND - 130, width - 28, 34, sign) + box(x + 22, GROUND - 92, (width - 44) * 0.62, 92, '#4d5b63') + box(x + 30 + (width - 44) * 0.66, GROUND - 92, (width - 44) * 0.26, 92, '#7b5a41');
    return box(x, GROUND - height, width - 4, height, wall) + windows.join('') + shop;
  }).join('');
}

function road(rng: Rng): string {
  const curb = between(rng, 660, 700);
  const tiles = Array.from({ length: 15 }, (_, at) => stroke([[WIDE.from + at * 95, GROUND], [WIDE.from + at * 95 - 26, curb]], '#b9b4ab', 2));
  const dashes = Array.from({ length: 6 }, (_, at) => box(at * 240 - 40, curb + 120, 130, 12, '#f3efe2'));
  const tactile = box(WIDE.from, GROUND + 42, WIDE.to - WIDE.from, 22, '#d8b64a');
  const trees = Array.from({ length: 3 }, (_, at) => tree(170 + at * 420 + between(rng, -70, 70), GROUND + 34, between(rng, 190, 250), between(rng, 92, 128)));
  const display = between(rng, 560, 900);
  const board = box(display, GROUND - 150, 190, 120, '#b3362b') + box(display + 12, GROUND - 138, 166, 96, '#f7e9c8') + box(display + 90, GROUND - 30, 10, 60, '#6d6d6d');
  return [
    box(WIDE.from, GROUND, WIDE.to - WIDE.from, curb - GROUND, '#cfcabf'), ...tiles, tactile,
    box(WIDE.from, curb, WIDE.to - WIDE.from, 12, '#efece4'), box(WIDE.from, curb + 12, WIDE.to - WIDE.from, BOTTOM - curb, '#6a6f73'),
    ...dashes, board, ...trees, bin(between(rng, 60, 160), GROUND + 70, 110, between(rng, 90, 210)),
  ].join('');
}

function lawn(rng: Rng): string {
  const path = between(rng, 420, 760);
  const trees = Array.from({ length: 5 }, (_, at) => tree(80 + at * 250 + between(rng, -60, 60), GROUND + between(rng, 10, 60), between(rng, 150, 260), between(rng, 88, 132)));
  const bench = between(rng, 180, 900);
  return [
    box(WIDE.from, GROUND, WIDE.to - WIDE.from, BOTTOM - GROUND, `hsl(${between(rng, 86, 112).toFixed(0)} 34% 52%)`),
    area([[path, GROUND], [path + 90, GROUND], [path + 420, BOTTOM], [path - 260, BOTTOM]], '#d9d2c3'),
    ...trees, box(bench, GROUND + 66, 170, 14, '#8a6445'), box(bench, GROUND + 40, 170, 12, '#8a6445'),
    box(bench + 14, GROUND + 80, 10, 34, '#4b4b4b'), box(bench + 146, GROUND + 80, 10, 34, '#4b4b4b'), bin(bench + 230, GROUND + 110, 84, 130),
  ].join('');
}

function water(rng: Rng): string {
  const bank = between(rng, 590, 640);
  const ripples = Array.from({ length: 16 }, () => {
    const [x, y] = [between(rng, 0, 1200), between(rng, bank + 60, 820)];
    return stroke([[x, y], [x + between(rng, 40, 130), y]], '#ffffff66', 3);
  });
  const posts = Array.from({ length: 12 }, (_, at) => box(at * 110 - 20, bank - 76, 10, 76, '#e6e6e6'));
  return [
    box(WIDE.from, GROUND - 20, WIDE.to - WIDE.from, bank - GROUND + 40, '#c8c3b6'),
    box(WIDE.from, bank, WIDE.to - WIDE.from, 40, '#8f8b80'), box(WIDE.from, bank + 40, WIDE.to - WIDE.from, BOTTOM - bank, `hsl(${between(rng, 182, 206).toFixed(0)} 34% 54%)`),
    ...ripples, ...posts, box(WIDE.from, bank - 70, WIDE.to - WIDE.from, 9, '#f2f2f2'), box(WIDE.from, bank - 40, WIDE.to - WIDE.from, 7, '#f2f2f2'),
    tree(between(rng, 60, 380), bank - 60, 210, 110), tree(between(rng, 700, 1100), bank - 60, 230, 118),
  ].join('');
}

function hoarding(rng: Rng): string {
  const hue = between(rng, 140, 215);
  const panels = Array.from({ length: 7 }, (_, at) => box(WIDE.from + at * 200, 390, 196, 200, `hsl(${hue.toFixed(0)} 38% ${at % 2 === 0 ? 46 : 50}%)`));
  const crane = between(rng, 200, 900);
  return [
    stroke([[crane, 400], [crane, 70], [crane + 330, 70]], '#d9a52b', 12), stroke([[crane, 120], [crane + 150, 70]], '#d9a52b', 6), stroke([[crane + 280, 70], [crane + 280, 190]], '#555', 3),
    ...panels, box(WIDE.from + 410, 430, 180, 110, '#f7e9c8'), box(WIDE.from + 430, 455, 140, 12, '#b3362b'), box(WIDE.from + 430, 485, 140, 10, '#8a8a8a'),
    box(WIDE.from, 590, WIDE.to - WIDE.from, BOTTOM - 590, '#a8a094'),
  ].join('');
}

function room(rng: Rng): string {
  const wall = `hsl(${between(rng, 30, 60).toFixed(0)} ${between(rng, 14, 30).toFixed(0)}% ${between(rng, 82, 90).toFixed(0)}%)`;
  const tiles = Array.from({ length: 15 }, (_, at) => stroke([[at * 95 - 60, GROUND], [at * 150 - 420, BOTTOM]], '#bdb7ab', 2));
  const lamps = Array.from({ length: 3 }, (_, at) => box(170 + at * 340 + between(rng, -40, 40), 24, 170, 16, '#fffdf0'));
  const counter = between(rng, 140, 380);
  const door = between(rng, 900, 1010);
  const chairs = Array.from({ length: 3 }, (_, at) => box(counter + 40 + at * 170, GROUND + 60, 96, 14, '#4e6d8a') + box(counter + 40 + at * 170, GROUND - 4, 96, 46, '#5b7c9b') + box(counter + 50 + at * 170, GROUND + 74, 8, 46, '#444') + box(counter + 118 + at * 170, GROUND + 74, 8, 46, '#444'));
  return [
    box(WIDE.from, -60, WIDE.to - WIDE.from, GROUND + 60, wall), ...lamps,
    box(WIDE.from, GROUND, WIDE.to - WIDE.from, BOTTOM - GROUND, '#d8d2c6'), ...tiles,
    box(counter, GROUND - 170, 460, 150, `hsl(${between(rng, 10, 40).toFixed(0)} 36% 48%)`), box(counter - 14, GROUND - 186, 488, 22, '#efe7d8'),
    box(counter + 40, 150, 150, 190, '#ffffff'), box(counter + 54, 168, 122, 16, '#b3362b'), box(counter + 54, 200, 122, 8, '#9a9a9a'), box(counter + 54, 222, 122, 8, '#9a9a9a'), box(counter + 54, 244, 90, 8, '#9a9a9a'),
    box(door, GROUND - 330, 190, 330, '#8ea3ad'), box(door + 10, GROUND - 320, 170, 320, '#bcd0d8'), box(door + 40, GROUND - 376, 110, 34, '#2f8f5b'), ...chairs,
  ].join('');
}

/** A tidy row of bicycles, for pictures taken after. */
export function bicycleRow(rng: Rng): string {
  const start = between(rng, 520, 640);
  return Array.from({ length: 5 }, (_, at) => bicycle(start + at * 96, 668, 120, 0, between(rng, 0, 360))).join('');
}
