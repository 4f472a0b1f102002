/** 可做之事 · What a person may do to a case now: the state allows it, the permission reaches it, the rule does not forbid it. */
import { reachesOf } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { actsFrom, mayFix, mayVerify, PERMISSION_OF_ACT, reaches } from '../domain/index.ts';
import type { CaseAct, PersonReach } from '../domain/index.ts';
import type { CaseDetailRow } from './queries/case-detail.ts';

export type Ability = CaseAct | 'decideExtension';

/** How far the person reaches with each permission that an act asks for. */
export async function heldReaches(ctx: ReadContext): Promise<ReadonlyMap<string, PersonReach>> {
  const found = await reachesOf(ctx, [...new Set(Object.values(PERMISSION_OF_ACT))]);
  return new Map(found.map(({ permission, scope }): [string, PersonReach] => [permission, { personId: ctx.personId, ...scope }]));
}

export function abilitiesOn(personId: string, row: CaseDetailRow, held: ReadonlyMap<string, PersonReach>): Ability[] {
  const open: Ability[] = [...actsFrom(row.state), ...(row.extension_request === null ? [] : ['decideExtension' as const])];
  const duty = { siteId: row.site_id, placeId: row.place_id, organisationId: row.organisation_id, siteLeaderId: row.site_leader_id };
  return open.filter((act) => {
    const reach = held.get(PERMISSION_OF_ACT[act]);
    if (reach === undefined || !reaches(duty, reach)) return false;
    if (PERMISSION_OF_ACT[act] === 'cases.rectify') return mayFix(duty, reach);
    if (act === 'verifyPass' || act === 'verifyFail') return mayVerify({ verifierId: personId, rectifierIds: row.rectifier_ids });
    if (act === 'decideExtension') return row.extension_request?.askedBy !== personId;
    return true;
  });
}
