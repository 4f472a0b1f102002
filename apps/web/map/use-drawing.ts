/** 绘图状态 · The ring that is drawn, with its history; the gesture; and the tool on the map that follows both. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Map as LibreMap } from 'maplibre-gl';
import { usePreferences } from '#platform/web/preferences.ts';
import type { DrawTool, Gesture } from './draw-tool.ts';
import type { Ring, SnapLines } from './ring.ts';

const NO_LINES: SnapLines = [];

export interface Drawing {
  readonly ring: Ring;
  readonly gesture: Gesture | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** A new step of the history. */
  readonly change: (ring: Ring) => void;
  /** Another place: the history begins again. */
  readonly begin: (ring: Ring, gesture: Gesture | null) => void;
  readonly draw: (gesture: Gesture | null) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

interface History { readonly steps: readonly Ring[]; readonly at: number }

/** 绘图 */
export function useDrawing(map: LibreMap | null, snapLines: SnapLines = NO_LINES): Drawing {
  const { theme } = usePreferences();
  const [history, setHistory] = useState<History>({ steps: [[]], at: 0 });
  const [gesture, setGesture] = useState<Gesture | null>(null);
  const ring = history.steps[history.at] as Ring;
  const tool = useRef<DrawTool | null>(null);
  const shown = useRef<Ring | null>(null);
  const lines = useRef(snapLines);
  lines.current = snapLines;
  const current = useRef({ ring, gesture });
  current.current = { ring, gesture };
  const change = useCallback((next: Ring) => setHistory(({ steps, at }) => ({ steps: [...steps.slice(0, at + 1), next].slice(-100), at: Math.min(at + 1, 99) })), []);
  const isDrawing = gesture !== null;
  useEffect(() => {
    if (map === null || !isDrawing) return undefined;
    let left = false;
    void import('./draw-tool.ts').then(({ startDrawing }) => {
      if (left) return;
      tool.current = startDrawing(map, theme, () => lines.current, (drawn) => { shown.current = drawn; setGesture('edit'); change(drawn); });
      shown.current = current.current.ring;
      tool.current.show(current.current.ring, current.current.gesture ?? 'edit');
    });
    return () => {
      left = true;
      tool.current?.stop();
      tool.current = null;
    };
  }, [map, theme, isDrawing, change]);
  useEffect(() => {
    // What the tool itself reported is on the map already.
    if (gesture === null || shown.current === ring) return;
    shown.current = ring;
    tool.current?.show(ring, gesture);
  }, [ring, gesture]);
  return useMemo(() => ({
    ring, gesture, canUndo: history.at > 0, canRedo: history.at < history.steps.length - 1, change,
    begin: (next: Ring, how: Gesture | null) => { shown.current = null; setHistory({ steps: [next], at: 0 }); setGesture(how); },
    draw: (how: Gesture | null) => { shown.current = null; setGesture(how); },
    undo: () => setHistory(({ steps, at }) => ({ steps, at: Math.max(0, at - 1) })),
    redo: () => setHistory(({ steps, at }) => ({ steps, at: Math.min(steps.length - 1, at + 1) })),
  }), [ring, gesture, history, change]);
}
