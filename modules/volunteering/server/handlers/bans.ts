import { bindExport } from '#platform/server/exports/index.ts';
import { bindRead, bindWrite, heldPermissions, reachesOf } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { dateColumn, dateTimeColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import { appealBan, banStateWords, banVolunteer, exportBans, listBans, readServiceRules, saveServiceRules, settleBan } from '../../contract/index.ts';
import { banBlocks, banEnds } from '../../domain/index.ts';
import { rulesOf } from '../bans.ts';
import { bookMinutes } from '../minutes.ts';
import { ofOneself } from '../own.ts';
import { dayOf, iso } from '../planning.ts';
import { banPage, banTotal, insertBan, insertBanRecords, lockBan, recordsToVoid, saveAppeal, saveRules, saveSettlement, signupsAhead, voidedBy } from '../queries/bans.ts';
import type { BanRow } from '../queries/bans.ts';
import { standingRecords } from '../queries/check-ins.ts';
import { insertServiceRecords, saveDecision, saveReversal } from '../queries/service.ts';
import { lockVolunteer } from '../queries/volunteers.ts';
import { banSeal, reasonSeal } from '../reasons.ts';
import { giveBackSeat } from './joining.ts';

export const readServiceRulesBound = bindRead(readServiceRules, (ctx) => rulesOf(ctx));

export const saveServiceRulesBound = bindWrite(saveServiceRules, async (ctx, kept) => {
  await saveRules(ctx.tx, ctx.programmeId, kept, iso(ctx.now), ctx.personId);
  const { source: _source, ...change } = kept;
  ctx.record({ kind: 'serviceRules', id: ctx.programmeId, change: { act: 'save', ...change } });
  ctx.emit({ topic: 'volunteering', subjectId: ctx.programmeId });
  return { entryDays: kept.entryDays };
});

const isOpen = (row: BanRow): boolean => row.state === 'decided' || row.state === 'appealed' || row.state === 'upheld';
const blocks = (row: BanRow, day: string): boolean => banBlocks({ from: row.from_date, to: row.to_date, liftedOn: row.lifted_on }, day);

export const listBansBound = bindRead(listBans, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await banPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => ({
    id: row.id, volunteer: { id: row.volunteer_id, number: row.number, label: row.label }, from: row.from_date, to: row.to_date, years: row.years, state: row.state, blocksToday: blocks(row, ctx.today), records: row.records, minutes: row.minutes, reason: ctx.secrets.open(banSeal(ctx), row.reason_sealed), decidedAt: iso(row.decided_at), decidedBy: row.decider,
    appeal: row.appeal_sealed === null ? null : ctx.secrets.open(banSeal(ctx), row.appeal_sealed), appealedAt: row.appealed_at === null ? null : iso(row.appealed_at), answer: row.answer, liftedOn: row.lifted_on, mayAppeal: row.state === 'decided' && blocks(row, ctx.today),
    maySettle: isOpen(row) && blocks(row, ctx.today) && row.decided_by !== ctx.personId && row.appealed_by !== ctx.personId,
  })),
  total: await banTotal(ctx, filter), page, pageSize,
}));

const banColumns = defineColumns({
  number: textColumn({ zh: '志愿者编号', en: 'Volunteer number', required: true, width: 16 }), from: dateColumn({ zh: '起', en: 'From', required: true }), to: dateColumn({ zh: '至（不含）', en: 'To (not included)', required: true }), years: integerColumn({ zh: '年数', en: 'Years', required: true }),
  records: integerColumn({ zh: '不实记录', en: 'False records', required: true }), minutes: integerColumn({ zh: '不实分钟', en: 'False minutes', required: true }), state: textColumn({ zh: '状态', en: 'State', required: true }), decidedAt: dateTimeColumn({ zh: '决定时间', en: 'Decided at', required: true }), decidedBy: textColumn({ zh: '决定人', en: 'Decided by', required: true }), liftedOn: dateColumn({ zh: '解除日期', en: 'Lifted on' }),
});
/** Reasons and names stay here. */
export const exportBansBound = bindExport(exportBans, listBansBound, listBans, {
  name: { zh: '禁录决定', en: 'Bans' }, columns: banColumns,
  row: (row, { words, clock }) => ({ number: row.volunteer.number, from: row.from, to: row.to, years: row.years, records: row.records, minutes: row.minutes, state: banStateWords[row.state][words], decidedAt: clock(row.decidedAt) as string, decidedBy: row.decidedBy, liftedOn: row.liftedOn }),
});

function leaveTrace(ctx: WriteContext, id: string, change: Readonly<Record<string, unknown>>): void {
  ctx.record({ kind: 'serviceBan', id, change });
  ctx.emit({ topic: 'volunteering', subjectId: id });
}

