import { beforeAll, describe, expect, it } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import { encode } from 'uqr';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { withdrawnOn } from '../../../tests/kit/withdrawals.ts';
import { conferAward, createSubject, createTitle, downloadCertificates, listCertificates, recordConsent, verifyPlaque } from '../contract/index.ts';

let app: TestApp;
const office = () => app.as('office');
let titleId: string;
const numbers = new Map<string, { id: string; number: string }>();

async function honoured(label: string, more: object, agrees: boolean): Promise<void> {
  const subjectId = (await office().call(createSubject, { kind: 'person', code: `C-${label}`, label, placeId: app.id('place/e1'), ...more })).id;
  if (agrees) await office().call(recordConsent, { subjectId, consent: 'given', on: '2026-09-01', note: '监护人或本人签字' });
  numbers.set(label, await office().call(conferAward, { titleId, subjectId, on: '2026-09-10', document: '县文〔2026〕9号' }));
}

beforeAll(async () => {
  app = await testApp();
  titleId = (await office().call(createTitle, { code: 'good-deed', nameZh: '身边好人', nameEn: 'Good neighbour', tier: 'county', subjectKind: 'person', authority: '县文明委', termMonths: 12, rules: {}, source: '测试' })).id;
  await honoured('愿公开者', { isAdult: true }, true);
  await honoured('未同意者', { isAdult: true }, false);
  await honoured('十三岁者', { bornOn: '2013-09-01' }, true);
  await honoured('被撤销者', { isAdult: true }, true);
  await withdrawnOn(app, numbers.get('被撤销者')?.id ?? '', '2026-09-20');
});

/** The squares again from the outline. */
function squaresOf({ size, path }: { size: number; path: string }): boolean[][] {
  const squares = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) for (let at = 0; at < Number(length); at += 1) (squares[Number(y)] as boolean[])[Number(x) + at] = true;
  return squares;
}

describe('a certificate', () => {
  it('is printed of every award in force, and names whom the public may know alone', async () => {
    const { rows, total, withheld } = await office().call(listCertificates, { titleId });
    expect([total, withheld]).toEqual([3, 2]);
    expect(rows.map(({ label }) => label)).toEqual(['愿公开者', null, null]);
    expect(JSON.stringify(rows)).not.toMatch(/未同意者|十三岁者|被撤销者/);
    expect(rows[0]).toMatchObject({ number: numbers.get('愿公开者')?.number, authority: '县文明委', document: '县文〔2026〕9号', on: '2026-09-10', to: '2027-09-10' });
  });

  it('carries a code that leads to the public check of its number', async () => {
    const { rows: [row] } = await office().call(listCertificates, { awardId: numbers.get('愿公开者')?.id });
    expect(row?.checkUrl).toBe(`http://localhost/public/alpha/honours/plaques/${encodeURIComponent(row?.number ?? '')}`);
    expect(squaresOf(row?.qr ?? { size: 0, path: '' })).toEqual(encode(row?.checkUrl ?? '', { ecc: 'M', border: 0 }).data);
    const page = await app.http.inject({ url: new URL(row?.checkUrl ?? '').pathname, headers: { accept: 'text/html' } });
    expect([page.statusCode, page.body.includes(row?.number ?? '-')]).toEqual([200, true]);
    expect(await app.as('nobody').call(verifyPlaque, { number: row?.number ?? '' })).toMatchObject({ inForce: true });
  });

  it('goes out as a document with a page and a code for each, and no name that is withheld', async () => {
    const file = await office().call(downloadCertificates, { titleId });
    const parts = unzipSync(file.body);
    const text = strFromU8(parts['word/document.xml'] as Uint8Array);
    expect(text.match(/荣誉证书/g)).toHaveLength(3);
    expect([text.includes('愿公开者'), text.includes('未同意者'), text.includes('十三岁者')]).toEqual([true, false, false]);
    expect(text.match(/w:orient="landscape"/g)).toHaveLength(3);
    expect(Object.keys(parts).filter((name) => name.startsWith('word/media/') && name.endsWith('.png'))).toHaveLength(3);
  });

  it('is neither printed of an award that was withdrawn, nor by whoever only reads', async () => {
    expect((await office().call(listCertificates, { awardId: numbers.get('被撤销者')?.id })).rows).toEqual([]);
    expect((await problemOf(office().call(downloadCertificates, { awardId: numbers.get('被撤销者')?.id }))).code).toBe('honours.nothing_to_print');
    expect((await problemOf(app.as('lead').call(listCertificates, { titleId }))).status).toBe(403);
  });
});
