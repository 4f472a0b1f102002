/** 三屏 · Scores by theme, cases with their trend, zones with the round: few things, readable from five metres. */
import { useMemo } from 'react';
import { percentText } from '#kernel/ratio.ts';
import type { Ratio } from '#kernel/ratio.ts';
import { dateText, numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { boundsOf, positionsOf } from '#platform/web/map/geometry.ts';
import { CityMap } from '#platform/web/map/index.tsx';
import { usePreferences } from '#platform/web/preferences.ts';
import { Change, Skeleton } from '#platform/web/ui/index.ts';
import { useCity } from '#modules/places/web/index.ts';
import { shadesOf } from '../home/home-view.ts';
import { trendColumns } from './board-view.ts';
import { Figure } from './figure.tsx';
import { boardMessages } from './messages.ts';
import type { BoardData } from './use-board.ts';

const OPEN_STATES = 'reported,registered,dispatched,accepted,rectified,shelved';
const ratioOf = (row: { met: number; observed: number }): Ratio => ({ numerator: row.met, denominator: row.observed });
const previousOf = (row: { previousMet: number | null; previousObserved: number | null }): Ratio | null => (row.previousMet === null || row.previousObserved === null ? null : { numerator: row.previousMet, denominator: row.previousObserved });

export function ThemesScene({ board }: { readonly board: BoardData }) {
  const t = useT(boardMessages);
  const text = useText();
  const { scores, round, isRunning } = board;
  if (board.isAwaited && scores === undefined) return <Skeleton height="60vh" />;
  if (scores === undefined || round === undefined) return <p className="lc-board-empty">{t('noScores')}</p>;
  const [overall, before] = [ratioOf(scores.overall), previousOf(scores.overall)];
  const name = text({ zh: round.nameZh, en: round.nameEn });
  return (
    <div className="lc-board-split">
      <div className="lc-board-lead">
        <h2>{t('rate')}</h2>
        <Figure className="lc-board-huge" figure={{ title: t('rate'), definition: t('defRate'), to: `/scores/${round.id}` }}>{percentText(overall)}</Figure>
        <p className="lc-board-parts">{numberText(overall.numerator)} / {numberText(overall.denominator)}</p>
        {scores.comparable && before !== null && <p className="lc-board-change"><Change current={overall} previous={before} against={t('lastRound')} /></p>}
        <p className="lc-board-quiet">{name}{isRunning && ` · ${t('soFar')}`}</p>
      </div>
      <ol className="lc-board-themes">
        {scores.themes.map((theme) => {
          const [ratio, previous] = [ratioOf(theme), previousOf(theme)];
          const title = text({ zh: theme.nameZh, en: theme.nameEn });
          return (
            <li key={theme.key}>
              <span className="lc-board-name">{title}</span>
              <span className="lc-board-track" aria-hidden="true"><span style={{ width: `${ratio.denominator === 0 ? 0 : (100 * ratio.numerator) / ratio.denominator}%` }} /></span>
              <Figure figure={{ title, definition: t('defTheme'), to: `/rounds/${round.id}/observations`, search: { themeId: theme.key } }}>{percentText(ratio)}</Figure>
              <span className="lc-board-change">{scores.comparable && previous !== null && <Change current={ratio} previous={previous} />}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

export function CasesScene({ board: { trend } }: { readonly board: BoardData }) {
  const t = useT(boardMessages);
  const text = useText();
  const { locale } = usePreferences();
  if (trend === undefined) return null;
  const closedToday = trend.days.find(({ day }) => day === trend.today)?.closed ?? 0;
  return (
    <div className="lc-board-cases">
      <ul className="lc-board-three">
        <li><h2>{t('open')}</h2><Figure className="lc-board-huge" figure={{ title: t('open'), definition: t('defOpen'), to: '/cases', search: { state: OPEN_STATES } }}>{numberText(trend.open)}</Figure></li>
        <li className={trend.overdue > 0 ? 'lc-board-late' : ''}><h2>{t('overdue')}</h2><Figure className="lc-board-huge" figure={{ title: t('overdue'), definition: t('defOverdue'), to: '/cases', search: { overdue: 'true', sort: 'deadline' } }}>{numberText(trend.overdue)}</Figure></li>
        <li><h2>{t('closedToday')}</h2><Figure className="lc-board-huge" figure={{ title: t('closedToday'), definition: t('defClosed'), to: '/cases', search: { state: 'closed', closedFrom: trend.today, closedTo: trend.today } }}>{numberText(closedToday)}</Figure></li>
      </ul>
      <div className="lc-board-halves">
        <section>
          <h2><Figure figure={{ title: t('trend', { n: trend.days.length }), definition: t('defTrend'), to: '/case-metrics' }}>{t('trend', { n: trend.days.length })}</Figure></h2>
          <Trend days={trend.days} />
        </section>
        <section>
          <h2>{t('latest')}</h2>
          {trend.latestClosed.length === 0 ? <p className="lc-board-quiet">{t('noneClosed')}</p> : (
            <ol className="lc-board-latest">
              {trend.latestClosed.slice(0, 5).map((row) => (
                <li key={row.id}>
                  <span aria-hidden="true">✓</span>
                  <span>{row.title}</span>
                  <time dateTime={row.closedAt}>{dateText(row.closedAt, locale, dateText(row.closedAt, locale) === dateText(trend.today, locale) ? 'time' : 'monthDay')}</time>
                  <span className="lc-visually-hidden">{row.siteName ?? text({ zh: row.placeNameZh ?? '', en: row.placeNameEn ?? '' })}</span>
                </li>
              ))}
            </ol>
          )}
        </section>
      </div>
    </div>
  );
}

function Trend({ days }: { readonly days: NonNullable<BoardData['trend']>['days'] }) {
  const t = useT(boardMessages);
  const { locale } = usePreferences();
  const columns = trendColumns(days);
  return (
    <>
      <ol className="lc-board-trend">
        {columns.map((column, at) => (
          <li key={column.day}>
            <span className="lc-board-columns" aria-hidden="true"><span style={{ height: `${column.reportedShare * 100}%` }} /><span style={{ height: `${column.closedShare * 100}%` }} /></span>
            <span className={at % 3 === (columns.length - 1) % 3 ? '' : 'lc-visually-hidden'}>{dateText(column.day, locale, 'monthDay')}</span>
            <span className="lc-visually-hidden">{t('reported')} {column.reported} · {t('closed')} {column.closed}</span>
          </li>
        ))}
      </ol>
      <p className="lc-board-key" aria-hidden="true"><span className="lc-board-key-reported" />{t('reported')}<span className="lc-board-key-closed" />{t('closed')}</p>
    </>
  );
}

export function ZonesScene({ board }: { readonly board: BoardData }) {
  const t = useT(boardMessages);
  const { base, zones } = useCity();
  const { scores, counts, round } = board;
  const rows = useMemo(() => zones.map((zone) => {
    const score = scores?.zones.find((each) => each.key === zone.id);
    return { id: zone.id, name: zone.name, geometry: zone.geometry, ratio: score === undefined ? null : ratioOf(score), counted: counts?.byZone.find((each) => each.zoneId === zone.id) };
  }), [zones, scores, counts]);
  const shaded = useMemo(() => {
    const shades = shadesOf(rows.map(({ ratio }) => (ratio === null || ratio.denominator === 0 ? null : ratio.numerator / ratio.denominator)));
    return rows.map(({ id, name, geometry, ratio }, at) => ({ id, name, geometry, ...(ratio === null ? {} : { figure: percentText(ratio), shade: shades[at] ?? null }) }));
  }, [rows]);
  const bounds = useMemo(() => boundsOf(zones.flatMap((zone) => positionsOf(zone.geometry))), [zones]);
  return (
    <div className="lc-board-split lc-board-zones">
      <div className="lc-board-map"><CityMap label={t('map')} base={base} zones={shaded} {...(bounds === null ? {} : { bounds })} height="100%" listId="board-zones" /></div>
      <div id="board-zones" tabIndex={-1}>
        <table className="lc-board-table">
          <thead><tr><th scope="col">{t('zone')}</th><th scope="col">{t('rate')}</th><th scope="col">{t('openCases')}</th><th scope="col">{t('overdue')}</th></tr></thead>
          <tbody>
            {rows.map(({ id, name, ratio, counted }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{ratio === null ? '—' : <Figure figure={{ title: `${name} · ${t('rate')}`, definition: t('defZone'), to: round === undefined ? '/scores' : `/rounds/${round.id}/observations`, search: { zoneId: id } }}>{percentText(ratio)}</Figure>}</td>
                <td><Figure figure={{ title: `${name} · ${t('open')}`, definition: t('defOpen'), to: '/cases', search: { zoneId: id, state: OPEN_STATES } }}>{numberText(counted?.open ?? 0)}</Figure></td>
                <td className={(counted?.overdue ?? 0) > 0 ? 'lc-board-late' : ''}><Figure figure={{ title: `${name} · ${t('overdue')}`, definition: t('defOverdue'), to: '/cases', search: { zoneId: id, overdue: 'true' } }}>{numberText(counted?.overdue ?? 0)}</Figure></td>
              </tr>
            ))}
          </tbody>
        </table>
        <RoundProgress board={board} />
      </div>
    </div>
  );
}

function RoundProgress({ board: { running, progress, rounds } }: { readonly board: BoardData }) {
  const t = useT(boardMessages);
  const text = useText();
  if (running === undefined || progress === undefined) return rounds?.length === 0 ? <p className="lc-board-quiet">{t('noRound')}</p> : null;
  const ratio = { numerator: progress.doneCount, denominator: progress.drawnCount };
  return (
    <div className="lc-board-progress">
      <h2>{t('progress')} · {text({ zh: running.nameZh, en: running.nameEn })}</h2>
      <p><span className="lc-board-track" aria-hidden="true"><span style={{ width: `${ratio.denominator === 0 ? 0 : (100 * ratio.numerator) / ratio.denominator}%` }} /></span>
        <Figure figure={{ title: t('progress'), definition: t('defProgress'), to: `/rounds/${running.id}` }}>{percentText(ratio, 0)}</Figure></p>
      <p className="lc-board-quiet">{t('sites', { done: numberText(ratio.numerator), total: numberText(ratio.denominator) })}</p>
    </div>
  );
}
