/** 项目资金导入 · One line a project, source and year, in 万元, exact to the fen; under the headers it goes out with. */
import type { ImportDefinition, TemplateExamples } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { decimalColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { fenOfWan } from '../../domain/index.ts';
import { projectsByCode, upsertFunding } from '../queries/projects.ts';
import type { FundingToKeep, SourceRow } from '../queries/projects.ts';

const wan = { scale: 6, min: 0, max: 900_000_000, required: true, width: 16 } as const;

export const fundingColumns = defineColumns({
  project: textColumn({ zh: '项目编码', en: 'Project code', required: true, maxLength: 60, width: 16 }),
  source: textColumn({ zh: '资金来源', en: 'Source', required: true, maxLength: 60, width: 14, hint: { zh: '编码或名称', en: 'Code or name' } }),
  year: integerColumn({ zh: '年度', en: 'Year', label: true, required: true, min: 2000, max: 2100 }),
  planned: decimalColumn({ zh: '计划（万元）', en: 'Planned (10,000 yuan)', ...wan }), arrived: decimalColumn({ zh: '到位（万元）', en: 'Arrived (10,000 yuan)', ...wan }), spent: decimalColumn({ zh: '支出（万元）', en: 'Spent (10,000 yuan)', ...wan }),
});
type Cells = RowOf<typeof fundingColumns>;

const example = (zh: boolean, today: string): Cells => ({ project: 'XM-001', source: zh ? '省级' : 'Province', year: Number(today.slice(0, 4)), planned: '1200', arrived: '800.5', spent: '650' });
export const fundingExamples = (today: string): TemplateExamples => ({ zh: [example(true, today)], en: [example(false, today)] });

/** What is spent beyond what arrived is taken as it is and told on the project; a sheet is not made to lie. */
export function fundingImport(ctx: WriteContext, sources: readonly SourceRow[]): ImportDefinition<typeof fundingColumns, FundingToKeep> {
  const { tx, programmeId } = ctx;
  const sourceOf = new Map(sources.flatMap(({ code, name_zh: zh, name_en: en }) => [[code, code], [zh, code], [en, code]] as const));
  let touched = 0;
  return {
    name: { zh: '项目资金', en: 'Money of projects' }, columns: fundingColumns, keyColumn: 'project',
    keyOf: (value) => `${value.project}/${sourceOf.get(value.source) ?? value.source}/${value.year}`,
    async resolve(found, fail) {
      const projects = new Map((await projectsByCode(tx, programmeId, found.map(({ value }) => value.project))).map(({ code, id }) => [code, id]));
      return found.map((row) => {
        const { value } = row;
        const [projectId, source] = [projects.get(value.project), sourceOf.get(value.source)];
        if (projectId === undefined) fail(row, 'project', { code: 'unknown_project', zh: `没有“${value.project}”这个项目`, en: `There is no project “${value.project}”` });
        if (source === undefined) fail(row, 'source', { code: 'unknown_source', zh: `没有“${value.source}”这个资金来源`, en: `There is no source “${value.source}”` });
        const fen = (key: 'planned' | 'arrived' | 'spent'): number => {
          const amount = fenOfWan(value[key]);
          if (amount === null) fail(row, key, { code: 'money_misfit', zh: '不是金额，或精度小于一分', en: 'No amount of money, or finer than a fen' });
          return Number(amount ?? 0n);
        };
        return { projectId: projectId ?? '', source: source ?? '', year: value.year, planned: fen('planned'), arrived: fen('arrived'), spent: fen('spent') };
      });
    },
    async write(ready) {
      const { created, updated } = await upsertFunding(tx, programmeId, ready);
      touched += created + updated;
      return { created, updated, unchanged: ready.length - created - updated };
    },
    kept() {
      if (touched === 0) return;
      ctx.record({ kind: 'programme', id: programmeId, change: { act: 'importFunding', lines: touched } });
      ctx.emit({ topic: 'plans', subjectId: programmeId });
    },
  };
}
