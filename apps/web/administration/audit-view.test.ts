import { expect, it } from 'vitest';
import { entryText } from './audit-view.ts';

it('lays an audit entry out to be read, and leaves any other text alone', () => {
  expect(entryText('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(entryText('not json')).toBe('not json');
});
