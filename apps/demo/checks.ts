/** What must be true after the loop, each looked at from another side than the one it was made from. */
import { createHash } from 'node:crypto';
import { deadlineAt } from '#kernel/deadline.ts';
import { instant, localDateOf } from '#kernel/local-date.ts';
import { isWorkingDay } from '#kernel/work-calendar.ts';
import { checkBulletin, downloadBulletin, downloadRegister, readBulletin } from '#modules/bulletins/contract/index.ts';
import { figureText } from '#modules/bulletins/domain/index.ts';
import { listFindings, listObservations, readDraw } from '#modules/inspections/contract/index.ts';
import { verifyDraw } from '#modules/inspections/domain/index.ts';
import type { DrawRecord } from '#modules/inspections/domain/index.ts';
import { recountScores, readScores } from '#modules/scoring/contract/index.ts';
import { verifyAudit } from '#platform/contract/tasks.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import type { Db } from '#platform/server/db/index.ts';
import { readTable } from '#platform/server/spreadsheet/index.ts';
import type { Acknowledged, Moment } from './acting.ts';
import { limitOfCheckItem } from './cases.ts';
import type { PlayedRound } from './loop.ts';
import { findingsOf } from './round.ts';
import type { Stage } from './round.ts';

export interface Check { readonly name: string; readonly ok: boolean; readonly detail: string }

