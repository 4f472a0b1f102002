import { describe, expect, it } from 'vitest';
import { sceneAfter, trendColumns } from './board-view.ts';

describe('the board', () => {
  it('goes round its four scenes in both directions', () => {
    expect([sceneAfter('themes', 1), sceneAfter('zones', 1), sceneAfter('work', 1), sceneAfter('themes', -1)]).toEqual(['cases', 'work', 'themes', 'work']);
  });
  it('draws the trend against its highest column, and nothing where nothing was', () => {
    expect(trendColumns([{ day: 'a', reported: 4, closed: 1 }, { day: 'b', reported: 0, closed: 2 }]).map(({ reportedShare, closedShare }) => [reportedShare, closedShare])).toEqual([[1, 0.25], [0, 0.5]]);
    expect(trendColumns([{ day: 'a', reported: 0, closed: 0 }])[0]).toMatchObject({ reportedShare: 0, closedShare: 0 });
  });
});
