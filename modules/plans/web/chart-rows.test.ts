import { expect, it } from 'vitest';
import { axisOf, chartRows } from './chart-rows.ts';

const unit = { id: 'u', code: 'u', nameZh: '单位', nameEn: 'Unit' };
const task = (more: object) => ({ id: 'k', plan: unit, code: 'K-1', name: '任务', lead: unit, helpers: [], owner: null, startsOn: null, dueOn: '2026-05-20', evidence: '', state: 'open', isOverdue: true, targetCode: null, standards: [], version: 1, ...more });
const project = (more: object) => ({ id: 'p', code: 'P', name: '项目', kind: 'renewal', state: 'underway', plan: null, place: null, organisation: null, contractor: null, households: null, startsOn: '2025-11-01', endsOn: '2026-06-01', finishedOn: null, money: { planned: 0, arrived: 0, spent: 0 }, progress: null, doubtCount: 0, version: 1, milestones: [{ id: 'm', name: '验收', dueOn: '2027-02-01', doneOn: null }], ...more });
const chart = (more: object = {}) => ({
  plan: { id: 'x', code: 'x', nameZh: '计划', nameEn: 'Plan', startsOn: '2026-01-01', endsOn: '2026-12-31' }, today: '2026-09-21', isCut: false,
  phases: [{ id: 'f', name: '一季度', goal: '', startsOn: '2026-01-01', endsOn: '2026-03-31' }, { id: 'g', name: '二季度', goal: '', startsOn: '2026-04-01', endsOn: '2026-06-30' }], tasks: [task({})], projects: [project({})], years: [], ...more,
} as never);

it('a task without a first day begins with the phase in which it is due, and is late where it is overdue', () => {
  expect(chartRows(chart()).find(({ kind }) => kind === 'task')).toMatchObject({ from: '2026-04-01', to: '2026-05-20', isLate: true, tone: 'danger' });
  expect(chartRows(chart({ tasks: [task({ startsOn: '2026-05-01', state: 'accepted', isOverdue: false })] })).find(({ kind }) => kind === 'task')).toMatchObject({ from: '2026-05-01', tone: 'ok' });
});

it('a finished project ends when it was finished, an unfinished one past its day is late', () => {
  expect(chartRows(chart()).find(({ kind }) => kind === 'project')).toMatchObject({ isLate: true, marks: [{ name: '验收', isDone: false }] });
  expect(chartRows(chart({ projects: [project({ state: 'finished', finishedOn: '2026-05-30' })] })).find(({ kind }) => kind === 'project')).toMatchObject({ to: '2026-05-30', isLate: false, tone: 'ok' });
});

it('the axis holds the plan and what reaches beyond it', () => {
  expect(axisOf(chart(), chartRows(chart()))).toEqual({ startsOn: '2025-11-01', endsOn: '2027-02-01' });
});
