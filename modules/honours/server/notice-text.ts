/** 公示文稿 · The list of a selection as everybody reads it: units and places by name, persons and households with their consent, nobody under fourteen. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import { PERSONAL_KINDS, publicationRefusal } from '../domain/index.ts';
import { candidatesIn } from './queries/candidates.ts';
import type { CandidateRow } from './queries/candidates.ts';
import type { RoundRow } from './queries/rounds.ts';
import { publicationGrounds } from './queries/subjects.ts';

/** By place, so that a village reads its own together; every one that may be shown stands in it, however many. */
function listOf(rows: readonly CandidateRow[]): { columns: string[]; rows: string[][] } {
  const cells = rows.map((row) => [row.title_zh, row.label, row.place_zh ?? '—']);
  return { columns: ['称号', '名称', '所在地'], rows: cells.toSorted((a, b) => (a[2] as string).localeCompare(b[2] as string, 'zh') || (a[0] as string).localeCompare(b[0] as string, 'zh')) };
}

export async function selectionNotice(ctx: ReadContext, round: RoundRow) {
  const chosen = await candidatesIn(ctx.tx, ctx.programmeId, round.id, ['chosen']);
  const grounds = await publicationGrounds(ctx.tx, ctx.programmeId, chosen.map(({ subject_id }) => subject_id));
  const shown = chosen.filter((row) => { const ground = grounds.get(row.subject_id); return ground !== undefined && publicationRefusal(ground, ctx.today) === null; });
  const withheld = chosen.length - shown.length;
  const hasNames = shown.some(({ subject_kind }) => PERSONAL_KINDS.includes(subject_kind));
  const body = [`${round.name}已完成推荐、资格核定和评审，拟命名 ${chosen.length} 个，现予公示。`, round.conditions.slice(0, 3_000), ...(withheld > 0 ? [`其中 ${withheld} 个按本人意愿或未成年人保护规定不列姓名。`] : [])].join('\n');
  return {
    listed: shown.length, withheld, /** Who put them forward: they settle no objection to the list. */ nominators: [...new Set(chosen.map(({ nominated_by }) => nominated_by))], names: shown.map(({ id, label }) => ({ id, name: label })),
    notice: {
      kind: 'nameList' as const, title: `${round.name}拟命名名单公示`.slice(0, 120), body, list: shown.length === 0 ? null : listOf(shown), realName: false, hidesAfter: true, hasNames, consentConfirmed: hasNames, noMinorsConfirmed: hasNames,
      consentNote: hasNames ? '名册逐一记录同意的日期和方式' : null,
    },
  };
}
