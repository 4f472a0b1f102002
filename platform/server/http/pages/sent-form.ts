import type { FastifyRequest } from 'fastify';
import { bytesOf } from '../body-room.ts';
import type { BodyMeter } from '../body-room.ts';
import type { SentFile, SentForm } from './types.ts';

/** 已发表单 · The fields and files of a form, however its browser encoded them. An empty file field is no file; a file too long shows as such. */
export async function sentForm(request: FastifyRequest, limits: { readonly filesMax: number; readonly fileBytesMax: number; readonly meter: BodyMeter }): Promise<SentForm> {
  if (!request.isMultipart()) return { fields: (request.body ?? {}) as Record<string, string>, files: [] };
  const fields: Record<string, string> = {};
  const files: SentFile[] = [];
  // More than is kept, so that browsers which send every empty field still get through, and a photo too large is answered in the form.
  for await (const part of request.parts({ limits: { files: limits.filesMax + 6, fileSize: 8 * limits.fileBytesMax, fields: 40, fieldSize: 65_536 } })) {
    if (part.type === 'field') {
      fields[part.fieldname] = String(part.value);
    } else if (files.length >= limits.filesMax) {
      part.file.resume();
    } else {
      const body = await bytesOf(part.file, limits.fileBytesMax, limits.meter);
      if (body.byteLength > 0) files.push({ fileName: part.filename === '' ? 'photo' : part.filename, body });
    }
  }
  return { fields, files };
}
