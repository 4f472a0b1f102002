/** Drawn photos as a phone would hand them in: small JPEGs that carry the mark of the demonstration. */
import sharp from 'sharp';
import { syntheticPhotoSvg } from '../../packs/wanyuan/photo.ts';

const WIDTH = 480;
const HEIGHT = 360;
const SVG_WIDTH = 1_200;
const SVG_DENSITY = 72;

/** 演示照片 · The same arguments give the same bytes. */
export async function drawnPhoto(kind: 'before' | 'after', siteType: string, seed: string): Promise<Uint8Array> {
  const svg = Buffer.from(syntheticPhotoSvg(kind, siteType, seed));
  return new Uint8Array(await sharp(svg, { density: (SVG_DENSITY * WIDTH) / SVG_WIDTH }).resize(WIDTH, HEIGHT, { fit: 'fill' }).flatten({ background: '#ffffff' }).jpeg({ quality: 72 }).toBuffer());
}
