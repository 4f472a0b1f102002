import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPublishedBallot } from '../seed/published.ts';
import { checkTallyFile } from './index.ts';

let folder = '';
let text = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tally-'));
  for await (const line of aPublishedBallot({ ballots: 40, quarantined: 3 })) text += `${line}\n`;
});
afterAll(() => rm(folder, { recursive: true }));
async function checked(content: string, expected = {}) {
  const path = join(folder, 'ballot.ndjson');
  await writeFile(path, content);
  return checkTallyFile(path, expected);
}

describe('lianchuang ballots verify-tally', () => {
  it('counts a published file again and prints what it found', async () => {
    const { isSound, lines } = await checked(text);
    expect(lines[0]).toMatch(/^核验一致 sound/);
    expect(isSound).toBe(true);
    expect(lines.join('\n')).toContain('sealed 40');
    expect(lines.join('\n')).toContain('quarantined 3');
  });
  it('says in both languages what does not fit, and is not content with another key or root than expected', async () => {
    expect((await checked(text.replace('"index":7', '"index":8'))).lines[0]).toMatch(/^× 选票序号不连续 · A ballot is out of its place/);
    expect((await checked(text, { boxKey: 'f'.repeat(64) })).isSound).toBe(false);
    expect((await checked(text, { root: '0'.repeat(64) })).isSound).toBe(false);
    expect((await checked('')).lines).toEqual(['× 不是投票公布文件，或有一行无法读懂 · This is no published ballot, or a line cannot be read']);
  });
  it('finds what was put where it is told but not counted, and a credential in other letters, and is never thrown off by a line', async () => {
    const lines = text.trimEnd().split('\n');
    const withCodes = [lines[0]?.replace('"paper":0', '"paper":9').replace('"printed":40', '"printed":99'), ...lines.slice(1)];
    const paper = '{"kind":"paper","serial":"P1","choice":[0]}';
    for (const after of [paper, '{"kind":"quarantine","leafIndexes":[9],"reason":"x","decidedAt":"x"}', lines.at(-1) as string]) {
      expect((await checked([...withCodes, after].join('\n'))).isSound, after).toBe(false);
    }
    const own = /"credential":"([\w-]{42})([AEIMQUYcgkosw048])"/.exec(text) as RegExpExecArray;
    const other = String.fromCharCode((own[2] as string).charCodeAt(0) + 1);
    expect((await checked(text.replace(`${own[1]}${own[2]}`, `${own[1]}${other}`))).isSound).toBe(false);
    for (const odd of ['[]', '1', '{"kind":"sealed"}', '{"kind":"quarantine"}', '{"kind":"head"}', '{"kind":"result"}', '{"kind":"paper","choice":{}}', '{"kind":"__proto__"}']) {
      expect((await checked([...lines.slice(0, 5), odd, ...lines.slice(5)].join('\n'))).isSound, odd).toBe(false);
    }
    expect((await checked('{"kind":"ballot","definition":{"format":"lianchuang-ballot/1"},"openingKey":"x"}')).isSound).toBe(false);
  });
  it('finds a changed count of codes, time of closing or reason of a quarantine by the last signature', async () => {
    for (const [from, to] of [['"printed":40', '"printed":41'], ['"afterOpening":0', '"afterOpening":1'], ['"closedAt":"2026-09-10', '"closedAt":"2026-09-11'], ['"reason":"示例"', '"reason":"别的"']] as const) {
      expect(text).toContain(from);
      expect((await checked(text.replace(from, to))).lines[0], from).toMatch(/^× 结果签名无效/);
    }
  });
  it('still checks a file of the first format, by the rules it was signed under', async () => {
    let older = '';
    for await (const line of aPublishedBallot({ ballots: 12, quarantined: 2, format: 'lianchuang-ballot/1' })) older += `${line}\n`;
    expect(older).toContain('"format":"lianchuang-ballot/1"');
    expect((await checked(older)).isSound).toBe(true);
    // What that format did not sign is the reason for the second.
    expect((await checked(older.replace('"reason":"示例"', '"reason":"别的"'))).isSound).toBe(true);
    expect((await checked(older.replace(/"votes":(\d+)/, '"votes":9$1'))).isSound).toBe(false);
  });
});
