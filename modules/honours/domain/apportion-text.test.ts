import { expect, it } from 'vitest';
import { partLines } from './apportion-text.ts';

it('a table of parts is read as it is pasted, and the lines that are none are named', () => {
  const { parts, unreadable } = partLines('东镇 1200\n西 镇，800，1\n\n南镇\t500\t1\t3\n北镇 很多\n300');
  expect(parts.map(({ label, weight, least, most }) => [label, weight, least, most])).toEqual([['东镇', 1200, 0, null], ['西 镇', 800, 1, null], ['南镇', 500, 1, 3]]);
  expect(unreadable).toEqual([5, 6]);
});
