/** Selections that ask or tell the public: open nomination, a ballot stage that has begun, or a notice that was published. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { StageKind } from '../../domain/index.ts';
import type { RoundState } from './rounds.ts';

export interface PublicRoundRow { id: string; name: string; state: RoundState; stage: StageKind | null; stage_ends_on: string | null }

/** The latest first; of a cancelled one it is said that it was cancelled. */
export function publicRounds(tx: Tx, programmeId: string, roundId: string | null): Promise<PublicRoundRow[]> {
  return rows<PublicRoundRow>(tx, sql`select r.id, r.name, r.state, s.kind as stage, s.ends_on as stage_ends_on
    from honours.selection_rounds r left join honours.round_stages s on s.programme_id = r.programme_id and s.round_id = r.id and s.state = 'open'
    where r.programme_id = ${programmeId} and r.state <> 'planned' ${roundId === null ? sql`` : sql`and r.id = ${roundId}`}
      and (r.open_nomination or exists (select 1 from honours.round_stages v where v.programme_id = r.programme_id and v.round_id = r.id and v.kind = 'publicVoice' and v.state <> 'waiting')
        or exists (select 1 from notices.notices n where n.programme_id = r.programme_id and n.id = r.notice_id and n.state in ('published', 'closed')))
    order by r.created_at desc, r.id limit 50`);
}
