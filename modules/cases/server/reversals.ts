/** 撤销批量步骤 · A step of many cases is taken back by a step: the story keeps both, the case stands as before. */
import { movedOn } from '#platform/server/bulk/index.ts';
import type { BulkItem, LeftItem, Reversal } from '#platform/server/bulk/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { insertEvents, lockCases, markTakenBack, saveCases } from './queries/case-steps.ts';
import type { CaseRow } from './queries/case-steps.ts';
import { workCalendar } from './queries/work.ts';
import { emitCase, emitLeft, keepSteps, planned } from './take-step.ts';
import type { Taken } from './take-step.ts';

/** What `keepBulkAct` is given for steps that were taken. */
export const stepItems = (taken: readonly Taken[]): BulkItem[] =>
  taken.map(({ before }) => ({ id: before.id, label: before.number, before, after: before.version + 1 }));

async function undo(ctx: WriteContext, items: readonly BulkItem[]): Promise<readonly LeftItem[]> {
  const found = new Map((await lockCases(ctx.tx, ctx.programmeId, items.map(({ id }) => id))).map((row) => [row.id, row]));
  const same = items.filter((item) => found.get(item.id)?.version === item.after);
  const restored = same.map((item) => {
    const present = found.get(item.id) as CaseRow;
    // Photos that came meanwhile stay.
    return { present, row: { ...(item.before as CaseRow), version: present.version, first_photo_id: present.first_photo_id } };
  });
  if (restored.length > 0) {
    await saveCases(ctx.tx, ctx.programmeId, restored.map(({ row }) => row));
    await insertEvents(ctx.tx, ctx.programmeId, restored.map(({ present, row }) => ({
      id: ctx.newId(), case_id: row.id, at: new Date(ctx.now).toISOString(), act: 'undo', from_state: present.state, to_state: row.state, person_id: ctx.personId, note: null,
      details: row.deadline_at === present.deadline_at ? {} : { deadlineAt: row.deadline_at },
    })));
  }
  for (const { present, row } of restored) {
    ctx.record({ kind: 'case', id: row.id, change: { act: 'undo', number: row.number, from: present.state, to: row.state, version: present.version + 1 } });
    emitCase(ctx, row, 'undo');
    emitLeft(ctx, present, row);
  }
  return items.filter((item) => !same.includes(item)).map(movedOn);
}

/** 作废未动的案件 · Voids those of these cases that still are at the version told; of others, and of those out of reach, nothing. @returns their ids */
export async function voidUntouched(ctx: WriteContext, cases: readonly { readonly caseId: string; readonly version: number }[], reason: string): Promise<string[]> {
  const wanted = new Map(cases.map(({ caseId, version }) => [caseId, version]));
  const calendar = await workCalendar(ctx.tx, ctx.programmeId);
  const taken = (await lockCases(ctx.tx, ctx.programmeId, [...wanted.keys()])).filter((row) => row.version === wanted.get(row.id)).flatMap((row) => {
    const step = planned(ctx, row, { step: { act: 'void', reason }, note: reason }, calendar);
    return step.ok ? [step.value] : [];
  });
  await keepSteps(ctx, taken);
  const ids = taken.map(({ before }) => before.id);
  await markTakenBack(ctx.tx, ctx.programmeId, ids);
  return ids;
}

export const caseReversals: readonly Reversal[] = [
  { kind: 'cases.dispatch', permission: 'cases.dispatch', words: { zh: '批量交办案件', en: 'Cases dispatched' }, undo },
  { kind: 'cases.verify', permission: 'cases.verify', words: { zh: '批量核查案件', en: 'Fixes verified' }, undo },
];
