/**
 * Every order of 200,000 cases, turned round too, and searches that find much, little and nothing: first with the total
 * counted, then as every later request does. No floor: nobody shall wait, whatever they ask.
 */
import type { InputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { sql } from '#platform/server/db/index.ts';
import { fillSearchTexts } from '#platform/server/search/index.ts';
import { listCases } from '#modules/cases/contract/index.ts';
import { searchTexts } from '../apps/modules.ts';
import { fill } from './list.ts';
import { clientOf } from './lib/client.ts';
import { openGround } from './lib/ground.ts';
import { middle } from './lib/report.ts';
import type { Line } from './lib/report.ts';

const BAR_MS = 300;
const TIMES = 7;

const questions: readonly (readonly [string, InputOf<typeof listCases>])[] = [
  ...bothWays(['recent', 'deadline', 'number', 'title'] as const).map((sort) => [`by ${sort}`, { sort }] as const),
  ['by title, page 400', { sort: 'title', page: 400 }],
  ['search that finds nothing', { q: '不存在的词' }],
  ['search that finds nothing, by title', { q: '不存在的词', sort: 'title' }],
  ['search of two words', { q: '垃圾 路' }],
  ['search by initials that finds nothing', { q: 'qzqzx' }],
  ['search by initials', { q: 'ljt' }],
  ['number by its beginning', { q: '2026-0001' }],
  ['open ones, by title', { sort: 'title', state: 'dispatched,accepted' }],
];

export async function benchOrders(): Promise<Line[]> {
  const ground = await openGround();
  await fill(ground);
  // As in a programme at work: every case has its search text.
  await fillSearchTexts(ground.owner.db, searchTexts);
  await sql`vacuum analyze cases.cases`.execute(ground.owner.db);
  const served = await ground.serve();
  const lines: Line[] = [];
  for (const person of ['office', 'zoneEast']) {
    const client = await clientOf(ground, served.url, person);
    await client.call(listCases, {});
    for (const [what, input] of questions) {
      const took: number[] = [];
      for (let time = 0; time < TIMES; time += 1) {
        const started = performance.now();
        await client.call(listCases, { ...input, pageSize: 25 });
        took.push(performance.now() - started);
      }
      const [first = 0, ...later] = took;
      lines.push({ name: `${person}: 25 of 200,000 cases ${what}`, value: `${Math.round(first)} ms with the total, then ${Math.round(middle(later))} ms`, bar: `< ${BAR_MS} ms`, met: first < BAR_MS && middle(later) < BAR_MS });
    }
  }
  await served.close();
  await ground.close();
  return lines;
}
