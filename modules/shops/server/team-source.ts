/** 队伍来源 · Teams that may redeem, as the module that keeps them says. */
import type { RawBuilder } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

export interface TeamSource {
  /** A select of `id, code, label, place_id, leader_id, leader_name` of the teams there are today. */
  readonly teams: (ctx: Pick<ReadContext, 'programmeId' | 'today'>) => RawBuilder<unknown>;
  /** A select of `team_id` of those whose posted deeds this person recorded or reviewed. */
  readonly tookPartIn: (ctx: Pick<ReadContext, 'programmeId'>, personId: string | null) => RawBuilder<unknown>;
}
