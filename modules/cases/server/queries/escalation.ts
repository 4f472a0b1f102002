/** Late cases that have to climb. */
import { rows, sql } from '#platform/server/db/index.ts';
import { systemFindsAny } from '#platform/server/db/as-system.ts';
import type { Db, Tx } from '#platform/server/db/index.ts';
import { ESCALATION_LADDER } from '../../domain/index.ts';
import type { CaseState } from '../../domain/index.ts';

const ladder = JSON.stringify(ESCALATION_LADDER.map(({ lateMs }, at) => ({ level: at + 1, late_ms: lateMs })));

/** The level of each late case by now, where it is higher than the one it has. */
const climbing = (programmeId: string, now: string) => sql`
  select c.id, l.level from cases.cases c
    cross join lateral (select max(r.level) as level from jsonb_to_recordset(${ladder}::jsonb) as r(level integer, late_ms bigint)
                         where ${now}::timestamptz > c.deadline_at + r.late_ms * interval '1 millisecond') l
   where c.programme_id = ${programmeId} and c.state in ('dispatched', 'accepted') and c.deadline_at < ${now}::timestamptz
     and c.escalation_level < ${ESCALATION_LADDER.length} and l.level > c.escalation_level`;

export interface Climbed { id: string; number: string; state: CaseState; level: number; from_level: number; place_id: string; site_id: string | null; organisation_id: string | null }

/** Lifts at most that many. Their version stays: nobody's decision depends on it. */
export function climb(tx: Tx, programmeId: string, now: string, countMax: number): Promise<Climbed[]> {
  return rows<Climbed>(tx, sql`
    with due as (${climbing(programmeId, now)} order by c.deadline_at, c.id limit ${countMax} for update of c skip locked),
    before as (select c.id, c.escalation_level as from_level, due.level from cases.cases c join due on due.id = c.id where c.programme_id = ${programmeId})
    update cases.cases c set escalation_level = before.level from before where c.programme_id = ${programmeId} and c.id = before.id
    returning c.id, c.number, c.state, c.escalation_level as level, before.from_level, c.place_id, c.site_id, c.organisation_id`);
}

/** Whether anything has to climb: asked before an operation is run, so that quiet programmes get no empty audit entries. */
export const anythingToClimb = (db: Db, programmeId: string, now: string): Promise<boolean> => systemFindsAny(db, programmeId, climbing(programmeId, now));
