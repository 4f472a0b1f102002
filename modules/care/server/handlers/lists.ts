/** 名单公示与确认 · A list is shown for a few days by label, and confirmed by somebody who registered none of those on it. */
import { addDays, localDate } from '#kernel/local-date.ts';
import { draftNoticeFor } from '#modules/notices/server/index.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { confirmList, draftListNotice } from '../../contract/index.ts';
import { noticeLabel } from '../../domain/index.ts';
import { sealWords } from '../details.ts';
import { confirmRecipients, openOnList, putOnList, saveRecipientState, toBeListed } from '../queries/recipients.ts';
import { insertList, listRow, lockScheme } from '../queries/schemes.ts';
import type { SchemeRow } from '../queries/schemes.ts';
import { iso } from '../shape-rows.ts';
import { leaveTrace, stateParams } from './schemes.ts';

type Listed = Awaited<ReturnType<typeof toBeListed>>[number];

/** What the public reads: nobody's situation, a name with consent alone, and of children under fourteen a number. */
function noticeOf(ctx: ReadContext, scheme: SchemeRow, people: readonly Listed[], howToObject: string) {
  const cells = people.flatMap((person): [string, string][] => {
    const label = noticeLabel({ label: person.label, isUnder14: person.is_under_14, agreesToName: person.agrees_to_name }, scheme.by_household);
    return label === null ? [] : [[label, person.place]];
  });
  const unlisted = people.length - cells.length;
  const names = people.some((person) => person.agrees_to_name && !person.is_under_14);
  const unit = scheme.by_household ? '户' : '人';
  const children = unlisted === 0 ? '' : `，其中未满14周岁 ${unlisted} 人不列入`;
  return {
    unlisted,
    text: {
      kind: 'nameList' as const, title: `${scheme.name}名单公示`, body: `根据“${scheme.name}”，现将拟关爱对象 ${people.length} ${unit}公示如下${children}。`, list: cells.length === 0 ? null : { columns: ['对象', '所在地'], rows: cells }, periodDays: scheme.notice_days,
      // From tomorrow: whoever publishes has today.
      startsOn: addDays(localDate(ctx.today), 1), howToObject, realName: false, hidesAfter: true, hasNames: names, consentConfirmed: names, noMinorsConfirmed: names, consentNote: names ? '列出姓名的，登记时已逐人征得本人同意' : null,
    },
  };
}

export const draftListNoticeBound = bindWrite(draftListNotice, async (ctx, { schemeId, howToObject }) => {
  const scheme = (await lockScheme(ctx.tx, ctx.programmeId, schemeId)) ?? ctx.notFound();
  if (scheme.state !== 'open') return ctx.refuse('care.scheme_state', stateParams(ctx, scheme.state));
  const people = await toBeListed(ctx.tx, ctx.programmeId, schemeId);
  if (people.length === 0) return ctx.refuse('care.nobody_to_list');
  const { text, unlisted } = noticeOf(ctx, scheme, people, howToObject);
  const [listId, noticeId] = [ctx.newId(), await draftNoticeFor(ctx, text)];
  await insertList(ctx.tx, ctx.programmeId, { id: listId, schemeId, noticeId, at: iso(ctx.now), by: ctx.personId });
  await putOnList(ctx.tx, ctx.programmeId, listId, people.map(({ id }) => id));
  leaveTrace(ctx, 'careScheme', schemeId, { act: 'draftList', list: listId, notice: noticeId, count: people.length });
  return { listId, noticeId, count: people.length, unlisted };
});

export const confirmListBound = bindWrite(confirmList, async (ctx, { listId, declined }) => {
  const list = (await listRow(ctx.tx, ctx.programmeId, listId)) ?? ctx.notFound();
  if (list.notice_state !== 'closed') return ctx.refuse('care.notice_open');
  const open = await openOnList(ctx.tx, ctx.programmeId, listId);
  if (open.length === 0) return ctx.refuse('care.nobody_to_list');
  const mine = new Set(open.filter((person) => person.registered_by === ctx.personId).map(({ id }) => id));
  if (mine.size === open.length) return ctx.refuse('care.same_person');
  const out = new Map(declined.map(({ recipientId, reason }) => [recipientId, reason]));
  const decided = open.filter(({ id }) => !mine.has(id));
  for (const { id } of decided) { const reason = out.get(id); if (reason !== undefined) await saveRecipientState(ctx.tx, ctx.programmeId, id, 'declined', sealWords(ctx, reason)); }
  const confirmed = decided.filter(({ id }) => !out.has(id)).map(({ id }) => id);
  await confirmRecipients(ctx.tx, ctx.programmeId, confirmed, ctx.personId);
  leaveTrace(ctx, 'careScheme', list.scheme_id, { act: 'confirmList', list: listId, confirmed: confirmed.length, declined: decided.length - confirmed.length });
  return { confirmed: confirmed.length, declined: decided.length - confirmed.length, left: mine.size };
});
