/**
 * The map with 10,000 sites, as somebody looks around on it: a scratch programme of 6 zones, 240 grids and 10,000 sites comes
 * in by the imports of the product, the map page opens in Chromium, and for ten seconds it is dragged and zoomed by the mouse.
 * Every frame is timed by requestAnimationFrame; work of 50 ms and more on the page's thread is counted apart. The floor is the
 * same page without a site. A machine without a graphics card draws by its processor (software GL), so frames there say how
 * much is drawn, not how a desk feels.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { createClient, routeOf } from '#platform/contract/index.ts';
import type { Client } from '#platform/contract/index.ts';
import { readTask } from '#platform/contract/tasks.ts';
import type { ImportAnswer } from '#platform/contract/tasks.ts';
import { importEdition, sampleEdition, setEditionState } from '#modules/frameworks/contract/index.ts';
import { assignRole, createLogin, createPerson, signIn } from '#modules/people/contract/index.ts';
import { createProgramme, importPlaces, importSites, listSiteTypes, mapSites } from '#modules/places/contract/index.ts';
import { launchBrowser } from '../tools/stage/browser.ts';
import { startEmptyServer } from '../tools/stage/demo-server.ts';
import type { Line } from './lib/report.ts';

const SITES = 10_000;
const ZONE_COLUMNS = 3;
const ZONE_ROWS = 2;
const GRIDS_A_SIDE = { columns: 8, rows: 5 };
const WEST = 108;
const SOUTH = 32;
const ZONE_DEGREES = 0.08;
const CORNERS_A_SIDE = 12;
/** Bent sides leave slivers between grids and along the rim. */
const MARGIN = 0.001;
const LOOK_SECONDS = 10;
const VIEWPORT = { width: 1440, height: 900 };
const OFFICE = { username: 'bench.office', password: 'Bench-office-2026' };

/** A box whose sides bend, so that a boundary has as many corners as one from a survey. */
function bentBox(west: number, south: number, east: number, north: number): object {
  const side = (fromX: number, fromY: number, toX: number, toY: number): number[][] => Array.from({ length: CORNERS_A_SIDE }, (_, at) => {
    const share = at / CORNERS_A_SIDE;
    const bend = Math.sin((fromX + fromY + (toX + toY - fromX - fromY) * share) * 9_000) * 2e-4 * (at === 0 ? 0 : 1);
    return [fromX + (toX - fromX) * share + (fromX === toX ? bend : 0), fromY + (toY - fromY) * share + (fromY === toY ? bend : 0)];
  });
  const ring = [...side(west, south, east, south), ...side(east, south, east, north), ...side(east, north, west, north), ...side(west, north, west, south)];
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
}

function placesFile(): Uint8Array {
  const features: object[] = [];
  for (let z = 0; z < ZONE_COLUMNS * ZONE_ROWS; z += 1) {
    const west = WEST + (z % ZONE_COLUMNS) * ZONE_DEGREES;
    const south = SOUTH + Math.floor(z / ZONE_COLUMNS) * ZONE_DEGREES;
    features.push({ type: 'Feature', geometry: bentBox(west, south, west + ZONE_DEGREES, south + ZONE_DEGREES), properties: { 区域编码: `Z${z}`, 区域名称: `第${z + 1}片区`, 区域类别: '片区', 上级区域编码: '511700' } });
    const { columns, rows } = GRIDS_A_SIDE;
    for (let g = 0; g < columns * rows; g += 1) {
      const x = west + (g % columns) * (ZONE_DEGREES / columns);
      const y = south + Math.floor(g / columns) * (ZONE_DEGREES / rows);
      features.push({ type: 'Feature', geometry: bentBox(x, y, x + ZONE_DEGREES / columns, y + ZONE_DEGREES / rows), properties: { 区域编码: `Z${z}-G${g}`, 区域名称: `${z + 1}-${g + 1}网格`, 区域类别: '网格', 上级区域编码: `Z${z}` } });
    }
  }
  return new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
}

