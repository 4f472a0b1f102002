import { describe, expect, it } from 'vitest';
import { countedProgress, progressText } from './progress-text.ts';

describe('what is being loaded', () => {
  it('is told to each reader in one language, with its numbers', () => {
    expect(progressText(countedProgress('第一轮督查 · first round, visits', 20, 160))).toEqual({ zh: '第一轮督查 20/160', en: 'first round, visits 20/160' });
  });
  it('is shown as it stands where it was told in one language alone', () => { expect(progressText('loading')).toEqual({ zh: 'loading', en: 'loading' }); });
});
