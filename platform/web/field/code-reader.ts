/**
 * 读码 · Finds the QR code in what the lens shows (ADR-0041). Where the browser has a reader of its own, that one; elsewhere a small library that is
 * fetched when the first code is read and kept with the app, so that it reads without a network.
 */
interface NativeReader { detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]> }
interface NativeReaderClass { new (options: { formats: readonly string[] }): NativeReader; getSupportedFormats(): Promise<readonly string[]> }
/** Given what the lens shows, the text of a code in it. */
export type CodeReader = (video: HTMLVideoElement) => Promise<string | null>;

/** A card fills a third of the picture; more pixels only take longer. @unit pixels */
const WIDTH_READ = 640;

async function nativeReader(): Promise<CodeReader | null> {
  const found = (globalThis as { BarcodeDetector?: NativeReaderClass }).BarcodeDetector;
  if (found === undefined || !(await found.getSupportedFormats().catch((): readonly string[] => [])).includes('qr_code')) return null;
  const reader = new found({ formats: ['qr_code'] });
  return async (video) => (await reader.detect(video).catch(() => []))[0]?.rawValue ?? null;
}

async function ownReader(): Promise<CodeReader> {
  const { decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    if (pen === null || video.videoWidth === 0) return null;
    const scale = Math.min(1, WIDTH_READ / video.videoWidth);
    [canvas.width, canvas.height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    try { return decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height)); } catch { return null; }
  };
}

/** @errors rejects where the library was never fetched and there is no network */
export const openCodeReader = async (): Promise<CodeReader> => (await nativeReader()) ?? ownReader();
