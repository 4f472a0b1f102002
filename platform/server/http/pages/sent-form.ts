import type { FastifyRequest } from 'fastify';
import type { SentFile, SentForm } from './types.ts';

/** 已发表单 · The fields and files of a form, however its browser encoded them. An empty file field is no file. */
export async function sentForm(request: FastifyRequest, limits: { readonly filesMax: number; readonly fileBytesMax: number }): Promise<SentForm> {
  if (!request.isMultipart()) return { fields: (request.body ?? {}) as Record<string, string>, files: [] };
  const fields: Record<string, string> = {};
  const files: SentFile[] = [];
  // One more than allowed, so that browsers which send every empty field still get through.
  for await (const part of request.parts({ limits: { files: limits.filesMax + 3, fileSize: limits.fileBytesMax, fields: 40, fieldSize: 65_536 } })) {
    if (part.type === 'field') {
      fields[part.fieldname] = String(part.value);
      continue;
    }
    const body = await part.toBuffer();
    if (body.byteLength > 0 && files.length < limits.filesMax) files.push({ fileName: part.filename === '' ? 'photo' : part.filename, body: new Uint8Array(body.buffer, body.byteOffset, body.byteLength) });
  }
  return { fields, files };
}
