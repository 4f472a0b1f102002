/** 同名提示 · Two of one name may be one: said of the row, which is good all the same, for whoever knows them to decide. */
import type { RowFault } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { plainName } from '../../domain/index.ts';
import { householdsLike, subjectsOfNames } from '../queries/subjects.ts';
import type { TitleRow } from '../queries/titles.ts';

interface Named { readonly rowNumber: number; readonly code: string; readonly label: string; /** Of a household: where it lies, and whether its house is known. */ readonly placeId: string | null; readonly hasHouse: boolean }

type Warned = Map<number, RowFault>;

/** Many households of a village go by one family name and are told apart by their house: said where a house is missing. */
function sameHouseholds(ctx: WriteContext): (rows: readonly Named[]) => Promise<Warned> {
  const firstOf = new Map<string, Named>();
  const keyOf = (label: string, placeId: string): string => `${placeId} ${plainName(label)}`;
  return async (rows) => {
    const found: Warned = new Map();
    const placed = rows.flatMap((row) => (row.placeId === null ? [] : [{ ...row, placeId: row.placeId }]));
    const known = Map.groupBy(await householdsLike(ctx.tx, ctx.programmeId, placed), (row) => keyOf(row.label, row.place_id));
    for (const row of placed) {
      const key = keyOf(row.label, row.placeId);
      const first = firstOf.get(key);
      if (first === undefined) firstOf.set(key, row);
      const registered = (known.get(key) ?? []).find((other) => other.code !== row.code && !(row.hasHouse && other.has_house));
      const isKnown = (known.get(key) ?? []).some(({ code }) => code === row.code);
      if (first !== undefined && first.code !== row.code && !(row.hasHouse && first.hasHouse)) found.set(row.rowNumber, { code: 'same_household', zh: `与第 ${first.rowNumber} 行（${first.code}）同村同名，缺门牌号分不清：如是同一户请只留一行，不是请两行都填门牌号`, en: `The same name in the same village as row ${first.rowNumber} (${first.code}), and no house number tells them apart: if they are one keep one row, if not give both their house numbers` });
      else if (registered !== undefined && !isKnown) found.set(row.rowNumber, { code: 'same_household_known', zh: `本村名册里已有同名户 ${registered.code}，缺门牌号分不清：如是同一户请用这个编号，不是请填门牌号`, en: `The register has a household of this name in the village, ${registered.code}, and no house number tells them apart: if they are one use that code, if not give the house number` });
    }
    return found;
  };
}

/** For one sheet, chunk by chunk: the first row of each name is remembered. */
export function sameNames(ctx: WriteContext, title: TitleRow): (rows: readonly Named[]) => Promise<Warned> {
  if (title.subject_kind === 'household') return sameHouseholds(ctx);
  const firstOf = new Map<string, Named>();
  return async (rows) => {
    const found: Warned = new Map();
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
