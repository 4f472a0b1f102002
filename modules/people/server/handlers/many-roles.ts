/** One role for many persons, each by the rule of a single one; who stays as they are is named with the reason. */
import type { ParsedInputOf } from '#platform/contract/index.ts';
import { keepBulkAct } from '#platform/server/bulk/index.ts';
import type { BulkItem } from '#platform/server/bulk/index.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchPatterns } from '#platform/server/search/index.ts';
import { placeExists } from '#modules/places/server/index.ts';
import { changeRoles } from '../../contract/index.ts';
import { lentRoles, shortenLentRoles } from '../queries/covers.ts';
import type { LentRole } from '../queries/covers.ts';
import { endAssignmentsOn, personsBy, personsNamed } from '../queries/many-roles.ts';
import type { PersonForRole, RoleBefore } from '../queries/many-roles.ts';
import { organisationExists } from '../queries/persons.ts';
import { administratorCount, assignmentsOf, insertAssignments, lockRoles, permissionsOfRole } from '../queries/roles.ts';
import type { HeldAssignment, NewAssignment } from '../queries/roles.ts';
import { readerOf } from './persons.ts';
import { anchorInReach, mayGrant } from './roles.ts';

const SHOWN = 20;

type Change = ParsedInputOf<typeof changeRoles>['change'];
type Assign = Extract<Change, { kind: 'assign' }>;
const WHYS = ['held', 'notHeld', 'leftOffice', 'lent', 'outOfReach'] as const;
type Why = (typeof WHYS)[number];
type Judged = { readonly person: PersonForRole } & ({ readonly why: Why } | { readonly made: NewAssignment } | { readonly ended: readonly HeldAssignment[] });
type AnchorProblem = 'people.place_unknown' | 'people.organisation_unknown';

const anchorIds = ({ anchor }: Assign) => ({ placeId: anchor.kind === 'place' ? anchor.placeId : null, organisationId: anchor.kind === 'organisation' ? anchor.organisationId : null });

/** What is wrong with where the role shall hold, or null. */
async function anchorProblem(ctx: WriteContext, change: Assign): Promise<AnchorProblem | null> {
  const { placeId, organisationId } = anchorIds(change);
  if (placeId !== null && !(await placeExists(ctx.tx, ctx.programmeId, placeId))) return 'people.place_unknown';
  if (organisationId !== null && !(await organisationExists(ctx.tx, ctx.programmeId, organisationId))) return 'people.organisation_unknown';
  return anchorInReach(ctx, placeId, organisationId) ? null : 'people.place_unknown';
}

function judgeAssign(ctx: WriteContext, change: Assign, person: PersonForRole, held: readonly HeldAssignment[]): Judged {
  const { placeId, organisationId } = anchorIds(change);
  const from = change.from ?? ctx.today;
  if (person.valid_to !== null && person.valid_to <= from) return { person, why: 'leftOffice' };
  const same = held.some((each) => each.anchorKind === change.anchor.kind && each.placeId === placeId && each.organisationId === organisationId && (each.to === null || each.to > from) && (change.to === null || each.from < change.to));
  if (same) return { person, why: 'held' };
  return { person, made: { id: ctx.newId(), personId: person.id, roleCode: change.roleCode, anchorKind: change.anchor.kind, placeId, organisationId, from, to: change.to } };
}

function judgeEnd(ctx: WriteContext, to: string, person: PersonForRole, held: readonly HeldAssignment[]): Judged {
  const going = held.filter((each) => each.to === null || each.to > to);
  if (going.length === 0) return { person, why: 'notHeld' };
  const own = going.filter((each) => !each.isCover);
  if (own.length === 0) return { person, why: 'lent' };
  const ended = own.filter((each) => anchorInReach(ctx, each.placeId, each.organisationId));
  return ended.length === 0 ? { person, why: 'outOfReach' } : { person, ended };
}

/** @param absent how many were named that are not there, or out of reach: not even their names are told */
function answerOf(judged: readonly Judged[], absent: number) {
  const changing = judged.filter((each) => !('why' in each));
  const left = Map.groupBy(judged.flatMap((each) => ('why' in each ? [each] : [])), ({ why }) => why);
  return {
    changed: changing.length, sample: changing.slice(0, SHOWN).map(({ person }) => ({ personId: person.id, name: person.name })),
    left: WHYS.flatMap((why) => {
      const group = left.get(why) ?? [];
      const count = group.length + (why === 'outOfReach' ? absent : 0);
      return count === 0 ? [] : [{ why, count, names: group.slice(0, SHOWN).map(({ person }) => person.name) }];
    }),
  };
}

