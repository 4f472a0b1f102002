/** 持有人名称 · Teams hold points of their own, under their names. */
import type { HolderSource } from '#modules/points/server/index.ts';
import { sql } from '#platform/server/db/index.ts';

export const teamHolders: readonly HolderSource[] = [{ kind: 'team', named: ({ programmeId }) => sql`select t.id, t.name as label from volunteering.teams t where t.programme_id = ${programmeId}` }];
