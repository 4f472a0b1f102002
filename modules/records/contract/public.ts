/** 公开台账 · What everybody may read of registers: the fields that the definition names, and the text in force; no person, no file. */
import { z } from 'zod';
import { defineOperation, idOf, localDate, pageInput } from '#platform/contract/index.ts';

const words = { zh: z.string(), en: z.string() };
const register = z.object({ code: z.string(), ...words, about: z.string(), recordCount: z.number().int() });
const fact = z.object({ ...words, value: z.object(words) });
const record = z.object({ id: idOf, title: z.string(), on: localDate.nullable(), place: z.object(words).nullable(), isSynthetic: z.boolean(), facts: z.array(fact) });

export const listPublicRegisters = defineOperation({
  id: 'records.listPublicRegisters', summary: { zh: '公众查看公开台账', en: 'Registers, for everybody' },
  method: 'GET', path: '/public/registers', permission: 'public', input: z.object({}), output: z.object({ rows: z.array(register) }),
});

export const listPublicRecords = defineOperation({
  id: 'records.listPublicRecords', summary: { zh: '公众查看台账记录', en: 'Records of a register, for everybody' },
  method: 'GET', path: '/public/registers/:code/records', permission: 'public', callsPerMinuteMax: 60,
  input: z.object({ code: z.string().max(40), q: z.string().trim().max(60).optional(), ...pageInput, after: z.string().max(60).optional().describe('上一页给出的 next：接着往下，不论多深一样快 `next` of the page before: goes on from there, as quick at any depth') }),
  output: z.object({ register, rows: z.array(record), total: z.number().int(), page: z.number().int(), pageSize: z.number().int(), next: z.string().nullable() }),
});

export const readPublicRecord = defineOperation({
  id: 'records.readPublicRecord', summary: { zh: '公众查看一条台账记录和在行文本', en: 'A record and the text in force, for everybody' },
  method: 'GET', path: '/public/registers/:code/records/:recordId', permission: 'public', input: z.object({ code: z.string().max(40), recordId: idOf }),
  output: z.object({
    register, record, keepsVersions: z.boolean(),
    /** Null while none is in force; the text is empty until its legality was looked at. */
    inForce: z.object({ adoptedOn: localDate, inForceFrom: localDate, isChecked: z.boolean(), body: z.string() }).nullable(),
    versions: z.array(z.object({ adoptedOn: localDate, inForceFrom: localDate, state: z.enum(['standing', 'coming', 'repeal', 'replaced']) })),
  }),
});