export interface RoundResult {
  readonly checks: Check[];
  readonly docx: Uint8Array;
  readonly register: Uint8Array;
  readonly draw: Uint8Array;
  /** What is the same in every run of the same seed. */
  readonly summary: Readonly<Record<string, unknown>>;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface CaseFact {
  state: string; deadline_at: string | null; dispatched_at: string | null; limit_type: string | null; extension_count: number; rework_count: number; rebound_count: number;
  check_item_code: string; fixer_judged: boolean; events: number;
}

/** The cases of a round as they lie in the database, and who judged whose work by their stories. */
function caseFacts(db: Db, programmeId: string, roundId: string): Promise<CaseFact[]> {
  return rows<CaseFact>(db, sql`
    select c.state, c.deadline_at, c.dispatched_at, c.limit_type, c.extension_count, c.rework_count, c.rebound_count, k.code as check_item_code,
           exists (select 1 from cases.case_events v join cases.case_events x on x.programme_id = v.programme_id and x.case_id = v.case_id and x.act = 'rectify' and x.person_id = v.person_id
                    where v.programme_id = c.programme_id and v.case_id = c.id and v.act in ('verifyPass', 'verifyFail')) as fixer_judged,
           (select count(*) from cases.case_events v where v.programme_id = c.programme_id and v.case_id = c.id and v.act = 'verifyPass') as events
      from inspections.findings f
      join cases.cases c on c.programme_id = f.programme_id and c.id = f.case_id
      join frameworks.check_items k on k.programme_id = f.programme_id and k.id = f.check_item_id
     where f.programme_id = ${programmeId} and f.round_id = ${roundId} order by c.number`);
}

function deadlineChecks(stage: Stage, cases: readonly CaseFact[]): Check[] {
  const running = cases.filter((one) => one.deadline_at !== null);
  const official = running.filter((one) => one.limit_type === 'work_day' || one.limit_type === 'work_hour');
  const onDaysOff = official.filter((one) => !isWorkingDay(localDateOf(instant(Date.parse(one.deadline_at as string)), stage.calendar.utcOffsetMinutes), stage.calendar));
  // Extensions add time, and a failed verification gives back the time its fixer waited for it.
  const plain = running.filter((one) => one.extension_count === 0 && one.rework_count === 0 && one.rebound_count === 0 && one.dispatched_at !== null);
  const differing = plain.filter((one) =>
    deadlineAt(instant(Date.parse(one.dispatched_at as string)), limitOfCheckItem(one.check_item_code), stage.calendar) !== Date.parse(one.deadline_at as string));
  return [
    { name: '工作日时限不落在休息日 · deadlines on working days', ok: official.length > 0 && onDaysOff.length === 0, detail: `${official.length} cases` },
    { name: '时限可独立重算 · deadlines recomputed', ok: differing.length === 0, detail: `${plain.length - differing.length}/${plain.length}` },
  ];
}

function countsOf(cases: readonly CaseFact[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of cases.toSorted((left, right) => (left.state < right.state ? -1 : 1))) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

async function countRows(xlsx: Uint8Array): Promise<number> {
  let count = 0;
  for await (const _row of readTable({ buffer: xlsx })) count += 1;
  return count - 1;
}

interface Figures { readonly number: (id: string) => number; readonly denominator: (id: string) => number; readonly sum: (pattern: RegExp) => number; readonly texts: Record<string, string> }

function figuresOf(bulletin: { figures: readonly { id: string; numerator: number; denominator: number | null }[] }): Figures {
  const byId = new Map(bulletin.figures.map((figure) => [figure.id, figure]));
  return {
    number: (id) => byId.get(id)?.numerator ?? Number.NaN, denominator: (id) => byId.get(id)?.denominator ?? Number.NaN,
    sum: (pattern) => bulletin.figures.filter(({ id }) => pattern.test(id)).reduce((sum, { numerator }) => sum + numerator, 0),
    texts: Object.fromEntries(bulletin.figures.map((figure) => [figure.id, figureText(figure as never)])),
  };
}

/** 核对一轮 · Reads the results of a round as the office would and compares them with each other. */
export async function checkRound(stage: Stage, db: Db, { round, bulletin, draftedAt }: PlayedRound): Promise<RoundResult> {
  const { actors, city } = stage;
  const { roundId } = round;
  const moment: Moment = { at: draftedAt, by: city.logins.get('office') as string };
  const draw = (await actors.read(readDraw, { roundId }, moment)).body;
  const { round: _of, ...record } = JSON.parse(new TextDecoder().decode(draw)) as DrawRecord & { round: unknown };
  const redrawn = verifyDraw(record as DrawRecord);
  const scores = await actors.read(readScores, { roundId }, moment);
  const seen = await actors.read(listObservations, { roundId, page: 1, pageSize: 1 }, moment);
  const recount = await actors.write(recountScores, { roundId }, moment, `demo/${round.plan.code}/recount`);
  const open = await actors.read(listFindings, { roundId, state: ['open'], page: 1, pageSize: 1 }, moment);
  const findings = await findingsOf(stage, round, draftedAt, round.plan.visitDays);
  const cases = await caseFacts(db, city.programmeId, roundId);
  const read = await actors.read(readBulletin, { bulletinId: bulletin.id }, moment);
  const figures = figuresOf(read);
  const [docx, again] = [(await actors.read(downloadBulletin, { bulletinId: bulletin.id }, moment)).body, (await actors.read(downloadBulletin, { bulletinId: bulletin.id }, moment)).body];
  const register = (await actors.read(downloadRegister, { bulletinId: bulletin.id }, moment)).body;
  const check = await actors.read(checkBulletin, { bulletinId: bulletin.id }, moment);
  const { met, observed } = scores.overall;
  const closed = cases.filter(({ state }) => state === 'closed');
  const registerRows = await countRows(register);
  const counted = cases.filter(({ state }) => state !== 'voided' && state !== 'declined').length;
  const checks: Check[] = [
    { name: '抽样可重现 · draw reproduced', ok: redrawn.ok, detail: redrawn.ok ? `${redrawn.value.selectedCount}/${redrawn.value.frameSize}` : redrawn.error.map(({ code }) => code).join(' ') },
    { name: '观测＝得分单元 · observations = cells', ok: recount.differingCount === 0 && seen.met === met && seen.observed === observed, detail: `${met}/${observed}, ${recount.cellCount} cells` },
    { name: '得分单元＝通报 · cells = bulletin', ok: figures.number('rate.overall') === met && figures.denominator('rate.overall') === observed, detail: figures.texts['rate.overall'] ?? '' },
    { name: '项目之和＝总体 · themes add up', ok: figures.sum(/^theme\..*\.rate$/) === met, detail: String(figures.sum(/^theme\..*\.rate$/)) },
    { name: '问题全部处理 · findings dealt with', ok: open.total === 0 && findings.every((one) => (one.state === 'dispatched') === (one.caseId !== null)), detail: `${findings.length} findings` },
    { name: '问题＝案件＝台账 · findings = cases = register', ok: findings.filter((one) => one.caseId !== null).length === cases.length && registerRows === cases.length, detail: `${cases.length} cases, ${registerRows} rows` },
    { name: '单位之和＝通报 · organisations add up', ok: figures.number('cases.total') === counted && figures.sum(/^organisation\..*\.total$/) === counted, detail: `${counted} cases` },
    { name: '核查人不是整改人 · verified by somebody else', ok: closed.length > 0 && cases.every((one) => !one.fixer_judged) && closed.every((one) => one.events > 0), detail: `${closed.length} closed` },
    ...deadlineChecks(stage, cases),
    { name: '通报冻结未变 · bulletin frozen', ok: check.hashHolds && check.compared && check.drift.length === 0, detail: check.drift.slice(0, 3).map(({ id }) => id).join(' ') },
    { name: '公文逐字节一致 · same docx again', ok: Buffer.compare(docx, again) === 0, detail: sha256(docx).slice(0, 12) },
  ];
  return {
    checks, docx, register, draw,
    summary: {
      code: round.plan.code, sites: round.sites.length, drawnSites: sha256(Buffer.from(round.sites.map((site) => site.siteCode).join('\n'))), seed: record.seed, frameHash: record.frameHash,
      met, observed, notApplicable: scores.overall.notApplicable, findings: findings.length, dismissed: findings.filter((one) => one.state === 'dismissed').length,
      cases: countsOf(cases), bulletin: { documentNumber: bulletin.documentNumber, title: read.title, wordCount: read.wordCount, docx: sha256(docx), figures: figures.texts },
    },
  };
}

/** The audit chain, and that everything acknowledged is in the database. */
export async function checkWhole(stage: Stage, db: Db, acknowledged: readonly Acknowledged[], at: number): Promise<Check[]> {
  const audit = await stage.actors.read(verifyAudit, {}, { at, by: stage.city.logins.get('office') as string });
  const kept = new Set((await rows<{ name: string }>(db, sql`
    select operation || ' ' || key as name from platform.idempotency_keys where programme_id = ${stage.city.programmeId} and output is not null`)).map((row) => row.name));
  const lost = acknowledged.filter(({ operation, key }) => !kept.has(`${operation} ${key}`));
  return [
    { name: '审计链完整 · audit chain holds', ok: audit.intact && audit.broken === null && audit.checkedCount > 0, detail: `${audit.checkedCount} entries` },
    { name: '已确认的写入都在 · every acknowledged write is there', ok: acknowledged.length > 0 && lost.length === 0, detail: `${acknowledged.length - lost.length}/${acknowledged.length}` },
  ];
}
