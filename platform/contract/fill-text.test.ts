import { expect, it } from 'vitest';
import { fillText } from './fill-text.ts';

it('fills places by name and leaves what it was not given', () => {
  expect(fillText('{n} of {size}: {name}', { n: 2, size: 3 })).toBe('2 of 3: {name}');
});

it('says one site and several sites, also where the number came as text', () => {
  const text = 'There {n:is|are} {n} {n:site|sites}';
  expect([0, 1, '1', 2, '1,234'].map((n) => fillText(text, { n }))).toEqual(['There are 0 sites', 'There is 1 site', 'There is 1 site', 'There are 2 sites', 'There are 1,234 sites']);
});
