import { randomUUID } from 'node:crypto';
import { readdir, readFile as readFromDisk } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { readFile, readFileInfo, readThumbnail, similarPhotos, uploadFile } from '../contract/index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

/** A picture that looks like nothing else: blocks of colour from a seed, as a street scene would be. */
async function scene(seed: number, width = 1_200, height = 900): Promise<Sharp> {
  const columns = 12;
  const rows = 9;
  const pixels = Buffer.alloc(columns * rows * 3);
  let state = seed * 2_654_435_761 % 4_294_967_296;
  for (let at = 0; at < pixels.length; at += 1) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    pixels[at] = Math.floor(state / 16_777_216);
  }
  return sharp(pixels, { raw: { width: columns, height: rows, channels: 3 } }).resize(width, height, { kernel: 'cubic' });
}

const exif = {
  IFD0: { Make: 'Demo', Model: 'Phone' },
  IFD2: { DateTimeOriginal: '2026:09:20 16:30:00' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '32/1 4/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '108/1 2/1 0/1' },
};
/** Tag 0x8825 in either byte order. */
const GPS_POINTERS = [Buffer.from([0x88, 0x25]), Buffer.from([0x25, 0x88])];

/** A PNG of one colour and any size: a few kilobytes that unfold to as much memory as one likes. */
function pngBomb(edge: number): Uint8Array {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(edge, 0);
  head.writeUInt32BE(edge, 4);
  head[8] = 1;
  const pixels = deflateSync(Buffer.alloc((edge / 8 + 1) * edge));
  return new Uint8Array(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]));
}

const jpeg = async (seed: number, quality = 90) => new Uint8Array(await (await scene(seed)).withExif(exif).jpeg({ quality }).toBuffer());
const upload = (person: string, body: Uint8Array, subject: object, fileName = 'IMG_1.jpg') => app.as(person).call(uploadFile, { file: { fileName, body }, ...subject });

