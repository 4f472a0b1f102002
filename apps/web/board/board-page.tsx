/** 会议室大屏 · Full screen, three calm scenes, live; a still version for printing. Keys: space, arrows, F, Esc. */
import { useEffect, useRef, useState } from 'react';
import { ChevronLeft, ChevronRight, Contrast, LayoutList, LogOut, Maximize, Pause, Play, Printer } from 'lucide-react';
import { z } from 'zod';
import { dateText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useSearchState } from '#platform/web/navigation.tsx';
import { setPreferences, usePreferences } from '#platform/web/preferences.ts';
import { useProgramme } from '#platform/web/session.tsx';
import { Button, Dialog, IconButton, LinkButton, ProblemAlert, useNow } from '#platform/web/ui/index.ts';
import { SCENES, sceneAfter } from './board-view.ts';
import type { Scene } from './board-view.ts';
import { DefinitionContext } from './figure.tsx';
import type { Defined } from './figure.tsx';
import { boardMessages } from './messages.ts';
import { CasesScene, ThemesScene, ZonesScene } from './scenes.tsx';
import { WorkScene } from './work-scene.tsx';
import { useBoard } from './use-board.ts';
import type { BoardData } from './use-board.ts';
import './board.css';

const SCENE_MS = 20_000;
const addressSchema = z.object({ scene: z.enum(SCENES).default('themes'), still: z.enum(['true']).optional() });

function isCalm(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function toggleWhole(): void {
  if (document.fullscreenElement === null) void document.documentElement.requestFullscreen?.().catch(() => undefined);
  else void document.exitFullscreen();
}

export function BoardPage() {
  const t = useT(boardMessages);
  const board = useBoard();
  const go = useGo();
  const [{ scene, still }, setAddress] = useSearchState(addressSchema);
  // Whoever wants less motion starts the rotation by hand.
  const [paused, setPaused] = useState(isCalm);
  const [figure, setFigure] = useState<Defined | null>(null);
  const isStill = still === 'true';
  const turn = (step: 1 | -1) => setAddress({ scene: sceneAfter(scene, step) });
  const keys = useRef({ turn, paused, figure });
  keys.current = { turn, paused, figure };
  useEffect(() => {
    if (paused || isStill || figure !== null) return undefined;
    const timer = setTimeout(() => keys.current.turn(1), SCENE_MS);
    return () => clearTimeout(timer);
  }, [paused, isStill, figure, scene]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (keys.current.figure !== null || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'ArrowRight') keys.current.turn(1);
      else if (event.key === 'ArrowLeft') keys.current.turn(-1);
      else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) { event.preventDefault(); setPaused(!keys.current.paused); }
      else if (event.key.toLowerCase() === 'f') toggleWhole();
      else if (event.key === 'Escape' && document.fullscreenElement === null) go('/');
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [go]);
  return (
    <DefinitionContext value={setFigure}>
      <div className={`lc-board ${isStill ? 'lc-board-still' : ''}`}>
        <BoardHead board={board} />
        <ProblemAlert problem={board.problem} />
        {(isStill ? SCENES : [scene]).map((each) => <SceneFrame key={each} scene={each} board={board} />)}
        <BoardFoot board={board} scene={scene} paused={paused} still={isStill} onPause={() => setPaused(!paused)} onTurn={turn} onScene={(next) => setAddress({ scene: next })} onStill={() => setAddress({ still: isStill ? undefined : 'true' })} />
        <Dialog open={figure !== null} title={figure?.title ?? ''} onClose={() => setFigure(null)} actions={figure !== null && <><Button onClick={() => setFigure(null)}>{t('close')}</Button><LinkButton kind="primary" to={figure.to} {...(figure.search === undefined ? {} : { search: figure.search })}>{t('openList')}</LinkButton></>}>
          <p><strong>{t('definition')}</strong></p>
          <p>{figure?.definition}</p>
        </Dialog>
      </div>
    </DefinitionContext>
  );
}

function SceneFrame({ scene, board }: { readonly scene: Scene; readonly board: BoardData }) {
  const t = useT(boardMessages);
  return (
    <section className="lc-board-scene" aria-label={t(scene)}>
      {scene === 'themes' ? <ThemesScene board={board} /> : scene === 'cases' ? <CasesScene board={board} /> : scene === 'zones' ? <ZonesScene board={board} /> : <WorkScene />}
    </section>
  );
}

function BoardHead({ board }: { readonly board: BoardData }) {
  const text = useText();
  const { locale } = usePreferences();
  const programme = useProgramme();
  const now = new Date(useNow()).toISOString();
  const { round } = board;
  return (
    <header className="lc-board-head">
      <h1>{text(programme.name)}</h1>
      {round !== undefined && <p>{text({ zh: round.nameZh, en: round.nameEn })} · {dateText(round.startsOn, locale, 'monthDay')} – {dateText(round.endsOn, locale, 'monthDay')}</p>}
      <time dateTime={now} className="lc-board-clock"><span>{dateText(now, locale, 'dateLong')}</span><b>{dateText(now, locale, 'time')}</b></time>
    </header>
  );
}

interface FootProps {
  readonly board: BoardData; readonly scene: Scene; readonly paused: boolean; readonly still: boolean;
  readonly onPause: () => void; readonly onTurn: (step: 1 | -1) => void; readonly onScene: (scene: Scene) => void; readonly onStill: () => void;
}

function BoardFoot({ board, scene, paused, still, onPause, onTurn, onScene, onStill }: FootProps) {
  const t = useT(boardMessages);
  const go = useGo();
  const { locale, theme } = usePreferences();
  return (
    <footer className="lc-board-foot">
      <p role="status" className={board.stale ? 'lc-board-late' : ''}>
        {board.asOf !== undefined && t('asOf', { time: dateText(board.asOf, locale, 'dateTime') })}{board.stale && ` · ${t('stale')}`}
      </p>
      {!still && <ul className="lc-board-dots">{SCENES.map((each) => <li key={each}><button type="button" aria-pressed={each === scene} onClick={() => onScene(each)}>{t(each)}</button></li>)}</ul>}
      <div className="lc-board-controls lc-no-print" role="toolbar" aria-label={t('controls')} title={t('hint')}>
        {!still && <><IconButton icon={ChevronLeft} label={t('previous')} onClick={() => onTurn(-1)} /><IconButton icon={paused ? Play : Pause} label={t(paused ? 'go' : 'pause')} onClick={onPause} /><IconButton icon={ChevronRight} label={t('next')} onClick={() => onTurn(1)} /></>}
        <IconButton icon={LayoutList} label={t(still ? 'moving' : 'still')} onClick={onStill} />
        {still && <IconButton icon={Printer} label={t('print')} onClick={() => window.print()} />}
        <IconButton icon={Contrast} label={t('theme')} onClick={() => setPreferences({ themeChoice: theme === 'dark' ? 'light' : 'dark' })} />
        <IconButton icon={Maximize} label={t('whole')} onClick={toggleWhole} />
        <IconButton icon={LogOut} label={t('exit')} onClick={() => go('/')} />
      </div>
    </footer>
  );
}
