/** 演示城市 · A made-up river town for the design page: five zones, a grid of streets, and as many sites as wanted. */
import type { Feature, FeatureCollection, LineString, MultiPolygon, Polygon, Position } from 'geojson';
import { createRng } from '#kernel/rng.ts';
import type { MapBase, MapGrid, MapSite, MapZone } from '../map/index.tsx';
import type { Tone } from '../tokens.ts';

const WEST = 104.5;
const SOUTH = 35.2;
const WIDTH = 0.12;
const HEIGHT = 0.085;
const COLUMNS = 5;
const GRID_ROWS = 4;

/** A point by shares of the town's width and height, pushed about a little so that nothing is ruled with a ruler. */
function at(x: number, y: number): Position {
  const bend = 0.03 * Math.sin(5 * y + 1.3) + 0.02 * Math.sin(9 * x);
  return [WEST + WIDTH * (x + bend * 0.6), SOUTH + HEIGHT * (y + 0.045 * Math.sin(4.2 * x + 0.7))];
}

function edge(from: readonly [number, number], to: readonly [number, number]): Position[] {
  return Array.from({ length: 12 }, (_, step) => at(from[0] + ((to[0] - from[0]) * step) / 12, from[1] + ((to[1] - from[1]) * step) / 12));
}

function block(x0: number, y0: number, x1: number, y1: number): Polygon {
  const ring = [...edge([x0, y0], [x1, y0]), ...edge([x1, y0], [x1, y1]), ...edge([x1, y1], [x0, y1]), ...edge([x0, y1], [x0, y0])];
  return { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] };
}

function collection<G extends Polygon | MultiPolygon | LineString>(features: Feature<G>[]): FeatureCollection<G> {
  return { type: 'FeatureCollection', features };
}

function line(points: Position[], properties: Record<string, unknown>): Feature<LineString> {
  return { type: 'Feature', geometry: { type: 'LineString', coordinates: points }, properties };
}

function roads(): Feature<LineString>[] {
  const result: Feature<LineString>[] = [];
  for (let row = 1; row < 8; row += 1) result.push(line(edge([0.02, row / 8], [0.98, row / 8]), { rank: row % 4 === 0 ? 1 : row % 2 === 0 ? 2 : 3, ...(row % 2 === 0 ? { name: `演示${['', '', '一', '', '二', '', '三'][row] ?? ''}路` } : {}) }));
  for (let column = 1; column < 12; column += 1) result.push(line(edge([column / 12, 0.02], [column / 12, 0.98]), { rank: column % 6 === 0 ? 1 : column % 3 === 0 ? 2 : 3 }));
  return result;
}

/** 演示底图 */
export const demoBase: MapBase = {
  boundary: collection<Polygon | MultiPolygon>([{ type: 'Feature', geometry: block(0, 0, 1, 1), properties: {} }]),
  water: collection<Polygon | MultiPolygon | LineString>([line(Array.from({ length: 40 }, (_, step) => at(-0.05 + (1.1 * step) / 39, 0.46 + 0.13 * Math.sin(step / 5))), {})]) as NonNullable<MapBase['water']>,
  greens: collection<Polygon | MultiPolygon>([block(0.1, 0.66, 0.21, 0.84), block(0.68, 0.12, 0.82, 0.26), block(0.45, 0.8, 0.56, 0.9)].map((geometry) => ({ type: 'Feature', geometry, properties: {} }))),
  roads: collection(roads()) as NonNullable<MapBase['roads']>,
};

const zoneNames = ['东片区', '西片区', '中心片区', '城北片区', '滨河片区'];
const zoneBoxes = [[0.6, 0.44, 1, 1], [0, 0.44, 0.3, 1], [0.3, 0.44, 0.6, 1], [0.4, 0, 1, 0.44], [0, 0, 0.4, 0.44]] as const;

/** 演示片区 · With their share of checks met. */
export const demoZones: readonly (MapZone & { readonly numerator: number; readonly denominator: number })[] = zoneBoxes.map(([x0, y0, x1, y1], index) => {
  const [numerator, denominator] = [[817, 1166], [1102, 1240], [1391, 1502], [640, 901], [955, 1033]][index] as [number, number];
  return { id: `zone-${index}`, name: zoneNames[index] ?? '', geometry: block(x0, y0, x1, y1), shade: (numerator / denominator - 0.65) / 0.3, figure: `${((100 * numerator) / denominator).toFixed(1)}%`, numerator, denominator };
});

/** 演示网格 */
export const demoGrids: readonly MapGrid[] = Array.from({ length: COLUMNS * GRID_ROWS }, (_, index) => {
  const [x, y] = [index % COLUMNS, Math.floor(index / COLUMNS)];
  return { id: `grid-${index}`, name: `网格 ${index + 1}`, geometry: block(x / COLUMNS, y / GRID_ROWS, (x + 1) / COLUMNS, (y + 1) / GRID_ROWS) };
});

const types = [['街', '主次干道'], ['巷', '背街小巷'], ['市', '农贸市场'], ['园', '公园广场'], ['校', '学校周边'], ['社', '社区'], ['商', '商场超市'], ['餐', '餐饮店'], ['工', '建筑工地'], ['厕', '公共卫生间']] as const;
const states: readonly (readonly [Tone, string])[] = [['ok', '达标'], ['neutral', '未抽查'], ['info', '整改中'], ['warn', '今日到期'], ['danger', '已超期'], ['held', '挂账']];
const weights = [0.5, 0.78, 0.88, 0.93, 0.98, 1];

/** 演示点位 · The same count gives the same sites. */
export function demoSites(count: number): MapSite[] {
  const rng = createRng('design page');
  const share = rng.nextFloat;
  return Array.from({ length: count }, (_, index) => {
    const [longitude = 0, latitude = 0] = at(0.02 + 0.96 * share(), 0.02 + 0.96 * share());
    const [glyph, type] = types[Math.floor(share() * types.length)] ?? types[0];
    const roll = share();
    const [tone, state] = states[weights.findIndex((weight) => roll < weight)] ?? ['ok', '达标'];
    return { id: `site-${index}`, name: `${type} ${index + 1} 号`, longitude, latitude, glyph, tone, detail: `${type} · ${state}` };
  });
}
