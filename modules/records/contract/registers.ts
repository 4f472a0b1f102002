/** 台账定义 · Registers as data: seen, written in the editor, taken from the product, brought in and carried away as JSON. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, pageInput, pageOf } from '#platform/contract/index.ts';
import { englishName } from '#platform/contract/english-name.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { CODE, FIELD_TYPES, FIELDS_MAX, REGISTER_CODE } from '../domain/index.ts';

const words = { zh: z.string().trim().min(1).max(60), en: englishName(80) };

export const registerField = z.object({
  code: z.string().trim().regex(CODE, 'a–z, then letters and digits').describe('字段代码 letters and digits, a small letter first'), ...words, type: z.enum(FIELD_TYPES), required: z.boolean().default(false),
  unit: z.string().trim().min(1).max(20).nullable().default(null).describe('单位，仅数字 of numbers'), decimals: z.number().int().min(0).max(6).default(0).describe('小数位 decimals of a number'),
  choices: z.array(z.object({ code: z.string().trim().regex(CODE, 'a–z, then letters and digits'), ...words })).max(200).default([]), purpose: z.string().trim().max(200).nullable().default(null).describe('为什么要填 why it is asked'),
  register: z.string().regex(REGISTER_CODE).nullable().default(null).describe('“台账记录”字段：指向哪本台账 the register that a field of records points to'),
});

export const registerDefinition = z.object({
  code: z.string().trim().regex(REGISTER_CODE, 'a–z, 0–9, -').describe('台账代码 small letters, digits, hyphens'), ...words, about: z.string().trim().max(500).default(''),
  fields: z.array(registerField).min(1).max(FIELDS_MAX), titleField: z.string().describe('题名字段 the field that names a record'), dayField: z.string().nullable().default(null).describe('日期字段 the date that periods go by'),
  keepsVersions: z.boolean().default(false).describe('保留文本版本（村规民约、章程） each record is a text that is adopted and revised'), publicFields: z.array(z.string().max(40)).max(FIELDS_MAX).default([]).describe('公开的字段，空为不公开 fields that everybody may read; none and it is not public'),
});

export const definitionsFile = z.object({ format: z.literal('lianchuang-registers/1'), source: z.string().max(500).optional(), registers: z.array(registerDefinition).min(1).max(200) });

export const registerRow = z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string(), about: z.string(), fieldCount: z.number().int(), recordCount: z.number().int(), lastOn: z.string().nullable(), version: z.number().int() });

export const listRegisters = defineOperation({
  id: 'records.listRegisters', summary: { zh: '台账目录', en: 'Registers' },
  method: 'GET', path: '/registers', permission: 'records.read',
  input: z.object({ ...pageInput, q: z.string().trim().max(60).optional().describe('名称或代码 name or code'), sort: sortInput(['code', 'records']) }), output: pageOf(registerRow),
});

export const readRegister = defineOperation({
  id: 'records.readRegister', summary: { zh: '查看台账定义', en: 'Read a register’s definition' },
  method: 'GET', path: '/registers/:registerId', permission: 'records.read',
  input: z.object({ registerId: idOf }), output: registerRow.extend({ definition: registerDefinition }),
});

const refusals = ['records.definition_wrong', 'records.type_in_use'] as const;

export const saveRegister = defineOperation({
  id: 'records.saveRegister', reach: 'programme', summary: { zh: '定义台账', en: 'Define a register' },
  method: 'PUT', path: '/registers/:code', permission: 'records.define',
  input: registerDefinition.extend({ version: z.number().int().min(0).default(0).describe('0 为新建 0 to begin one') }), output: z.object({ id: idOf, version: z.number().int() }), errors: [...refusals, 'platform.changed_meanwhile'],
});

export const adoptRegisters = defineOperation({
  id: 'records.adoptRegisters', reach: 'programme', summary: { zh: '采用随产品提供的台账', en: 'Adopt the registers that come with the product' },
  method: 'POST', path: '/register-adoption', permission: 'records.define', input: z.object({}), output: z.object({ created: z.number().int() }),
});

export const importDefinitions = defineOperation({
  id: 'records.importDefinitions', reach: 'programme', summary: { zh: '导入台账定义（JSON）', en: 'Import definitions of registers (JSON)' },
  method: 'POST', path: '/register-definitions', permission: 'records.define',
  input: z.object({ file: fileInput }), output: z.object({ created: z.number().int(), updated: z.number().int(), unchanged: z.number().int() }), errors: ['records.definitions_unreadable', ...refusals], bodyLimitBytes: 2 * 1024 * 1024,
});

export const downloadRegisters = defineOperation({
  id: 'records.downloadRegisters', summary: { zh: '下载台账定义（JSON）', en: 'Download definitions of registers (JSON)' },
  method: 'GET', path: '/register-definitions', permission: 'records.read', input: z.object({}), output: fileOutput,
});

export const exportRegisters = exportOf(listRegisters, { id: 'records.exportRegisters', path: '/register-export', zh: '导出台账目录（xlsx）', en: 'Export the list of registers (xlsx)' });
