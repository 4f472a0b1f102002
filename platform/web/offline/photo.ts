/** 照片压缩 · Makes a photo of the camera small enough for a bad network, before it is kept. The capture time stays as a field. */
import type { ShrunkPhoto } from './types.ts';

/** @unit pixels */
const EDGE_PIXELS_MAX = 2_560;
const QUALITY = 0.8;

/** The browser cannot read the picture. */
export class PhotoUnreadableError extends Error {
  override readonly name = 'PhotoUnreadableError';
}

/** 缩小照片 · Upright, at most 2,560 pixels, JPEG without camera data. @errors PhotoUnreadableError */
export async function shrinkPhoto(file: Blob): Promise<ShrunkPhoto> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (error) {
    throw new PhotoUnreadableError('the picture cannot be read', { cause: error });
  }
  try {
    const scale = Math.min(1, EDGE_PIXELS_MAX / Math.max(picture.width, picture.height));
    const [width, height] = [Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale))];
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const paint = canvas.getContext('2d');
    if (paint === null) throw new PhotoUnreadableError('no room to draw the picture');
    paint.fillStyle = '#fff';
    paint.fillRect(0, 0, width, height);
    paint.drawImage(picture, 0, 0, width, height);
    const made = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/jpeg', QUALITY); });
    if (made === null) throw new PhotoUnreadableError('the picture cannot be written');
    return { bytes: new Uint8Array(await made.arrayBuffer()), mediaType: 'image/jpeg', width, height };
  } finally {
    picture.close();
  }
}
