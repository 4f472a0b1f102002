/**
 * 绘图工具 · Gestures on the map: drawing a ring or a rectangle, and moving, adding and removing corners. The ring itself
 * belongs to the form; the tool only reports it. Loaded when somebody begins to draw.
 */
import type { Map as LibreMap } from 'maplibre-gl';
import { TerraDraw, TerraDrawPolygonMode, TerraDrawRectangleMode, TerraDrawSelectMode } from 'terra-draw';
import type { SnapToCustom } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { colours } from '#platform/web/tokens.ts';
import type { ThemeName } from '#platform/web/tokens.ts';
import { roundedPosition } from '#modules/places/domain/index.ts';
import type { Position } from '#modules/places/domain/index.ts';
import { snapped } from './ring.ts';
import type { Ring, SnapLines } from './ring.ts';

export type Gesture = 'polygon' | 'rectangle' | 'edit';

export interface DrawTool {
  /** Shows a ring that came from elsewhere: the form, undo, another place. */
  readonly show: (ring: Ring, gesture: Gesture) => void;
  readonly stop: () => void;
}

/** @unit pixels within which a corner jumps to a neighbour */
const SNAP_PX = 12;

function metresOf(map: LibreMap, pixels: number): number {
  return (pixels * 78_271.5 * Math.cos((map.getCenter().lat * Math.PI) / 180)) / 2 ** map.getZoom();
}

/** 开始绘图 */
export function startDrawing(map: LibreMap, theme: ThemeName, snapLines: () => SnapLines, onRing: (ring: Ring) => void): DrawTool {
  const c = colours[theme];
  const toCustom: SnapToCustom = (event) => snapped([event.lng, event.lat], snapLines(), metresOf(map, SNAP_PX)) as [number, number] | undefined;
  const snapping = { toCustom };
  const look = { fillColor: c.accent as `#${string}`, fillOpacity: 0.16, outlineColor: c.accent as `#${string}`, outlineWidth: 3 };
  const corner = { selectionPointColor: c.raised as `#${string}`, selectionPointOutlineColor: c.accent as `#${string}`, selectionPointWidth: 6, selectionPointOutlineWidth: 2.5, midPointColor: c.accent as `#${string}`, midPointOutlineColor: c.raised as `#${string}`, midPointWidth: 4, midPointOutlineWidth: 1.5 };
  const flags = { feature: { draggable: false, coordinates: { midpoints: { draggable: true }, draggable: true, deletable: true, snappable: snapping } } };
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 9 }),
    modes: [
      new TerraDrawPolygonMode({ snapping, styles: look }), new TerraDrawRectangleMode({ styles: look }),
      new TerraDrawSelectMode({ flags: { polygon: flags, rectangle: flags }, styles: { ...corner, selectedPolygonColor: c.accent as `#${string}`, selectedPolygonFillOpacity: 0.16, selectedPolygonOutlineColor: c.accent as `#${string}`, selectedPolygonOutlineWidth: 3 } }),
    ],
  });
  draw.start();
  draw.on('finish', (id, context) => {
    const feature = draw.getSnapshotFeature(id);
    if (feature?.geometry.type !== 'Polygon') return;
    const ring = (feature.geometry.coordinates[0] ?? []).slice(0, -1).map(([x = 0, y = 0]) => roundedPosition([x, y]));
    onRing(ring);
    // Outside of the handler: the mode is still at work with this feature.
    if (context.action === 'draw') setTimeout(() => { if (draw.enabled && draw.hasFeature(id)) draw.selectFeature(id); });
  });
  return {
    show(ring, gesture) {
      if (!draw.enabled) return;
      draw.clear();
      if (gesture !== 'edit' || ring.length < 3) {
        draw.setMode(gesture === 'rectangle' ? 'rectangle' : 'polygon');
        return;
      }
      const closed = [...ring, ring[0] as Position].map(([x, y]) => [x, y]);
      const [added] = draw.addFeatures([{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [closed] }, properties: { mode: 'polygon' } }]);
      if (added?.valid === true && added.id !== undefined) draw.selectFeature(added.id);
    },
    stop() {
      // The map may have gone first, and its layers with it.
      try { draw.stop(); } catch { /* gone already */ }
    },
  };
}
