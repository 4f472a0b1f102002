/** 记分公示 · The notice of a village as it goes on the wall, and objections taken down for whoever has no telephone. */
import { Suspense, useState } from 'react';
import { ExternalLink, MessageSquareWarning, Printer, ScrollText, UsersRound } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan, useProgramme } from '#platform/web/session.tsx';
import { PlaceSelect } from '#modules/places/web/index.ts';
import { Button, DataTable, DateText, EmptyState, Field, LinkButton, Notice, PageHeader, Section, useTableState } from '#platform/web/ui/index.ts';
import { QrCode } from '#platform/web/ui/qr-code.tsx';
import { listDeeds, readPublicDeedNotice } from '../contract/index.ts';
import { NO_PLACE } from '../domain/index.ts';
import { noticeMessages } from './notice-messages.ts';
import { TakeObjection, TakenNote } from './take-objection.tsx';
import type { Taken } from './take-objection.tsx';
import { signed } from './words.ts';
import './points.css';

/** As many as one sheet of paper and its back carry; a village with more prints the public page. */
const ROWS_A_SHEET = 200;

export function NoticePage() {
  const t = useT(noticeMessages);
  const { code } = useProgramme();
  const maySettle = useCan('points.settleObjections');
  const table = useTableState({ filters: ['place'] });
  const placeId = (table.filters as { place?: string }).place;
  const [taken, setTaken] = useState<Taken | null>(null);
  return (
    <>
      <PageHeader title={t('notice')} about={t('noticeAbout')} actions={<>
        {maySettle && <LinkButton icon={MessageSquareWarning} to="/points-objections">{t('toObjections')}</LinkButton>}
        {placeId !== NO_PLACE && <LinkButton icon={UsersRound} to={`/points-notice?place=${NO_PLACE}`}>{t('teamsOfProgramme')}</LinkButton>}
        {placeId !== undefined && <a className="lc-button lc-button-plain" href={`/public/${code}/points/notices/${placeId}`}><ExternalLink size="1.1em" aria-hidden="true" /><span>{t('publicPage')}</span></a>}
        {placeId !== undefined && <Button kind="primary" icon={Printer} onClick={() => window.print()}>{t('print')}</Button>}
      </>} />
      <div className="lc-no-print"><Field label={t('village')}>{(w) => <Suspense><PlaceSelect {...w} value={placeId === NO_PLACE ? undefined : placeId} onChange={(value) => { table.setFilters({ place: value }); setTaken(null); }} /></Suspense>}</Field></div>
      {taken !== null && <TakenNote taken={taken} />}
      {placeId === undefined ? <EmptyState icon={ScrollText} title={t('pick')} advice={t('pickAdvice')} /> : <><WallSheet placeId={placeId} />{placeId !== NO_PLACE && <OnNotice placeId={placeId} onTaken={setTaken} />}<TeamsOnNotice placeId={placeId} onTaken={setTaken} /></>}
    </>
  );
}

/** What goes on the wall says what the public site says, and no more. */
function WallSheet({ placeId }: { readonly placeId: string }) {
  const t = useT(noticeMessages);
  const text = useText();
  const { code } = useProgramme();
  const found = useRead(readPublicDeedNotice, { placeId, pageSize: ROWS_A_SHEET });
  if (found.problem?.code === 'platform.not_found') return <Notice tone="warn" title={t('notOpen')}><p>{t('notOpenAdvice')}</p></Notice>;
  const notice = found.data;
  return (
    <Section title={notice === undefined ? t('wall') : `${text({ zh: notice.placeZh, en: notice.placeEn })} · ${t('notice')}`} about={<span className="lc-no-print">{t('wallAbout')}</span>}>
      {notice?.from != null && notice.until !== null && <p><strong>{t('period', { from: notice.from, until: notice.until })}</strong></p>}
      <div className="lc-points-board">
        <DataTable
          caption={t('wall')} whole result={{ data: notice === undefined ? undefined : { rows: notice.rows, total: notice.rows.length }, problem: found.problem }} rowKey={(row) => row.deedId}
          columns={[
            { key: 'household', title: t('household'), width: '24%', cell: (row) => <>{row.label ?? t('unnamed')}{row.kind === 'teamDeed' && <div className="lc-quiet lc-small">{t('team')}</div>}</> }, { key: 'rule', title: t('rule'), width: '30%', cell: (row) => <>{row.ruleLabel}{row.isObjected && <div className="lc-quiet lc-small">{t('objected')}</div>}</> },
            { key: 'points', title: t('points'), align: 'end', cell: (row) => <span className="lc-number">{signed(row.points)}</span> }, { key: 'day', title: t('day'), cell: (row) => <DateText value={row.happenedOn} /> }, { key: 'until', title: t('until'), cell: (row) => <DateText value={row.noticeUntil} /> },
          ]}
          empty={<EmptyState icon={ScrollText} title={t('none')} advice={t('noneAdvice')} />}
        />
      </div>
      {notice !== undefined && notice.total > notice.rows.length && <p>{t('cut', { n: numberText(notice.rows.length), all: numberText(notice.total) })}</p>}
      {notice !== undefined && notice.unshownCount > 0 && <p>{t('unshown', { n: numberText(notice.unshownCount) })}</p>}
      {notice !== undefined && notice.personalCount > 0 && <p>{t('personal', { n: numberText(notice.personalCount) })}</p>}
      <div className="lc-points-how">
        <div><p>{t('howOnline')}</p><p>{t('howOfficer')}</p><p>{t('howSettled')}</p></div>
        <QrCode className="lc-points-qr" text={`${location.origin}/public/${code}/points/notices/${placeId}`} label={t('qr')} />
      </div>
    </Section>
  );
}

