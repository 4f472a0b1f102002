/** 任务分解表导入 · Tasks of one plan by their code, under the headers they go out with. What is wrong is told row by row and cell by cell. */
import { CODE_OR_NAME, CODE_OR_PERSON, ONLY_SHOWN } from '#platform/server/imports/index.ts';
import type { Fail, ImportDefinition, ImportRow, TemplateExamples } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { choiceColumn, dateColumn, defineColumns, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { cellsIn, cellsMeant, listedIn, organisationsCalled, severalFault } from '#modules/places/server/index.ts';
import type { CellsMeant } from '#modules/places/server/index.ts';
import { taskStateWords } from '../../contract/words.ts';
import { OWED_STATES, standardReferences } from '../../domain/index.ts';
import { personsCalled } from '#modules/people/server/index.ts';
import { standardsByCode, targetIdsByCode } from '../queries/ground.ts';
import type { StandardOfEdition } from '../queries/ground.ts';
import type { PlanRow } from '../queries/plans.ts';
import { insertTaskEvents, tasksByCode, upsertTasks } from '../queries/tasks.ts';
import type { StoredTask, TaskToKeep } from '../queries/tasks.ts';

export const taskColumns = defineColumns({
  code: textColumn({ zh: '任务编码', en: 'Task code', required: true, maxLength: 60, width: 14 }),
  name: textColumn({ zh: '任务', en: 'Task', required: true, maxLength: 200, width: 40 }),
  standards: textColumn({ zh: '指标编号', en: 'Standards', maxLength: 2_000, width: 26, hint: { zh: '标准编号，或“版本编码/标准编号”，多个用、隔开', en: 'Numbers of standards, or edition/number; several between commas' } }),
  lead: textColumn({ zh: '牵头单位编码', en: 'Lead organisation', nameHeaders: ['牵头单位'], required: true, maxLength: 160, width: 16, hint: CODE_OR_NAME }),
  helpers: textColumn({ zh: '配合单位编码', en: 'Helping organisations', nameHeaders: ['配合单位'], maxLength: 1_000, width: 20, hint: { zh: '编码或全称，多个用、隔开', en: 'Codes or exact names; several between commas' } }),
  owner: textColumn({ zh: '责任人编号', en: 'Owner’s code', nameHeaders: ['责任人'], maxLength: 60, width: 14, hint: CODE_OR_PERSON }),
  target: textColumn({ zh: '目标编码', en: 'Target code', maxLength: 60, width: 12 }),
  startsOn: dateColumn({ zh: '开始日期', en: 'Begins' }),
  dueOn: dateColumn({ zh: '完成时限', en: 'Due', required: true }),
  evidence: textColumn({ zh: '佐证材料', en: 'Evidence', maxLength: 500, width: 30 }),
  state: choiceColumn({ zh: '状态', en: 'State', labels: taskStateWords, hint: ONLY_SHOWN }),
});
type Cells = RowOf<typeof taskColumns>;

const example = (zh: boolean, dueOn: string): Cells => ({
  code: 'R-001', name: zh ? '示例：完成 12 处背街小巷整治' : 'Example: put twelve side streets in order', standards: null, lead: 'D-01', helpers: 'D-02、D-03', owner: null, target: null, startsOn: null, dueOn, evidence: zh ? '整治前后照片、验收单' : 'Photos before and after, acceptance sheet', state: null,
});
export const taskExamples = (dueOn: string): TemplateExamples => ({ zh: [example(true, dueOn)], en: [example(false, dueOn)] });

type Ready = { readonly kind: 'new' | 'same' | 'changed'; readonly task: TaskToKeep };
interface Ground { readonly units: CellsMeant; readonly persons: CellsMeant; readonly targets: ReadonlyMap<string, string>; readonly standards: readonly StandardOfEdition[]; readonly stored: ReadonlyMap<string, StoredTask> }
type Row = ImportRow<Cells>;

/** A number alone means the standard of the edition in force; two that have it must be told apart. */
function standardIds(row: Row, { standards }: Ground, fail: Fail<typeof taskColumns>): string[] {
  return standardReferences(row.value.standards ?? '').flatMap(({ edition, code }) => {
    const named = standards.filter((each) => each.code === code && (edition === null || each.edition === edition));
    const found = named.length > 1 && edition === null ? named.filter(({ in_force }) => in_force) : named;
    const text = edition === null ? code : `${edition}/${code}`;
    if (found.length === 0 && named.length === 0) fail(row, 'standards', { code: 'unknown_standard', zh: `没有“${text}”这条标准`, en: `There is no standard “${text}”` });
    else if (found.length !== 1) fail(row, 'standards', { code: 'ambiguous_standard', zh: `“${text}”在几个版本里都有，请写“版本编码/标准编号”`, en: `Several editions have “${text}”: write edition/number` });
    return found.length === 1 ? found.map(({ id }) => id) : [];
  });
}

function checkDays(row: Row, plan: PlanRow, fail: Fail<typeof taskColumns>): void {
  const { startsOn, dueOn } = row.value;
  if (dueOn < plan.starts_on || dueOn > plan.ends_on) fail(row, 'dueOn', { code: 'outside_plan', zh: `不在计划期限 ${plan.starts_on} 至 ${plan.ends_on} 内`, en: `Outside the plan, ${plan.starts_on} to ${plan.ends_on}` });
  if (startsOn !== null && startsOn > dueOn) fail(row, 'startsOn', { code: 'dates_out_of_order', zh: '开始晚于完成时限', en: 'Begins after it is due' });
}

function taskOf(row: Row, plan: PlanRow, ground: Ground, newId: () => string, fail: Fail<typeof taskColumns>): Ready {
  const { value } = row;
  const unit = (key: 'lead' | 'helpers', code: string): string[] => {
    const id = ground.units.ids.get(code);
    const several = ground.units.several.get(code);
    if (several !== undefined) fail(row, key, severalFault(code, several));
    else if (id === undefined) fail(row, key, { code: 'unknown_organisation', zh: `没有“${code}”这个单位`, en: `There is no organisation “${code}”` });
    return id === undefined ? [] : [id];
  };
  const named = (key: 'owner' | 'target', { ids, several }: CellsMeant, zh: string, en: string): string | null => {
    const id = value[key] === null ? null : (ids.get(value[key]) ?? null);
    const alike = several.get(value[key] ?? '');
    if (alike !== undefined) fail(row, key, severalFault(value[key] ?? '', alike));
    else if (value[key] !== null && id === null) fail(row, key, { code: `unknown_${key}`, zh: `没有“${value[key]}”这个${zh}`, en: `There is no ${en} “${value[key]}”` });
    return id;
  };
  const [organisationId = ''] = unit('lead', value.lead);
  const helperIds = [...new Set(listedIn(value.helpers, ground.units).flatMap((code) => unit('helpers', code)))].toSorted();
  if (helperIds.includes(organisationId)) fail(row, 'helpers', { code: 'lead_helps', zh: '牵头单位不必写在配合单位里', en: 'The unit that leads is not among those that help' });
  checkDays(row, plan, fail);
  const old = ground.stored.get(value.code);
  const task: TaskToKeep = {
    id: old?.id ?? newId(), planId: plan.id, code: value.code, name: value.name, targetId: named('target', { ids: ground.targets, several: new Map() }, '目标', 'target'), organisationId, helperIds, ownerId: named('owner', ground.persons, '人员', 'person'), startsOn: value.startsOn, dueOn: value.dueOn, evidence: value.evidence ?? '',
    standardIds: standardIds(row, ground, fail).toSorted(), searchText: searchTextOf(value.name, value.code),
  };
  if (old === undefined) return { kind: 'new', task };
  const isSame = JSON.stringify(factsOf(old)) === JSON.stringify(factsOf(task));
  if (!isSame && !OWED_STATES.includes(old.state)) fail(row, 'code', { code: 'handed_in', zh: '已交付、已验收或已取消，不能再改', en: 'Delivered, accepted or dropped: not changed any more' });
  return { kind: isSame ? 'same' : 'changed', task };
}

const factsOf = ({ name, targetId, organisationId, helperIds, ownerId, startsOn, dueOn, evidence, standardIds: standards }: Omit<TaskToKeep, 'planId' | 'code' | 'searchText' | 'id'>) => [name, targetId, organisationId, helperIds, ownerId, startsOn, dueOn, evidence, standards];

/** @returns what the engine needs; the same file again changes nothing */
export function taskImport(ctx: WriteContext, plan: PlanRow): ImportDefinition<typeof taskColumns, Ready> {
  const { tx, programmeId } = ctx;
  let touched = 0;
  return {
    name: { zh: '任务分解表', en: 'Tasks' }, columns: taskColumns, keyColumn: 'code',
    async resolve(found, fail) {
      const units = found.flatMap(({ value }) => [value.lead, ...cellsIn(value.helpers)]);
      const owners = found.map(({ value }) => value.owner);
      const ground: Ground = {
        units: cellsMeant(units, await organisationsCalled(tx, programmeId, units)), persons: cellsMeant(owners, await personsCalled(tx, programmeId, owners, ctx.today)),
        targets: await targetIdsByCode(tx, programmeId, plan.id), standards: await standardsByCode(tx, programmeId, found.flatMap(({ value }) => standardReferences(value.standards ?? '').map(({ code }) => code))),
        stored: new Map((await tasksByCode(tx, programmeId, plan.id, found.map(({ value }) => value.code))).map((task) => [task.code, task])),
      };
      return found.map((row) => taskOf(row, plan, ground, () => ctx.newId(), fail));
    },
    async write(ready) {
      const kept = ready.filter(({ kind }) => kind !== 'same');
      await upsertTasks(tx, programmeId, kept.map(({ task }) => task));
      await insertTaskEvents(tx, programmeId, { personId: ctx.personId, at: new Date(ctx.now).toISOString() }, kept.map(({ kind, task }) => ({ taskId: task.id, act: kind === 'new' ? 'set' : 'changed', note: null, fileIds: [] })));
      touched += kept.length;
      const created = ready.filter(({ kind }) => kind === 'new').length;
      return { created, updated: kept.length - created, unchanged: ready.length - kept.length };
    },
    kept() {
      if (touched === 0) return;
      ctx.record({ kind: 'plan', id: plan.id, change: { act: 'importTasks', tasks: touched } });
      ctx.emit({ topic: 'plans', subjectId: plan.id });
    },
  };
}
