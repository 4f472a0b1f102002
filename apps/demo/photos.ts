/** Drawn photos as a phone would hand them in: small JPEGs that show what the case is about and say that they are drawn. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { syntheticPhotoSvg } from '../../packs/wanyuan/photo.ts';

const WIDTH = 400;
const HEIGHT = 300;
const SVG_WIDTH = 1_200;
const SVG_DENSITY = 72;

interface CategoryWords { readonly categories: readonly { readonly code: string; readonly zh: string }[] }

const words = new Map((JSON.parse(readFileSync(new URL('../../packs/case-categories.json', import.meta.url), 'utf8')) as CategoryWords).categories.map(({ code, zh }) => [code, zh]));

/** 演示照片 · The same arguments give the same bytes. @param category code of the category of case that it shows */
export async function drawnPhoto(kind: 'before' | 'after', siteType: string, seed: string, category: string): Promise<Uint8Array> {
  const svg = Buffer.from(syntheticPhotoSvg(kind, siteType, seed, { category, caption: words.get(category) ?? category }));
  return new Uint8Array(await sharp(svg, { density: (SVG_DENSITY * WIDTH) / SVG_WIDTH }).resize(WIDTH, HEIGHT, { fit: 'fill' }).flatten({ background: '#ffffff' }).jpeg({ quality: 72 }).toBuffer());
}
