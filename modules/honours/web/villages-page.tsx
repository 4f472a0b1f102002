/** 各村评议 · How far each village has come; a secretary sees their own, on a phone as cards. */
import { useState } from 'react';
import { bothWays } from '#platform/contract/sorting.ts';
import { Home, NotebookPen } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, PageHeader, RatioBar, TextArea, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { exportRoundVillages, listRoundVillages, readSelectionRound, recordVillageMeeting } from '../contract/index.ts';
import { negativeMessages } from './negative-messages.ts';
import { roundMessages } from './round-messages.ts';
import { useDay } from './use-day.ts';

type Village = OutputOf<typeof listRoundVillages>['rows'][number];

export function VillagesPage() {
  const t = useT(roundMessages);
  const n = useT(negativeMessages);
  const text = useText();
  const { roundId } = useRouteParams<'roundId'>();
  const round = useRead(readSelectionRound, { roundId }).data;
  const signs = round?.negatives.households === true;
  const hasStars = round?.titles.some(({ stars }) => stars.length > 0) ?? true;
  const mayRecord = useCan('honours.nominate') && (round?.stage === 'groupReview' || round?.stage === 'committee');
  const table = useTableState({ filters: [], sorts: bothWays(['place', 'households', 'missing']) });
  const asked = { roundId, ...(table.sort === undefined ? {} : { sort: table.sort }) } as Omit<Parameters<typeof useRead<typeof listRoundVillages>>[1], 'page' | 'pageSize'>;
  const villages = useRead(listRoundVillages, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('villages')} about={t('villagesAbout')} trail={[{ text: t('rounds'), to: '/selection-rounds' }, { text: round?.name ?? t('round'), to: `/selection-rounds/${roundId}` }]} />
      <DataTable
        caption={t('villages')} result={villages} table={table} rowTo={(row) => (hasStars ? `/selection-rounds/${roundId}/villages/${row.placeId}/stars` : `/selection-rounds/${roundId}/places/${row.placeId}/negatives`)} tools={<ListExport operation={exportRoundVillages} input={asked} total={villages.data?.total} />} rowKey={(row) => row.placeId}
        columns={[
          { key: 'village', title: t('village'), sort: ['place', '-place'], width: '20%', cell: (row) => text({ zh: row.nameZh, en: row.nameEn }) },
          { key: 'households', title: t('households'), sort: ['households', '-households'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{row.households}</span> },
          { key: 'group', title: t('groupDone'), cell: (row) => <RatioBar ratio={{ numerator: row.groupStars, denominator: row.claimedStars }} digits={0} /> },
          { key: 'committee', title: t('committeeDone'), sort: ['missing', '-missing'], cell: (row) => <RatioBar ratio={{ numerator: row.committeeStars, denominator: row.claimedStars }} digits={0} /> },
          { key: 'consent', title: t('withoutConsent'), align: 'end', cell: (row) => <span className="lc-number">{row.withoutConsent}</span> },
          ...(signs ? [{ key: 'negatives', title: n('unsigned'), align: 'end' as const, cell: (row: Village) => <AppLink to={`/selection-rounds/${roundId}/places/${row.placeId}/negatives`} aria-label={`${n('title')} · ${text({ zh: row.nameZh, en: row.nameEn })} · ${row.negativesUnsigned}`}>{row.negativesUnsigned}</AppLink> }] : []),
          { key: 'meeting', title: t('meeting'), cell: (row) => (row.meetingOn === null ? <span className="lc-quiet">—</span> : <><DateText value={row.meetingOn} /> · {row.presentCount}</>) },
          ...(mayRecord ? [{ key: 'act', title: '', cell: (row: Village) => <Meeting roundId={roundId} village={row} /> }] : []),
        ]}
        empty={<EmptyState icon={Home} title={t('noVillages')} />}
      />
    </>
  );
}

function Meeting({ roundId, village }: { readonly roundId: string; readonly village: Village }) {
  const t = useT(roundMessages);
  const text = useText();
  const [heldOn, setHeld] = useDay();
  const [present, setPresent] = useState(String(village.presentCount ?? ''));
  const [minutes, setMinutes] = useState('');
  const record = useWrite(recordVillageMeeting, { invalidates: ['honours'], done: { zh: '已记录', en: 'Recorded' } });
  return (
    <ConfirmButton small icon={NotebookPen} label={t('recordMeeting')} question={t('meetingAsk', { name: text({ zh: village.nameZh, en: village.nameEn }) })} action={t('recordMeeting')} pending={record.pending} problem={record.problem} onConfirm={() => record.run({ roundId, placeId: village.placeId, heldOn, presentCount: Number(present), minutes })}>
      <Field label={t('heldOn')} required error={fieldError(record.problem, '/heldOn')}>{(w) => <TextInput {...w} type="date" value={heldOn} onChange={setHeld} />}</Field>
      <Field label={t('present')} purpose={t('presentPurpose')} required error={fieldError(record.problem, '/presentCount')}>{(w) => <TextInput {...w} type="number" min={1} value={present} onChange={setPresent} />}</Field>
      <Field label={t('minutes')} purpose={t('minutesPurpose')} required error={fieldError(record.problem, '/minutes')}>{(w) => <TextArea {...w} rows={5} maxLength={4_000} value={minutes} onChange={setMinutes} />}</Field>
    </ConfirmButton>
  );
}
