/** The work of the year in the demonstration: a yearly plan within the plan of three years, its tasks imported as a sheet, and what a unit and the office did with some of them. */
import { listEditions, readEdition } from '#modules/frameworks/contract/index.ts';
import { acceptPlanTask, beginPlanTask, createPlan, deliverPlanTask, dropPlanTask, importPlanTasks, listPlans, listPlanTasks, setPlanState } from '#modules/plans/contract/index.ts';
import { taskCsv } from '../../packs/plans/work-sheet.ts';
import type { TaskSheet, WorkSheet } from '../../packs/plans/work-sheet.ts';
import type { Actors, Moment } from './acting.ts';

/** Numbers of standards as a sheet writes them. */
async function numbersOf(actors: Actors, moment: Moment): Promise<string[]> {
  const { rows } = await actors.read(listEditions, {}, moment);
  const trees = await Promise.all(rows.filter(({ state }) => state === 'inForce').map(({ id }) => actors.read(readEdition, { editionId: id }, moment)));
  return trees.flatMap(({ code, nodes }) => nodes.filter(({ level }) => level === 'standard').map((node) => `${code}/${node.code}`));
}

async function playTask(actors: Actors, office: Moment, unit: Moment, taskId: string, { code, went, name }: TaskSheet): Promise<void> {
  const key = `demo/plan-tasks/${code}`;
  if (went === undefined) return;
  if (went === 'dropped') { await actors.write(dropPlanTask, { taskId, version: 1, reason: '与街区更新合并，不单独做' }, office, `${key}/drop`); return; }
  const { version } = await actors.write(beginPlanTask, { taskId, version: 1 }, unit, `${key}/begin`);
  if (went === 'begun') return;
  const delivered = await actors.write(deliverPlanTask, { taskId, version, note: `${name}：已完成，清单和验收单存档（演示）` }, unit, `${key}/deliver`);
  if (went === 'delivered') return;
  await actors.write(acceptPlanTask, { taskId, version: delivered.version, accept: went === 'accepted', note: went === 'accepted' ? '现场抽查 3 处，属实' : '缺回访记录，请补' }, office, `${key}/${went}`);
}

/** 演示年度工作 · @param unit somebody of the unit that leads the tasks that went on. @errors throws when a step is refused or a row is bad */
export async function playPlanWork(actors: Actors, office: Moment, unit: Moment, sheet: WorkSheet, today: string): Promise<string> {
  // By its years and not by its state: at a second start it may be over, and the same key wants the same words.
  const around = (await actors.read(listPlans, { pageSize: 200 }, office)).rows.find(({ code, partOf, startsOn, endsOn }) => code !== sheet.yearPlan.code && partOf === null && startsOn <= sheet.yearPlan.startsOn && endsOn >= sheet.yearPlan.endsOn);
  const { id: planId } = await actors.write(createPlan, { ...sheet.yearPlan, partOfId: around?.id ?? null }, office, `demo/plan-work/${sheet.yearPlan.code}`);
  await actors.write(setPlanState, { planId, state: 'inForce' }, office, `demo/plan-work/${sheet.yearPlan.code}/begin`);
  const body = new TextEncoder().encode(taskCsv(sheet, await numbersOf(actors, office), today));
  const { report } = await actors.write(importPlanTasks, { planId, file: { fileName: 'tasks.csv', body }, mode: 'all' }, office, `demo/plan-work/${sheet.yearPlan.code}/tasks`);
  if (report?.outcome !== 'written') throw new Error(`the tasks were not written: ${JSON.stringify(report?.badRows.slice(0, 3))}`);
  const known = new Map((await actors.read(listPlanTasks, { planId, pageSize: 200 }, office)).rows.map(({ code, id }) => [code, id]));
  for (const task of sheet.tasks) await playTask(actors, office, unit, known.get(task.code) as string, task);
  return planId;
}
