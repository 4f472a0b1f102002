/** 类别导入 · One row a stage. What a row leaves empty stays as it is; nothing that a file does not name is taken away. */
import { isTimeLimit, LIMIT_TYPES } from '#kernel/deadline.ts';
import type { LimitType } from '#kernel/deadline.ts';
import { ONLY_SHOWN } from '#platform/server/imports/index.ts';
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { choiceColumn, defineColumns, integerColumn, numberColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { limitUnitWords, stageWords } from '../../contract/index.ts';
import { categoryAfter, outcomeOfLine } from '../../domain/index.ts';
import type { CategoryLine, CategoryState } from '../../domain/index.ts';
import { categoryRows, saveCategoryRow, stagesOf } from '../queries/work.ts';
import type { CategoryRow } from '../queries/work.ts';

const FIRST_STAGE = 'handle';
const STAGES_MAX = 10;
const LAST = 10_000;
const keep = { zh: '空着表示不改', en: 'Left empty, nothing changes' };
const codes = { test: /^[a-z][a-z0-9-]*$/, zh: '只能用小写字母、数字和 -，以字母开头', en: 'Small letters, digits and - only, beginning with a letter' };

export const categoryColumns = defineColumns({
  code: textColumn({ zh: '类别代码', en: 'Category code', aliases: ['代码'], required: true, maxLength: 60, pattern: codes, width: 18 }),
  nameZh: textColumn({ zh: '类别名称', en: 'Category', aliases: ['名称', '类别'], required: true, maxLength: 40, width: 22 }),
  nameEn: textColumn({ zh: '英文名称', en: 'English name', maxLength: 60, width: 24, hint: keep }),
  stageCode: textColumn({ zh: '阶段代码', en: 'Stage code', maxLength: 40, pattern: codes, width: 14, hint: { zh: '一个阶段一行；只有一个阶段时可空', en: 'One row a stage; may be empty where there is only one' } }),
  stageZh: textColumn({ zh: '阶段', en: 'Stage', maxLength: 40, width: 14, hint: keep }),
  stageEn: textColumn({ zh: '阶段英文', en: 'Stage in English', maxLength: 60, width: 16, hint: keep }),
  amount: numberColumn({ zh: '时限', en: 'Limit', required: true, min: 0.5, max: 1_000, width: 10, hint: { zh: '自交办起；天数为整数，小时可到半小时', en: 'From the dispatch on; whole days, or hours down to the half' } }),
  unit: choiceColumn({ zh: '时限单位', en: 'Unit', required: true, labels: limitUnitWords, width: 20 }),
  photos: integerColumn({ zh: '整改后照片', en: 'Photos of the fix', min: 0, max: 5, hint: keep }),
  sortOrder: integerColumn({ zh: '排序', en: 'Order', min: 0, max: LAST, hint: keep }),
  source: textColumn({ zh: '来源', en: 'Source', maxLength: 200, width: 24, hint: ONLY_SHOWN }),
});

type Row = ImportRow<RowOf<typeof categoryColumns>>;
type FailRow = Fail<typeof categoryColumns>;

export const stateOf = (row: CategoryRow): CategoryState => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en, photos: row.after_photo_count_min, sortOrder: row.sort_order, stages: stagesOf(row) });

/** Which stage a row is about, or null after failing it. */
function stageCodeOf(row: Row, before: CategoryState | undefined, fail: FailRow): string | null {
  if (row.value.stageCode !== null) return row.value.stageCode;
  if (before === undefined) return FIRST_STAGE;
  if (before.stages.length === 1) return before.stages[0]?.code ?? FIRST_STAGE;
  fail(row, 'stageCode', { code: 'required', zh: '这个类别有几个阶段，请填阶段代码', en: 'This category has several stages; enter the code of the stage' });
  return null;
}

