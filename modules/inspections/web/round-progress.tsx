/** 进度 · By zone, inspector or site type, live; every number opens the sites behind it, the map stands beside. In the order of places and names, never of speed. */
import { lazy, Suspense } from 'react';
import { z } from 'zod';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useSearchState } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { DataTable, Section, Segmented, Skeleton } from '#platform/web/ui/index.ts';
import { canAssignIn } from '../domain/index.ts';
import { inspectionMessages } from './messages.ts';
import { PaceWords } from './pace-section.tsx';
import { progressMessages } from './progress-messages.ts';
import { ReassignLeft } from './reassign-left.tsx';
import type { Round } from './round-frame.tsx';

const RoundMap = lazy(() => import('./round-map.tsx').then((module) => ({ default: module.RoundMap })));

const progressSearch = z.object({ by: z.enum(['zone', 'inspector', 'siteType']).default('zone') });

type Row = Round['bySiteType'][number] & { readonly pace?: Round['pace'] };

export function ProgressSection({ round }: { readonly round: Round }) {
  const t = useT(inspectionMessages);
  const p = useT(progressMessages);
  const text = useText();
  const canManage = useCan('inspections.manage');
  const [{ by }, setSearch] = useSearchState(progressSearch);
  const rows: readonly Row[] = { zone: round.byZone, inspector: round.byInspector, siteType: round.bySiteType }[by];
  const filterName = { zone: 'zoneId', inspector: 'inspectorId', siteType: 'siteType' }[by];
  const base = `/rounds/${round.id}`;
  // Where sites are secret, a number of them leads to an empty list.
  const link = (key: string, state: string, count: number) => (count === 0 || !round.sight.everySite ? <span className={count === 0 ? 'lc-quiet' : ''}>{count}</span> : <AppLink to={`${base}/sites`} search={{ [filterName]: key, state }}>{count}</AppLink>);
  const foretold = by === 'zone' && round.pace !== null;
  const reassigning = by === 'inspector' && canManage && canAssignIn(round.state);
  return (
    <Section
      title={t('progressBy')} bare {...(by === 'inspector' ? { about: t('inspectorOrder') } : {})}
      actions={<Segmented label={t('progressBy')} value={by} onChange={(next) => setSearch({ by: next })} choices={[{ value: 'zone', label: t('byZone') }, { value: 'inspector', label: t('byInspector') }, { value: 'siteType', label: t('bySiteType') }]} />}
    >
      <div className="lc-inspections-beside">
        <div id="round-progress" tabIndex={-1}>
          <DataTable
            caption={t('progress')} result={{ data: { rows: [...rows], total: rows.length } }} rowKey={(row) => row.key} empty={<p className="lc-empty">{t('noProgress')}</p>}
            columns={[
              { key: 'name', title: t(by), width: '24%', cell: (row) => text({ zh: row.nameZh, en: row.nameEn }) || t('notAssigned') },
              { key: 'progress', title: t('progress'), width: '26%', cell: (row) => <ProgressBar row={row} /> },
              { key: 'started', title: t('started'), align: 'end', wideOnly: true, cell: (row) => link(row.key, 'started', row.started) },
              { key: 'left', title: t('left'), align: 'end', cell: (row) => link(row.key, 'waiting', Math.max(0, row.total - row.done - row.started)) },
              // How much an inspector found says nothing of the inspector: it stands by place and type alone.
              ...(by === 'inspector' ? [] : [{ key: 'unmet', title: p('unmet'), align: 'end' as const, cell: (row: Row) => (row.unmet === 0 ? <span className="lc-quiet">{row.unmet}</span> : <AppLink to={`${base}/findings`} search={{ [filterName]: row.key }}>{row.unmet}</AppLink>) }]),
              ...(foretold ? [{ key: 'pace', title: p('forecast'), cell: (row: Row) => <PaceWords pace={row.pace ?? null} endsOn={round.endsOn} begun={row.done > 0} /> }] : []),
              ...(reassigning ? [{ key: 'reassign', title: t('reassign'), cell: (row: Row) => <ReassignLeft round={round} inspector={row} /> }] : []),
            ]}
          />
          <p className="lc-inspections-bar-legend lc-small lc-quiet" aria-hidden="true"><span><i className="lc-inspections-bar-done" />{p('legendDone')}</span><span><i className="lc-inspections-bar-started" />{p('legendStarted')}</span><span><i />{p('legendLeft')}</span></p>
        </div>
        {(round.sight.everySite || round.sight.ownSites || round.sight.begunSites) && <Suspense fallback={<Skeleton lines={6} />}><RoundMap roundId={round.id} filters={{}} listId="round-progress" /></Suspense>}
      </div>
    </Section>
  );
}

/** 三段条 · Done, begun and to do as one bar, with the words beside it. */
function ProgressBar({ row }: { readonly row: Row }) {
  const p = useT(progressMessages);
  const share = (count: number) => `${row.total === 0 ? 0 : (100 * count) / row.total}%`;
  return (
    <span className="lc-inspections-bar-cell">
      <span className="lc-inspections-bar" role="img" aria-label={p('bar', { done: row.done, started: row.started, left: Math.max(0, row.total - row.done - row.started), total: row.total })}>
        <i className="lc-inspections-bar-done" style={{ width: share(row.done) }} /><i className="lc-inspections-bar-started" style={{ width: share(row.started) }} />
      </span>
      <span className="lc-number lc-small">{row.done}/{row.total}</span>
    </span>
  );
}