function sitesFile(types: readonly string[]): Uint8Array {
  const lines = ['点位编码,点位名称,点位类型,经度,纬度'];
  // Golden-ratio steps spread evenly without a lattice, the same on every run.
  for (let at = 0; at < SITES; at += 1) lines.push(`S${at},示例点位${at + 1}号,${types[at % types.length]},${(WEST + MARGIN + ((0.5 + at * 0.618034) % 1) * (ZONE_DEGREES * ZONE_COLUMNS - 2 * MARGIN)).toFixed(6)},${(SOUTH + MARGIN + ((0.5 + at * 0.754878) % 1) * (ZONE_DEGREES * ZONE_ROWS - 2 * MARGIN)).toFixed(6)}`);
  return new TextEncoder().encode(lines.join('\n'));
}

function clientFor(baseUrl: string, token?: string): Client {
  return createClient({
    baseUrl, programme: 'bench', newKey: randomUUID, fetch: (address, init) => fetch(address, init as RequestInit), ...(token === undefined ? {} : { token }),
    form: (file, fields) => {
      const form = new FormData();
      form.append('fields', fields);
      form.append('file', new Blob([file.body as Uint8Array<ArrayBuffer>]), file.fileName);
      return form;
    },
  });
}

async function written(client: Client, answer: ImportAnswer): Promise<void> {
  let { report } = answer;
  while (report === null) {
    await sleep(200);
    const task = await client.call(readTask, { taskId: answer.taskId });
    if (task.state === 'failed' || task.state === 'cancelled') throw new Error(`the import ended as ${task.state}`);
    report = task.report;
  }
  if (report.badRowCount > report.totalRows / 100 || report.outcome !== 'written') throw new Error(`the import was not clean: ${JSON.stringify(report.badRows.slice(0, 3))}`);
}

/** Programme, office, standard, boundaries and sites. */
async function prepare(baseUrl: string, firstPassword: string): Promise<void> {
  const enter = async (username: string, password: string): Promise<Client> => clientFor(baseUrl, (await clientFor(baseUrl).call(signIn, { username, password }, { headers: { 'x-session-token': 'body' } })).token);
  const admin = await enter('admin', firstPassword);
  await admin.call(createProgramme, { code: 'bench', nameZh: '测量用项目', nameEn: 'Bench', cityCode: '511700', administratorName: '测量' });
  const { id } = await admin.call(createPerson, { code: 'office', name: '测量员' });
  await admin.call(assignRole, { personId: id, roleCode: 'programmeOffice', anchor: { kind: 'programme' } });
  await admin.call(createLogin, { personId: id, ...OFFICE });
  const office = await enter(OFFICE.username, OFFICE.password);
  const edition = await office.call(importEdition, { file: await office.call(sampleEdition, {}), mode: 'import' });
  await office.call(setEditionState, { editionId: edition.editionId ?? '', state: 'inForce' });
  await written(office, await office.call(importPlaces, { file: { fileName: 'places.geojson', body: placesFile() }, mode: 'all' }));
  const types = (await office.call(listSiteTypes, {})).rows.filter((type) => type.geometry === 'point').map((type) => type.nameZh);
  await written(office, await office.call(importSites, { file: { fileName: 'sites.csv', body: sitesFile(types) }, mode: 'good' }));
}

const WATCH = `(() => {
  window.benchFrames = []; window.benchTasks = [];
  let before = performance.now();
  const frame = (now) => { window.benchFrames.push(now - before); before = now; requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.benchTasks.push(entry.duration); }).observe({ type: 'longtask' });
})()`;

/** Drags to and fro, and zooms in two steps and out again. */
async function lookAround(page: Page): Promise<void> {
  const box = await page.locator('.maplibregl-canvas').boundingBox();
  if (box === null) throw new Error('there is no map');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const until = performance.now() + LOOK_SECONDS * 1_000;
  for (let step = 0; performance.now() < until; step += 1) {
    await page.mouse.move(x, y);
    await page.mouse.down();
    const turn = step % 4;
    for (let at = 1; at <= 20; at += 1) await page.mouse.move(x + (turn < 2 ? 1 : -1) * at * 12, y + (turn % 2 === 0 ? 1 : -1) * at * 6);
    await page.mouse.up();
    await page.mouse.wheel(0, step % 6 < 3 ? -240 : 240);
    await sleep(120);
  }
}

