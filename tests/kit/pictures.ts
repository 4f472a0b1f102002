/** 造照片 · Pictures that look like nothing else, from a seed. */
import sharp from 'sharp';

/** A JPEG of blocks of colour, as a street scene would be. */
export async function aPicture(seed: number, width = 640, height = 480, quality = 85): Promise<Uint8Array<ArrayBuffer>> {
  const [columns, rows] = [12, 9];
  const pixels = Buffer.alloc(columns * rows * 3);
  let state = (seed * 2_654_435_761) % 4_294_967_296;
  for (let at = 0; at < pixels.length; at += 1) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    pixels[at] = Math.floor(state / 16_777_216);
  }
  const made = await sharp(pixels, { raw: { width: columns, height: rows, channels: 3 } }).resize(width, height, { kernel: 'cubic' }).jpeg({ quality }).toBuffer();
  return new Uint8Array(made);
}
