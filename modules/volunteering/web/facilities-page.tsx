/** 文明实践中心、所、站 · Where activities are held, with what was counted at each and in its parts. */
import { Suspense, useState } from 'react';
import { Landmark, Pencil, Plus, Upload } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { PlaceSelect } from '#modules/places/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { ConfirmButton, DataTable, EmptyState, Field, fieldError, FilterBar, LinkButton, PageHeader, Select, StateTag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { exportFacilities, facilityWords, listFacilities, saveFacility } from '../contract/index.ts';
import { FACILITY_KINDS } from '../domain/index.ts';
import type { FacilityKind } from '../domain/index.ts';
import { hoursText } from './hours.ts';
import { facilityMessages } from './facility-messages.ts';
import { useNameOf } from './names.ts';
import { useDay } from './use-day.ts';

type Facility = OutputOf<typeof listFacilities>['rows'][number];
const OFFERED_MOST = 200;

export function FacilitiesPage() {
  const t = useT(facilityMessages);
  const text = useText();
  const nameOf = useNameOf();
  const mayManage = useCan('volunteering.manage');
  const table = useTableState({ filters: ['q', 'kind', 'withClosed', 'from', 'to'], sorts: bothWays(['code', 'name', 'minutes']) });
  const asked = { ...(table.filters as { q?: string; kind?: FacilityKind; withClosed?: 'true'; from?: string; to?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listFacilities, { ...asked, page: table.page, pageSize: table.pageSize });
  const both = (own: number, whole: number, said: (n: number) => string = numberText) => <span className="lc-number">{said(own)}{whole !== own && <span className="lc-quiet lc-small"> · {t('whole')} {said(whole)}</span>}</span>;
  const add = mayManage ? <SaveAct facility={null} /> : undefined;
  return (
    <>
      <PageHeader title={t('facilities')} about={t('facilitiesAbout')} actions={mayManage && <><LinkButton icon={Upload} to="/volunteer-facilities/import">{t('importIt')}</LinkButton>{add}</>} />
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('search') }, { name: 'kind', kind: 'one', label: t('kind'), choices: FACILITY_KINDS.map((kind) => ({ value: kind, label: text(facilityWords[kind]) })) }, { name: 'from', kind: 'date', label: t('from') }, { name: 'to', kind: 'date', label: t('to') },
        { name: 'withClosed', kind: 'one', label: t('withClosed'), choices: [{ value: 'true', label: t('yes') }] },
      ]} />
      <DataTable
        caption={t('facilities')} result={found} table={table} tools={<ListExport operation={exportFacilities} input={asked} total={found.data?.total} />} rowKey={(row) => row.id}
        columns={[
          { key: 'name', title: t('name'), sort: ['name', '-name'], width: '28%', cell: (row) => <>{row.name}{row.closedOn !== null && <> <StateTag quiet tone="held" text={t('closed')} /></>}{row.partCount > 0 && <span className="lc-quiet lc-small"> {t('parts', { n: row.partCount })}</span>}{row.services !== null && <div className="lc-quiet lc-small">{row.services}</div>}{row.openHours !== null && <div className="lc-quiet lc-small">{row.openHours}</div>}</> },
          { key: 'kind', title: t('kind'), cell: (row) => text(facilityWords[row.kind]) }, { key: 'parent', title: t('parent'), wideOnly: true, cell: (row) => row.parent?.name ?? <span className="lc-quiet">—</span> }, { key: 'place', title: t('place'), wideOnly: true, cell: (row) => nameOf(row.place) },
          { key: 'activities', title: t('activities'), align: 'end', cell: (row) => <LinkButton kind="quiet" to="/volunteer-activities" search={{ facilityId: row.id }}>{both(row.own.activityCount, row.whole.activityCount)}</LinkButton> },
          { key: 'sessions', title: t('sessions'), align: 'end', wideOnly: true, cell: (row) => <LinkButton kind="quiet" to="/service-sessions" search={{ facilityId: row.id }}>{both(row.own.sessionCount, row.whole.sessionCount)}</LinkButton> },
          { key: 'volunteers', title: t('volunteers'), align: 'end', wideOnly: true, cell: (row) => both(row.own.volunteerCount, row.whole.volunteerCount) },
          { key: 'minutes', title: t('minutes'), sort: ['minutes', '-minutes'], greatestFirst: true, align: 'end', cell: (row) => both(row.own.minutes, row.whole.minutes, hoursText) },
          ...(mayManage ? [{ key: 'change', title: t('change'), cell: (row: Facility) => <SaveAct facility={row} /> }] : []),
        ]}
        empty={<EmptyState icon={Landmark} title={t('none')} advice={t('noneAdvice')} {...(add === undefined ? {} : { action: add })} />}
      />
    </>
  );
}

