/** 批量分配或结束角色 · One role for many persons at once, or ended for them. Asked as a dry run, it is the preview. */
import { z } from 'zod';
import { defineOperation, idOf, localDate } from '#platform/contract/index.ts';
import { personFilter } from './persons.ts';
import { anchor } from './roles.ts';

/** Persons that one act may cover. */
export const PERSONS_AT_ONCE_MAX = 1_000;

const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assign'), roleCode: z.string().max(60), anchor, from: localDate.optional().describe('默认今天 today unless told'), to: localDate.nullable().default(null) }),
  z.object({ kind: z.literal('end'), roleCode: z.string().max(60), to: localDate.optional().describe('不再有效的第一天，默认今天 first day it no longer holds, today unless told') }),
]);

export const changeRoles = defineOperation({
  id: 'people.changeRoles', summary: { zh: '批量分配或结束角色（可预览、可撤销）', en: 'Give many persons a role, or end it (with preview and undo)' },
  method: 'POST', path: '/role-changes', permission: 'people.assignRoles',
  input: z.object({
    personIds: z.array(idOf).min(1).max(PERSONS_AT_ONCE_MAX).optional(),
    /** All that the filter gives, as long as they are as many as the person was shown. */
    all: z.object({ filter: z.object(personFilter), count: z.number().int().min(1).max(PERSONS_AT_ONCE_MAX) }).optional(),
    change,
  }).refine((input) => (input.personIds === undefined) !== (input.all === undefined), { path: ['personIds'], message: '逐个选择与按筛选二选一 · persons or a filter' }),
  output: z.object({
    /** By this it can be taken back; null where nothing changed. */
    bulkActId: idOf.nullable(),
    changed: z.number().int(),
    /** The first twenty that change. */
    sample: z.array(z.object({ personId: idOf, name: z.string() })),
    /** Those that stay as they are, by reason, each with the first twenty names. */
    left: z.array(z.object({ why: z.enum(['held', 'notHeld', 'leftOffice', 'outOfReach', 'lent']), count: z.number().int(), names: z.array(z.string()) })),
  }),
  errors: ['people.role_unknown', 'people.role_reserved', 'people.place_unknown', 'people.organisation_unknown', 'people.dates_out_of_order', 'people.last_administrator', 'people.selection_changed'],
});
