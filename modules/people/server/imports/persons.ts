/** 人员导入 · Persons by their code. */
import type { ImportDefinition } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { dateColumn, defineColumns, textColumn } from '#platform/server/spreadsheet/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { organisationIdsByCode, upsertPersons } from '../queries/persons.ts';
import type { NewPerson } from '../queries/persons.ts';

export const personColumns = defineColumns({
  code: textColumn({ zh: '人员编号', en: 'Person code', aliases: ['编号', '工号'], required: true, maxLength: 40, width: 16 }),
  name: textColumn({ zh: '姓名', en: 'Name', required: true, maxLength: 60, width: 14 }),
  title: textColumn({ zh: '职务', en: 'Title', maxLength: 80, width: 20 }),
  organisation: textColumn({ zh: '单位编码', en: 'Organisation code', maxLength: 60, width: 18 }),
  validFrom: dateColumn({ zh: '起始日期', en: 'Valid from', hint: { zh: '空着为今天', en: 'Today when left empty' } }),
});

/** @returns what the engine needs to import persons */
export function personImport(ctx: WriteContext): ImportDefinition<typeof personColumns, NewPerson> {
  const { tx, programmeId, today } = ctx;
  return {
    name: { zh: '人员', en: 'Persons' }, columns: personColumns, keyColumn: 'code',
    async resolve(rows, fail) {
      const codes = [...new Set(rows.map((row) => row.value.organisation).filter((code) => code !== null))];
      const organisations = await organisationIdsByCode(tx, programmeId, codes);
      return rows.map((row) => {
        const { code, name, title, organisation, validFrom } = row.value;
        const organisationId = organisation === null ? null : organisations.get(organisation);
        if (organisationId === undefined) fail(row, 'organisation', { code: 'unknown_organisation', zh: `没有编码为“${organisation}”的单位`, en: `There is no organisation with the code “${organisation}”` });
        return { id: ctx.newId(), code, name, title, organisationId: organisationId ?? null, validFrom: validFrom ?? today, searchText: searchTextOf(name, code) };
      });
    },
    async write(ready) {
      const written = await upsertPersons(tx, programmeId, ready);
      const created = written.filter((row) => row.created).length;
      return { created, updated: written.length - created, unchanged: ready.length - written.length };
    },
  };
}
