/** 标准对应导入 · Links under the headers they go out with: both editions and both standards by their codes. */
import { ONLY_SHOWN } from '#platform/server/imports/index.ts';
import type { ImportDefinition } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { choiceColumn, defineColumns, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { crosswalkRelationWords } from '../../contract/index.ts';
import { editionIdsByCode, standardRows, upsertLinks } from '../queries/crosswalk.ts';
import type { LinkToKeep } from '../queries/crosswalk.ts';

export const crosswalkColumns = defineColumns({
  edition: textColumn({ zh: '左边版本', en: 'Left edition', required: true, maxLength: 60, width: 22, hint: { zh: '版本编码', en: 'Code of an edition' } }),
  standard: textColumn({ zh: '左边标准', en: 'Left standard', required: true, maxLength: 60, width: 12 }),
  name: textColumn({ zh: '左边内容', en: 'Left words', maxLength: 500, width: 40, hint: ONLY_SHOWN }),
  relation: choiceColumn({ zh: '关系', en: 'Relation', required: true, width: 16, labels: crosswalkRelationWords }),
  otherEdition: textColumn({ zh: '右边版本', en: 'Right edition', required: true, maxLength: 60, width: 22, hint: { zh: '版本编码', en: 'Code of an edition' } }),
  otherStandard: textColumn({ zh: '右边标准', en: 'Right standard', required: true, maxLength: 60, width: 12 }),
  otherName: textColumn({ zh: '右边内容', en: 'Right words', maxLength: 500, width: 40, hint: ONLY_SHOWN }),
  note: textColumn({ zh: '说明', en: 'Note', maxLength: 500, width: 30 }),
});

export const crosswalkExample = (editions: { readonly left: string; readonly right: string }): RowOf<typeof crosswalkColumns> =>
  ({ edition: editions.left, standard: '6.3.1', name: null, relation: 'same', otherEdition: editions.right, otherStandard: '3.1.1', otherName: null, note: null });

/** @returns what the engine needs; the same file again changes nothing */
export function crosswalkImport(ctx: WriteContext): ImportDefinition<typeof crosswalkColumns, LinkToKeep> {
  const { tx, programmeId } = ctx;
  const standardsOf = new Map<string, ReadonlySet<string>>();
  const known = async (editionId: string): Promise<ReadonlySet<string>> => {
    const found = standardsOf.get(editionId) ?? new Set((await standardRows(tx, programmeId, editionId)).map(({ code }) => code));
    standardsOf.set(editionId, found);
    return found;
  };
  return {
    name: { zh: '标准对应', en: 'Links between standards' }, columns: crosswalkColumns, keyColumn: 'standard',
    // The pair tells rows apart, whichever of the two stands on the left.
    keyOf: (value) => [`${value.edition}\n${value.standard}`, `${value.otherEdition}\n${value.otherStandard}`].toSorted().join('\n'),
    async resolve(found, fail) {
      const editions = await editionIdsByCode(tx, programmeId);
      const ready: LinkToKeep[] = [];
      for (const row of found) {
        const { value } = row;
        const edition = async (key: 'edition' | 'otherEdition', standardKey: 'standard' | 'otherStandard'): Promise<string> => {
          const there = editions.get(value[key]);
          if (there === undefined) { fail(row, key, { code: 'unknown_edition', zh: `没有编码为“${value[key]}”的版本`, en: `There is no edition with the code “${value[key]}”` }); return ''; }
          if (!(await known(there.id)).has(value[standardKey])) fail(row, standardKey, { code: 'unknown_standard', zh: `“${there.titleZh}”里没有标准 ${value[standardKey]}`, en: `That edition has no standard ${value[standardKey]}` });
          return there.id;
        };
        const [editionId, otherEditionId] = [await edition('edition', 'standard'), await edition('otherEdition', 'otherStandard')];
        if (editionId !== '' && editionId === otherEditionId) fail(row, 'otherEdition', { code: 'same_edition', zh: '两边是同一个版本', en: 'Both sides are the same edition' });
        ready.push({ id: ctx.newId(), editionId, otherEditionId, leftCode: value.standard, rightCode: value.otherStandard, relation: value.relation, note: value.note });
      }
      return ready;
    },
    async write(ready) {
      const { created, updated } = await upsertLinks(tx, programmeId, ready, { personId: ctx.personId, at: new Date(ctx.now).toISOString() });
      return { created, updated, unchanged: ready.length - created - updated };
    },
  };
}
