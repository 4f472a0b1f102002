import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { fundingImportTemplate, importFunding, importProjects, listFunding, listFundingSources, projectImportTemplate, readFundingSums, saveFunding, saveFundingSource } from '../../contract/index.ts';
import { DEFAULT_FUNDING_SOURCES, fundingSums } from '../../domain/index.ts';
import { fundingColumns, fundingExamples, fundingImport } from '../imports/funding.ts';
import { projectColumns, projectExamples, projectImport } from '../imports/projects.ts';
import { projectsNow, sourcesOf } from '../project-picture.ts';
import { fundingLines, fundingPage, fundingSources, fundingTotal, insertSources, lockProject, projectPage, projectTotal, upsertFunding } from '../queries/projects.ts';
import type { SourceRow } from '../queries/projects.ts';

const sourceOut = (row: SourceRow) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en });

/** The list becomes the programme's own with the first write that needs it. */
export async function ownSources(ctx: WriteContext): Promise<SourceRow[]> {
  const own = await fundingSources(ctx.tx, ctx.programmeId);
  if (own.length > 0) return own;
  await insertSources(ctx.tx, ctx.programmeId, DEFAULT_FUNDING_SOURCES.map((source, order) => ({ ...source, order })));
  return fundingSources(ctx.tx, ctx.programmeId);
}

export const listFundingSourcesBound = bindRead(listFundingSources, async (ctx) => {
  const rows = (await sourcesOf(ctx)).map(sourceOut);
  return { rows, total: rows.length };
});

export const saveFundingSourceBound = bindWrite(saveFundingSource, async (ctx, { code, nameZh, nameEn }) => {
  const known = await ownSources(ctx);
  await insertSources(ctx.tx, ctx.programmeId, [{ code, zh: nameZh, en: nameEn, order: known.length }]);
  ctx.record({ kind: 'programme', id: ctx.programmeId, change: { act: 'saveFundingSource', code } });
  ctx.emit({ topic: 'plans', subjectId: ctx.programmeId });
  return { code };
});

export const saveFundingBound = bindWrite(saveFunding, async (ctx, { projectId, source, year, plannedFen, arrivedFen, spentFen }) => {
  const project = (await lockProject(ctx, projectId)) ?? ctx.notFound();
  if (!(await ownSources(ctx)).some(({ code }) => code === source)) return ctx.refuse('plans.source_unknown', {}, { pointers: ['/source'] });
  await upsertFunding(ctx.tx, ctx.programmeId, [{ projectId, source, year, planned: plannedFen, arrived: arrivedFen, spent: spentFen }]);
  ctx.record({ kind: 'project', id: projectId, change: { act: 'funding', source, year, plannedFen, arrivedFen, spentFen } });
  ctx.emit({ topic: 'plans', subjectId: projectId, placeId: project.place_id, organisationId: project.organisation_id });
  const [picture] = await projectsNow(ctx, await projectPage(ctx, { id: projectId }, 'code', { limit: 1, offset: 0 }));
  return { doubts: picture?.doubts ?? [] };
});

export const listFundingBound = bindRead(listFunding, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await fundingPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => ({ project: row.project, source: sourceOut(row.source), year: row.year, plannedFen: row.planned, arrivedFen: row.arrived, spentFen: row.spent })),
  total: await fundingTotal(ctx, filter), page, pageSize,
}));

export const readFundingSumsBound = bindRead(readFundingSums, async (ctx, filter) => {
  const lines = await fundingLines(ctx, filter);
  const { total, bySource, byYear } = fundingSums(lines);
  const zero = { planned: 0, arrived: 0, spent: 0 };
  return {
    total, projectCount: await projectTotal(ctx, { planId: filter.planId }), bySource: (await sourcesOf(ctx)).filter(({ code }) => bySource.has(code)).map((source) => ({ source: sourceOut(source), money: bySource.get(source.code) ?? zero })),
    byYear: [...byYear].toSorted(([a], [b]) => a - b).map(([year, money]) => ({ year, money })),
  };
});

export const importProjectsBound = bindWrite(importProjects, (ctx, { file, mode }) => importTable(ctx, { operation: importProjects, file, mode, definition: () => Promise.resolve(projectImport(ctx)) }));
export const projectImportTemplateBound = bindRead(projectImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '项目导入模板', en: 'Projects to import' }, projectColumns, projectExamples(ctx.today), format));
export const importFundingBound = bindWrite(importFunding, (ctx, { file, mode }) => importTable(ctx, { operation: importFunding, file, mode, definition: async () => fundingImport(ctx, await ownSources(ctx)) }));
export const fundingImportTemplateBound = bindRead(fundingImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '项目资金导入模板', en: 'Money of projects to import' }, fundingColumns, fundingExamples(ctx.today), format));