/** Facilities still open, for forms and filters. */
export function useFacilityChoices(): { value: string; label: string; code: string }[] {
  const text = useText();
  return (useRead(listFacilities, { pageSize: OFFERED_MOST, sort: 'code' }).data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.name} · ${text(facilityWords[row.kind])}`, code: row.code }));
}

function SaveAct({ facility }: { readonly facility: Facility | null }) {
  const t = useT(facilityMessages);
  const text = useText();
  const [today] = useDay();
  const choices = useFacilityChoices();
  const codeOf = (id: string | undefined) => choices.find(({ value }) => value === id)?.code ?? '';
  const [draft, setDraft] = useState({ code: facility?.code ?? '', name: facility?.name ?? '', kind: facility?.kind ?? ('station' as FacilityKind), parentId: facility?.parent?.id ?? '', placeId: facility?.place.id, address: facility?.address ?? '', services: facility?.services ?? '', openHours: facility?.openHours ?? '', openedOn: facility?.openedOn ?? '', closedOn: facility?.closedOn ?? '' });
  const set = <Name extends keyof typeof draft>(name: Name) => (value: (typeof draft)[Name]) => setDraft({ ...draft, [name]: value });
  const save = useWrite(saveFacility, { invalidates: ['volunteering'], done: { zh: '已保存', en: 'Saved' } });
  const error = (pointer: string) => fieldError(save.problem, pointer);
  const input = () => ({
    code: draft.code, name: draft.name, kind: draft.kind, parentCode: draft.parentId === '' ? null : codeOf(draft.parentId), placeId: draft.placeId ?? '', address: draft.address.trim() === '' ? null : draft.address, services: draft.services.trim() === '' ? null : draft.services, openHours: draft.openHours.trim() === '' ? null : draft.openHours, openedOn: draft.openedOn === '' ? today : draft.openedOn, closedOn: draft.closedOn === '' ? null : draft.closedOn,
  });
  return (
    <ConfirmButton kind={facility === null ? 'primary' : 'quiet'} small={facility !== null} icon={facility === null ? Plus : Pencil} label={t(facility === null ? 'add' : 'change')} question={facility === null ? t('addAsk') : t('changeAsk', { name: facility.name })} action={t('save')} pending={save.pending} problem={save.problem} onConfirm={() => save.run(input())}>
      <div className="lc-grid">
        <Field label={t('code')} required error={error('/code')}>{(w) => <TextInput {...w} maxLength={40} disabled={facility !== null} value={draft.code} onChange={set('code')} />}</Field>
        <Field label={t('name')} required error={error('/name')}>{(w) => <TextInput {...w} maxLength={80} value={draft.name} onChange={set('name')} />}</Field>
        <Field label={t('kind')} required error={error('/kind')}>{(w) => <Select {...w} value={draft.kind} choices={FACILITY_KINDS.map((kind) => ({ value: kind, label: text(facilityWords[kind]) }))} onChange={(kind) => set('kind')(kind === '' ? 'station' : kind)} />}</Field>
        <Field label={t('parent')} purpose={t('parentPurpose')} error={error('/parentCode')}>{(w) => <Select {...w} value={draft.parentId} placeholder="—" choices={choices.filter(({ value }) => value !== facility?.id)} onChange={set('parentId')} />}</Field>
        <Field label={t('place')} required error={error('/placeId')}>{(w) => <Suspense><PlaceSelect {...w} value={draft.placeId} onChange={set('placeId')} /></Suspense>}</Field>
        <Field label={t('address')} error={error('/address')}>{(w) => <TextInput {...w} maxLength={120} value={draft.address} onChange={set('address')} />}</Field>
        <Field label={t('services')} purpose={t('servicesPurpose')} error={error('/services')}>{(w) => <TextInput {...w} maxLength={500} value={draft.services} onChange={set('services')} />}</Field>
        <Field label={t('openHours')} purpose={t('openHoursPurpose')} error={error('/openHours')}>{(w) => <TextInput {...w} maxLength={200} value={draft.openHours} onChange={set('openHours')} />}</Field>
        <Field label={t('openedOn')} required error={error('/openedOn')}>{(w) => <TextInput {...w} type="date" value={draft.openedOn === '' ? today : draft.openedOn} onChange={set('openedOn')} />}</Field>
        <Field label={t('closedOn')} error={error('/closedOn')}>{(w) => <TextInput {...w} type="date" value={draft.closedOn} onChange={set('closedOn')} />}</Field>
      </div>
    </ConfirmButton>
  );
}
