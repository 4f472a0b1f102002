/** 响应 · What happens to people when places change, in the same transaction. */
import type { Reaction } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import type { DutyFromImport } from '#modules/places/server/index.ts';
import type { RoleDefaults } from './handlers/roles.ts';
import { endDutiesOfSite, putInOffice } from './queries/duties.ts';
import { endDutiesOfSites, restoreDuties } from './queries/closed-sites.ts';
import type { DutyCutShort } from './queries/closed-sites.ts';
import { insertPerson } from './queries/persons.ts';
import { insertAssignment, insertRoles } from './queries/roles.ts';

/** Role that the one who creates a programme holds in it. */
const FIRST_ROLE = 'itAdministrator';

/** A new programme gets its roles, and its creator as first administrator. */
export function whenProgrammeCreated(defaults: RoleDefaults): Reaction {
  return async (ctx, payload) => {
    const { programmeId, loginId, administratorName, today } = payload as { programmeId: string; loginId: string; administratorName: string; today: string };
    const permissions = Object.entries(defaults.permissions).flatMap(([permission, { roles }]) => roles.map((role) => ({ role, permission })));
    await insertRoles(ctx.tx, programmeId, defaults.roles, permissions);
    const personId = ctx.newId();
    await insertPerson(ctx.tx, programmeId, {
      id: personId, code: 'admin', name: administratorName, title: null, organisationId: null, validFrom: today, loginId, searchText: searchTextOf(administratorName, 'admin'),
    });
    await insertAssignment(ctx.tx, programmeId, { id: ctx.newId(), personId, roleCode: FIRST_ROLE, anchorKind: 'programme', placeId: null, organisationId: null, from: today, to: null });
  };
}

export const whenSiteClosed: Reaction = async (ctx, payload) => {
  const { siteId, validTo } = payload as { siteId: string; validTo: string };
  await endDutiesOfSite(ctx.tx, ctx.programmeId, siteId, validTo);
};

/** Many at once: the same as one, in two statements. */
export const whenSitesClosed: Reaction = async (ctx, payload) => {
  const { siteIds, validTo } = payload as { siteIds: readonly string[]; validTo: string };
  await endDutiesOfSites(ctx.tx, ctx.programmeId, siteIds, validTo);
};

/** A closing was taken back: the duties it cut short go on. */
export const whenSitesReopened: Reaction = async (ctx, payload) => {
  const { duties } = payload as { duties: readonly DutyCutShort[] };
  await restoreDuties(ctx.tx, ctx.programmeId, duties);
};

export const whenDutiesImported: Reaction = async (ctx, payload) => {
  const { duties } = payload as { duties: readonly DutyFromImport[] };
  await putInOffice(ctx.tx, ctx.programmeId, duties.map((duty) => ({ ...duty, id: ctx.newId(), placeId: null, to: null })));
};