function OnNotice({ placeId, onTaken }: { readonly placeId: string; readonly onTaken: (taken: Taken) => void }) {
  const t = useT(noticeMessages);
  const mayTake = useCan('points.record');
  const table = useTableState({ filters: ['place'] });
  const deeds = useRead(listDeeds, { state: 'noticed', placeId, page: table.page, pageSize: table.pageSize });
  if (!mayTake) return null;
  return (
    <div className="lc-no-print">
      <Section title={t('onNotice')} about={t('onNoticeAbout')}>
        <DataTable
          caption={t('onNotice')} result={deeds} table={table} rowKey={(row) => row.id}
          columns={[
            { key: 'household', title: t('household'), width: '28%', cell: (row) => row.subjectLabel }, { key: 'rule', title: t('rule'), width: '32%', cell: (row) => row.ruleLabel }, { key: 'points', title: t('points'), align: 'end', cell: (row) => <span className="lc-number">{signed(row.points)}</span> },
            { key: 'until', title: t('until'), cell: (row) => <DateText value={row.noticeUntil} /> }, { key: 'act', title: '', cell: (row) => <TakeObjection deedId={row.id} about={`${row.subjectLabel} · ${row.ruleLabel} · ${signed(row.points)}`} onTaken={onTaken} /> },
          ]}
          empty={<EmptyState icon={ScrollText} title={t('none')} />}
        />
      </Section>
    </div>
  );
}

/** Teams are named for everybody, so what is read here is what everybody reads. */
function TeamsOnNotice({ placeId, onTaken }: { readonly placeId: string; readonly onTaken: (taken: Taken) => void }) {
  const t = useT(noticeMessages);
  const mayTake = useCan('points.record');
  const found = useRead(readPublicDeedNotice, { placeId, pageSize: ROWS_A_SHEET });
  const teams = found.data?.rows.filter(({ kind }) => kind === 'teamDeed') ?? [];
  if (!mayTake || teams.length === 0) return null;
  return (
    <div className="lc-no-print">
      <Section title={t('teamsOnNotice')}>
        <DataTable
          caption={t('teamsOnNotice')} whole result={{ data: { rows: teams, total: teams.length }, problem: null }} rowKey={(row) => row.deedId}
          columns={[
            { key: 'team', title: t('team'), width: '28%', cell: (row) => row.label }, { key: 'rule', title: t('rule'), width: '32%', cell: (row) => row.ruleLabel }, { key: 'points', title: t('points'), align: 'end', cell: (row) => <span className="lc-number">{signed(row.points)}</span> },
            { key: 'until', title: t('until'), cell: (row) => <DateText value={row.noticeUntil} /> }, { key: 'act', title: '', cell: (row) => <TakeObjection deedId={row.deedId} about={`${row.label ?? ''} · ${row.ruleLabel} · ${signed(row.points)}`} onTaken={onTaken} /> },
          ]}
          empty={<EmptyState icon={UsersRound} title={t('none')} />}
        />
      </Section>
    </div>
  );
}
