import { describe, expect, it } from 'vitest';
import { draftOf, fittingDraft, linesOf, listOf, sentDraft } from './draft.ts';

describe('a draft as it is typed', () => {
  it('gives a line without a code one, and keeps the Chinese where there is no English', () => {
    expect(linesOf('yes 满意 Quite content\n不满意\n\n', 'choice')).toEqual([{ code: 'yes', zh: '满意', en: 'Quite content' }, { code: 'choice2', zh: '不满意', en: '不满意' }]);
    expect(listOf('4，5、 6')).toEqual(['4', '5', '6']);
  });
  it('sends no choices with a scale, and comes back from the device only in its own shape', () => {
    const draft = draftOf(undefined, 'resident 居民 Residents');
    const [question] = draft.questions;
    expect(sentDraft({ ...draft, questions: [{ ...(question as NonNullable<typeof question>), choices: 'left over' }] }).questions[0]?.choices).toEqual([]);
    expect(fittingDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect([fittingDraft(null), fittingDraft({ code: 1 }), fittingDraft({ ...draft, questions: [1] })]).toEqual([null, null, null]);
  });
});
