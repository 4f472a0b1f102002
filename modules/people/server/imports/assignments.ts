/** 角色导入 · Who holds which role where. A row is known by person, role, place and first day; rights over rights never come from a file. */
import { ONLY_SHOWN } from '#platform/server/imports/index.ts';
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { choiceColumn, dateColumn, defineColumns, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { shortenLentOf } from '../handlers/many-roles.ts';
import { anchorInReach, RESERVED } from '../handlers/roles.ts';
import { placeCodes, personsByCode } from '../queries/duty-import.ts';
import type { PersonByCode } from '../queries/duty-import.ts';
import { organisationCodes } from '../queries/persons.ts';
import { assignmentsOf, insertAssignments, lockRoles, rolesOf, setAssignmentEnds } from '../queries/roles.ts';
import type { HeldAssignment, NewAssignment, RoleRow } from '../queries/roles.ts';

export const assignmentColumns = defineColumns({
  code: textColumn({ zh: '人员编号', en: 'Person code', aliases: ['编号', '工号'], required: true, maxLength: 40, width: 16 }),
  name: textColumn({ zh: '姓名', en: 'Name', width: 12, hint: ONLY_SHOWN }),
  role: textColumn({ zh: '角色', en: 'Role', required: true, maxLength: 80, width: 16, hint: { zh: '角色名称或代码', en: 'Name or code of the role' } }),
  kind: choiceColumn({ zh: '范围', en: 'Where', required: true, width: 16, labels: { programme: { zh: '全项目', en: 'Whole programme' }, place: { zh: '区域及以下', en: 'A place and below' }, organisation: { zh: '单位及下属', en: 'An organisation and below' }, duty: { zh: '本人负责的点位', en: 'Sites they answer for' } } }),
  anchor: textColumn({ zh: '范围编码', en: 'Place or organisation code', aliases: ['区域编码', '单位编码'], maxLength: 60, width: 16, hint: { zh: '范围为区域或单位时填', en: 'For a place or an organisation' } }),
  anchorName: textColumn({ zh: '范围名称', en: 'Place or organisation', width: 24, hint: ONLY_SHOWN }),
  from: dateColumn({ zh: '自', en: 'From', hint: { zh: '空着为今天', en: 'Today when left empty' } }),
  to: dateColumn({ zh: '至（不含）', en: 'Until (excluded)', hint: { zh: '空着为一直有效', en: 'Goes on when left empty' } }),
});

type Row = ImportRow<RowOf<typeof assignmentColumns>>;
type FailRow = Fail<typeof assignmentColumns>;
interface Ground { readonly roles: ReadonlyMap<string, RoleRow>; readonly places: ReadonlyMap<string, string>; readonly organisations: ReadonlyMap<string, string> }
type AssignmentStep = { readonly kind: 'unchanged' } | { readonly kind: 'extent'; readonly assignment: HeldAssignment; readonly to: string | null } | { readonly kind: 'assign'; readonly assignment: NewAssignment };
interface Anchor { readonly placeId: string | null; readonly organisationId: string | null }

const turned = (codes: ReadonlyMap<string, string>): Map<string, string> => new Map([...codes].map(([id, code]) => [code, id]));

async function groundOf(ctx: WriteContext): Promise<Ground> {
  const { tx, programmeId, today } = ctx;
  await lockRoles(tx, programmeId);
  const roles = new Map<string, RoleRow>();
  for (const role of await rolesOf(tx, programmeId, today)) for (const name of [role.name_en, role.name_zh, role.code]) roles.set(name.toLowerCase(), role);
  return { roles, places: turned(await placeCodes(tx, programmeId)), organisations: turned(await organisationCodes(tx, programmeId)) };
}

function anchorOf(ctx: WriteContext, ground: Ground, row: Row, fail: FailRow): Anchor | null {
  const { kind, anchor: code } = row.value;
  if (kind === 'programme' || kind === 'duty') {
    if (anchorInReach(ctx, null, null)) return { placeId: null, organisationId: null };
    fail(row, 'kind', { code: 'out_of_reach', zh: '只能在您自己的范围内分配角色', en: 'You hand out roles in your own area only' });
    return null;
  }
  const id = (kind === 'place' ? ground.places : ground.organisations).get(code ?? '');
  const [placeId, organisationId] = kind === 'place' ? [id ?? null, null] : [null, id ?? null];
  if (id !== undefined && anchorInReach(ctx, placeId, organisationId)) return { placeId, organisationId };
  const what = kind === 'place' ? { zh: '区域', en: 'place' } : { zh: '单位', en: 'organisation' };
  if (code === null) fail(row, 'anchor', { code: 'required', zh: `请填${what.zh}编码`, en: `Enter the code of the ${what.en}` });
  else fail(row, 'anchor', { code: 'unknown_anchor', zh: `没有编码为“${code}”的${what.zh}，或不在您的范围内`, en: `There is no ${what.en} with the code “${code}”, or it is outside your area` });
  return null;
}

function personOf(ctx: WriteContext, persons: ReadonlyMap<string, PersonByCode>, row: Row, fail: FailRow): PersonByCode | null {
  const { code, from, to } = row.value;
  const person = persons.get(code);
  const left = person?.valid_to != null && person.valid_to <= (from ?? ctx.today) && to === null;
  if (person !== undefined && !left) return person;
  fail(row, 'code', left ? { code: 'left_office', zh: '这个人在起始日已不在任', en: 'This person is no longer in office on that day' } : { code: 'unknown_person', zh: `没有编号为“${code}”的人员`, en: `There is no person with the code “${code}”` });
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
  const ground = await groundOf(ctx);
  const done: AssignmentStep[] = [];
  const stepOf = (row: Row, persons: ReadonlyMap<string, PersonByCode>, held: Map<string, readonly HeldAssignment[]>, fail: FailRow): AssignmentStep | null => {
    const role = ground.roles.get(row.value.role.toLowerCase());
    if (role === undefined) fail(row, 'role', { code: 'unknown_role', zh: `没有角色“${row.value.role}”`, en: `There is no role “${row.value.role}”` });
    const person = personOf(ctx, persons, row, fail);
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
    keyOf: ({ code, role, kind, anchor, from }) => [code, ground.roles.get(role.toLowerCase())?.code ?? role, kind, anchor, from].join('/'),
    async resolve(rows, fail) {
      const persons = await personsByCode(tx, programmeId, [...new Set(rows.map(({ value }) => value.code))]);
      const held = Map.groupBy(await assignmentsOf(tx, programmeId, [...persons.values()].map(({ id }) => id)), (each) => keyOf(each.personId, each.roleCode, each.anchorKind, each.placeId ?? each.organisationId));
      return rows.map((row) => stepOf(row, persons, held, fail) as AssignmentStep);
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
