/** The plan of the demonstration: three years around the day of the story, its targets, and what was measured quarter by quarter. */
import { addDays, localDate } from '#kernel/local-date.ts';
import { listEditions, readEdition } from '#modules/frameworks/contract/index.ts';
import { createPlan, createTarget, publishPlan, readPlan, recordReading, setPlanState } from '#modules/plans/contract/index.ts';
import type { PlanSheet } from '../../packs/plans/plan-sheet.ts';
import type { Actors, Moment } from './acting.ts';

interface Leaf { readonly id: string; readonly number: string }

/** Leaves of the editions of the programme, in the order of the documents; their numbers as a sheet writes them. */
async function leavesOf(actors: Actors, moment: Moment): Promise<Leaf[]> {
  const { rows } = await actors.read(listEditions, {}, moment);
  const trees = await Promise.all(rows.filter(({ state }) => state === 'inForce').map(({ id }) => actors.read(readEdition, { editionId: id }, moment)));
  return trees.flatMap(({ code, nodes }) => nodes.filter(({ level }) => level === 'standard').map((node) => ({ id: node.id, number: `${code}/${node.code}` })));
}

/** Those that are named, or two of all. */
function servedBy(leaves: readonly Leaf[], at: number, named: readonly string[] | undefined): string[] {
  if (named === undefined) return leaves.length === 0 ? [] : [at * 7, at * 7 + 3].map((each) => (leaves[each % leaves.length] as Leaf).id);
  return named.map((number) => {
    const leaf = leaves.find((each) => each.number === number);
    if (leaf === undefined) throw new Error(`no edition in force has the standard ${number}`);
    return leaf.id;
  });
}

/** Its time is over. */
export async function endPlan(actors: Actors, moment: Moment, planId: string, code: string): Promise<void> {
  await actors.write(setPlanState, { planId, state: 'ended' }, moment, `demo/plans/${code}/end`);
}

/** 演示计划 · @errors throws when a step is refused */
export async function playPlans(actors: Actors, moment: Moment, sheet: PlanSheet, today: string): Promise<string> {
  const leaves = await leavesOf(actors, moment);
  const { targets, ended, ...plan } = sheet;
  const key = `demo/plans/${sheet.code}`;
  const { id: planId } = await actors.write(createPlan, plan, moment, key);
  const { phases } = await actors.read(readPlan, { planId }, moment);
  await actors.write(setPlanState, { planId, state: 'inForce' }, moment, `${key}/begin`);
  for (const [at, { values, readings, standards, ...target }] of targets.entries()) {
    const { id: targetId } = await actors.write(createTarget, {
      ...target, planId, standardIds: servedBy(leaves, at, standards),
      values: values.flatMap((value, index) => (phases[index] === undefined ? [] : [{ phaseId: phases[index].id, value }])),
    }, moment, `${key}/${target.code}`);
    for (const [index, reading] of readings.entries()) {
      const on = addDays(localDate(today), -reading.daysBefore);
      await actors.write(recordReading, { targetId, on, source: reading.source, ...('value' in reading ? { value: reading.value } : { numerator: reading.numerator, denominator: reading.denominator }) }, moment, `${key}/${target.code}/${index}`);
    }
  }
  await actors.write(publishPlan, { planId, shown: true }, moment, `${key}/publish`);
  if (ended) await endPlan(actors, moment, planId, sheet.code);
  return planId;
}
