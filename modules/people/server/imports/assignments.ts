/** 角色导入 · Who holds which role where. A row is known by person, role, place and first day; rights over rights never come from a file. */
import { CODE_OR_PERSON, ONLY_SHOWN, TO_CHECK_BY } from '#platform/server/imports/index.ts';
import type { Fail, ImportDefinition, ImportRow, Warn } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { choiceColumn, dateColumn, defineColumns, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { shortenLentOf } from '../handlers/many-roles.ts';
import { anchorInReach, RESERVED } from '../handlers/roles.ts';
import { A_PERSON, A_PLACE, AN_ORGANISATION, cellsMeant, idMeant, organisationsCalled, OUTSIDE, placesCalled, unknownFault } from '#modules/places/server/index.ts';
import type { CellsMeant, NamedThing } from '#modules/places/server/index.ts';
import { personsCalled } from '../queries/called.ts';
import { tellWhomMeant } from './whom-meant.ts';
import { assignmentsOf, insertAssignments, lockRoles, rolesOf, setAssignmentEnds } from '../queries/roles.ts';
import type { HeldAssignment, NewAssignment, RoleRow } from '../queries/roles.ts';

export const assignmentColumns = defineColumns({
  code: textColumn({ zh: '人员编号', en: 'Person code', aliases: ['编号', '工号'], nameHeaders: ['人员'], required: true, maxLength: 60, width: 16, hint: CODE_OR_PERSON }),
  name: textColumn({ zh: '姓名', en: 'Name', width: 12, hint: TO_CHECK_BY }),
  role: textColumn({ zh: '角色', en: 'Role', required: true, maxLength: 80, width: 16, hint: { zh: '角色名称或代码', en: 'Name or code of the role' } }),
  kind: choiceColumn({ zh: '范围', en: 'Where', required: true, width: 16, labels: { programme: { zh: '全项目', en: 'Whole programme' }, place: { zh: '区域及以下', en: 'A place and below' }, organisation: { zh: '单位及下属', en: 'An organisation and below' }, duty: { zh: '本人负责的点位', en: 'Sites they answer for' } } }),
  anchor: textColumn({ zh: '范围编码', en: 'Place or organisation code', aliases: ['区域编码', '单位编码'], nameHeaders: ['区域', '单位'], maxLength: 160, width: 16, hint: { zh: '范围为区域或单位时填编码或全称', en: 'For a place or an organisation: its code or exact name' } }),
  anchorName: textColumn({ zh: '范围名称', en: 'Place or organisation', width: 24, hint: ONLY_SHOWN }),
  from: dateColumn({ zh: '自', en: 'From', hint: { zh: '空着为今天', en: 'Today when left empty' } }),
  to: dateColumn({ zh: '至（不含）', en: 'Until (excluded)', hint: { zh: '空着为一直有效', en: 'Goes on when left empty' } }),
});

type Row = ImportRow<RowOf<typeof assignmentColumns>>;
type FailRow = Fail<typeof assignmentColumns>;
type WarnRow = Warn<typeof assignmentColumns>;
type Roles = ReadonlyMap<string, RoleRow>;
type Person = NamedThing & { readonly valid_to: string | null };
interface Ground { readonly places: CellsMeant; readonly organisations: CellsMeant; readonly persons: CellsMeant; readonly personById: ReadonlyMap<string, Person> }
type AssignmentStep = { readonly kind: 'unchanged' } | { readonly kind: 'extent'; readonly assignment: HeldAssignment; readonly to: string | null } | { readonly kind: 'assign'; readonly assignment: NewAssignment };
interface Anchor { readonly placeId: string | null; readonly organisationId: string | null }

async function rolesByName(ctx: WriteContext): Promise<Roles> {
  const { tx, programmeId, today } = ctx;
  await lockRoles(tx, programmeId);
  const roles = new Map<string, RoleRow>();
  for (const role of await rolesOf(tx, programmeId, today)) for (const name of [role.name_en, role.name_zh, role.code]) roles.set(name.toLowerCase(), role);
  return roles;
}

/** Each question is asked once for all rows of a chunk. */
async function groundOf(ctx: WriteContext, rows: readonly Row[]): Promise<Ground> {
  const { tx, programmeId, today } = ctx;
  const anchors = (kind: 'place' | 'organisation') => rows.map(({ value }) => (value.kind === kind ? value.anchor : null));
  const [placeCells, organisationCells, personCells] = [anchors('place'), anchors('organisation'), rows.map(({ value }) => value.code)];
  const persons = await personsCalled(tx, programmeId, personCells, today);
  return {
    places: cellsMeant(placeCells, await placesCalled(tx, programmeId, placeCells, today), { isNear: (id) => anchorInReach(ctx, id, null) }),
    organisations: cellsMeant(organisationCells, await organisationsCalled(tx, programmeId, organisationCells), { isNear: (id) => anchorInReach(ctx, null, id) }),
    persons: cellsMeant(personCells, persons), personById: new Map(persons.map((person) => [person.id, person])),
  };
}

function anchorOf(ctx: WriteContext, ground: Ground, row: Row, fail: FailRow): Anchor | null {
  const { kind, anchor: cell } = row.value;
  if (kind === 'programme' || kind === 'duty') {
    if (anchorInReach(ctx, null, null)) return { placeId: null, organisationId: null };
    fail(row, 'kind', { code: 'out_of_reach', zh: '只能在您自己的范围内分配角色', en: 'You hand out roles in your own area only' });
    return null;
  }
  const what = { ...(kind === 'place' ? A_PLACE : AN_ORGANISATION), code: 'unknown_anchor', note: OUTSIDE };
  if (cell === null) {
    fail(row, 'anchor', { code: 'required', zh: `请填${what.zh}的编码或全称`, en: `Enter the code or the exact name of the ${what.en}` });
    return null;
  }
  const id = idMeant(cell, kind === 'place' ? ground.places : ground.organisations, what, (fault) => fail(row, 'anchor', fault));
  if (id === null) return null;
  const [placeId, organisationId] = kind === 'place' ? [id, null] : [null, id];
  if (anchorInReach(ctx, placeId, organisationId)) return { placeId, organisationId };
  fail(row, 'anchor', unknownFault(cell, what));
  return null;
}

function personOf(ctx: WriteContext, ground: Ground, row: Row, fail: FailRow, warn: WarnRow): Person | null {
  const { code, name, from, to } = row.value;
  const person = ground.personById.get(idMeant(code, ground.persons, A_PERSON, (fault) => fail(row, 'code', fault)) ?? '');
  if (person === undefined) return null;
  tellWhomMeant(code, name, person, (where, warning) => warn(row, where === 'cell' ? 'code' : 'name', warning));
  if (person.valid_to === null || person.valid_to > (from ?? ctx.today) || to !== null) return person;
  fail(row, 'code', { code: 'left_office', zh: '这个人在起始日已不在任', en: 'This person is no longer in office on that day' });
  return null;
}

const overlaps = (held: HeldAssignment, from: string, to: string | null): boolean => (held.to === null || held.to > from) && (to === null || held.from < to);

/** What the row changes for one person, role and place; null after failing it. */
function planRow(ctx: WriteContext, row: Row, role: RoleRow, held: readonly HeldAssignment[], made: () => NewAssignment, fail: FailRow): AssignmentStep | null {
  const { from: given, to } = row.value;
  const no = (key: 'from' | 'to' | 'role', code: string, zh: string, en: string): null => { fail(row, key, { code, zh, en }); return null; };
  const present = given === null ? held.find((each) => overlaps(each, ctx.today, null) && each.from <= ctx.today) : undefined;
  if (present !== undefined && to === null) return { kind: 'unchanged' };
  const from = given ?? present?.from ?? ctx.today;
  const same = held.find((each) => each.from === from);
  if (same !== undefined && same.to === to) return { kind: 'unchanged' };
  if (role.permissions.some((permission) => RESERVED.includes(permission))) return no('role', 'role_reserved', '管理权限的角色不能用文件分配或结束，请在人员页办理', 'A role over rights is not given or ended by a file; use the page of the person');
  if (to !== null && to <= from) return no('to', 'dates_out_of_order', '结束日期须晚于开始日期', 'The end must be after the start');
  if (same?.isCover === true) return no('to', 'is_cover', '这是外出代管时借用的角色，请在“外出代管”里修改', 'This role is lent while somebody is away; change it there');
  const other = held.find((each) => each !== same && overlaps(each, from, to));
  if (other !== undefined) return no('from', 'held_already', `自 ${other.from} 起已有这个角色；改结束日期请把“自”写成 ${other.from}`, `They have held it since ${other.from}; to change its end, write ${other.from} as the first day`);
  return same === undefined ? { kind: 'assign', assignment: { ...made(), from, to } } : { kind: 'extent', assignment: same, to };
}

/** What the next row of the file finds. */
function heldAfter(held: readonly HeldAssignment[], step: AssignmentStep): readonly HeldAssignment[] {
  if (step.kind === 'assign') return [...held, { ...step.assignment, isCover: false }];
  return step.kind === 'extent' ? held.map((each) => (each.id === step.assignment.id ? { ...each, to: step.to } : each)) : held;
}

const keyOf = (personId: string, role: string, kind: string, anchorId: string | null): string => [personId, role, kind, anchorId].join('/');

/** @returns what the engine needs to import who holds which role */
export async function assignmentImport(ctx: WriteContext): Promise<ImportDefinition<typeof assignmentColumns, AssignmentStep>> {
  const { tx, programmeId } = ctx;
  const roles = await rolesByName(ctx);
  const done: AssignmentStep[] = [];
  const stepOf = (row: Row, ground: Ground, held: Map<string, readonly HeldAssignment[]>, fail: FailRow, warn: WarnRow): AssignmentStep | null => {
    const role = roles.get(row.value.role.toLowerCase());
    if (role === undefined) fail(row, 'role', { code: 'unknown_role', zh: `没有角色“${row.value.role}”`, en: `There is no role “${row.value.role}”` });
    const person = personOf(ctx, ground, row, fail, warn);
    const anchor = anchorOf(ctx, ground, row, fail);
    if (role === undefined || person === null || anchor === null) return null;
    const { kind } = row.value;
    const made = (): NewAssignment => ({ id: ctx.newId(), personId: person.id, roleCode: role.code, anchorKind: kind, ...anchor, from: ctx.today, to: null });
    const key = keyOf(person.id, role.code, kind, anchor.placeId ?? anchor.organisationId);
    const step = planRow(ctx, row, role, held.get(key) ?? [], made, fail);
    if (step !== null) held.set(key, heldAfter(held.get(key) ?? [], step));
    return step;
  };
  return {
    name: { zh: '角色分配', en: 'Roles held' }, columns: assignmentColumns, keyColumn: 'code',
    keyOf: ({ code, role, kind, anchor, from }) => [code, roles.get(role.toLowerCase())?.code ?? role, kind, anchor, from].join('/'),
    async resolve(rows, fail, warn) {
      const ground = await groundOf(ctx, rows);
      const held = Map.groupBy(await assignmentsOf(tx, programmeId, [...new Set(ground.persons.ids.values())]), (each) => keyOf(each.personId, each.roleCode, each.anchorKind, each.placeId ?? each.organisationId));
      return rows.map((row) => stepOf(row, ground, held, fail, warn) as AssignmentStep);
    },
    async write(steps) {
      const made = steps.flatMap((step) => (step.kind === 'assign' ? [step.assignment] : []));
      const moved = steps.flatMap((step) => (step.kind === 'extent' ? [{ id: step.assignment.id, to: step.to }] : []));
      await insertAssignments(tx, programmeId, made);
      await setAssignmentEnds(tx, programmeId, moved);
      await shortenLentOf(ctx, steps.flatMap((step) => (step.kind === 'extent' ? [step.assignment] : [])));
      done.push(...steps.filter(({ kind }) => kind !== 'unchanged'));
      return { created: made.length, updated: moved.length, unchanged: steps.length - made.length - moved.length };
    },
    kept() {
      for (const step of done) {
        if (step.kind === 'unchanged') continue;
        const { id, personId, roleCode } = step.assignment;
        ctx.record({ kind: 'person', id: personId, change: { assignment: id, role: roleCode, imported: step.kind, to: step.kind === 'extent' ? step.to : step.assignment.to } });
      }
    },
  };
}
