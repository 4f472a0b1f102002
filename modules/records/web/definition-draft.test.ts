import { describe, expect, it } from 'vitest';
import { choicesOf, choicesText } from './definition-draft.ts';

describe('choices as lines of text', () => {
  it('are a code and two words; what is left out is made', () => {
    expect(choicesOf('law 法治 Rule of law\n健康，Health\n')).toEqual([{ code: 'law', zh: '法治', en: 'Rule of law' }, { code: 'choice2', zh: '健康', en: 'Health' }]);
    expect(choicesOf('文艺')).toEqual([{ code: 'choice1', zh: '文艺', en: '文艺' }]);
  });

  it('read the same after they were written', () => {
    const choices = choicesOf('a 甲 One\nb 乙 Two words');
    expect(choicesOf(choicesText(choices))).toEqual(choices);
  });
});
