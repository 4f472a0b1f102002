import { createRng, type Rng } from '#kernel/rng.ts';
import { faultsOf } from './photo-faults.ts';
import { sceneOf } from './photo-scenes.ts';

const PHOTO_WIDTH = 1200;
const PHOTO_HEIGHT = 900;

/**
 * 演示合成图 · A drawn scene that stands for a photo, marked as such. Before and after of one seed show the same
 * place; the faults are there before and gone after.
 *
 * @unit SVG text, 1200 × 900
 */
export function syntheticPhotoSvg(kind: 'before' | 'after', siteType: string, seed: string): string {
  const moment = createRng(`photo/${siteType}/${seed}/${kind}`);
  const scene = sceneOf(siteType, createRng(`photo/${siteType}/${seed}`));
  const faults = faultsOf(kind, siteType, createRng(`photo/${siteType}/${seed}/faults`));
  // Two pictures of one place are never taken from quite the same spot.
  const shift = `translate(${px(moment, 26)} ${px(moment, 12)}) scale(${(1.04 + moment.nextFloat() * 0.04).toFixed(3)})`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${PHOTO_WIDTH}" height="${PHOTO_HEIGHT}" viewBox="0 0 ${PHOTO_WIDTH} ${PHOTO_HEIGHT}">`,
    `<rect width="${PHOTO_WIDTH}" height="${PHOTO_HEIGHT}" fill="#dfe6ea"/>`,
    `<g transform="${shift}">${scene}${faults}</g>`,
    markOf(kind, seed),
    '</svg>',
  ].join('');
}

function markOf(kind: 'before' | 'after', seed: string): string {
  const font = 'font-family="Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, SimHei, sans-serif"';
  const stage = kind === 'before' ? '整改前' : '整改后';
  return [
    `<rect x="0" y="828" width="${PHOTO_WIDTH}" height="72" fill="#10202b" fill-opacity="0.72"/>`,
    `<text x="28" y="876" ${font} font-size="36" fill="#fff">演示合成图 DEMO · ${stage}</text>`,
    `<text x="${PHOTO_WIDTH - 28}" y="874" ${font} font-size="24" fill="#cfd8dc" text-anchor="end">${seed.replace(/[^\w.-]/g, ' ').slice(0, 40)}</text>`,
    `<text x="600" y="430" ${font} font-size="96" fill="#fff" fill-opacity="0.26" text-anchor="middle" transform="rotate(-20 600 430)">演示合成图</text>`,
  ].join('');
}

/** A shift of up to that many pixels to either side. */
function px(rng: Rng, reach: number): string {
  return ((rng.nextFloat() * 2 - 1) * reach - reach).toFixed(1);
}
