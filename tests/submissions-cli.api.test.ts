/** Goal: what is asked of units online can be done from a terminal alone, from the request to its table. Method: a real server on a port, the command’s own code, each command of the module once. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readEdition } from '#modules/frameworks/contract/index.ts';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { editionInForce } from './kit/a-round.ts';
import { photoBy } from './kit/cases.ts';
import { lianchuang } from './kit/command-line.ts';
import { testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

let app: TestApp;
let home = '';
let url = '';
let editionId = '';
let standardId = '';
let photo = '';
beforeAll(async () => {
  app = await testApp();
  editionId = await editionInForce(app);
  standardId = (await app.as('office').call(readEdition, { editionId })).nodes.find(({ level }) => level === 'standard')?.id as string;
  photo = await photoBy(app, 'office', 'e1a-1');
  url = await app.http.listen({ port: 0, host: '127.0.0.1' });
  home = await mkdtemp(join(tmpdir(), 'lianchuang-cli-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const env = async (person: string) => ({ XDG_CONFIG_HOME: home, LIANCHUANG_CLI_URL: url, LIANCHUANG_CLI_TOKEN: await app.token(person), LANG: 'en_US.UTF-8' });
async function command<T = Record<string, unknown>>(person: string, name: string, ...args: string[]): Promise<T> {
  const { code, stdout, stderr } = await lianchuang(await env(person), 'submissions', name, '--programme', 'alpha', ...args);
  if (code !== 0) throw new Error(stderr);
  return (stdout.startsWith('{') ? JSON.parse(stdout) : {}) as T;
}
function input(value: object): string[] {
  return ['--json', JSON.stringify(value)];
}
const refusal = async (asked: Promise<unknown>): Promise<string> => { try { await asked; } catch (error) { return (error as Error).message; } throw new Error('it was not refused'); };
const firstCells = async (file: string): Promise<string[][]> => { const found: string[][] = []; for await (const row of readTable({ buffer: await readFile(file) })) found.push(row.cells.slice(0, 2).map((cell) => cellText(cell))); return found; };

it('a request is set, answered, returned, answered again, taken over, changed, closed and carried away from the command line', async () => {
  const organisationId = app.id('organisation/bureau-a');
  const asked = { editionId, endsOn: '2026-08-31', dueOn: '2026-10-10', needs: [{ standardId, organisationId, documentsMin: 0, picturesMin: 1 }] };
  const { id: requestId } = await command<{ id: string }>('office', 'create-material-request', ...input({ code: 'CLI-1', name: '命令行申报', ...asked }));
  const caption = { shownOn: '2026-05-04', place: '示例广场', people: '示例局 12 人', theme: '清扫广场', background: '创建', occasion: '五四', fileIds: [photo], standardIds: [standardId] };
  const piece = await command<{ id: string; version: number }>('deptA', 'submit-material', ...input({ requestId, organisationId, kind: 'picture', ...caption }));
  expect(await refusal(command('deptA', 'submit-material', ...input({ requestId, organisationId, kind: 'picture', ...caption, shownOn: '2024-05-04' })))).toContain('submissions.outside_window');
  await command('office', 'review-material', '--piece-id', piece.id, '--version', '1', ...input({ accept: false, reason: '看不清' }));
  await command('deptA', 'resubmit-material', ...input({ pieceId: piece.id, version: 2, ...caption, theme: '清扫广场（重拍）' }));
  await command('office', 'review-material', ...input({ pieceId: piece.id, version: 3, accept: true }));
  expect(await command('deptA', 'read-material', '--piece-id', piece.id)).toMatchObject({ state: 'accepted', versions: [{ number: 2 }, { number: 1 }] });

  const { id: nextId } = await command<{ id: string }>('office', 'create-material-request', ...input({ code: 'CLI-2', name: '第二次申报', ...asked }));
  const { rows } = await command<{ rows: { pieceId: string; ageDays: number }[] }>('deptA', 'list-reusable-material', '--request-id', nextId);
  expect(rows).toEqual([expect.objectContaining({ pieceId: piece.id, ageDays: 140 })]);
  const taken = await command<{ id: string }>('deptA', 'submit-material', ...input({ requestId: nextId, organisationId, kind: 'picture', ...caption, takenFrom: piece.id }));
  await command('deptA', 'withdraw-material', ...input({ pieceId: taken.id, version: 1, reason: '换一张' }));
  await command('office', 'revise-material-request', ...input({ requestId: nextId, version: 1, name: '第二次申报（改）', dueOn: '2026-10-20', needs: asked.needs }));
  await command('office', 'close-material-request', '--request-id', nextId, '--version', '2', '--state', 'closed');
  expect(await command('deptA', 'read-material-request', '--request-id', nextId)).toMatchObject({ state: 'closed', name: '第二次申报（改）', saving: { taken: 0 } });
  expect((await command<{ rows: { code: string }[] }>('office', 'list-material-requests', '--state', 'open', '--sort', 'code')).rows.map(({ code }) => code)).toEqual(['CLI-1']);

  const [list, sheet] = [join(home, 'list.xlsx'), join(home, 'sheet.xlsx')];
  await command('office', 'export-material-requests', '--sort', 'code', '--output', list);
  expect((await firstCells(list)).map(([code]) => code)).toEqual(['Code', 'CLI-1', 'CLI-2']);
  await command('office', 'export-material-request', '--request-id', requestId, '--output', sheet);
  expect((await firstCells(sheet))[0]).toEqual(['Unit', 'Code']);
});
