import { describe, expect, it } from 'vitest';
import { sceneAfter, trendColumns } from './board-view.ts';

describe('the board', () => {
  it('goes round its three scenes in both directions', () => {
    expect([sceneAfter('themes', 1), sceneAfter('zones', 1), sceneAfter('themes', -1)]).toEqual(['cases', 'themes', 'zones']);
  });
  it('draws the trend against its highest column, and nothing where nothing was', () => {
    expect(trendColumns([{ day: 'a', reported: 4, closed: 1 }, { day: 'b', reported: 0, closed: 2 }]).map(({ reportedShare, closedShare }) => [reportedShare, closedShare])).toEqual([[1, 0.25], [0, 0.5]]);
    expect(trendColumns([{ day: 'a', reported: 0, closed: 0 }])[0]).toMatchObject({ reportedShare: 0, closedShare: 0 });
  });
});
