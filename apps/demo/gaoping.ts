/** 高平创建 · One work held against two standards: the editions with their crosswalk, the three-year plan with the work of its first year, the work of this year, and the weekly hygiene day of the villages. */
import { decideCrosswalkLinks, importEdition, setEditionState } from '#modules/frameworks/contract/index.ts';
import type { EditionDocument } from '#modules/frameworks/domain/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import type { Db } from '#platform/server/db/index.ts';
import { gaopingCivilised, gaopingHygienic, gaopingLinks } from '../../packs/gaoping/editions.ts';
import { gaopingMeetings, gaopingPlan, gaopingWork } from '../../packs/gaoping/plans.ts';
import { hygieneDay } from '../../packs/wanyuan/projects.ts';
import type { Actors, Moment } from './acting.ts';
import { playMeetings, playRoutine } from './plan-projects.ts';
import { endPlan, playPlans } from './plans.ts';
import { playPlanWork } from './plan-work.ts';

const PAST_YEAR = 2021;
const ROUTINE_WEEKS = 4;

/** second: hands in for every unit what is over; unit: the coordinator of the unit whose tasks go on. */
export interface GaopingPeople { readonly office: Moment; readonly second: Moment; readonly unit: Moment; readonly lead: string }

/** Who acts, once the programme is loaded. */
export async function gaopingPeople(db: Db, programmeId: string, at: number): Promise<GaopingPeople> {
  const found = new Map((await rows<{ code: string; id: string }>(db, sql`select code, id from people.persons where programme_id = ${programmeId}`)).map(({ code, id }) => [code, id]));
  const of = (name: string): string => {
    const id = found.get(`gaoping-${name}`);
    if (id === undefined) throw new Error(`the programme has no ${name}`);
    return id;
  };
  return { office: { at, by: of('office') }, second: { at, by: of('office2') }, unit: { at, by: of('dept') }, lead: of('lead') };
}

async function playEdition(actors: Actors, moment: Moment, edition: EditionDocument): Promise<string> {
  const body = new TextEncoder().encode(JSON.stringify(edition));
  const { editionId } = await actors.write(importEdition, { file: { fileName: `${edition.code}.json`, body }, mode: 'import' }, moment, `demo/editions/${edition.code}`);
  await actors.write(setEditionState, { editionId: editionId as string, state: 'inForce' }, moment, `demo/editions/${edition.code}/in-force`);
  return editionId as string;
}

/** 演示高平 · @errors throws when a step is refused */
export async function playGaoping(actors: Actors, { office, second, unit, lead }: GaopingPeople, today: string): Promise<void> {
  const editionId = await playEdition(actors, office, gaopingCivilised());
  const otherEditionId = await playEdition(actors, office, gaopingHygienic());
  await actors.write(decideCrosswalkLinks, { editionId, otherEditionId, links: gaopingLinks.map((link) => ({ ...link })) }, office, 'demo/editions/links');

  const plan = gaopingPlan(today);
  const planId = await playPlans(actors, office, { ...plan, ended: false }, today);
  const past = gaopingWork(PAST_YEAR, true, today);
  const pastId = await playPlanWork(actors, office, second, past, today);
  await playMeetings(actors, office, lead, gaopingMeetings(today), planId, today);
  await endPlan(actors, office, pastId, past.yearPlan.code);
  await endPlan(actors, office, planId, plan.code);

  await playPlanWork(actors, office, unit, gaopingWork(Number(today.slice(0, 4)), false, today), today);
  await playRoutine(actors, office, hygieneDay(['village'], ROUTINE_WEEKS), today);
}
