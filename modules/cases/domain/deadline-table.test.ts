import { CHINA_UTC_OFFSET_MINUTES, instantOf, localDate, localDateTimeText } from '#kernel/local-date.ts';
import { workCalendar } from '#kernel/work-calendar.ts';
import { describe, expect, it } from 'vitest';
import {
  type DeadlineRow,
  deadlineRowFor,
  type DeadlineStage,
  type DeadlineTable,
  deadlineTableFaults,
  limitFor,
  stageDeadlines,
} from './deadline-table.ts';

const aStage = (code: string, type: DeadlineStage['limit']['type'], amount: number): DeadlineStage => ({
  code,
  zh: code,
  en: code,
  limit: { type, amount },
});
const aRow = (categoryCode: string, stages: DeadlineStage[], areaLevel?: string): DeadlineRow => ({
  categoryCode,
  zh: categoryCode,
  en: categoryCode,
  areaLevel,
  stages,
});

/** The example table of one city: rubbish four working hours, illegal building in three stages. */
const table: DeadlineTable = {
  rows: [
    aRow('exposed-garbage', [aStage('clear', 'work_hour', 4)]),
    aRow('exposed-garbage', [aStage('clear', 'work_hour', 2)], 'first'),
    aRow('illegal-building', [aStage('stop', 'work_hour', 4), aStage('fine', 'work_day', 7), aStage('demolish', 'work_day', 20)]),
  ],
  fallback: { type: 'work_day', amount: 5 },
};

describe('time allowed by category', () => {
  it('is that of the category’s row', () => {
    expect(limitFor('exposed-garbage', table)).toEqual({ type: 'work_hour', amount: 4 });
  });

  it('is shorter where a row for this level of place says so', () => {
    expect(limitFor('exposed-garbage', table, 'first')).toEqual({ type: 'work_hour', amount: 2 });
    expect(limitFor('exposed-garbage', table, 'third')).toEqual({ type: 'work_hour', amount: 4 });
  });

  it('is that of the last stage where there are several', () => {
    expect(limitFor('illegal-building', table)).toEqual({ type: 'work_day', amount: 20 });
  });

  it('falls back where the table does not know the category', () => {
    expect(limitFor('lost-kite', table)).toEqual({ type: 'work_day', amount: 5 });
    expect(deadlineRowFor('lost-kite', table)).toBeNull();
  });
});

describe('stages', () => {
  it('fall due one after the other, all counted from the dispatch', () => {
    const calendar = workCalendar({
      holidays: [],
      extraWorkingDays: [],
      dayIntervals: [
        { startMinute: 510, endMinute: 720 },
        { startMinute: 870, endMinute: 1080 },
      ],
      utcOffsetMinutes: CHINA_UTC_OFFSET_MINUTES,
    });
    const start = instantOf(localDate('2026-03-02'), 9 * 60, CHINA_UTC_OFFSET_MINUTES);
    const stages = stageDeadlines(start, deadlineRowFor('illegal-building', table)!.stages, [], calendar);
    expect(stages.map(({ stage, deadlineAt }) => [stage.code, localDateTimeText(deadlineAt!, CHINA_UTC_OFFSET_MINUTES)])).toEqual([
      ['stop', '2026-03-02 15:30'],
      ['fine', '2026-03-11 18:00'],
      ['demolish', '2026-03-30 18:00'],
    ]);
  });
});

describe('a table is checked before a city works by it', () => {
  it('finds nothing wrong with the example', () => {
    expect(deadlineTableFaults(table)).toEqual([]);
  });

  it('names every fault and its row', () => {
    const wrong: DeadlineTable = {
      rows: [
        aRow('a', [aStage('one', 'work_day', 1)]),
        aRow('a', [aStage('one', 'work_day', 2)]),
        aRow('b', []),
        aRow('c', [aStage('one', 'work_day', 1), aStage('one', 'work_day', 2)]),
        aRow('d', [aStage('one', 'work_day', 1.5)]),
      ],
      fallback: { type: 'work_hour', amount: 0 },
    };
    expect(deadlineTableFaults(wrong)).toEqual([
      { categoryCode: 'a', fault: 'duplicate_row' },
      { categoryCode: 'b', fault: 'no_stages' },
      { categoryCode: 'c', fault: 'duplicate_stage' },
      { categoryCode: 'd', fault: 'bad_limit' },
      { categoryCode: null, fault: 'bad_limit' },
    ]);
  });
});
