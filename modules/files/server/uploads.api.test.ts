import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { aPicture } from '../../../tests/kit/pictures.ts';
import { checkReceiptText } from '../cli/index.ts';
import { readFile, readFileInfo, readReceipt, readReceiptKey, receiveUpload, UPLOAD_BYTES_MAX, uploadFile, UPLOADS_OPEN_BYTES_MAX, uploadsPath } from '../contract/index.ts';
import { makeRoom, removeStale, uploadIdFor } from './staging.ts';

let app: TestApp;
let base: string;
beforeAll(async () => {
  app = await testApp();
  base = await app.http.listen({ port: 0, host: '127.0.0.1' });
});

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** One tus request as that person. */
async function tus(person: string, method: string, path: string, headers: Record<string, string> = {}, body?: Uint8Array<ArrayBuffer>): Promise<Response> {
  const signed: Record<string, string> = person === 'nobody' ? {} : { authorization: `Bearer ${await app.token(person)}` };
  return fetch(base + path, { method, headers: { 'tus-resumable': '1.0.0', ...signed, ...headers }, ...(body === undefined ? {} : { body }) });
}

const create = (person: string, sha256: string, size: number, programme = 'alpha') => tus(person, 'POST', uploadsPath(programme), {
  'upload-length': String(size), 'upload-metadata': `sha256 ${base64(sha256)},fileName ${base64('照片.jpg')}`,
});
const patch = (person: string, path: string, offset: number, body: Uint8Array<ArrayBuffer>) =>
  tus(person, 'PATCH', path, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, body);

/** Sends a picture in three pieces. @returns the id of the finished upload */
async function send(person: string, picture: Uint8Array<ArrayBuffer>, sha256 = hashOf(picture)): Promise<string> {
  const created = await create(person, sha256, picture.byteLength);
  expect(created.status).toBe(201);
  const path = created.headers.get('location') as string;
  const third = Math.ceil(picture.byteLength / 3);
  for (let at = 0; at < picture.byteLength; at += third) {
    const answer = await patch(person, path, at, picture.slice(at, at + third));
    expect([answer.status, answer.headers.get('upload-offset')]).toEqual([204, String(Math.min(at + third, picture.byteLength))]);
  }
  return path.split('/').at(-1) as string;
}

const stagedNames = () => readdir(join(app.dataDir, 'uploads')).catch(() => [] as string[]);

