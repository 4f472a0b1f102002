/** 断点续传 · tus 1.0 for photos: creation, HEAD, PATCH and termination, each upload seen by the person alone who makes it. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { RawCaller, RawRefusal, RawRoute, Runtime } from '#platform/server/operations/index.ts';
import { UPLOAD_BYTES_MAX, UPLOADS_OPEN_BYTES_MAX, UPLOADS_OPEN_MAX } from '../contract/index.ts';
import { UploadRoom } from './upload-room.ts';
import { isOwnUpload, makeRoom, stagingFolder, uploadIdFor } from './staging.ts';

const SHA256_TEXT = /^[0-9a-f]{64}$/;
const idIn = (url: string): string => /\/uploads\/([^/?]+)/.exec(url)?.[1] ?? '';

/** `key base64,key base64` as tus writes it. */
function metadataOf(request: IncomingMessage): Record<string, string> {
  const text = String(request.headers['upload-metadata'] ?? '');
  return Object.fromEntries(text.split(',').map((pair) => pair.trim().split(' ')).map(([name, value]) => [name ?? '', Buffer.from(value ?? '', 'base64').toString('utf8')]));
}

/** What a creation lacks, in our own words, before tus answers in its. */
function creationRefusal(request: IncomingMessage): RawRefusal | null {
  const length = Number(request.headers['upload-length']);
  const { sha256 } = metadataOf(request);
  if (!Number.isSafeInteger(length) || length <= 0 || sha256 === undefined || !SHA256_TEXT.test(sha256)) return { code: 'files.upload_length_missing' };
  return length > UPLOAD_BYTES_MAX ? { code: 'files.too_large', params: { megabytes: UPLOAD_BYTES_MAX / 1_048_576 } } : null;
}

/** Who calls, for the library's hooks: nothing that a client sends can stand in for it. */
const calling = new AsyncLocalStorage<RawCaller>();
function caller(): RawCaller {
  const found = calling.getStore();
  if (found === undefined) throw new Error('an upload hook ran outside its request');
  return found;
}

function tusServer(dataDir: string): Server {
  return new Server({
    path: '/uploads', datastore: new FileStore({ directory: stagingFolder(dataDir) }), maxSize: UPLOAD_BYTES_MAX, allowedOrigins: [],
    namingFunction: (_request, metadata) => uploadIdFor(caller(), metadata?.['sha256'] ?? ''),
    generateUrl: (request, { id }) => `${new URL(request.url).pathname.replace(/\/$/, '')}/${id}`,
    getFileIdFromRequest: (request) => idIn(new URL(request.url).pathname),
    onUploadCreate: async () => { await makeRoom(dataDir, caller(), UPLOADS_OPEN_MAX); return {}; },
  });
}

/** 续传路由 */
export function uploadRoutes(runtime: Runtime): readonly RawRoute[] {
  const { dataDir } = runtime;
  let server: Server | null = null;
  const open = (): Server => (server ??= tusServer(dataDir));
  const common = { permission: 'files.upload', guardHeader: 'tus-resumable' };
  const handled = async (request: IncomingMessage, response: ServerResponse, who: RawCaller): Promise<null> => {
    await calling.run(who, () => open().handle(request, response));
    return null;
  };
  const room = new UploadRoom(dataDir, () => runtime.clock());
  const begin = async (request: IncomingMessage, response: ServerResponse, who: RawCaller): Promise<RawRefusal | null> => {
    const uploadId = uploadIdFor(who, metadataOf(request)['sha256'] ?? '');
    if (!(await room.enter(who, uploadId, Number(request.headers['upload-length'])))) return { code: 'files.uploads_open_full', params: { megabytes: UPLOADS_OPEN_BYTES_MAX / 1_048_576 } };
    try {
      return await handled(request, response, who);
    } finally {
      await room.begun(who, uploadId);
    }
  };
  return [
    {
      ...common, methods: ['POST'], path: '/uploads',
      handle: async (request, response, who) => creationRefusal(request) ?? begin(request, response, who),
    },
    {
      ...common, methods: ['HEAD', 'PATCH', 'DELETE'], path: '/uploads/:uploadId',
      // Another's upload and none at all are the same.
      handle: async (request, response, who) => (isOwnUpload(who, idIn(request.url ?? '')) ? handled(request, response, who) : { code: 'platform.not_found' }),
    },
  ];
}
