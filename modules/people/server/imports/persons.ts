/** 人员导入 · Persons by their code. */
import { CODE_OR_NAME, codesInFullWidth } from '#platform/server/imports/index.ts';
import type { ImportDefinition } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { dateColumn, defineColumns, textColumn } from '#platform/server/spreadsheet/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { AN_ORGANISATION, cellsMeant, idMeant, organisationsCalled } from '#modules/places/server/index.ts';
import { upsertPersons } from '../queries/persons.ts';
import type { NewPerson } from '../queries/persons.ts';

export const personColumns = defineColumns({
  code: textColumn({ zh: '人员编号', en: 'Person code', aliases: ['编号', '工号'], required: true, halfWidth: true, maxLength: 40, width: 16 }),
  name: textColumn({ zh: '姓名', en: 'Name', required: true, maxLength: 60, width: 14 }),
  title: textColumn({ zh: '职务', en: 'Title', maxLength: 80, width: 20 }),
  organisation: textColumn({ zh: '单位编码', en: 'Organisation code', nameHeaders: ['单位', '所在单位', '单位名称'], maxLength: 160, width: 18, hint: CODE_OR_NAME }),
  validFrom: dateColumn({ zh: '起始日期', en: 'Valid from', hint: { zh: '空着为今天', en: 'Today when left empty' } }),
});

/** @returns what the engine needs to import persons */
export function personImport(ctx: WriteContext): ImportDefinition<typeof personColumns, NewPerson> {
  const { tx, programmeId, today } = ctx;
  return {
    name: { zh: '人员', en: 'Persons' }, columns: personColumns, keyColumn: 'code',
    codesInFullWidth: () => codesInFullWidth(ctx, 'people.persons', 'code'),
    async resolve(rows, fail) {
      const cells = rows.map((row) => row.value.organisation);
      const organisations = cellsMeant(cells, await organisationsCalled(tx, programmeId, cells));
      return rows.map((row) => {
        const { code, name, title, organisation, validFrom } = row.value;
        const organisationId = idMeant(organisation, organisations, AN_ORGANISATION, (fault) => fail(row, 'organisation', fault));
        return { id: ctx.newId(), code, name, title, organisationId, validFrom: validFrom ?? today, searchText: searchTextOf(name, code) };
      });
    },
    async write(ready) {
      const written = await upsertPersons(tx, programmeId, ready);
      const created = written.filter((row) => row.created).length;
      return { created, updated: written.length - created, unchanged: ready.length - written.length };
    },
  };
}