describe('a photo sent in pieces', () => {
  it('becomes a photo whose hash is that of the bytes on the phone, and leaves nothing staged', async () => {
    const picture = await aPicture(1);
    const uploadId = await send('inspectorE', picture);
    const photo = await app.as('inspectorE').call(receiveUpload, { uploadId, sha256: hashOf(picture), siteId: app.id('site/e1a-1') });
    expect(photo).toMatchObject({ sha256: hashOf(picture), originalName: '照片.jpg', alreadyUploaded: false });
    const { body } = await app.as('leaderE').call(readFile, { fileId: photo.id });
    expect((await sharp(body).metadata()).exif).toBeUndefined();
    expect(await stagedNames()).toEqual([]);
  });

  it('goes on where it stopped: HEAD says how much arrived', async () => {
    const picture = await aPicture(2);
    const path = (await create('inspectorE', hashOf(picture), picture.byteLength)).headers.get('location') as string;
    await patch('inspectorE', path, 0, picture.slice(0, 1_000));
    expect((await patch('inspectorE', path, 500, picture.slice(500))).status).toBe(409);
    const head = await tus('inspectorE', 'HEAD', path);
    expect([head.status, head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual([200, '1000', String(picture.byteLength)]);
    const early = await problemOf(app.as('inspectorE').call(receiveUpload, { uploadId: path.split('/').at(-1) as string, sha256: hashOf(picture) }));
    expect(early.code).toBe('files.upload_incomplete');
    expect((await patch('inspectorE', path, 1_000, picture.slice(1_000))).status).toBe(204);
    const photo = await app.as('inspectorE').call(receiveUpload, { uploadId: path.split('/').at(-1) as string, sha256: hashOf(picture) });
    expect(photo.sha256).toBe(hashOf(picture));
  });

  it('is taken in once, by key and by content, and for a second subject without sending it again', async () => {
    const picture = await aPicture(3);
    const uploadId = await send('inspectorE', picture);
    const input = { uploadId, sha256: hashOf(picture), siteId: app.id('site/e1a-1') };
    const key = randomUUID();
    const first = await app.as('inspectorE').call(receiveUpload, input, { idempotencyKey: key });
    expect(await app.as('inspectorE').call(receiveUpload, input, { idempotencyKey: key })).toEqual(first);
    expect(await app.as('inspectorE').call(receiveUpload, input)).toMatchObject({ id: first.id, alreadyUploaded: true });
    const other = await app.as('inspectorE').call(receiveUpload, { ...input, siteId: app.id('site/e1b-1') });
    expect(other.id).not.toBe(first.id);
    expect(await app.as('inspectorE').call(uploadFile, { file: { fileName: 'a.jpg', body: picture }, siteId: app.id('site/e1a-1') })).toMatchObject({ id: first.id, alreadyUploaded: true });
  });

  it('that was damaged on its way is refused, removed and sent anew', async () => {
    const picture = await aPicture(4);
    const damaged = picture.slice();
    damaged[picture.byteLength >> 1] = (damaged[picture.byteLength >> 1] as number) ^ 1;
    const uploadId = await send('inspectorE', damaged, hashOf(picture));
    const refused = await problemOf(app.as('inspectorE').call(receiveUpload, { uploadId, sha256: hashOf(picture) }));
    expect([refused.code, refused.problem.advice]).toEqual(['files.upload_damaged', '原图仍在手机里，手机会重新发送。']);
    expect((await problemOf(app.as('inspectorE').call(receiveUpload, { uploadId, sha256: hashOf(picture) }))).code).toBe('files.upload_unknown');
    const again = await send('inspectorE', picture);
    expect(await app.as('inspectorE').call(receiveUpload, { uploadId: again, sha256: hashOf(picture) })).toMatchObject({ sha256: hashOf(picture) });
  });

  it('that is no picture is refused like any other', async () => {
    const text = new TextEncoder().encode('<script>alert(1)</script>'.repeat(50));
    const uploadId = await send('inspectorE', text);
    expect((await problemOf(app.as('inspectorE').call(receiveUpload, { uploadId, sha256: hashOf(text) }))).code).toBe('files.type_not_accepted');
  });

  it('whose content was lost on the server is whole again under its old id once it is sent again', async () => {
    const picture = await aPicture(5);
    const given = { sha256: hashOf(picture), siteId: app.id('site/e1a-1') };
    const first = await app.as('inspectorE').call(receiveUpload, { uploadId: await send('inspectorE', picture), ...given });
    await rm(join(app.dataDir, 'files'), { recursive: true });
    expect((await app.as('inspectorE').call(readReceipt, { sha256s: [given.sha256] })).photos).toEqual([{ sha256: given.sha256, held: false }]);
    const again = await app.as('inspectorE').call(receiveUpload, { uploadId: await send('inspectorE', picture), ...given });
    expect(again.id).toBe(first.id);
    expect((await app.as('inspectorE').call(readReceipt, { sha256s: [given.sha256] })).photos).toEqual([{ sha256: given.sha256, held: true }]);
    expect((await app.as('inspectorE').call(readFile, { fileId: first.id })).body.byteLength).toBeGreaterThan(1_000);
  });
});

describe('who may send', () => {
  it('an upload belongs to who makes it: for everybody else it does not exist', async () => {
    const picture = await aPicture(6);
    const path = (await create('inspectorE', hashOf(picture), picture.byteLength)).headers.get('location') as string;
    for (const method of ['HEAD', 'DELETE']) expect((await tus('inspectorAll', method, path)).status).toBe(404);
    expect((await patch('inspectorAll', path, 0, picture)).status).toBe(404);
    expect((await tus('inspectorE', 'HEAD', path)).headers.get('upload-offset')).toBe('0');
    await patch('inspectorE', path, 0, picture);
    const uploadId = path.split('/').at(-1) as string;
    expect((await problemOf(app.as('inspectorAll').call(receiveUpload, { uploadId, sha256: hashOf(picture) }))).code).toBe('files.upload_unknown');
    expect((await tus('inspectorE', 'DELETE', path)).status).toBe(204);
    expect((await tus('inspectorE', 'HEAD', path)).status).toBe(404);
  });

  it('needs a session, the programme and the permission, in this order', async () => {
    const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];
    expect(await codeOf(await create('nobody', 'a'.repeat(64), 10))).toEqual([401, 'platform.not_signed_in']);
    expect(await codeOf(await create('inspectorE', 'a'.repeat(64), 10, 'beta'))).toEqual([404, 'platform.programme_not_found']);
    expect(await codeOf(await create('resident', 'a'.repeat(64), 10))).toEqual([403, 'platform.not_permitted']);
    expect((await tus('inspectorE', 'PATCH', `${uploadsPath('alpha')}/..%2f..%2fsecret`, { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, new Uint8Array(4))).status).toBe(404);
  });

  it('a cookie alone does not send: the page of another site cannot add the header', async () => {
    const cookie = `lianchuang_session=${await app.token('inspectorE')}`;
    const headers = { cookie, 'upload-length': '10', 'upload-metadata': `sha256 ${base64('a'.repeat(64))}` };
    expect((await fetch(base + uploadsPath('alpha'), { method: 'POST', headers })).status).toBe(401);
    expect((await fetch(base + uploadsPath('alpha'), { method: 'POST', headers: { ...headers, 'tus-resumable': '1.0.0' } })).status).toBe(201);
  });

  it('a phone that another person has signed in on sends nothing of the first', async () => {
    const headers = { 'upload-length': '10', 'upload-metadata': `sha256 ${base64('a'.repeat(64))}`, 'x-device-person': app.id('person/inspectorAll') };
    expect((await tus('inspectorE', 'POST', uploadsPath('alpha'), headers)).status).toBe(401);
    const call = (person: string) => app.as('inspectorE').call(readReceipt, { sha256s: ['a'.repeat(64)] }, { headers: { 'x-device-person': app.id(`person/${person}`) } });
    expect((await problemOf(call('inspectorAll'))).code).toBe('platform.not_signed_in');
    expect((await call('inspectorE')).photos).toHaveLength(1);
  });

  it('no photo beyond the limit, and none without its hash, begins at all', async () => {
    const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
    expect(await codeOf(await create('inspectorE', 'a'.repeat(64), UPLOAD_BYTES_MAX + 1))).toBe('files.too_large');
    expect(await codeOf(await create('inspectorE', 'no hash', 10))).toBe('files.upload_length_missing');
    const path = (await create('inspectorE', 'b'.repeat(64), 10)).headers.get('location') as string;
    expect((await patch('inspectorE', path, 0, new Uint8Array(11))).status).toBe(413);
  });
});

describe('staged uploads', () => {
  it('of one person are no more bytes together than there is room for, also when all begin at once', async () => {
    const size = UPLOAD_BYTES_MAX;
    const asked = Math.floor(UPLOADS_OPEN_BYTES_MAX / size) + 5;
    app.clock.now = Date.now();
    const begun = await Promise.all(Array.from({ length: asked }, (_each, at) => create('inspectorAll', at.toString(16).padEnd(64, 'f'), size)));
    const refused = begun.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(asked - Math.floor(UPLOADS_OPEN_BYTES_MAX / size));
    expect(((await (refused[0] as Response).json()) as { code: string }).code).toBe('files.uploads_open_full');
    // The same one again goes on where it was, and another person has room of their own.
    expect((await create('inspectorAll', (0).toString(16).padEnd(64, 'f'), size)).status).toBe(201);
    expect((await create('inspectorE', 'e'.repeat(64), size)).status).toBe(201);
  });

  it('untouched for a week are removed; those of one person make room for the newest', async () => {
    const dataDir = join(app.dataDir, 'staging-test');
    const owner = { programmeId: randomUUID(), personId: randomUUID() };
    await mkdir(join(dataDir, 'uploads'), { recursive: true });
    const ids = Array.from({ length: 5 }, (_, at) => uploadIdFor(owner, String(at).repeat(64)));
    for (const [at, id] of ids.entries()) {
      for (const name of [id, `${id}.json`]) {
        await writeFile(join(dataDir, 'uploads', name), '');
        await utimes(join(dataDir, 'uploads', name), at, at);
      }
    }
    expect(await removeStale(dataDir, 1_000 + 500)).toBe(2);
    await makeRoom(dataDir, { ...owner, personId: randomUUID() }, 1);
    await makeRoom(dataDir, owner, 3);
    expect((await readdir(join(dataDir, 'uploads'))).toSorted()).toEqual([ids[3], ids[4]].flatMap((id) => [id, `${id as string}.json`]).toSorted());
  });
});

describe('the signed receipt', () => {
  it('names what is held and applied and what is not, and verifies offline against the published key', async () => {
    const picture = await aPicture(7);
    const key = randomUUID();
    const input = { uploadId: await send('inspectorE', picture), sha256: hashOf(picture), siteId: app.id('site/e1a-1') };
    await app.as('inspectorE').call(receiveUpload, input, { idempotencyKey: key });
    const unknown = { sha256: 'c'.repeat(64), key: randomUUID() };
    const signed = await app.as('inspectorE').call(readReceipt, {
      sha256s: [hashOf(picture), unknown.sha256], operations: [{ operation: 'files.receiveUpload', key }, { operation: 'files.receiveUpload', key: unknown.key }],
    });
    expect(signed.photos).toEqual([{ sha256: hashOf(picture), held: true }, { sha256: unknown.sha256, held: false }]);
    expect(signed.operations.map(({ appliedAt }) => appliedAt !== null)).toEqual([true, false]);
    const published = await app.as('nobody').call(readReceiptKey, {});
    const check = checkReceiptText(JSON.stringify(signed), published.publicKey);
    expect(check.isGenuine).toBe(true);
    expect(check.lines.join('\n')).toContain('photos 1 / 2');
    expect(checkReceiptText(JSON.stringify([signed, signed]), published.keyId).isGenuine).toBe(true);
  });

  it('speaks for the person who asks alone', async () => {
    const picture = await aPicture(8);
    const key = randomUUID();
    const photo = await app.as('inspectorE').call(receiveUpload, { uploadId: await send('inspectorE', picture), sha256: hashOf(picture) }, { idempotencyKey: key });
    expect((await app.as('inspectorE').call(readFileInfo, { fileId: photo.id })).uploadedBy).toBe(app.id('person/inspectorE'));
    const asked = { sha256s: [hashOf(picture)], operations: [{ operation: 'files.receiveUpload', key }] };
    const foreign = await app.as('inspectorAll').call(readReceipt, asked);
    expect([foreign.photos[0]?.held, foreign.operations[0]?.appliedAt]).toEqual([false, null]);
    expect((await app.as('inspectorE').call(readReceipt, asked)).photos[0]?.held).toBe(true);
  });

  it('with one letter changed, or signed by another key, is no receipt', async () => {
    const signed = await app.as('inspectorE').call(readReceipt, { sha256s: ['d'.repeat(64)] });
    const tampered = { ...signed, text: signed.text.replace('"held":false', '"held":true') };
    expect(tampered.text).not.toBe(signed.text);
    expect(checkReceiptText(JSON.stringify(tampered)).lines.join()).toContain('not what was signed');
    expect(checkReceiptText(JSON.stringify(signed), '0'.repeat(16)).isGenuine).toBe(false);
    expect(checkReceiptText(JSON.stringify({ ...signed, publicKey: 'e'.repeat(64) })).isGenuine).toBe(false);
    expect(checkReceiptText('{}').isGenuine).toBe(false);
    expect((await problemOf(app.as('inspectorE').call(readReceipt, {}))).code).toBe('files.receipt_empty');
  });
});
