/** Goal: a list that refuses half-way is told as a refusal, not as a fault. Method: a list of two pages whose second is refused. */
import { z } from 'zod';
import { expect, it } from 'vitest';
import { defineOperation, fileOutput, pageInput, pageOf } from '#platform/contract/index.ts';
import { bindRead, perform } from '#platform/server/operations/index.ts';
import { textColumn } from '#platform/server/spreadsheet/index.ts';
import { testApp } from '../../../tests/kit/index.ts';
import { bindExport } from './index.ts';

const listWords = defineOperation({
  id: 'places.listWords', summary: { zh: '词', en: 'Words' }, method: 'GET', path: '/words', permission: 'places.read',
  input: z.object(pageInput), output: pageOf(z.object({ word: z.string() })), errors: ['platform.unavailable'],
});
const exportWords = defineOperation({
  id: 'places.exportWords', summary: { zh: '导出词', en: 'Export words' }, method: 'GET', path: '/words/file', permission: 'places.read',
  input: z.object({}), output: fileOutput, errors: ['platform.too_many_rows', 'platform.unavailable'],
});

it('a list that refuses its second page is answered with that refusal', async () => {
  const app = await testApp();
  const list = bindRead(listWords, async (ctx, { page, pageSize }) => (page === 2 ? ctx.refuse('platform.unavailable')
    : { rows: Array.from({ length: pageSize }, () => ({ word: 'w' })), total: pageSize + 1, page, pageSize }));
  const bound = bindExport(exportWords, list, listWords, { name: { zh: '词', en: 'Words' }, columns: { word: textColumn({ zh: '词', en: 'Word' }) }, row: ({ word }) => ({ word }) });
  const caller = { asPerson: { programmeId: app.id('programme'), personId: app.id('person/office') } };
  for (const filesOnDisk of [true, false]) {
    const answer = await perform(app.runtime, bound, caller, {}, { requestId: 'half-way', locale: 'zh-CN', filesOnDisk });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'platform.unavailable' } });
  }
});
