import { describe, expect, it } from 'vitest';
import { baseOf, boundsAround, glyphsOf } from './city.ts';

const feature = (properties: Record<string, string>) => ({ type: 'Feature' as const, geometry: { type: 'LineString', coordinates: [] }, properties });

describe('the programme’s own map', () => {
  it('gives each site type a character of its own name that no earlier one has', () => {
    const glyphs = glyphsOf([{ code: 'a', nameZh: '主次干道' }, { code: 'b', nameZh: '主题公园' }, { code: 'c', nameZh: '主' }]);
    expect([glyphs.get('a'), glyphs.get('b'), glyphs.get('c')]).toEqual(['主', '题', '主']);
  });

  it('ranks roads by their class where they bring no rank', () => {
    const base = baseOf({ roads: { type: 'FeatureCollection', features: [feature({ class: 'main' }), feature({ class: 'lane' }), feature({})] } });
    expect(base.roads?.features.map((road) => road.properties?.['rank'])).toEqual([1, 3, 3]);
  });

  it('draws the outermost area as the land, and an empty map where there is no basemap', () => {
    const base = baseOf({ boundary: { type: 'FeatureCollection', features: [feature({ class: 'zone' }), feature({ class: 'city' })] } });
    expect(base.boundary?.features).toHaveLength(1);
    expect(baseOf(null)).toEqual({});
  });

  it('fits the view around the points, and has none without points', () => {
    expect(boundsAround([{ longitude: 104, latitude: 35 }, { longitude: 105, latitude: 36 }], 0.5)).toEqual([103.5, 34.5, 105.5, 36.5]);
    expect(boundsAround([])).toBeNull();
  });
});
