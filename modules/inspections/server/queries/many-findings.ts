/** The statements on many findings at once. */
import { changed, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { LockedFinding } from './findings.ts';

export interface NamedFinding extends LockedFinding { label: string }

/** Findings in reach that stand in this state, locked in one order. */
export function lockFindings(tx: Tx, programmeId: string, ids: readonly string[], state: 'open' | 'dismissed'): Promise<NamedFinding[]> {
  return rows<NamedFinding>(tx, sql`select f.id, f.round_id, f.site_id, s.zone_id, f.state, s.site_code || ' ' || k.code as label
      from inspections.findings f
      join inspections.round_sites s on s.programme_id = f.programme_id and s.round_id = f.round_id and s.site_id = f.site_id
      join frameworks.check_items k on k.programme_id = f.programme_id and k.id = f.check_item_id
     where f.programme_id = ${programmeId} and f.id = any(${[...ids]}::uuid[]) and f.state = ${state} order by f.id for no key update of f`);
}

export function saveDismissals(tx: Tx, programmeId: string, ids: readonly string[], reason: string): Promise<number> {
  return changed(tx, sql`update inspections.findings set state = 'dismissed', dismissed_reason = ${reason} where programme_id = ${programmeId} and id = any(${[...ids]}::uuid[])`);
}

export function reopenFindings(tx: Tx, programmeId: string, ids: readonly string[]): Promise<number> {
  return changed(tx, sql`update inspections.findings set state = 'open', dismissed_reason = null where programme_id = ${programmeId} and id = any(${[...ids]}::uuid[])`);
}

/** Findings open again after their case was voided; one whose observation was corrected meanwhile is none any more. */
export function takeOffCases(tx: Tx, programmeId: string, findingIds: readonly string[]): Promise<NamedFinding[]> {
  return rows<NamedFinding>(tx, sql`with reopened as (
      update inspections.findings f set case_id = null, state = case when o.met_count < o.observed_count then 'open' else 'withdrawn' end
        from inspections.observations o
       where f.programme_id = ${programmeId} and f.id = any(${findingIds}::uuid[]) and f.state = 'dispatched'
         and o.programme_id = f.programme_id and o.round_id = f.round_id and o.site_id = f.site_id and o.check_item_id = f.check_item_id
      returning f.*)
    select f.id, f.round_id, f.site_id, s.zone_id, s.site_code as label from reopened f
      join inspections.round_sites s on s.programme_id = f.programme_id and s.round_id = f.round_id and s.site_id = f.site_id order by f.id`);
}