const asBefore = ({ isCover: _isCover, ...assignment }: HeldAssignment, lent: readonly LentRole[]): RoleBefore => {
  const own = assignment.anchorKind === 'duty' ? lent.filter(({ leaderId }) => leaderId === assignment.personId) : [];
  return own.length === 0 ? assignment : { ...assignment, lent: own };
};

/** An assignment is known not to have moved on by the day it ends. */
export const endOf = (to: string | null): string => to ?? 'open';

function itemsOf(judged: readonly Judged[], to: string, lent: readonly LentRole[]): BulkItem[] {
  return judged.flatMap((each): BulkItem[] => {
    if ('made' in each) return [{ id: each.made.id, label: each.person.name, before: null, after: endOf(each.made.to) }];
    if ('ended' in each) return each.ended.map((assignment) => ({ id: assignment.id, label: each.person.name, before: asBefore(assignment, lent), after: assignment.from >= to ? 'gone' : to }));
    return [];
  });
}

/** What was lent of these roles ends with them; only a role over one's own sites is lent. */
export async function shortenLentOf(ctx: WriteContext, shortened: readonly Pick<NewAssignment, 'personId' | 'roleCode' | 'anchorKind'>[]): Promise<void> {
  const leaders = new Map(shortened.filter(({ anchorKind }) => anchorKind === 'duty').map((each) => [`${each.personId}/${each.roleCode}`, each]));
  for (const { personId, roleCode } of leaders.values()) await shortenLentRoles(ctx.tx, ctx.programmeId, personId, roleCode);
}

export const changeRolesBound = bindWrite(changeRoles, async (ctx, { personIds, all, change }) => {
  await lockRoles(ctx.tx, ctx.programmeId);
  const permissions = await permissionsOfRole(ctx.tx, ctx.programmeId, change.roleCode);
  if (permissions === undefined) return ctx.refuse('people.role_unknown', {}, { pointers: ['/change/roleCode'] });
  if (!(await mayGrant(ctx, permissions))) return ctx.refuse('people.role_reserved');
  if (change.kind === 'assign') {
    const problem = await anchorProblem(ctx, change);
    if (problem !== null) return ctx.refuse(problem, {}, { pointers: ['/change/anchor'] });
    if (change.to !== null && change.to <= (change.from ?? ctx.today)) return ctx.refuse('people.dates_out_of_order', {}, { pointers: ['/change/to'] });
  }
  // Ended from a day that has passed, a role that began after it would go as if nobody had held it.
  if (change.kind === 'end' && change.to !== undefined && change.to < ctx.today) return ctx.refuse('people.dates_out_of_order', {}, { pointers: ['/change/to'] });
  const reader = readerOf(ctx);
  const persons = all === undefined ? await personsNamed(ctx.tx, reader, personIds ?? [])
    : await personsBy(ctx.tx, reader, { ...all.filter, patterns: searchPatterns(all.filter.q) }, all.count + 1);
  if (all !== undefined && persons.length !== all.count) return ctx.refuse('people.selection_changed', { shown: all.count }, { pointers: ['/all/count'] });
  const held = Map.groupBy((await assignmentsOf(ctx.tx, ctx.programmeId, persons.map(({ id }) => id))).filter(({ roleCode }) => roleCode === change.roleCode), ({ personId }) => personId);
  const to = change.to ?? ctx.today;
  const judged = persons.map((person) => (change.kind === 'assign' ? judgeAssign(ctx, change, person, held.get(person.id) ?? []) : judgeEnd(ctx, to, person, held.get(person.id) ?? [])));
  const made = judged.flatMap((each) => ('made' in each ? [each.made] : []));
  const ended = judged.flatMap((each) => ('ended' in each ? each.ended : []));
  const lent = await lentRoles(ctx.tx, ctx.programmeId, ended.map(({ personId }) => personId), change.roleCode);
  await insertAssignments(ctx.tx, ctx.programmeId, made);
  await endAssignmentsOn(ctx.tx, ctx.programmeId, ended.map(({ id }) => id), to);
  await shortenLentOf(ctx, ended);
  if (change.kind === 'end' && (await administratorCount(ctx.tx, ctx.programmeId, ctx.today)) === 0) return ctx.refuse('people.last_administrator');
  ctx.record({ kind: 'role', id: change.roleCode, change: { ...change, assignments: [...made, ...ended].map(({ id, personId }) => ({ id, personId })) } });
  const absent = new Set(personIds).size - (personIds === undefined ? 0 : persons.length);
  return { ...answerOf(judged, absent), bulkActId: await keepBulkAct(ctx, changeRoles.id, itemsOf(judged, to, lent)) };
});
