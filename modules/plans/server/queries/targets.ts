/** Targets, the standards they serve, their value for each phase, and what was measured. */
import { changed, maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { Direction, PlanState } from '../../domain/index.ts';

export interface TargetRow { id: string; plan_id: string; code: string; name: string; unit: string; direction: Direction; baseline_hundredths: number | null; baseline_on: string | null; version: number }

export function targetsOf(tx: Tx, programmeId: string, by: { planIds: readonly string[] } | { targetId: string }): Promise<TargetRow[]> {
  const which = 'targetId' in by ? sql`t.id = ${by.targetId}` : sql`t.plan_id = any(${[...by.planIds]}::uuid[])`;
  return rows(tx, sql`select t.id, t.plan_id, t.code, t.name, t.unit, t.direction, t.baseline_hundredths, t.baseline_on, t.version from plans.targets t where t.programme_id = ${programmeId} and ${which} order by t.code`);
}

export interface ServedRow { target_id: string; id: string; code: string; name_zh: string; name_en: string; edition_id: string; title_zh: string; title_en: string }

export function standardsOf(tx: Tx, programmeId: string, targetIds: readonly string[]): Promise<ServedRow[]> {
  return rows(tx, sql`select s.target_id, n.id, n.code, n.name_zh, n.name_en, e.id as edition_id, e.title_zh, e.title_en
    from plans.target_standards s join frameworks.nodes n on n.programme_id = s.programme_id and n.id = s.standard_id join frameworks.editions e on e.programme_id = n.programme_id and e.id = n.edition_id
    where s.programme_id = ${programmeId} and s.target_id = any(${[...targetIds]}::uuid[]) order by e.code, n.sort_order`);
}

export interface AimRow { target_id: string; phase_id: string; hundredths: number }

export function aimsOf(tx: Tx, programmeId: string, targetIds: readonly string[]): Promise<AimRow[]> {
  return rows(tx, sql`select target_id, phase_id, hundredths from plans.phase_targets where programme_id = ${programmeId} and target_id = any(${[...targetIds]}::uuid[])`);
}

export interface ReadingRow {
  id: string; target_id: string; on_date: string; hundredths: number; numerator: number | null; denominator: number | null; source: string; recorder: string; recorded_at: string; withdrawer: string | null; withdrawn_at: string | null; withdrawal_reason: string | null;
}

/** The newest first; those withdrawn only where they are asked for. */
export function readingsOf(tx: Tx, programmeId: string, targetIds: readonly string[], withWithdrawn = false): Promise<ReadingRow[]> {
  return rows(tx, sql`select r.id, r.target_id, r.on_date, r.hundredths, r.numerator, r.denominator, r.source, w.name as recorder, r.recorded_at, d.name as withdrawer, r.withdrawn_at, r.withdrawal_reason
    from plans.readings r join people.persons w on w.programme_id = r.programme_id and w.id = r.recorded_by left join people.persons d on d.programme_id = r.programme_id and d.id = r.withdrawn_by
    where r.programme_id = ${programmeId} and r.target_id = any(${[...targetIds]}::uuid[]) and (${withWithdrawn} or r.withdrawn_at is null) order by r.on_date desc, r.recorded_at desc`);
}

/** What was measured, without who did: for everybody. */
export function measurementsOf(tx: Tx, programmeId: string, targetIds: readonly string[]): Promise<{ target_id: string; on_date: string; hundredths: number }[]> {
  return rows(tx, sql`select target_id, on_date, hundredths from plans.readings where programme_id = ${programmeId} and target_id = any(${[...targetIds]}::uuid[]) and withdrawn_at is null order by on_date desc`);
}

export interface TargetToKeep { readonly id: string; readonly planId: string; readonly code: string; readonly name: string; readonly unit: string; readonly direction: Direction; readonly baselineHundredths: number | null; readonly baselineOn: string | null }

export function insertTarget(tx: Tx, programmeId: string, target: TargetToKeep): Promise<number> {
  return changed(tx, sql`insert into plans.targets (programme_id, id, plan_id, code, name, unit, direction, baseline_hundredths, baseline_on)
    values (${programmeId}, ${target.id}, ${target.planId}, ${target.code}, ${target.name}, ${target.unit}, ${target.direction}, ${target.baselineHundredths}, ${target.baselineOn})`);
}

export function replaceTarget(tx: Tx, programmeId: string, target: TargetToKeep): Promise<number> {
  return changed(tx, sql`update plans.targets set name = ${target.name}, unit = ${target.unit}, direction = ${target.direction}, baseline_hundredths = ${target.baselineHundredths}, baseline_on = ${target.baselineOn}, version = version + 1
    where programme_id = ${programmeId} and id = ${target.id}`);
}

export function lockTarget(tx: Tx, programmeId: string, targetId: string): Promise<{ plan_id: string; code: string; unit: string; state: PlanState; version: number } | undefined> {
  return maybeRow(tx, sql`select t.plan_id, t.code, t.unit, p.state, t.version from plans.targets t join plans.plans p on p.programme_id = t.programme_id and p.id = t.plan_id where t.programme_id = ${programmeId} and t.id = ${targetId} for update of t`);
}

/** How many of these are leaves of editions of the programme. */
export async function leafCount(tx: Tx, programmeId: string, ids: readonly string[]): Promise<number> {
  return (await rows(tx, sql`select 1 from frameworks.nodes where programme_id = ${programmeId} and id = any(${[...ids]}::uuid[]) and level = 'standard'`)).length;
}

export async function replaceServed(tx: Tx, programmeId: string, targetId: string, standardIds: readonly string[]): Promise<void> {
  await changed(tx, sql`delete from plans.target_standards where programme_id = ${programmeId} and target_id = ${targetId}`);
  await changed(tx, sql`insert into plans.target_standards (programme_id, target_id, standard_id) select ${programmeId}, ${targetId}, unnest(${[...standardIds]}::uuid[])`);
}

export async function replaceAims(tx: Tx, programmeId: string, targetId: string, aims: readonly { phaseId: string; hundredths: number }[]): Promise<void> {
  await changed(tx, sql`delete from plans.phase_targets where programme_id = ${programmeId} and target_id = ${targetId}`);
  await changed(tx, sql`insert into plans.phase_targets (programme_id, target_id, phase_id, hundredths)
    select ${programmeId}, ${targetId}, n."phaseId", n.hundredths from jsonb_to_recordset(${JSON.stringify(aims)}::jsonb) as n("phaseId" uuid, hundredths bigint)`);
}

export interface ReadingToKeep { readonly id: string; readonly targetId: string; readonly on: string; readonly hundredths: number; readonly numerator: number | null; readonly denominator: number | null; readonly source: string; readonly by: string; readonly at: string }

export function insertReading(tx: Tx, programmeId: string, reading: ReadingToKeep): Promise<number> {
  return changed(tx, sql`insert into plans.readings (programme_id, id, target_id, on_date, hundredths, numerator, denominator, source, recorded_by, recorded_at)
    values (${programmeId}, ${reading.id}, ${reading.targetId}, ${reading.on}, ${reading.hundredths}, ${reading.numerator}, ${reading.denominator}, ${reading.source}, ${reading.by}, ${reading.at})`);
}

export function lockReading(tx: Tx, programmeId: string, readingId: string): Promise<{ target_id: string; withdrawn_at: string | null } | undefined> {
  return maybeRow(tx, sql`select target_id, withdrawn_at from plans.readings where programme_id = ${programmeId} and id = ${readingId} for update`);
}

export function saveWithdrawal(tx: Tx, programmeId: string, readingId: string, by: { personId: string; at: string; reason: string }): Promise<number> {
  return changed(tx, sql`update plans.readings set withdrawn_by = ${by.personId}, withdrawn_at = ${by.at}, withdrawal_reason = ${by.reason} where programme_id = ${programmeId} and id = ${readingId}`);
}
