/** Goal: whoever is told that negative items are unanswered is led to a page that opens for them. Method: the way, for each answer of the server. */
import { describe, expect, it } from 'vitest';
import { negativesPath } from './round-words.ts';

const to = (placeId: string | null, unsigned: number, households: boolean) => negativesPath({ id: 'r', negatives: { placeId, unsigned, households } });

describe('the way to unanswered negative items', () => {
  it('is the list of the whole programme while something is unsigned there, or where it is the only list', () => {
    expect([to('p', 2, true), to('p', 2, false), to('p', 0, false)]).toEqual(Array.from({ length: 3 }, () => '/selection-rounds/r/places/p/negatives'));
  });

  it('is the villages where households stand on lists, and none for whoever reaches neither', () => {
    expect([to('p', 0, true), to(null, 0, true), to(null, 0, false)]).toEqual(['/selection-rounds/r/villages', '/selection-rounds/r/villages', null]);
  });
});
