/** 同名提示 · Two of one name may be one: said of the row, which is good all the same, for whoever knows them to decide. */
import type { RowFault } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { plainName } from '../../domain/index.ts';
import { subjectsOfNames } from '../queries/subjects.ts';
import type { TitleRow } from '../queries/titles.ts';

interface Named { readonly rowNumber: number; readonly code: string; readonly label: string }

/**
 * For one sheet, chunk by chunk: the first row of each name is remembered. Households are told apart by their house, and many of a village
 * go by one family name: of them nothing is said.
 */
export function sameNames(ctx: WriteContext, title: TitleRow): (rows: readonly Named[]) => Promise<Map<number, RowFault>> {
  const firstOf = new Map<string, Named>();
  return async (rows) => {
    const found = new Map<number, RowFault>();
    if (title.subject_kind === 'household') return found;
    const known = Map.groupBy(await subjectsOfNames(ctx.tx, ctx.programmeId, title.subject_kind, [...new Set(rows.map(({ label }) => label))]), ({ label }) => plainName(label));
    for (const row of rows) {
      const name = plainName(row.label);
      const first = firstOf.get(name);
      if (first === undefined) firstOf.set(name, row);
      const other = known.get(name)?.find(({ code }) => code !== row.code);
      if (first !== undefined && first.code !== row.code) found.set(row.rowNumber, { code: 'same_name', zh: `与第 ${first.rowNumber} 行（${first.code}）同名，编号不同：如是同一对象，请只留一行`, en: `The same name as in row ${first.rowNumber} (${first.code}) under another code: if they are one, keep one row` });
      else if (other !== undefined && !(known.get(name) ?? []).some(({ code }) => code === row.code)) found.set(row.rowNumber, { code: 'same_name_known', zh: `名册里已有同名对象 ${other.code}：如是同一对象，请用这个编号`, en: `The register has one of this name under ${other.code}: if they are one, use that code` });
    }
    return found;
  };
}
