/** 片区 · The zones on the map, shaded by their rate, and the same as a table. */
import { useMemo } from 'react';
import type { OutputOf } from '#platform/contract/index.ts';
import type { readScores } from '#modules/scoring/contract/index.ts';
import { useCity } from '#modules/places/web/index.ts';
import { percentText } from '#kernel/ratio.ts';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { CityMap } from '#platform/web/map/index.tsx';
import { AppLink, useGo } from '#platform/web/navigation.tsx';
import { useServerConfig } from '#platform/web/session.tsx';
import { Change, DataTable, RatioText, Section } from '#platform/web/ui/index.ts';
import { shadesOf } from './home-view.ts';
import { homeMessages } from './messages.ts';
import type { Overview } from './use-overview.ts';

type ZoneScore = OutputOf<typeof readScores>['zones'][number];

interface ZoneRow {
  readonly id: string;
  readonly name: string;
  readonly score: ZoneScore | undefined;
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
    return { id: zone.id, name: zone.name, score: scores?.zones.find((each) => each.key === zone.id), open: counted?.open ?? 0, overdue: counted?.overdue ?? 0 };
  }), [zones, scores, cases]);
  const shaded = useMemo(() => {
    const shades = shadesOf(rows.map((row) => row.score?.rate ?? null));
    return zones.map((zone, at) => {
      const score = rows[at]?.score;
      const shade = shades[at];
      return {
        id: zone.id, name: zone.name, geometry: zone.geometry, ...(shade === null || shade === undefined ? {} : { shade }),
        ...(score === undefined ? {} : { figure: percentText({ numerator: score.met, denominator: score.observed }) }),
      };
    });
  }, [zones, rows]);
  if (rows.length === 0) return null;
  const open = (id: string) => (latest !== undefined && overview.can('scoring.read') ? go(`/rounds/${latest.id}/observations`, { zoneId: id }) : go('/cases', { zoneId: id }));
  const round = latest === undefined ? '' : text({ zh: latest.nameZh, en: latest.nameEn });
  return (
    <Section title={t('zones')} about={scores === undefined ? t('zonesCases') : t('zonesAbout', { round })} bare>
      <div className="lc-home-zones">
        <CityMap label={t('zonesMap')} base={base} zones={shaded} height="24rem" listId="home-zones" onSelectZone={open} tiandituKey={tiandituKey ?? null} />
        <div id="home-zones" tabIndex={-1}><ZoneTable rows={rows} overview={overview} /></div>
      </div>
    </Section>
  );
}

function ZoneTable({ rows, overview }: { readonly rows: readonly ZoneRow[]; readonly overview: Overview }) {
  const t = useT(homeMessages);
  const { scores, latest } = overview;
  return (
    <DataTable
      caption={t('zones')} result={{ data: { rows, total: rows.length } }} rowKey={(row) => row.id}
      columns={[
        { key: 'name', title: t('zone'), cell: (row) => row.name },
        ...(scores === undefined || latest === undefined ? [] : [
          {
            key: 'rate', title: t('rate'), align: 'end' as const,
            cell: (row: ZoneRow) => (row.score === undefined ? <span className="lc-quiet">—</span> : <AppLink to={`/rounds/${latest.id}/observations`} search={{ zoneId: row.id }}><RatioText ratio={{ numerator: row.score.met, denominator: row.score.observed }} /></AppLink>),
          },
          {
            key: 'change', title: t('change'), align: 'end' as const, wideOnly: true,
            cell: (row: ZoneRow) => (row.score === undefined || !scores.comparable || row.score.previousMet === null || row.score.previousObserved === null ? <span className="lc-quiet">—</span> : <Change current={{ numerator: row.score.met, denominator: row.score.observed }} previous={{ numerator: row.score.previousMet, denominator: row.score.previousObserved }} />),
          },
        ]),
        { key: 'open', title: t('openCases'), align: 'end', cell: (row) => (row.open === 0 ? <span className="lc-quiet">0</span> : <AppLink to="/cases" search={{ zoneId: row.id, state: 'reported,registered,dispatched,accepted,rectified,shelved' }}>{numberText(row.open)}</AppLink>) },
        { key: 'overdue', title: t('overdue'), align: 'end', cell: (row) => (row.overdue === 0 ? <span className="lc-quiet">0</span> : <AppLink to="/cases" search={{ zoneId: row.id, overdue: 'true' }}>{numberText(row.overdue)}</AppLink>) },
      ]}
    />
  );
}
