/** 登记家庭 · Households that another module's sheet brings: put into the one register, so that nobody is asked twice. */
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { insertSubjects } from './queries/subjects.ts';

export interface HouseholdToRegister { readonly code: string; readonly label: string; readonly placeId: string }

/**
 * Puts households into the register that it does not know by their code; the caller has looked, and one that came in meanwhile keeps its label, its village and its consent. Nobody has been asked for consent.
 * @returns code → id of the register
 */
export async function registerHouseholds(ctx: WriteContext, households: readonly HouseholdToRegister[]): Promise<ReadonlyMap<string, string>> {
  if (households.length === 0) return new Map();
  const kept = await insertSubjects(ctx.tx, ctx.programmeId, households.map(({ code, label, placeId }) => ({
    id: ctx.newId(), kind: 'household' as const, code, label, placeId, organisationId: null, detailsSealed: null, identityKey: null, isAdult: false, bornOn: null, searchText: searchTextOf(label, code), consent: 'notAsked' as const, consentOn: null, consentNote: null,
  })));
  ctx.record({ kind: 'honourSubject', id: kept.get(households[0]?.code ?? '')?.id ?? ctx.programmeId, change: { act: 'register', households: kept.size } });
  return new Map([...kept].map(([code, { id }]) => [code, id]));
}
