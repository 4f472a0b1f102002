import { createRng, type Rng } from '#kernel/rng.ts';
import { subjectOf } from './photo-faults.ts';
import { sceneOf } from './photo-scenes.ts';

const PHOTO_WIDTH = 1200;
const PHOTO_HEIGHT = 900;

/** What a case is about, by the code of its category and in words for the picture's foot. */
export interface PhotoSubject { readonly category: string; readonly caption: string }

/**
 * 演示合成图 · A drawn scene that stands for a photo and says so. It shows what the case is about: as it was found before,
 * put right after. Before and after of one seed show the same place.
 *
 * @unit SVG text, 1200 × 900
 */
export function syntheticPhotoSvg(kind: 'before' | 'after', siteType: string, seed: string, subject: PhotoSubject): string {
  const moment = createRng(`photo/${siteType}/${seed}/${kind}`);
  const spot = createRng(`photo/${siteType}/${seed}/${subject.category}/spot`);
  const scene = sceneOf(siteType, createRng(`photo/${siteType}/${seed}`));
  const drawn = subjectOf(kind, subject.category, siteType, createRng(`photo/${siteType}/${seed}/${subject.category}`));
  // Two pictures of one place are never taken from quite the same spot.
  const shift = `translate(${px(moment, 18)} ${px(moment, 10)}) scale(${(1.03 + moment.nextFloat() * 0.03).toFixed(3)})`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${PHOTO_WIDTH}" height="${PHOTO_HEIGHT}" viewBox="0 0 ${PHOTO_WIDTH} ${PHOTO_HEIGHT}">`,
    `<rect width="${PHOTO_WIDTH}" height="${PHOTO_HEIGHT}" fill="#dfe6ea"/>${LIGHTS}`,
    // The place stands back, so that what the case is about is seen first.
    `<g transform="${shift}"><g opacity="0.7" transform="${standpoint(spot)}">${scene}</g>${light(spot)}${drawn}</g>`,
    markOf(kind, seed, subject.caption),
    '</svg>',
  ].join('');
}

/** From which side, from how far and how far to the left: each kind of fault lies somewhere else at a site. */
function standpoint(spot: Rng): string {
  const zoom = 1.05 + spot.nextFloat() * 0.6;
  const [left, up] = [spot.nextFloat() * (zoom - 1) * PHOTO_WIDTH, (0.7 + spot.nextFloat() * 0.3) * (zoom - 1) * 700];
  const mirrored = spot.nextFloat() < 0.5 ? `translate(${PHOTO_WIDTH} 0) scale(-1 1) ` : '';
  return `${mirrored}translate(${(-left).toFixed(0)} ${(-up).toFixed(0)}) scale(${zoom.toFixed(3)})`;
}

/** Sun and shade of the hour: no two places are lit alike, and no photo is taken for another of the same kind of place. */
function light(spot: Rng): string {
  return Array.from({ length: 7 }, () => {
    const [x, y, wide, high] = [spot.nextFloat() * 1_240 - 20, spot.nextFloat() * 800 - 20, 240 + spot.nextFloat() * 260, 180 + spot.nextFloat() * 180];
    return `<ellipse cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" rx="${wide.toFixed(0)}" ry="${high.toFixed(0)}" fill="url(#${spot.nextFloat() < 0.5 ? 'shade' : 'sun'})"/>`;
  }).join('');
}

const fade = (id: string, colour: string, opacity: number): string =>
  `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${opacity}"/><stop offset="0.45" stop-color="${colour}" stop-opacity="${opacity * 0.6}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`;
const LIGHTS = `<defs>${fade('shade', '#17242d', 0.5)}${fade('sun', '#fff6dc', 0.75)}</defs>`;

function markOf(kind: 'before' | 'after', seed: string, caption: string): string {
  const font = 'font-family="Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, SimHei, sans-serif"';
  const stage = kind === 'before' ? '整改前' : '整改后';
  return [
    `<rect x="0" y="816" width="${PHOTO_WIDTH}" height="84" fill="#10202b" fill-opacity="0.8"/>`,
    `<text x="28" y="872" ${font} font-size="42" fill="#fff">示意图 · ${caption} · ${stage}</text>`,
    `<text x="${PHOTO_WIDTH - 28}" y="870" ${font} font-size="22" fill="#cfd8dc" text-anchor="end">DEMO ${seed.replace(/[^\w.-]/g, ' ').slice(0, 40)}</text>`,
  ].join('');
}

/** A shift of up to that many pixels to either side. */
function px(rng: Rng, reach: number): string {
  return ((rng.nextFloat() * 2 - 1) * reach - reach).toFixed(1);
}