describe('a photo that is handed in', () => {
  it('loses what the camera wrote, keeping the time as a hint', async () => {
    const body = await jpeg(1);
    const written = (await sharp(body).metadata()).exif as Buffer;
    expect(written.includes('Phone') && GPS_POINTERS.some((tag) => written.includes(tag))).toBe(true);
    const photo = await upload('inspectorE', body, { siteId: app.id('site/e1a-1') });
    expect(photo).toMatchObject({ mediaType: 'image/jpeg', width: 1_200, height: 900, capturedAt: '2026-09-20T08:30:00.000Z', alreadyUploaded: false });
    const seen = await app.as('inspectorE').call(readFile, { fileId: photo.id });
    const facts = await sharp(seen.body).metadata();
    expect(facts).toMatchObject({ format: 'jpeg', width: 1_200 });
    expect([facts.exif, facts.xmp, facts.iptc]).toEqual([undefined, undefined, undefined]);
    expect(Buffer.from(seen.body).includes('Phone')).toBe(false);
  });

  it('stands upright and is no wider than 2,560 pixels', async () => {
    const lying = new Uint8Array(await (await scene(2, 3_000, 2_000)).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    const photo = await upload('inspectorE', lying, { siteId: app.id('site/e1a-1') });
    expect([photo.width, photo.height]).toEqual([1_707, 2_560]);
    const small = await sharp((await app.as('inspectorE').call(readThumbnail, { fileId: photo.id })).body).metadata();
    expect([small.width, small.height]).toEqual([320, 480]);
  });

  it('is the same photo when the phone sends it again, and another for another site', async () => {
    const body = await jpeg(3);
    const first = await upload('leaderE', body, { siteId: app.id('site/e1a-1') });
    const again = await upload('leaderE', body, { siteId: app.id('site/e1a-1') }, 'other name.jpg');
    const elsewhere = await upload('leaderE', body, { siteId: app.id('site/e1a-2') });
    expect(again).toMatchObject({ id: first.id, alreadyUploaded: true });
    expect(elsewhere.id).not.toBe(first.id);
  });

  it('is one photo when eight uploads of it arrive side by side', async () => {
    const body = await jpeg(4);
    const photos = await Promise.all(Array.from({ length: 8 }, () => upload('leaderE', body, { siteId: app.id('site/e1a-1') })));
    expect(new Set(photos.map((photo) => photo.id)).size).toBe(1);
    expect(photos.filter((photo) => !photo.alreadyUploaded)).toHaveLength(1);
  });

  it('is kept once on disk under its own hash, with no half files beside it', async () => {
    const body = await jpeg(5);
    const one = await upload('leaderE', body, { siteId: app.id('site/e1a-1') });
    const two = await upload('inspectorE', body, { siteId: app.id('site/e1a-2') });
    const stored = (await app.as('leaderE').call(readFile, { fileId: one.id })).body;
    const files = (await readdir(join(app.dataDir, 'files'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(files.every((entry) => /^[0-9a-f]{64}$/.test(entry.name))).toBe(true);
    const contents = await Promise.all(files.map((entry) => readFromDisk(join(entry.parentPath, entry.name))));
    expect(contents.filter((content) => content.equals(stored))).toHaveLength(1);
    expect(two.id).not.toBe(one.id);
  });

  it('leaves nothing behind when the upload is only a rehearsal', async () => {
    const body = await jpeg(6);
    const before = (await readdir(join(app.dataDir, 'files'), { recursive: true })).length;
    const rehearsed = await app.as('leaderE').call(uploadFile, { file: { fileName: 'a.jpg', body }, siteId: app.id('site/e1a-1') }, { dryRun: true });
    expect((await readdir(join(app.dataDir, 'files'), { recursive: true })).length).toBe(before);
    expect((await problemOf(app.as('leaderE').call(readFileInfo, { fileId: rehearsed.id }))).status).toBe(404);
  });
});

describe('refused by content, whatever the name says', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  const ftyp = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)]);
  it.each([
    ['a web page named as a photo', Buffer.from('<!doctype html><script>alert(1)</script>'), 'files.type_not_accepted', 415],
    ['an SVG with a script', Buffer.from(svg), 'files.type_not_accepted', 415],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj << >> endobj'), 'files.type_not_accepted', 415],
    ['an archive', Buffer.from('PK\u0003\u0004 and more of it'), 'files.type_not_accepted', 415],
    ['an HEIC photo', ftyp, 'files.heic_not_accepted', 415],
    ['the head of a JPEG with nothing behind it', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(200)]), 'files.damaged', 422],
    ['two bytes', Buffer.from('ab'), 'files.type_not_accepted', 415],
  ])('%s', async (_what, body, code, status) => {
    const problem = await problemOf(upload('leaderE', new Uint8Array(body), { siteId: app.id('site/e1a-1') }, 'photo.jpg'));
    expect([problem.code, problem.status]).toEqual([code, status]);
  });

  it('a photo cut short', async () => {
    const body = await jpeg(7);
    const problem = await problemOf(upload('leaderE', body.slice(0, Math.floor(body.length / 2)), { siteId: app.id('site/e1a-1') }));
    expect(problem.code).toBe('files.damaged');
  });

  it('a small file that unfolds to 400 million pixels', async () => {
    const bomb = pngBomb(20_000);
    expect(bomb.length).toBeLessThan(100_000);
    const problem = await problemOf(upload('leaderE', bomb, { siteId: app.id('site/e1a-1') }));
    expect([problem.code, problem.status]).toEqual(['files.too_many_pixels', 422]);
    expect((await upload('leaderE', pngBomb(2_000), { siteId: app.id('site/e1a-1') })).width).toBe(2_000);
  });

  it('a script hidden behind a real photo is not handed out again', async () => {
    const body = Buffer.concat([await jpeg(8), Buffer.from('<script>alert("hidden")</script>')]);
    const photo = await upload('leaderE', new Uint8Array(body), { siteId: app.id('site/e1a-1') });
    const seen = await app.as('leaderE').call(readFile, { fileId: photo.id });
    expect(Buffer.from(seen.body).includes('hidden')).toBe(false);
  });

  it('for a site out of reach, and for an unknown place', async () => {
    const body = await jpeg(9);
    expect((await problemOf(upload('leaderE', body, { siteId: app.id('site/w1a-1') }))).code).toBe('files.subject_unknown');
    expect((await problemOf(upload('zoneEast', body, { placeId: app.id('place/w1') }))).code).toBe('files.subject_unknown');
    expect((await problemOf(upload('office', body, { organisationId: randomUUID() }))).code).toBe('files.subject_unknown');
  });
});