/** The minutes found false are taken back, seats ahead are given to those who wait, and nothing new is recorded until the day it ends. */
export const banVolunteerBound = bindWrite(banVolunteer, async (ctx, { volunteerId, recordIds, years, reason }) => {
  if ((await lockVolunteer(ctx, volunteerId)) === undefined) return ctx.notFound();
  const asked = [...new Set(recordIds)];
  const records = await recordsToVoid(ctx.tx, ctx.programmeId, volunteerId, asked);
  if (records.length < asked.length) return ctx.refuse('volunteering.record_unknown', {}, { pointers: ['/recordIds'] });
  // Whoever wrote the hours down, or agreed to them, does not judge them.
  if (records.some((record) => record.recorded_by === ctx.personId || record.decided_by === ctx.personId)) return ctx.refuse('volunteering.same_person');
  const [id, to] = [ctx.newId(), banEnds(ctx.today, years)];
  const standing = records.filter(({ state }) => state === 'counted');
  await insertBan(ctx.tx, ctx.programmeId, { id, volunteerId, from: ctx.today, to, years, reasonSealed: ctx.secrets.seal(banSeal(ctx), reason), at: iso(ctx.now), by: ctx.personId });
  await insertBanRecords(ctx.tx, ctx.programmeId, id, records.map((record) => ({ id: record.id, isReversed: record.state === 'counted' })));
  for (const record of standing) await saveReversal(ctx.tx, ctx.programmeId, record.id, iso(ctx.now));
  await bookMinutes(ctx, standing.map((record) => ({ recordId: record.id, volunteerId, grade: record.grade, minutes: record.minutes, from: Date.parse(record.from_at) })), true);
  let cancelledSignups = 0;
  for (const signup of await signupsAhead(ctx.tx, ctx.programmeId, volunteerId, iso(ctx.now))) {
    if (dayOf(ctx, signup.starts_at) >= to) continue;
    await giveBackSeat(ctx, signup.id, signup.shift_id);
    cancelledSignups += 1;
  }
  const reversedMinutes = standing.reduce((sum, { minutes }) => sum + minutes, 0);
  leaveTrace(ctx, id, { act: 'decide', years, records: records.length, reversedMinutes });
  return { id, to, reversedMinutes, cancelledSignups };
});

/** One's own, or that of somebody whose volunteers one keeps and who came by. */
async function mayAppeal(ctx: ReadContext, ban: BanRow): Promise<boolean> {
  if (ban.person_id === ctx.personId) return true;
  if ((await heldPermissions(ctx, ['volunteering.register'], { wholeProgramme: true })).has('volunteering.register')) return true;
  const [reach] = await reachesOf(ctx, ['volunteering.register']);
  const volunteer = await lockVolunteer(ctx, ban.volunteer_id);
  return reach !== undefined && (reach.scope.everything || (volunteer?.place_id != null && reach.scope.placeIds.includes(volunteer.place_id)));
}

export const appealBanBound = bindWrite(appealBan, (ctx, { banId, words }) => ofOneself(ctx, async (whole) => {
  const ban = (await lockBan(whole, banId)) ?? whole.notFound();
  if (!(await mayAppeal(whole, ban))) return whole.notFound();
  if (ban.state !== 'decided' || !blocks(ban, ctx.today)) return ctx.refuse('volunteering.ban_settled');
  await saveAppeal(ctx.tx, ctx.programmeId, banId, { sealed: ctx.secrets.seal(banSeal(ctx), words), at: iso(ctx.now), by: ctx.personId });
  leaveTrace(ctx, banId, { act: 'appeal' });
  return { state: 'appealed' as const };
}));

/** Minutes that come back stand as records of grade D, on the word of whoever lifted the ban; what was recorded before stays reversed beside them. */
async function restore(ctx: WriteContext, ban: BanRow, answer: string): Promise<number | null> {
  const voided = await voidedBy(ctx.tx, ctx.programmeId, ban.id);
  if ((await standingRecords(ctx.tx, ctx.programmeId, voided.map((record) => ({ volunteerId: ban.volunteer_id, from: iso(record.from_at), to: iso(record.to_at) })))).length > 0) return null;
  const records = voided.map((record) => ({
    id: ctx.newId(), activityId: record.activity_id, volunteerId: ban.volunteer_id, from: iso(record.from_at), to: iso(record.to_at), minutes: record.minutes, grade: 'D' as const, state: 'waiting' as const, signals: [], recordedAt: iso(ctx.now), recordedBy: ban.decided_by, reasonSealed: ctx.secrets.seal(reasonSeal(ctx), answer),
  }));
  await insertServiceRecords(ctx.tx, ctx.programmeId, records);
  for (const { id } of records) await saveDecision(ctx.tx, ctx.programmeId, id, { state: 'counted', by: ctx.personId, at: iso(ctx.now) });
  await bookMinutes(ctx, records.map((record) => ({ recordId: record.id, volunteerId: ban.volunteer_id, grade: 'D', minutes: record.minutes, from: Date.parse(record.from) })));
  return records.reduce((sum, { minutes }) => sum + minutes, 0);
}

export const settleBanBound = bindWrite(settleBan, async (ctx, { banId, lift, restore: restores, answer }) => {
  const ban = (await lockBan(ctx, banId)) ?? ctx.notFound();
  if (!isOpen(ban) || !blocks(ban, ctx.today)) return ctx.refuse('volunteering.ban_settled');
  if (ban.decided_by === ctx.personId || ban.appealed_by === ctx.personId) return ctx.refuse('volunteering.same_person');
  if (!lift && ban.state !== 'appealed') return ctx.refuse('volunteering.no_appeal');
  const state = lift ? 'lifted' as const : 'upheld' as const;
  await saveSettlement(ctx.tx, ctx.programmeId, banId, { state, answer, at: iso(ctx.now), by: ctx.personId, liftedOn: lift ? ctx.today : null });
  const restoredMinutes = lift && restores ? await restore(ctx, ban, answer) : 0;
  if (restoredMinutes === null) return ctx.refuse('volunteering.serves_already');
  leaveTrace(ctx, banId, { act: 'settle', state, restoredMinutes });
  return { state, restoredMinutes };
});
