import { describe, expect, it } from 'vitest';
import type { ProblemBody } from '#platform/contract/index.ts';
import { fieldName } from './field-names.ts';
import { fieldError } from './problem-alert.tsx';
import { problemLines } from './wrong-fields.ts';

const problemWith = (errors: ProblemBody['errors'], title = '填写有误'): ProblemBody => ({ type: '/problems/x', code: 'x', status: 422, title, advice: '', ...(errors === undefined ? {} : { errors }) });
const zh = { nth: (n: number) => `第${n}项`, unknown: (name: string) => `表单中的一项（${name}）` };
const nameOf = (pointer: string): string => fieldName(pointer, 'zh', zh);

describe('what a problem says about single fields', () => {
  it('calls a field as its form does', () => {
    const problem = problemWith([{ pointer: '/minutes', detail: '至少 2 个字' }]);
    fieldError(problem, '/minutes');
    expect(problemLines(problem, {}, [{ label: '会议纪要', error: '至少 2 个字' }], nameOf)).toEqual([{ name: '会议纪要', said: '至少 2 个字' }]);
  });

  it('does not lend the label of a field to a member that has no field', () => {
    const problem = problemWith([{ pointer: '/placeId', detail: '必填' }, { pointer: '/name', detail: '必填' }]);
    fieldError(problem, '/name');
    expect(problemLines(problem, {}, [{ label: '活动名称', error: '必填' }], nameOf)).toEqual([{ name: '区域', said: '必填' }, { name: '活动名称', said: '必填' }]);
  });

  it('takes the name that the caller gives before all others', () => {
    expect(problemLines(problemWith([{ pointer: '/values/a', detail: '必填' }]), { '/values/a': '户数' }, [], nameOf)).toEqual([{ name: '户数', said: '必填' }]);
  });

  it('says a sentence once: not again where it is the title, and each line a single time', () => {
    const late = problemWith([{ pointer: '/from', detail: '已过点名期限' }], '已过点名期限');
    fieldError(late, '/from');
    expect(problemLines(late, {}, [{ label: '到场时间', error: '已过点名期限' }], nameOf)).toEqual([{ name: '到场时间', said: '' }]);
    expect(problemLines(problemWith([{ pointer: '/stages/2', detail: '“公示”缺少' }, { pointer: '/stages/2', detail: '“公示”缺少' }]), {}, [], nameOf)).toEqual([{ name: '评选环节 第3项', said: '“公示”缺少' }]);
  });

  it('reads a pointer without a field in words, and names what it does not know as that', () => {
    expect(['/lines/4/reason', '/stages/publicNotice', '/frobnicate', ''].map(nameOf)).toEqual(['明细 第5项 理由', '评选环节', '表单中的一项（frobnicate）', '']);
  });
});
