import { describe, expect, it } from 'vitest';
import { isOfLevel, joinLoad, shadesOf, sizeText } from './load-view.ts';

const place = (id: string, sites: number) => ({ id, kind: 'grid' as const, code: id, nameZh: id, nameEn: id, parentId: null, version: 1, hasBoundary: true, sites, leaders: 1, withoutLeader: 0, editable: true });

describe('the load of places', () => {
  it('counts no cases where none are open', () => {
    const [a, b] = joinLoad([place('a', 3), place('b', 6)], [{ placeId: 'b', open: 4, overdue: 1 }]);
    expect(a).toMatchObject({ open: 0, overdue: 0 });
    expect(b).toMatchObject({ open: 4, overdue: 1 });
  });

  it('is darkest where it is heaviest, and pale everywhere when nobody carries any', () => {
    const load = joinLoad([place('a', 3), place('b', 6)], undefined);
    expect([...shadesOf(load, 'sites').values()]).toEqual([0.5, 1]);
    expect([...shadesOf(load, 'overdue').values()]).toEqual([0, 0]);
  });

  it('sees a town as a zone and a village as a grid', () => {
    expect([isOfLevel('town', 'zones'), isOfLevel('village', 'grids'), isOfLevel('community', 'grids')]).toEqual([true, true, false]);
  });

  it('is said in units that people read', () => expect([sizeText(850), sizeText(2_340_000)]).toEqual(['850 m²', '2.34 km²']));
});