function lineOf(row: Row, before: CategoryState | undefined, fail: FailRow): CategoryLine | null {
  const { value } = row;
  const code = stageCodeOf(row, before, fail);
  if (code === null) return null;
  const limit = { type: value.unit as LimitType, amount: value.amount };
  if (!LIMIT_TYPES.includes(limit.type) || !isTimeLimit(limit)) fail(row, 'amount', { code: 'limit_invalid', zh: '天数须为整数，小时须合成整分钟', en: 'Days must be whole, hours must come out in whole minutes' });
  const stage = before?.stages.find((each) => each.code === code);
  const zh = value.stageZh ?? stage?.zh ?? stageWords[code]?.zh;
  if (zh === undefined) fail(row, 'stageZh', { code: 'required', zh: '新的阶段需要名称', en: 'A new stage needs a name' });
  if (stage === undefined && (before?.stages.length ?? 0) >= STAGES_MAX) fail(row, 'stageCode', { code: 'too_many_stages', zh: `一个类别最多 ${STAGES_MAX} 个阶段`, en: `A category has at most ${STAGES_MAX} stages` });
  return {
    code: value.code, nameZh: value.nameZh, nameEn: value.nameEn ?? before?.nameEn ?? value.nameZh, photos: value.photos ?? before?.photos ?? 1, sortOrder: value.sortOrder ?? before?.sortOrder ?? LAST,
    stage: { code, zh: zh ?? code, en: value.stageEn ?? stage?.en ?? stageWords[code]?.en ?? zh ?? code, limit },
  };
}

const CELLS = ['nameZh', 'nameEn', 'photos', 'sortOrder'] as const;

/** Rows of one category say one thing about it. */
function agree(row: Row, line: CategoryLine, first: { readonly rowNumber: number; readonly line: CategoryLine } | undefined, fail: FailRow): void {
  const key = first === undefined ? undefined : CELLS.find((each) => line[each] !== first.line[each]);
  if (key !== undefined) fail(row, key, { code: 'differs', zh: `与第 ${first?.rowNumber} 行的同一类别不一致`, en: `Not what row ${first?.rowNumber} says of the same category` });
}

/** @returns what the engine needs to import categories */
export function categoryImport(ctx: WriteContext): ImportDefinition<typeof categoryColumns, CategoryLine> {
  const { tx, programmeId } = ctx;
  const standing = async () => new Map((await categoryRows(tx, programmeId)).map((row) => [row.code, stateOf(row)]));
  const firstOf = new Map<string, { rowNumber: number; line: CategoryLine }>();
  const changed: CategoryState[] = [];
  return {
    name: { zh: '案件类别', en: 'Categories' }, columns: categoryColumns, keyColumn: 'code', keyOf: ({ code, stageCode }) => `${code}/${stageCode ?? ''}`,
    async resolve(rows, fail) {
      const known = await standing();
      return rows.map((row) => {
        const line = lineOf(row, known.get(row.value.code), fail);
        if (line !== null) agree(row, line, firstOf.get(line.code), fail);
        if (line !== null && !firstOf.has(line.code)) firstOf.set(line.code, { rowNumber: row.rowNumber, line });
        return line as CategoryLine;
      });
    },
    async write(lines) {
      const known = await standing();
      const counts = { created: 0, updated: 0, unchanged: 0 };
      for (const line of lines) counts[outcomeOfLine(line, known.get(line.code))] += 1;
      for (const [code, group] of Map.groupBy(lines, (line) => line.code)) {
        if (group.every((line) => outcomeOfLine(line, known.get(code)) === 'unchanged')) continue;
        const after = categoryAfter(group, known.get(code));
        await saveCategoryRow(tx, programmeId, {
          code, name_zh: after.nameZh, name_en: after.nameEn, after_photo_count_min: after.photos, sort_order: after.sortOrder,
          stages: after.stages.map(({ code: stage, zh, en, limit }) => ({ stage, limit, zh, en })),
        });
        changed.push(after);
      }
      return counts;
    },
    kept() { for (const { code, stages } of changed) ctx.record({ kind: 'caseCategory', id: code, change: { stages: stages.map((stage) => ({ code: stage.code, limit: stage.limit })) } }); },
  };
}
