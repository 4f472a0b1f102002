/** 项目导入 · Projects by their code, under the headers they go out with. */
import { CODE_OR_NAME, ONLY_SHOWN } from '#platform/server/imports/index.ts';
import type { Fail, ImportDefinition, ImportRow, TemplateExamples } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { choiceColumn, dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { cellsMeant, organisationsCalled, placesCalled, severalFault } from '#modules/places/server/index.ts';
import type { CellsMeant } from '#modules/places/server/index.ts';
import { projectKindWords, projectStateWords } from '../../contract/words.ts';
import { planIdsByCode, projectsByCode, upsertProjects } from '../queries/projects.ts';
import type { ProjectToKeep } from '../queries/projects.ts';

export const projectColumns = defineColumns({
  code: textColumn({ zh: '项目编码', en: 'Project code', required: true, maxLength: 60, width: 16 }),
  name: textColumn({ zh: '项目名称', en: 'Project', required: true, maxLength: 200, width: 36 }),
  kind: choiceColumn({ zh: '类别', en: 'Kind', required: true, labels: projectKindWords }),
  plan: textColumn({ zh: '计划编码', en: 'Plan code', maxLength: 60, width: 14 }),
  place: textColumn({ zh: '区域编码', en: 'Place code', nameHeaders: ['区域', '所在区域'], maxLength: 160, width: 16, hint: CODE_OR_NAME }),
  organisation: textColumn({ zh: '责任单位编码', en: 'Organisation code', nameHeaders: ['责任单位'], maxLength: 160, width: 16, hint: CODE_OR_NAME }),
  contractor: textColumn({ zh: '施工单位', en: 'Contractor', maxLength: 120, width: 20 }),
  households: integerColumn({ zh: '惠及户数', en: 'Households', min: 0, max: 10_000_000 }),
  startsOn: dateColumn({ zh: '开工日期', en: 'Begins', required: true }),
  endsOn: dateColumn({ zh: '计划完工日期', en: 'Planned end', required: true }),
  about: textColumn({ zh: '建设内容', en: 'What is built', maxLength: 2_000, width: 36 }),
  state: choiceColumn({ zh: '状态', en: 'State', labels: projectStateWords, hint: ONLY_SHOWN }),
});
type Cells = RowOf<typeof projectColumns>;

const example = (zh: boolean, today: string): Cells => ({ code: 'XM-001', name: zh ? '示例小区改造' : 'Example estate renewed', kind: 'renewal', plan: null, place: null, organisation: null, contractor: zh ? '示例施工单位' : 'Example builder', households: 42, startsOn: today, endsOn: today, about: null, state: null });
export const projectExamples = (today: string): TemplateExamples => ({ zh: [example(true, today)], en: [example(false, today)] });

type Ready = { readonly kind: 'new' | 'same' | 'changed'; readonly project: ProjectToKeep };
interface Ground { readonly plans: ReadonlyMap<string, string>; readonly places: CellsMeant; readonly organisations: CellsMeant }

const factsOf = ({ name, kind, planId, placeId, organisationId, contractor, about, households, startsOn, endsOn }: Omit<ProjectToKeep, 'searchText'>) => JSON.stringify([name, kind, planId, placeId, organisationId, contractor, about, households, startsOn, endsOn]);

function projectOf(row: ImportRow<Cells>, { plans, places, organisations }: Ground, id: string, fail: Fail<typeof projectColumns>): ProjectToKeep {
  const { value } = row;
  const known = (key: 'plan' | 'place' | 'organisation', { ids, several }: CellsMeant, zh: string, en: string): string | null => {
    const found = value[key] === null ? null : (ids.get(value[key]) ?? null);
    const alike = several.get(value[key] ?? '');
    if (alike !== undefined) fail(row, key, severalFault(value[key] ?? '', alike));
    else if (value[key] !== null && found === null) fail(row, key, { code: `unknown_${key}`, zh: `没有“${value[key]}”这个${zh}`, en: `There is no ${en} “${value[key]}”` });
    return found;
  };
  if (value.endsOn < value.startsOn) fail(row, 'endsOn', { code: 'dates_out_of_order', zh: '计划完工早于开工', en: 'Ends before it begins' });
  return {
    id, code: value.code, name: value.name, kind: value.kind, planId: known('plan', { ids: plans, several: new Map() }, '计划', 'plan'), placeId: known('place', places, '区域', 'place'), organisationId: known('organisation', organisations, '单位', 'organisation'), contractor: value.contractor, about: value.about ?? '', households: value.households, startsOn: value.startsOn, endsOn: value.endsOn,
    searchText: searchTextOf(value.name, value.code, value.contractor),
  };
}

/** @returns what the engine needs; the same file again changes nothing. Money comes in by a sheet of its own; work by readings. */
export function projectImport(ctx: WriteContext): ImportDefinition<typeof projectColumns, Ready> {
  const { tx, programmeId } = ctx;
  let touched = 0;
  return {
    name: { zh: '项目', en: 'Projects' }, columns: projectColumns, keyColumn: 'code',
    async resolve(found, fail) {
      const places = found.map(({ value }) => value.place);
      const organisations = found.map(({ value }) => value.organisation);
      const ground: Ground = { plans: await planIdsByCode(tx, programmeId), places: cellsMeant(places, await placesCalled(tx, programmeId, places, ctx.today)), organisations: cellsMeant(organisations, await organisationsCalled(tx, programmeId, organisations)) };
      const stored = new Map((await projectsByCode(tx, programmeId, found.map(({ value }) => value.code))).map((project) => [project.code, project]));
      return found.map((row): Ready => {
        const old = stored.get(row.value.code);
        const project = projectOf(row, ground, old?.id ?? ctx.newId(), fail);
        return { kind: old === undefined ? 'new' : factsOf(old) === factsOf(project) ? 'same' : 'changed', project };
      });
    },
    async write(ready) {
      const kept = ready.filter(({ kind }) => kind !== 'same');
      await upsertProjects(tx, programmeId, kept.map(({ project }) => project));
      touched += kept.length;
      const created = ready.filter(({ kind }) => kind === 'new').length;
      return { created, updated: kept.length - created, unchanged: ready.length - kept.length };
    },
    kept() {
      if (touched === 0) return;
      ctx.record({ kind: 'programme', id: programmeId, change: { act: 'importProjects', projects: touched } });
      ctx.emit({ topic: 'plans', subjectId: programmeId });
    },
  };
}
