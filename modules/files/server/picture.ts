/** What the server makes of an uploaded photo: an upright, smaller JPEG without camera data, a thumbnail, a fingerprint. */
import sharp from 'sharp';
import { err, ok, type Result } from '#kernel/result.ts';
import { UPLOAD_PIXELS_MAX } from '../contract/index.ts';
import { capturedAt, differenceHash, FINGERPRINT_COLUMNS, FINGERPRINT_ROWS, photoKindOf } from '../domain/index.ts';

const EDGE_PIXELS_MAX = 2_560;
const THUMBNAIL_PIXELS = 480;
const QUALITY = 82;
const THUMBNAIL_QUALITY = 74;

// Photos come one by one and never again; a cache would only hold memory.
sharp.cache(false);

export interface Picture {
  readonly stored: Uint8Array;
  readonly thumbnail: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** 64 digits 0 or 1. */
  readonly fingerprint: string;
  /** Epoch milliseconds, or null. */
  readonly capturedAt: number | null;
}

export type PictureRefusal = 'files.type_not_accepted' | 'files.heic_not_accepted' | 'files.damaged' | 'files.too_many_pixels';

const open = (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: UPLOAD_PIXELS_MAX, failOn: 'error', pages: 1 });

/**
 * 处理照片 · Decodes and encodes anew, so that nothing of the uploaded file itself is ever handed out: no camera data, no
 * position, no picture that is at the same time a script.
 *
 * @errors files.type_not_accepted, files.heic_not_accepted, files.too_many_pixels, files.damaged
 */
export async function pictureOf(bytes: Uint8Array, utcOffsetMinutes: number): Promise<Result<Picture, PictureRefusal>> {
  const kind = photoKindOf(bytes);
  if (kind === 'heic') return err('files.heic_not_accepted');
  if (kind === null) return err('files.type_not_accepted');
  try {
    const facts = await open(bytes).metadata();
    if (facts.format !== kind) return err('files.damaged');
    if (facts.width * facts.height > UPLOAD_PIXELS_MAX) return err('files.too_many_pixels');
    const { data, info } = await open(bytes)
      .autoOrient()
      .resize({ width: EDGE_PIXELS_MAX, height: EDGE_PIXELS_MAX, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    // What is no larger than a thumbnail is its own.
    const thumbnail = Math.max(info.width, info.height) <= THUMBNAIL_PIXELS ? data : await sharp(data)
      .resize({ width: THUMBNAIL_PIXELS, height: THUMBNAIL_PIXELS, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: THUMBNAIL_QUALITY })
      .toBuffer();
    const grey = await sharp(data).greyscale().resize(FINGERPRINT_COLUMNS, FINGERPRINT_ROWS, { fit: 'fill' }).raw().toBuffer();
    return ok({
      stored: data, thumbnail, width: info.width, height: info.height, fingerprint: differenceHash(grey),
      capturedAt: facts.exif === undefined ? null : capturedAt(facts.exif, utcOffsetMinutes),
    });
  } catch (error) {
    return err(error instanceof Error && /pixel limit/i.test(error.message) ? 'files.too_many_pixels' : 'files.damaged');
  }
}
