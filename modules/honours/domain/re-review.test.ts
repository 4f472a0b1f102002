import { describe, expect, it } from 'vitest';
import { proposalRefusal, REVIEW_ITEM_STATES } from './re-review.ts';

describe('an award of a re-review', () => {
  it('is judged while it is open or to be rectified, and no more once it is kept or its withdrawal runs', () => {
    expect(REVIEW_ITEM_STATES.filter((state) => proposalRefusal(state) === null)).toEqual(['open', 'rectifying']);
  });
});
