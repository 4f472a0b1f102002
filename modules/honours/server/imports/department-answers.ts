/** 部门意见导入 · The list of a department as it was exported, with yes or no filled in; it signs as the page does. */
import { ONLY_SHOWN } from '#platform/server/imports/index.ts';
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import { underWhole } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { choiceColumn, dateColumn, defineColumns, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { answerWords } from '../../contract/index.ts';
import type { AnswerGiven } from '../../domain/index.ts';
import { saveAndJudge, tellAnswers } from '../department-answers.ts';
import { openReason } from '../details.ts';
import { standingAnswers } from '../queries/departments.ts';
import type { StandingAnswer } from '../queries/departments.ts';
import type { Department, RoundRow } from '../queries/rounds.ts';

export const departmentAnswerColumns = defineColumns({
  code: textColumn({ zh: '对象编号', en: 'Subject code', required: true, code: true, maxLength: 80, width: 20 }), titleCode: textColumn({ zh: '称号编码', en: 'Code of the title', required: true, code: true, maxLength: 80, width: 22 }),
  label: textColumn({ zh: '名称', en: 'Name', maxLength: 200, width: 24, hint: ONLY_SHOWN }), kind: textColumn({ zh: '种类', en: 'Kind', maxLength: 80, hint: ONLY_SHOWN }), titleName: textColumn({ zh: '称号', en: 'Title', maxLength: 200, width: 26, hint: ONLY_SHOWN }),
  place: textColumn({ zh: '所在区域', en: 'Place', maxLength: 200, width: 20, hint: ONLY_SHOWN }), unit: textColumn({ zh: '所在单位', en: 'Organisation', maxLength: 200, width: 20, hint: ONLY_SHOWN }),
  answer: choiceColumn({ zh: '意见', en: 'Answer', labels: answerWords, hint: { zh: '同意或不同意；空着为还没有答复', en: 'Yes or no; empty while there is none' } }), reason: textColumn({ zh: '理由', en: 'Reason', maxLength: 500, width: 40, hint: { zh: '不同意须写；加密保存', en: 'For a no; kept sealed' } }),
  signedOn: dateColumn({ zh: '签署日期', en: 'Signed on', hint: ONLY_SHOWN }), signedBy: textColumn({ zh: '签署人', en: 'Signed by', maxLength: 120, hint: ONLY_SHOWN }), document: textColumn({ zh: '纸质意见', en: 'On paper', maxLength: 200, hint: ONLY_SHOWN }),
});

type Row = ImportRow<RowOf<typeof departmentAnswerColumns>>;
/** Null where the sheet says nothing that does not stand already. */
type Ready = { readonly answer: AnswerGiven | null };

const keyOf = ({ code, titleCode }: { readonly code: string; readonly titleCode: string }): string => `${titleCode}/${code}`;

function answerOf(row: Row, standing: StandingAnswer, reason: string | null): Ready {
  const { answer } = row.value;
  if (answer === null) return { answer: null };
  const said = answer === 'yes';
  const given = { candidateId: standing.candidate_id, said, reason: said ? null : row.value.reason };
  return { answer: standing.said === said && standing.document === null && (said || reason === row.value.reason) ? null : given };
}

async function resolve(ctx: WriteContext, standing: ReadonlyMap<string, StandingAnswer>, rows: readonly Row[], fail: Fail<typeof departmentAnswerColumns>): Promise<(Ready | undefined)[]> {
  return rows.map((row) => {
    const found = standing.get(keyOf(row.value));
    if (found === undefined) { fail(row, 'code', { code: 'not_asked', zh: `本部门要答复的名单里没有“${row.value.code}”（${row.value.titleCode}）`, en: `Your department is not asked about “${row.value.code}” (${row.value.titleCode})` }); return undefined; }
    if (row.value.answer === 'no' && (row.value.reason ?? '') === '') { fail(row, 'reason', { code: 'reason_missing', zh: '不同意的，请写理由', en: 'Say why not' }); return undefined; }
    return answerOf(row, found, openReason(ctx, found.note_sealed));
  });
}

/** @returns what the engine needs to import answers; rows without one are passed over, and the same file again changes nothing */
export function departmentAnswerImport(ctx: WriteContext, round: RoundRow, department: Department): ImportDefinition<typeof departmentAnswerColumns, Ready> {
  const standing = async (): Promise<StandingAnswer[]> => underWhole(ctx, (whole) => standingAnswers(whole, round.id, department.code));
  const by = { document: null, signedOn: ctx.today };
  const written: AnswerGiven[] = [];
  return {
    name: { zh: '部门联审意见', en: 'Answers of a department' }, columns: departmentAnswerColumns, keyColumn: 'code', keyOf,
    resolve: async (rows, fail) => (await resolve(ctx, new Map((await standing()).map((row) => [keyOf({ code: row.subject_code, titleCode: row.title_code }), row])), rows, fail)) as Ready[],
    async write(ready) {
      const answers = ready.flatMap(({ answer }) => (answer === null ? [] : [answer]));
      if (answers.length > 0) await saveAndJudge(ctx, round, department, answers, by);
      written.push(...answers);
      return { created: 0, updated: answers.length, unchanged: ready.length - answers.length };
    },
    kept() { if (written.length > 0) tellAnswers(ctx, round, department, written, by); },
  };
}
