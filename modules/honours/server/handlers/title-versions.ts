import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { dropTitleVersion, listTitleVersions, reviseTitle } from '../../contract/index.ts';
import { revisionRefusal, ruleIssues, versionOn, versionSpans, withEnglishName } from '../../domain/index.ts';
import { deleteTitleVersion, insertTitleVersion, lastVersionNumber, rulesDiffer, titleVersionRows } from '../queries/title-versions.ts';
import type { TitleVersionRow } from '../queries/title-versions.ts';
import { lockTitle, saveTitle } from '../queries/titles.ts';
import { ruleFactsOut } from './titles.ts';

const dated = (row: TitleVersionRow) => ({ row, number: row.rule_version, effectiveFrom: row.effective_from });

export const listTitleVersionsBound = bindRead(listTitleVersions, async (ctx, { titleId }) => {
  const found = await titleVersionRows(ctx.tx, ctx.programmeId, titleId, ctx.today);
  if (found.length === 0) return ctx.notFound();
  return {
    rows: versionSpans(found.map(dated), ctx.today).map(({ row, number, effectiveFrom, until, state }) => ({
      number, effectiveFrom, until, state, note: row.note, madeAt: row.made_at, madeByName: row.made_by_name, rounds: row.rounds, runningRounds: row.running_rounds, awards: row.awards, awardsInForce: row.awards_in_force, ...ruleFactsOut(row),
    })),
  };
});

export const reviseTitleBound = bindWrite(reviseTitle, async (ctx, { titleId, version, effectiveFrom, note, nameZh, nameEn, ...rules }) => {
  const row = (await lockTitle(ctx.tx, ctx.programmeId, titleId, ctx.today)) ?? ctx.notFound();
  if (row.version !== version) return ctx.refuse('platform.changed_meanwhile');
  const title = withEnglishName({ code: row.code, tier: row.tier, subjectKind: row.subject_kind, nameZh, nameEn });
  const issues = ruleIssues({ ...title, ...rules });
  if (issues.length > 0) return ctx.refuse('honours.title_invalid', { count: issues.length }, { pointers: issues.map(({ pointer }) => pointer) });
  const versions = (await titleVersionRows(ctx.tx, ctx.programmeId, titleId, ctx.today)).map(dated);
  const refusal = revisionRefusal(versions, effectiveFrom, ctx.today);
  if (refusal !== null) return ctx.refuse(refusal === 'past' ? 'honours.dates_out_of_order' : 'honours.title_version_taken', {}, { pointers: ['/effectiveFrom'] });
  if (!(await rulesDiffer(ctx.tx, ctx.programmeId, titleId, versionOn(versions, effectiveFrom).number, rules))) return ctx.refuse('honours.title_unchanged');
  const number = (await lastVersionNumber(ctx.tx, ctx.programmeId, titleId)) + 1;
  await insertTitleVersion(ctx.tx, ctx.programmeId, titleId, rules, { number, effectiveFrom, note, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  await saveTitle(ctx.tx, ctx.programmeId, titleId, title, row.state);
  ctx.record({ kind: 'title', id: titleId, reason: note, change: { act: 'revise', ruleVersion: number, effectiveFrom } });
  ctx.emit({ topic: 'honours', subjectId: titleId });
  return { number, version: version + 1 };
});

export const dropTitleVersionBound = bindWrite(dropTitleVersion, async (ctx, { titleId, number }) => {
  const row = (await lockTitle(ctx.tx, ctx.programmeId, titleId, ctx.today)) ?? ctx.notFound();
  const version = (await titleVersionRows(ctx.tx, ctx.programmeId, titleId, ctx.today)).find(({ rule_version }) => rule_version === number);
  if (version === undefined || (version.effective_from ?? '') <= ctx.today) return ctx.refuse('honours.title_version_in_force');
  await deleteTitleVersion(ctx.tx, ctx.programmeId, titleId, number);
  await saveTitle(ctx.tx, ctx.programmeId, titleId, { code: row.code, tier: row.tier, subjectKind: row.subject_kind, nameZh: row.name_zh, nameEn: row.name_en }, row.state);
  ctx.record({ kind: 'title', id: titleId, change: { act: 'dropVersion', ruleVersion: number, effectiveFrom: version.effective_from } });
  ctx.emit({ topic: 'honours', subjectId: titleId });
  return { version: row.version + 1 };
});