describe('a photo is seen', () => {
  it('by those who reach its site and by nobody else', async () => {
    const photo = await upload('leaderE', await jpeg(10), { siteId: app.id('site/e1a-1') });
    for (const person of ['leaderE', 'office', 'lead', 'zoneEast', 'deptA', 'inspectorE', 'communityE1']) {
      expect((await app.as(person).call(readFile, { fileId: photo.id })).body.length, person).toBeGreaterThan(100);
    }
    for (const person of ['leaderW', 'leaderE2', 'zoneWest', 'deptB']) {
      expect((await problemOf(app.as(person).call(readFile, { fileId: photo.id }))).status, person).toBe(404);
      expect((await problemOf(app.as(person).call(readThumbnail, { fileId: photo.id }))).status, person).toBe(404);
    }
    expect((await problemOf(app.as('resident').call(readFile, { fileId: photo.id }))).status).toBe(403);
    expect((await problemOf(app.as('nobody').call(readFile, { fileId: photo.id }))).status).toBe(401);
    expect((await problemOf(app.as('office', { home: 'beta' }).call(readFile, { fileId: photo.id }))).status).toBe(404);
  });

  it('is kept by no cache: the next person at this computer does not find it', async () => {
    const photo = await upload('leaderE', await jpeg(11), { siteId: app.id('site/e1a-1') });
    const response = await app.http.inject({ url: app.as('leaderE').urlOf(readFile, { fileId: photo.id }), headers: { authorization: `Bearer ${await app.token('leaderE')}` } });
    expect(response.headers).toMatchObject({ 'cache-control': 'private, no-store', 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' });
  });
});

describe('a photo used twice', () => {
  it('is found again after recompressing and shrinking, in another area and by another person', async () => {
    const original = await jpeg(20);
    const first = await upload('leaderE', original, { siteId: app.id('site/e1a-1') });
    const recompressed = new Uint8Array(await sharp(original).resize(700).jpeg({ quality: 45 }).toBuffer());
    const second = await upload('leaderW', recompressed, { siteId: app.id('site/w1a-1') });
    const other = await upload('leaderW', await jpeg(21), { siteId: app.id('site/w1a-1') });

    const seenByLeader = await app.as('leaderW').call(similarPhotos, { fileId: second.id });
    expect(seenByLeader.photos.find((photo) => photo.id === first.id)).toMatchObject({ readable: false });
    expect(seenByLeader.photos.some((photo) => photo.id === other.id)).toBe(false);
    const seenByOffice = await app.as('office').call(similarPhotos, { fileId: second.id });
    expect(seenByOffice.photos.find((photo) => photo.id === first.id)).toMatchObject({ readable: true });
    expect(seenByOffice.photos.every((photo) => photo.distance <= 6)).toBe(true);
  });

  it('is looked for in its own programme only', async () => {
    const body = await jpeg(30);
    const alpha = await upload('office', body, {});
    const beta = await app.as('office', { home: 'beta' }).call(uploadFile, { file: { fileName: 'a.jpg', body } });
    expect((await app.as('office').call(similarPhotos, { fileId: alpha.id })).photos.map((photo) => photo.id)).not.toContain(beta.id);
  });
});
