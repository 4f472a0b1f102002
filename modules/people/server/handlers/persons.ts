/** Handlers on persons. */
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchPatterns, searchTextOf } from '#platform/server/search/index.ts';
import type { DutyRole } from '#modules/places/contract/index.ts';
import { createPerson, importPersons, listPersons, personImportTemplate, readPerson, updatePerson } from '../../contract/index.ts';
import { personColumns, personImport } from '../imports/persons.ts';
import type { Reader } from '../queries/duties.ts';
import { countPersons, dutyCounts, insertPerson, lockPerson, organisationExists, personPage, updatePersonRow } from '../queries/persons.ts';
import type { PersonListRow } from '../queries/persons.ts';
import { administratorCount, assignmentPage, lockRoles } from '../queries/roles.ts';
import { assignmentOut } from './roles.ts';

export const readerOf = (ctx: ReadContext): Reader => ({ programmeId: ctx.programmeId, scope: ctx.scope, today: ctx.today, personId: ctx.personId });

const personOut = (row: PersonListRow) => ({
  id: row.id, code: row.code, name: row.name, title: row.title,
  organisation: row.organisation_id === null ? null : { id: row.organisation_id, nameZh: row.organisation_zh as string, nameEn: row.organisation_en as string },
  roles: row.roles, hasLogin: row.has_login, validFrom: row.valid_from, validTo: row.valid_to, dutyCount: row.duty_count,
});

export const listPersonsBound = bindRead(listPersons, async (ctx, input) => {
  const { sort, page, pageSize } = input;
  const reader = readerOf(ctx);
  const filter = { patterns: searchPatterns(input.q), organisationId: input.organisationId, role: input.role, withFormer: input.withFormer };
  const found = await personPage(ctx.tx, reader, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  const total = await ctx.remember(`persons:${ctx.today}:${ctx.scope.everything ? '' : ctx.personId}:${JSON.stringify(filter)}`, () => countPersons(ctx.tx, reader, filter));
  return { rows: found.map(personOut), total, page, pageSize };
});

export const readPersonBound = bindRead(readPerson, async (ctx, input) => {
  const [person] = await personPage(ctx.tx, readerOf(ctx), { patterns: [], id: input.personId }, 'code', { limit: 1, offset: 0 });
  if (person === undefined) return ctx.notFound();
  const assignments = await assignmentPage(ctx.tx, readerOf(ctx), { personId: person.id, withFormer: true }, 'role', { limit: 200, offset: 0 });
  const duties = await dutyCounts(ctx.tx, ctx.programmeId, person.id, ctx.today);
  return { ...personOut(person), assignments: assignments.map(assignmentOut), duties: duties.map((row) => ({ role: row.role as DutyRole, count: row.count })) };
});

export const createPersonBound = bindWrite(createPerson, async (ctx, input) => {
  if (input.organisationId !== null && !(await organisationExists(ctx.tx, ctx.programmeId, input.organisationId))) {
    return ctx.refuse('people.organisation_unknown', {}, { pointers: ['/organisationId'] });
  }
  const id = ctx.newId();
  await insertPerson(ctx.tx, ctx.programmeId, { ...input, id, validFrom: input.validFrom ?? ctx.today, searchText: searchTextOf(input.name, input.code) });
  ctx.record({ kind: 'person', id, change: { created: true, organisationId: input.organisationId } });
  return { id, code: input.code };
});

export const updatePersonBound = bindWrite(updatePerson, async (ctx, input) => {
  await lockRoles(ctx.tx, ctx.programmeId);
  const person = await lockPerson(ctx.tx, ctx.programmeId, input.personId);
  if (person === undefined) return ctx.notFound();
  if (input.organisationId !== null && !(await organisationExists(ctx.tx, ctx.programmeId, input.organisationId))) {
    return ctx.refuse('people.organisation_unknown', {}, { pointers: ['/organisationId'] });
  }
  if (input.validTo !== null && input.validTo <= person.valid_from) return ctx.refuse('people.dates_out_of_order', {}, { pointers: ['/validTo'] });
  await updatePersonRow(ctx.tx, ctx.programmeId, person.id, { ...input, searchText: searchTextOf(input.name, person.code) });
  if ((await administratorCount(ctx.tx, ctx.programmeId, ctx.today)) === 0) return ctx.refuse('people.last_administrator');
  ctx.record({ kind: 'person', id: person.id, change: { organisationId: input.organisationId, validTo: input.validTo } });
  return { id: person.id, code: person.code };
});

const personExample = (name: string, title: string) => [{ code: 'P001', name, title, organisation: 'ORG-001', validFrom: null }];
export const personImportTemplateBound = bindRead(personImportTemplate, (ctx, { format }) =>
  importTemplate(ctx, { zh: '人员导入模板', en: 'Persons to import' }, personColumns, { zh: personExample('示例一', '督查员'), en: personExample('Example One', 'Inspector') }, format));

export const importPersonsBound = bindWrite(importPersons, async (ctx, input) =>
  importTable(ctx, { operation: importPersons, file: input.file, mode: input.mode, definition: () => Promise.resolve(personImport(ctx)) }));
