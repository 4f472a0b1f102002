/** 签到表导入 · Attendance sheets of paper, typed: one row a volunteer at an activity. The same sheet again changes nothing. */
import { CODE_OR_NAME, CODE_OR_PERSON } from '#platform/server/imports/index.ts';
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { defineColumns, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { fraudSignals, serviceMinutes, serviceRefusal } from '../../domain/index.ts';
import type { ServiceRefusal, ServiceRules, Signal } from '../../domain/index.ts';
import { rulesOf } from '../bans.ts';
import { farAway, livesFar } from '../far-away.ts';
import { bookMinutes } from '../minutes.ts';
import { atClock, dayOf, iso } from '../planning.ts';
import { cellsMeant, idMeant, unknownFault } from '#modules/places/server/index.ts';
import type { CellsMeant, KindOfThing, NamedThing } from '#modules/places/server/index.ts';
import { bannedOn } from '../queries/bans.ts';
import { activitiesByCode, minutesByDay, standingRecords, volunteersForSheet } from '../queries/check-ins.ts';
import type { SheetActivity, SheetVolunteer } from '../queries/check-ins.ts';
import { activitiesCalled, volunteersCalled } from '../queries/ground.ts';
import { insertServiceRecords } from '../queries/service.ts';
import type { RecordToKeep } from '../queries/service.ts';

const clock = { test: /^([01]?\d|2[0-3])[:：][0-5]\d(:00)?$/u, zh: '写成 09:00 这样', en: 'Written like 09:00' };
export const attendanceColumns = defineColumns({
  activity: textColumn({ zh: '活动编码', en: 'Activity code', nameHeaders: ['活动', '活动名称'], required: true, maxLength: 160, width: 16, hint: CODE_OR_NAME }),
  number: textColumn({ zh: '志愿者编号', en: 'Volunteer number', nameHeaders: ['志愿者', '姓名'], required: true, maxLength: 60, width: 16, hint: CODE_OR_PERSON }),
  from: textColumn({ zh: '开始', en: 'From', required: true, maxLength: 8, pattern: clock }), to: textColumn({ zh: '结束', en: 'To', required: true, maxLength: 8, pattern: clock }),
});
type Row = ImportRow<RowOf<typeof attendanceColumns>>;
type FailRow = Fail<typeof attendanceColumns>;

export const attendanceExample = (_language: 'zh' | 'en'): RowOf<typeof attendanceColumns> => ({ activity: 'VA-001', number: 'V-0000001', from: '09:00', to: '11:00' });

const REFUSALS: Readonly<Record<Exclude<ServiceRefusal, 'tooLate'>, readonly ['from' | 'to', string, string]>> = {
  outOfOrder: ['to', '结束须晚于开始', 'The end is after the beginning'], tooShort: ['to', '不足半小时', 'Less than half an hour'], outsideActivity: ['from', '超出活动时间', 'Outside the activity'],
  inFuture: ['from', '活动还没开始', 'The activity has not begun'], notServedYet: ['to', '结束时间还没到，服务完再记', 'This end is still to come: record it once it was served'],
};
interface Ready { readonly record: RecordToKeep | null; readonly from: number }
interface Found { readonly row: Row; readonly activity: SheetActivity; readonly volunteer: SheetVolunteer; readonly from: number; readonly to: number; /** Came after the deadline: only what is kept already may stand in it still. */ readonly isLate: boolean }

interface Ground { readonly activities: ReadonlyMap<string, SheetActivity>; readonly activitiesMeant: CellsMeant; readonly volunteers: ReadonlyMap<string, SheetVolunteer>; readonly volunteersMeant: CellsMeant }
const AN_ACTIVITY: KindOfThing = { code: 'unknown_activity', zh: '活动', en: 'activity' };
const A_VOLUNTEER: KindOfThing = { code: 'unknown_volunteer', zh: '志愿者', en: 'volunteer', isPerson: true, note: { zh: '，或那天不在册', en: ', or they were not registered that day' } };

/** Each question is asked once for all rows; what is written to is held. */
async function groundOf(ctx: WriteContext, rows: readonly Row[]): Promise<Ground> {
  const [activityCells, numberCells] = [rows.map(({ value }) => value.activity), rows.map(({ value }) => value.number)];
  const [activities, volunteers] = [await activitiesCalled(ctx, activityCells), await volunteersCalled(ctx.tx, ctx.programmeId, numberCells)];
  const [activitiesMeant, volunteersMeant] = [cellsMeant(activityCells, activities), cellsMeant(numberCells, volunteers)];
  const codesOf = (things: readonly NamedThing[], { ids }: CellsMeant): string[] => { const meant = new Set(ids.values()); return things.flatMap(({ id, code }) => (meant.has(id) ? [code] : [])); };
  const held = [...(await activitiesByCode(ctx.tx, ctx.programmeId, codesOf(activities, activitiesMeant))).values()];
  const locked = [...(await volunteersForSheet(ctx.tx, ctx.programmeId, codesOf(volunteers, volunteersMeant))).values()];
  return { activities: new Map(held.map((activity) => [activity.id, activity])), activitiesMeant, volunteers: new Map(locked.map((volunteer) => [volunteer.id, volunteer])), volunteersMeant };
}

const plainClock = (text: string): string => text.replace('：', ':').slice(0, 5).padStart(5, '0');

function placed(ctx: WriteContext, row: Row, ground: Ground, rules: ServiceRules, fail: FailRow): Found | null {
  const { value } = row;
  const activity = ground.activities.get(idMeant(value.activity, ground.activitiesMeant, AN_ACTIVITY, (fault) => fail(row, 'activity', fault)) ?? '');
  if (activity === undefined) return null;
  if (activity.is_cancelled) { fail(row, 'activity', { code: 'activity_cancelled', zh: `活动“${value.activity}”已取消`, en: `The activity “${value.activity}” was called off` }); return null; }
  const day = dayOf(ctx, activity.starts_at);
  const volunteer = ground.volunteers.get(idMeant(value.number, ground.volunteersMeant, A_VOLUNTEER, (fault) => fail(row, 'number', fault)) ?? '');
  if (volunteer === undefined) return null;
  if (volunteer.registered_on > day || (volunteer.left_on !== null && volunteer.left_on <= day)) { fail(row, 'number', unknownFault(value.number, A_VOLUNTEER)); return null; }
  const [from, to] = [atClock(ctx, day, plainClock(value.from)), atClock(ctx, day, plainClock(value.to))];
  const refusal = serviceRefusal({ from, to }, { startsAt: Date.parse(activity.starts_at), endsAt: Date.parse(activity.ends_at) }, 'C', ctx.now, rules);
  if (refusal === null || refusal === 'tooLate') return { row, activity, volunteer, from, to, isLate: refusal === 'tooLate' };
  const [key, zh, en] = REFUSALS[refusal];
  fail(row, key, { code: refusal, zh, en });
  return null;
}

/** Who came from too far, or lives too far away, asked once for each activity and time. */
async function farOf(ctx: WriteContext, all: readonly Found[], farKm: number): Promise<(row: Found) => Signal[]> {
  const groups = new Map<string, Found[]>();
  for (const row of all) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  const known = new Map<string, { away: ReadonlySet<string>; living: ReadonlySet<string> }>();
  for (const [key, group] of groups) {
    const [{ activity, from, to }, ids] = [group[0] as Found, group.map(({ volunteer }) => volunteer.id)];
    known.set(key, { away: await farAway(ctx, activity.id, ids, { from, to }), living: await livesFar(ctx, activity.id, ids, farKm) });
  }
  return (row) => [...(known.get(keyOf(row))?.away.has(row.volunteer.id) === true ? ['farAway' as const] : []), ...(known.get(keyOf(row))?.living.has(row.volunteer.id) === true ? ['livesFar' as const] : [])];
}
const keyOf = ({ activity, from, to }: Found): string => `${activity.id} ${from} ${to}`;

async function resolveAll(ctx: WriteContext, rows: readonly Row[], taken: Map<string, { from: number; to: number }[]>, fail: FailRow): Promise<Ready[]> {
  const ground = await groundOf(ctx, rows);
  const rules = await rulesOf(ctx);
  const found = rows.map((row) => placed(ctx, row, ground, rules, fail));
  const all = found.filter((each) => each !== null);
  const standing = await standingRecords(ctx.tx, ctx.programmeId, all.map(({ volunteer, from, to }) => ({ volunteerId: volunteer.id, from: iso(from), to: iso(to) })));
  const minutesThatDay = await minutesByDay(ctx.tx, ctx.programmeId, all.map(({ volunteer }) => volunteer.id), [...new Set(all.map(({ activity }) => dayOf(ctx, activity.starts_at)))]);
  const banned = new Set<string>();
  for (const day of new Set(all.map(({ activity }) => dayOf(ctx, activity.starts_at)))) for (const row of await bannedOn(ctx.tx, all.filter(({ activity }) => dayOf(ctx, activity.starts_at) === day).map(({ volunteer }) => volunteer.id), day)) banned.add(`${row.volunteer_id} ${day}`);
  const far = await farOf(ctx, all, rules.livesFarKm);
  const alike = new Map<string, number>();
  for (const { activity, from, to } of all) alike.set(`${activity.id} ${from} ${to}`, (alike.get(`${activity.id} ${from} ${to}`) ?? 0) + 1);
  return found.map((each): Ready => {
    if (each === null) return { record: null, from: 0 };
    const { row, activity, volunteer, from, to } = each;
    const same = standing.find((record) => record.activity_id === activity.id && record.volunteer_id === volunteer.id && Date.parse(record.from_at) === from && Date.parse(record.to_at) === to && record.grade === 'C');
    const before = taken.get(volunteer.id) ?? [];
    if (same !== undefined) return { record: null, from };
    if (each.isLate) {
      fail(row, 'from', { code: 'tooLate', zh: `已过期限（活动后 ${rules.entryDays} 天）`, en: `Too late: sheets are taken for ${rules.entryDays} days` });
      return { record: null, from };
    }
    if (banned.has(`${volunteer.id} ${dayOf(ctx, activity.starts_at)}`)) {
      fail(row, 'number', { code: 'banned', zh: '这个人在禁录期', en: 'They may record no hours for now' });
      return { record: null, from };
    }
    if (standing.some((record) => record.volunteer_id === volunteer.id && Date.parse(record.from_at) < to && Date.parse(record.to_at) > from) || before.some((other) => other.from < to && other.to > from)) {
      fail(row, 'number', { code: 'serves_already', zh: '这个人在这段时间已有服务记录', en: 'They have a record in that time already' });
      return { record: null, from };
    }
    taken.set(volunteer.id, [...before, { from, to }]);
    const minutes = serviceMinutes(from, to);
    const signals = fraudSignals({ grade: 'C', minutes, to }, { minutesThatDay: minutesThatDay.get(`${volunteer.id} ${dayOf(ctx, activity.starts_at)}`) ?? 0, alike: alike.get(`${activity.id} ${from} ${to}`) ?? 1, plannedAt: Date.parse(activity.planned_at), startsAt: Date.parse(activity.starts_at), now: ctx.now }, rules).concat(far(each));
    return { from, record: { id: ctx.newId(), activityId: activity.id, volunteerId: volunteer.id, from: iso(from), to: iso(to), minutes, grade: 'C', state: 'counted', signals, recordedAt: iso(ctx.now), recordedBy: ctx.personId, reasonSealed: null } };
  });
}

/** @returns what the engine needs */
export function attendanceImport(ctx: WriteContext): ImportDefinition<typeof attendanceColumns, Ready> {
  const taken = new Map<string, { from: number; to: number }[]>();
  return {
    name: { zh: '签到表', en: 'Attendance' }, columns: attendanceColumns, keyColumn: 'number', keyOf: ({ activity, number, from }) => `${activity} ${number} ${plainClock(from)}`,
    resolve: (rows, fail) => resolveAll(ctx, rows, taken, fail),
    async write(ready) {
      const fresh = ready.flatMap(({ record, from }) => (record === null ? [] : [{ record, from }]));
      await insertServiceRecords(ctx.tx, ctx.programmeId, fresh.map(({ record }) => record));
      await bookMinutes(ctx, fresh.map(({ record, from }) => ({ recordId: record.id, volunteerId: record.volunteerId, grade: 'C', minutes: record.minutes, from })));
      return { created: fresh.length, updated: 0, unchanged: ready.length - fresh.length };
    },
    kept() { ctx.emit({ topic: 'volunteering', subjectId: ctx.programmeId }); },
  };
}
