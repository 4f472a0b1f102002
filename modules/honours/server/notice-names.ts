/** 公示中的姓名 · After a consent, an age or a name changed: who stands in a notice of a selection is shown there only while they may be. */
import { withholdOptions } from '#modules/ballots/server/index.ts';
import { withholdNames } from '#modules/notices/server/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { publicationRefusal } from '../domain/index.ts';
import { optionsOfSubjects } from './queries/ballot-candidates.ts';
import { listedInNotices } from './queries/notice-names.ts';

/** A ballot names nobody who may not be shown any more; who may be again stands there under the name that was signed. */
async function keepBallotsHonest(ctx: WriteContext, subjectIds: readonly string[], quietly: boolean): Promise<void> {
  for (const [ballotId, own] of Map.groupBy(await optionsOfSubjects(ctx.tx, ctx.programmeId, subjectIds), ({ ballot_id }) => ballot_id)) {
    const isRefused = (row: (typeof own)[number]): boolean => publicationRefusal({ subjectKind: row.kind, consent: row.consent, bornOn: row.born_on, isAdult: row.is_adult }, ctx.today) !== null;
    await withholdOptions(ctx, ballotId, { withheld: own.filter(isRefused).map(({ option_code }) => option_code), shown: own.filter((row) => !isRefused(row)).map(({ option_code }) => option_code) }, quietly);
  }
}

export async function keepNoticesHonest(ctx: WriteContext, subjectIds: readonly string[], quietly = false): Promise<void> {
  if (subjectIds.length === 0) return;
  await keepBallotsHonest(ctx, subjectIds, quietly);
  const listed = await listedInNotices(ctx.tx, ctx.programmeId, subjectIds);
  for (const [noticeId, own] of Map.groupBy(listed, ({ notice_id }) => notice_id)) {
    // Two of one name: while one of them does not agree, the name tells of both.
    const refused = new Set(own.filter((row) => publicationRefusal({ subjectKind: row.kind, consent: row.consent, bornOn: row.born_on, isAdult: row.is_adult }, ctx.today) !== null).map(({ name }) => name));
    const names = [...new Set(own.map(({ name }) => name))];
    await withholdNames(ctx, noticeId, { withheld: names.filter((name) => refused.has(name)), shown: names.filter((name) => !refused.has(name)) }, quietly);
  }
}