interface Reading { readonly frames: readonly number[]; readonly tasks: readonly number[]; readonly renderer: string; readonly open_ms: number }

/** One visit to the map, with all sites or, for the floor, with none: the same boundaries, the same gestures. */
async function visit(browser: Browser, baseUrl: string, withSites: boolean): Promise<Reading> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'zh-CN', baseURL: baseUrl, serviceWorkers: 'block' });
  const page = await context.newPage();
  await context.request.post('/api/session', { headers: { 'idempotency-key': randomUUID() }, data: OFFICE });
  let emptied = 0;
  if (!withSites) await page.route(`**${routeOf(mapSites).replace(':programme', 'bench')}*`, (route) => { emptied += 1; return route.fulfill({ json: { sites: [], truncated: false } }); });
  const opened = performance.now();
  await page.goto('/p/bench/map');
  await page.locator('.maplibregl-canvas').waitFor({ timeout: 60_000 });
  await page.waitForLoadState('networkidle', { timeout: 60_000 });
  const open_ms = performance.now() - opened;
  if (!withSites && emptied === 0) throw new Error('the floor was measured with the sites on it');
  await sleep(2_000);
  await page.evaluate(WATCH);
  await lookAround(page);
  const seen = await page.evaluate(`({ frames: window.benchFrames.slice(1), tasks: window.benchTasks, renderer: (() => { const gl = document.createElement('canvas').getContext('webgl2'); const info = gl?.getExtension('WEBGL_debug_renderer_info'); return info ? gl.getParameter(info.UNMASKED_RENDERER_WEBGL) : 'unknown'; })() })`) as Omit<Reading, 'open_ms'>;
  if (withSites && process.env['BENCH_SHOT'] !== undefined) await page.screenshot({ path: process.env['BENCH_SHOT'] });
  await context.close();
  return { ...seen, open_ms };
}

/** @unit milliseconds */
function frameAt(reading: Reading, share: number): number {
  const frames = reading.frames.toSorted((a, b) => a - b);
  return frames[Math.min(frames.length - 1, Math.floor(frames.length * share))] ?? 0;
}

const framesText = (reading: Reading): string => `p50 ${frameAt(reading, 0.5).toFixed(0)} ms, p95 ${frameAt(reading, 0.95).toFixed(0)} ms, longest ${frameAt(reading, 1).toFixed(0)} ms, ${reading.frames.length} frames`;
const tasksText = ({ tasks }: Reading): string => `${tasks.length} times, ${tasks.reduce((sum, each) => sum + each, 0).toFixed(0)} ms in all, longest ${Math.max(0, ...tasks).toFixed(0)} ms`;

export async function benchMap(): Promise<Line[]> {
  const server = await startEmptyServer();
  const browser = await launchBrowser();
  try {
    await sleep(1_000);
    await prepare(server.baseUrl, /初始密码 password: (\S+)/.exec(server.printed())?.[1] ?? '');
    const bare = await visit(browser, server.baseUrl, false);
    const full = await visit(browser, server.baseUrl, true);
    return [
      {
        name: `map of ${SITES.toLocaleString('en')} sites, ${LOOK_SECONDS} s of dragging and zooming, time of a frame`, value: framesText(full), floor: `${framesText(bare)}, without any site`,
        ratio: frameAt(bare, 0.5) / Math.max(1, frameAt(full, 0.5)), bar: '–', met: true, note: full.renderer,
      },
      { name: 'meanwhile, work of 50 ms and more on the page’s thread', value: tasksText(full), floor: tasksText(bare), bar: '–', met: true, note: 'drawing included where the processor draws' },
      { name: 'the map page until nothing is on the way', value: `${(full.open_ms / 1_000).toFixed(1)} s`, floor: `${(bare.open_ms / 1_000).toFixed(1)} s, without any site`, bar: '–', met: true },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}
