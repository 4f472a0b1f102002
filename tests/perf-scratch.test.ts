import { it } from 'vitest';
import { testApp } from './kit/index.ts';
import { importSites } from '#modules/places/contract/index.ts';
import { writeCsv } from '#platform/server/spreadsheet/index.ts';
import { bytesOf } from '#platform/server/imports/index.ts';
import { runTask } from '#platform/server/tasks/index.ts';
import { openDatabase, sql } from '#platform/server/db/index.ts';
it('x', async () => {
  const app = await testApp();
  const HEADERS = ['点位编码', '点位名称', '点位类型', '所属网格编码', '经度', '纬度', '点位长编号', '责任单位编码', '启用日期'];
  for (const [n, duty] of [[4000, false], [4000, true], [20000, false], [20000, true]] as const) {
    const rows = Array.from({ length: n }, (_e, at) => [`p${n}${duty}-${at}`, `大批公园第${at}号`, '公园', 'e1a', 108.005, 32.005, duty ? 'leaderE' : null, duty ? 'bureau-a' : null, '2026-03-01']);
    const body = await bytesOf(writeCsv({ columns: HEADERS.map((header) => ({ header })), rows }));
    const t = performance.now();
    const db: any = app.runtime.db;
    const { taskId, report } = await app.as('office').call(importSites, { file: { fileName: 'a.csv', body }, mode: 'good' });
    if (report === null) await runTask({ programmeId: app.id('programme'), taskId }, { runtime: app.runtime, signal: new AbortController().signal });
    console.log(n, duty, Math.round(performance.now() - t));
  }
}, 120000);
