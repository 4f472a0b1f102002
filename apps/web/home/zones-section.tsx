/** 片区 · The zones on the map, shaded by their rate, and the same as a table. */
import { useMemo } from 'react';
import { useCity } from '#modules/places/web/index.ts';
import { percentText } from '#kernel/ratio.ts';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { boundsOf, positionsOf } from '#platform/web/map/geometry.ts';
import { CityMap } from '#platform/web/map/index.tsx';
import { AppLink, useGo } from '#platform/web/navigation.tsx';
import { useServerConfig } from '#platform/web/session.tsx';
import { Change, DataTable, RatioText, Section } from '#platform/web/ui/index.ts';
import { figuresTogether, shadesOf } from './home-view.ts';
import type { ZoneFigures } from './home-view.ts';
import { homeMessages } from './messages.ts';
import type { Overview } from './use-overview.ts';

const OPEN_STATES = 'reported,registered,dispatched,accepted,rectified,shelved';

interface ZoneRow {
  /** Null for what lies outside the zones, taken together. */
  readonly id: string | null;
  readonly name: string;
  readonly score: ZoneFigures | null;
  readonly open: number;
  readonly overdue: number;
}

export function ZonesSection({ overview }: { readonly overview: Overview }) {
  const t = useT(homeMessages);
  const text = useText();
  const go = useGo();
  const { base, zones } = useCity();
  const tiandituKey = useServerConfig()?.tiandituKey;
  const { scores, cases, latest } = overview;
  const rows = useMemo((): readonly ZoneRow[] => zones.map((zone) => {
    const counted = cases?.byZone.find((each) => each.zoneId === zone.id);
    return { id: zone.id, name: zone.name, score: scores?.zones.find((each) => each.key === zone.id) ?? null, open: counted?.open ?? 0, overdue: counted?.overdue ?? 0 };
  }), [zones, scores, cases]);
  const shaded = useMemo(() => {
    const shades = shadesOf(rows.map(({ score }) => (score === null || score.observed === 0 ? null : score.met / score.observed)));
    return zones.map((zone, at) => {
      const score = rows[at]?.score;
      const shade = shades[at];
      return {
        id: zone.id, name: zone.name, geometry: zone.geometry, ...(shade === null || shade === undefined ? {} : { shade }),
        ...(score === null || score === undefined ? {} : { figure: percentText({ numerator: score.met, denominator: score.observed }) }),
      };
    });
  }, [zones, rows]);
  const bounds = useMemo(() => boundsOf(zones.flatMap((zone) => positionsOf(zone.geometry))), [zones]);
  const others = useMemo((): ZoneRow | null => {
    const isOther = (id: string | null) => id === null || !zones.some((zone) => zone.id === id);
    const counted = (cases?.byZone ?? []).filter((each) => isOther(each.zoneId));
    const score = figuresTogether((scores?.zones ?? []).filter((each) => isOther(each.key)));
    const [open, overdue] = [counted.reduce((sum, each) => sum + each.open, 0), counted.reduce((sum, each) => sum + each.overdue, 0)];
    return score === null && open === 0 ? null : { id: null, name: t('others'), score, open, overdue };
  }, [zones, cases, scores, t]);
  if (rows.length === 0) return null;
  const open = (id: string) => (latest !== undefined && overview.can('scoring.read') ? go(`/rounds/${latest.id}/observations`, { zoneId: id }) : go('/cases', { zoneId: id }));
  const round = latest === undefined ? '' : text({ zh: latest.nameZh, en: latest.nameEn });
  return (
    <Section title={t('zones')} about={scores === undefined ? t('zonesCases') : t('zonesAbout', { round })} bare>
      <div className="lc-home-zones">
        <CityMap label={t('zonesMap')} base={base} zones={shaded} {...(bounds === null ? {} : { bounds })} height="22rem" listId="home-zones" onSelectZone={open} tiandituKey={tiandituKey ?? null} />
        <div id="home-zones" tabIndex={-1}><ZoneTable rows={others === null ? rows : [...rows, others]} overview={overview} /></div>
      </div>
    </Section>
  );
}

function ZoneTable({ rows, overview }: { readonly rows: readonly ZoneRow[]; readonly overview: Overview }) {
  const t = useT(homeMessages);
  const { scores, cases, latest } = overview;
  const none = <span className="lc-quiet">—</span>;
  const count = (row: ZoneRow, shown: number, search: Readonly<Record<string, string>>) => (shown === 0 || row.id === null ? <span className="lc-quiet">{numberText(shown)}</span> : <AppLink to="/cases" search={{ zoneId: row.id, ...search }}>{numberText(shown)}</AppLink>);
  const rate = ({ id, score }: ZoneRow, roundId: string) => {
    if (score === null) return none;
    const text = <RatioText ratio={{ numerator: score.met, denominator: score.observed }} />;
    return id === null ? <AppLink to={`/scores/${roundId}`}>{text}</AppLink> : <AppLink to={`/rounds/${roundId}/observations`} search={{ zoneId: id }}>{text}</AppLink>;
  };
  const change = ({ score }: ZoneRow) => (score === null || score.previousMet === null || score.previousObserved === null ? none : <Change current={{ numerator: score.met, denominator: score.observed }} previous={{ numerator: score.previousMet, denominator: score.previousObserved }} />);
  const compared = scores?.comparable === true && rows.some((row) => row.score !== null && row.score.previousMet !== null);
  return (
    <DataTable
      caption={t('zones')} result={{ data: { rows, total: rows.length } }} rowKey={(row) => row.id ?? 'others'}
      columns={[
        { key: 'name', title: t('zone'), cell: (row) => <span className="lc-home-zone">{row.name}</span> },
        ...(scores === undefined || latest === undefined ? [] : [{ key: 'rate', title: t('rate'), align: 'end' as const, cell: (row: ZoneRow) => rate(row, latest.id) }]),
        ...(compared ? [{ key: 'change', title: t('change'), align: 'end' as const, wideOnly: true, cell: change }] : []),
        // Whoever may not read cases is not told that there are none.
        ...(cases === undefined ? [] : [
          { key: 'open', title: t('openCases'), align: 'end' as const, cell: (row: ZoneRow) => count(row, row.open, { state: OPEN_STATES }) },
          { key: 'overdue', title: t('overdueCases'), align: 'end' as const, cell: (row: ZoneRow) => count(row, row.overdue, { overdue: 'true' }) },
        ]),
      ]}
    />
  );
}
