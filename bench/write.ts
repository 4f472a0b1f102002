/** A write through HTTP and perform() against the same statements as bare SQL, at the same concurrency, on the same PostgreSQL. */
import { openGround } from './lib/ground.ts';
import { load } from './lib/load.ts';
import { recordPool, replay } from './lib/recorder.ts';
import { perSecond } from './lib/report.ts';
import type { Line } from './lib/report.ts';

const CONNECTIONS = 16;
const AMOUNT = 3_000;

export async function benchWrite(): Promise<Line[]> {
  const ground = await openGround();
  const token = await ground.tokenOf('office');
  const body = JSON.stringify({ source: 'patrol', categoryCode: 'litter', title: '路边暴露垃圾', siteId: ground.id('site/e1a-1'), photos: [] });
  const options = (url: string, amount: number) => ({
    url: `${url}/api/programmes/alpha/cases`, method: 'POST' as const, connections: CONNECTIONS, amount, body, freshKeys: true,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
  const served = await ground.serve();
  await load(options(served.url, 500));
  await served.close();
  // The copy is the state before the recorded writes: replayed there, every statement finds what it found the first time.
  const before = await ground.copy('replayed');
  const recorded = await ground.serve();
  const tape = recordPool(recorded.application.pool);
  await load(options(recorded.url, AMOUNT));
  tape.stop();
  await recorded.close();
  const transactions = tape.transactions.filter((transaction) => transaction.some(({ text }) => /insert into cases\.cases/i.test(text)));
  const timed = await ground.serve();
  const through = await load(options(timed.url, AMOUNT));
  await timed.close();
  const bare = await replay(before.applicationUrl, transactions, CONNECTIONS);
  await ground.close();
  const ratio = through.perSecond / bare.perSecond;
  return [{
    name: `write: report a case, ${CONNECTIONS} clients`, value: `${perSecond(through.perSecond)}, p95 ${through.p95Ms} ms, ${through.failed} failed`,
    floor: `${perSecond(bare.perSecond)} bare SQL (${transactions[0]?.length ?? 0} statements, ${bare.failed} failed)`, ratio, bar: '≥ 0.4', met: ratio >= 0.4 && through.failed === 0 && bare.failed === 0,
  }];
}
