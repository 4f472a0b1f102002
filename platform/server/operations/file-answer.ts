import { buffer } from 'node:stream/consumers';
import { readFile } from 'node:fs/promises';
import type { ExportFiles } from '../files/export-files.ts';
import { isFileOnDisk, isStreamedFile } from './context.ts';
import type { FileOnDisk } from './context.ts';

/**
 * 文件作答 · Pulls a streamed file while its transaction is open: onto the disk for callers that pass it on, into memory for
 * the others. @returns null when the output is no such file
 */
export async function settleFile(files: ExportFiles, output: unknown, onDisk: boolean): Promise<FileOnDisk | { fileName: string; mediaType: string; body: Uint8Array } | null> {
  if (isStreamedFile(output)) {
    const { fileName, mediaType, stream } = output;
    if (onDisk) return { fileName, mediaType, file: await files.draft(stream), isTemporary: true };
    return { fileName, mediaType, body: new Uint8Array(await buffer(stream)) };
  }
  if (!isFileOnDisk(output)) return null;
  return onDisk ? output : { fileName: output.fileName, mediaType: output.mediaType, body: new Uint8Array(await readFile(output.file.path)) };
}
