/** 公示文稿 · The list of a selection as everybody reads it: units and places by name, persons and households with their consent, nobody under fourteen. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import { juryMethodWords, stageWords, tieKeyWords } from '../contract/index.ts';
import { levelOfStars, PERSONAL_KINDS, publicationRefusal } from '../domain/index.ts';
import type { StageKind } from '../domain/index.ts';
import { candidatesIn } from './queries/candidates.ts';
import type { CandidateRow } from './queries/candidates.ts';
import { starFindings } from './queries/households.ts';
import type { StarFindingRow } from './queries/households.ts';
import { roundStages, roundTitles } from './queries/rounds.ts';
import type { Jury, RoundRow, RoundTitleRow } from './queries/rounds.ts';
import { publicationGrounds } from './queries/subjects.ts';
import { starsOf } from './stars.ts';

const NONE = '—';

const classOf = (row: CandidateRow, title: RoundTitleRow | undefined): string => title?.rules.classes.find(({ code }) => code === row.class_code)?.zh ?? NONE;

/** Stars that were found, as they will be conferred, with the level they reach. */
function gradeOf(row: CandidateRow, title: RoundTitleRow | undefined, findings: readonly StarFindingRow[]): string {
  if (title === undefined || title.rules.stars.length === 0) return NONE;
  const stars = starsOf(row.claimed_stars ?? [], findings).length;
  const level = levelOfStars(stars, title.rules.levels);
  return level === null ? `${stars} 星` : `${stars} 星（${level.zh}）`;
}

/** By place, so that a village reads its own together; every one that may be shown stands in it, however many. A class and stars have their column where anybody has one. */
function listOf(rows: readonly CandidateRow[], titles: ReadonlyMap<string, RoundTitleRow>, findings: ReadonlyMap<string, readonly StarFindingRow[]>): { columns: string[]; rows: string[][] } {
  const all = [
    { heading: '称号', cell: (row: CandidateRow) => row.title_zh }, { heading: '名称', cell: (row: CandidateRow) => row.label },
    { heading: '类别', cell: (row: CandidateRow) => classOf(row, titles.get(row.title_id)) }, { heading: '星级', cell: (row: CandidateRow) => gradeOf(row, titles.get(row.title_id), findings.get(row.id) ?? []) },
    { heading: '所在地', cell: (row: CandidateRow) => row.place_zh ?? NONE },
  ];
  const columns = all.filter(({ heading, cell }) => !['类别', '星级'].includes(heading) || rows.some((row) => cell(row) !== NONE));
  const sorted = rows.toSorted((a, b) => (a.place_zh ?? NONE).localeCompare(b.place_zh ?? NONE, 'zh') || a.title_zh.localeCompare(b.title_zh, 'zh'));
  return { columns: columns.map(({ heading }) => heading), rows: sorted.map((row) => columns.map(({ cell }) => cell(row))) };
}

/** What anybody needs to make the order again: how sheets became scores, how equals were parted, and the seed that was kept since the round began. */
function juryText({ method, trim, tieRule, lotSeed }: Jury): string[] {
  const way = `${juryMethodWords[method].zh}${method === 'trimmedMean' ? `（两端各去掉 ${trim} 张）` : ''}`;
  return [`评审计分：${way}；平分时依次：${tieRule.map((key) => tieKeyWords[key].zh).join('、')}。`, `抽签怎样核对：最后仍相同的，用一个在发起评选时就写定、以后不能改的号码（种子）抽签；任何人拿这个号码都能重抽一遍，结果应当一样。号码是 ${lotSeed}（SHA-256 摘要 ${sha256Hex(lotSeed)}）。`];
}

/** What the round went through, and nothing else: the stages that are done, in their order. */
export function stagesThrough(done: readonly StageKind[]): string {
  const names = done.map((kind) => stageWords[kind].zh);
  return names.length === 0 ? '' : `已完成${names.length === 1 ? names[0] : `${names.slice(0, -1).join('、')}和${names.at(-1)}`}，`;
}

export async function selectionNotice(ctx: ReadContext, round: RoundRow) {
  const chosen = await candidatesIn(ctx.tx, ctx.programmeId, round.id, ['chosen']);
  const grounds = await publicationGrounds(ctx.tx, ctx.programmeId, chosen.map(({ subject_id }) => subject_id));
  const shown = chosen.filter((row) => { const ground = grounds.get(row.subject_id); return ground !== undefined && publicationRefusal(ground, ctx.today) === null; });
  const withheld = chosen.length - shown.length;
  const hasNames = shown.some(({ subject_kind }) => PERSONAL_KINDS.includes(subject_kind));
  const titles = new Map((await roundTitles(ctx.tx, ctx.programmeId, round.id)).map((title) => [title.id, title]));
  const findings = Map.groupBy(await starFindings(ctx.tx, ctx.programmeId, round.id), ({ candidate_id }) => candidate_id);
  const done = (await roundStages(ctx.tx, ctx.programmeId, round.id)).filter(({ state }) => state === 'done').map(({ kind }) => kind);
  const hasJury = done.includes('review') || done.includes('jury');
  // Whoever wants to draw the lot again finds how at the end, behind what concerns everybody.
  const body = [`${round.name}${stagesThrough(done)}拟命名 ${chosen.length} 个，现予公示。`, round.conditions.slice(0, 3_000), ...(withheld > 0 ? [`其中 ${withheld} 个按本人意愿或未成年人保护规定不列姓名。`] : []), ...(hasJury ? juryText(round.jury) : [])].join('\n');
  return {
    listed: shown.length, withheld, /** Who put them forward: they settle no objection to the list. */ nominators: [...new Set(chosen.map(({ nominated_by }) => nominated_by))], names: shown.map(({ id, label }) => ({ id, name: label })),
    notice: {
      kind: 'nameList' as const, title: `${round.name}拟命名名单公示`.slice(0, 120), body, list: shown.length === 0 ? null : listOf(shown, titles, findings), realName: false, hidesAfter: true, hasNames, consentConfirmed: hasNames, noMinorsConfirmed: hasNames,
      consentNote: hasNames ? '名册逐一记录同意的日期和方式' : null,
    },
  };
}
