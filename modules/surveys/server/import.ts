/** 纸质答卷导入 · A sheet a row: its number, which community and version, the day, and a column for each question. */
import type { ImportDefinition } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { choiceColumn, dateColumn, defineColumns, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { Column, Columns } from '#platform/server/spreadsheet/index.ts';
import { answerFaultWords } from '../contract/index.ts';
import { checkedAnswers, DONT_KNOW, optionsOf } from '../domain/index.ts';
import type { Answers, Question, SurveyDefinition } from '../domain/index.ts';
import { isAnswerDay } from './answering.ts';
import { insertAnswers, sheetsEntered, takeSheets } from './queries/answers.ts';
import type { NewAnswer } from './queries/answers.ts';
import { quotasOf } from './queries/surveys.ts';
import type { KnownSurvey } from './queries/surveys.ts';

const NUMBER_MAX = 40;
/** Room for all choices of one question, in words. */
const CELL_MAX = 600;
const unsure = { zh: '不清楚', en: 'Don’t know' } as const;
const words = (question: Question) => [...optionsOf(question), ...(question.dontKnow ? [{ code: DONT_KNOW, ...unsure }] : [])];

function columnOf(question: Question): Column {
  const head = { zh: `${question.code} ${question.zh}`, en: `${question.code} ${question.en}`, aliases: [question.code, question.zh, question.en] };
  const labels = Object.fromEntries(words(question).map(({ code, zh, en }) => [code, { zh, en }]));
  const list = (language: 'zh' | 'en') => words(question).map((word) => word[language]).join(language === 'zh' ? '、' : ', ');
  return question.type === 'multiple' ? textColumn({ ...head, maxLength: CELL_MAX, width: 28, hint: { zh: `可写几项，用顿号隔开：${list('zh')}`, en: `Several, with commas between: ${list('en')}` } }) : choiceColumn({ ...head, labels });
}

/** 答卷列 */
export function answerColumns(definition: SurveyDefinition): Columns {
  return defineColumns({
    sheet: textColumn({ zh: '问卷编号', en: 'Sheet number', maxLength: NUMBER_MAX, width: 14, required: true, hint: { zh: '印在纸上的号，每张只计一次，不与答案放在一起', en: 'Printed on the paper; each counts once, and is not kept with its answers' } }),
    place: textColumn({ zh: '社区', en: 'Community', maxLength: 60, required: true, hint: { zh: '社区编码或名称', en: 'Code or name of the community' } }),
    version: choiceColumn({ zh: '适用人群', en: 'Version', required: true, labels: Object.fromEntries(definition.versions.map(({ code, zh, en }) => [code, { zh, en }])) }),
    on: dateColumn({ zh: '作答日期', en: 'Day', required: true }), ...Object.fromEntries(definition.questions.map((question) => [`q_${question.code}`, columnOf(question)])),
  });
}

export function exampleRow(definition: SurveyDefinition, language: 'zh' | 'en', day: string): Record<string, unknown> {
  return { sheet: '0001', place: language === 'zh' ? '示例社区' : 'Example', version: definition.versions[0]?.code ?? null, on: day, ...Object.fromEntries(definition.questions.map((question) => [`q_${question.code}`, question.type === 'multiple' ? (optionsOf(question)[0]?.[language] ?? null) : (optionsOf(question)[0]?.code ?? null)])) };
}

/** Several choices in one cell; a word that is none stays as it is, and is a fault. */
function chosenIn(question: Question, cell: string): string[] {
  return cell.split(/[、，,;；]/).map((text) => text.trim()).filter((text) => text !== '').map((text) => words(question).find((word) => word.code === text || word.zh === text || word.en.toLowerCase() === text.toLowerCase())?.code ?? text);
}

type Ready = { readonly sheet: string; readonly isNew: boolean; readonly answer: NewAnswer };

/** @returns what the engine needs; the same file again changes nothing */
export function answerImport(ctx: WriteContext, survey: KnownSurvey): ImportDefinition<Columns, Ready> {
  const { tx, programmeId } = ctx;
  const { definition } = survey;
  let added = 0;
  return {
    name: { zh: '纸质答卷', en: 'Paper answers' }, columns: answerColumns(definition), keyColumn: 'sheet',
    async resolve(found, fail) {
      const places = new Map((await quotasOf(ctx, survey.id)).flatMap((row) => [[row.code, row.place_id], [row.name_zh, row.place_id], [row.name_en, row.place_id]] as const));
      const known = await sheetsEntered(tx, programmeId, survey.id, found.map(({ value }) => String((value as Record<string, unknown>)['sheet'])));
      return found.map((row) => {
        const value = row.value as Readonly<Record<string, unknown>>;
        const say = (key: string, code: string, fault: { zh: string; en: string }): void => fail(row, key as never, { code, ...fault });
        const placeId = places.get(String(value['place']));
        if (placeId === undefined) say('place', 'unknown_place', { zh: `“${String(value['place'])}”不在这次调查的社区里，或不在您的范围内`, en: `“${String(value['place'])}” is none of its communities, or outside your area` });
        const [version, on] = [String(value['version']), String(value['on'])];
        if (!isAnswerDay(survey, on, ctx.today)) say('on', 'day_wrong', { zh: '不在调查期间，或在今天之后', en: 'Outside the period, or after today' });
        const given: Answers = Object.fromEntries(definition.questions.flatMap((question) => {
          const cell = value[`q_${question.code}`];
          return typeof cell !== 'string' || cell === '' ? [] : [[question.code, question.type === 'multiple' ? chosenIn(question, cell) : cell]];
        }));
        const { answers, faults } = checkedAnswers(definition, version, given);
        for (const { question, fault } of faults) say(`q_${question}`, fault, answerFaultWords[fault]);
        const sheet = String(value['sheet']);
        return { sheet, isNew: !known.has(sheet), answer: { placeId: placeId ?? '', version, channel: 'paper', on, answers } };
      });
    },
    async write(ready) {
      const fresh = ready.filter(({ isNew }) => isNew);
      await takeSheets(tx, programmeId, survey.id, fresh.map(({ sheet }) => sheet));
      await insertAnswers(tx, programmeId, survey.id, fresh.map(({ answer }) => answer));
      added += fresh.length;
      return { created: fresh.length, updated: 0, unchanged: ready.length - fresh.length };
    },
    kept() {
      if (added === 0) return;
      ctx.record({ kind: 'survey', id: survey.id, change: { act: 'importAnswers', count: added } });
      ctx.emit({ topic: 'surveys', subjectId: survey.id });
    },
  };
}
