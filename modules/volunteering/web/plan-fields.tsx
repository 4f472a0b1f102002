/** 活动安排栏目 · The same fields wherever an activity is planned or changed, by the office and by the leader of a team. */
import { Suspense } from 'react';
import { Plus, Trash2 } from 'lucide-react';
import { PlaceSelect } from '#modules/places/web/index.ts';
import { useT } from '#platform/web/i18n.ts';
import { Button, Checkbox, Field, IconButton, Select, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { SHIFTS_MAX } from '../domain/index.ts';
import { facilityMessages } from './facility-messages.ts';
import { planMessages } from './plan-messages.ts';
import { projectMessages } from './project-messages.ts';
import { serviceMessages } from './service-messages.ts';

export interface ShiftDraft { readonly id: string | null; readonly from: string; readonly to: string; readonly capacity: string; readonly taken: number }
export interface PlanDraft {
  readonly name: string; readonly placeId: string | undefined; readonly from: string; readonly to: string; readonly capacity: string; readonly about: string; readonly facilityId: string; readonly projectId: string; readonly takesSignups: boolean; readonly shifts: readonly ShiftDraft[];
}
type Choice = { readonly value: string; readonly label: string };
interface Offered { readonly facilities: readonly Choice[]; readonly projects: readonly Choice[]; /** Left out: chosen from all places that one may read. */ readonly places?: readonly Choice[]; /** What an empty place stands for. */ readonly placeDefault?: string | undefined }

export const EMPTY_PLAN: PlanDraft = { name: '', placeId: undefined, from: '09:00', to: '11:00', capacity: '', about: '', facilityId: '', projectId: '', takesSignups: false, shifts: [] };
const seatsOf = (capacity: string): number | null => (capacity === '' ? null : Number(capacity));

/** What of a draft goes out, for planning and for changing alike. */
export const planFacts = (draft: PlanDraft) => ({
  name: draft.name, from: draft.from, to: draft.to, capacity: seatsOf(draft.capacity), about: draft.about.trim() === '' ? null : draft.about, facilityId: draft.facilityId === '' ? null : draft.facilityId, projectId: draft.projectId === '' ? null : draft.projectId, takesSignups: draft.takesSignups,
});
export const shiftFacts = (draft: PlanDraft) => draft.shifts.map(({ id, from, to, capacity }) => ({ id, from, to, capacity: seatsOf(capacity) }));

export function PlanFields({ draft, setDraft, on, setOn, error, offered }: {
  readonly draft: PlanDraft; readonly setDraft: (draft: PlanDraft) => void; readonly on: string; readonly setOn: (on: string) => void; readonly error: (pointer: string) => string | undefined; readonly offered: Offered;
}) {
  const t = useT(serviceMessages);
  const f = useT(facilityMessages);
  const p = useT(projectMessages);
  const set = <Name extends keyof PlanDraft>(name: Name) => (value: PlanDraft[Name]) => setDraft({ ...draft, [name]: value });
  return (
    <>
      <div className="lc-grid">
        <Field label={t('name')} required error={error('/name')}>{(w) => <TextInput {...w} maxLength={120} value={draft.name} onChange={set('name')} />}</Field>
        <Field label={t('place')} required={offered.placeDefault === undefined} error={error('/placeId')}>
          {(w) => (offered.places === undefined ? <Suspense><PlaceSelect {...w} value={draft.placeId} onChange={set('placeId')} /></Suspense> : <Select {...w} value={draft.placeId ?? ''} placeholder={offered.placeDefault ?? '—'} choices={offered.places} onChange={(id) => set('placeId')(id === '' ? undefined : id)} />)}
        </Field>
        {offered.facilities.length > 0 && <Field label={f('facility')} purpose={f('facilityPurpose')} error={error('/facilityId')}>{(w) => <Select {...w} value={draft.facilityId} placeholder="—" choices={offered.facilities} onChange={set('facilityId')} />}</Field>}
        {offered.projects.length > 0 && <Field label={p('belongs')} purpose={p('belongsPurpose')} error={error('/projectId')}>{(w) => <Select {...w} value={draft.projectId} placeholder="—" choices={offered.projects} onChange={set('projectId')} />}</Field>}
      </div>
      <div className="lc-grid">
        <Field label={t('on')} required error={error('/on')}>{(w) => <TextInput {...w} type="date" value={on} onChange={setOn} />}</Field>
        <Field label={t('from')} required error={error('/from')}>{(w) => <TextInput {...w} type="time" value={draft.from} onChange={set('from')} />}</Field>
        <Field label={t('to')} required error={error('/to')}>{(w) => <TextInput {...w} type="time" value={draft.to} onChange={set('to')} />}</Field>
        {draft.shifts.length === 0 && <Field label={t('capacity')} purpose={t('capacityPurpose')} error={error('/capacity')}>{(w) => <TextInput {...w} type="number" value={draft.capacity} onChange={set('capacity')} />}</Field>}
      </div>
      <ShiftFields draft={draft} setShifts={set('shifts')} error={error} />
      <Field label={t('about')} purpose={t('aboutPurpose')} error={error('/about')}>{(w) => <TextArea {...w} rows={4} maxLength={2_000} value={draft.about} onChange={set('about')} />}</Field>
      <Checkbox checked={draft.takesSignups} onChange={set('takesSignups')}>{t('takesSignups')}</Checkbox>
    </>
  );
}

function ShiftFields({ draft, setShifts, error }: { readonly draft: PlanDraft; readonly setShifts: (shifts: readonly ShiftDraft[]) => void; readonly error: (pointer: string) => string | undefined }) {
  const t = useT(planMessages);
  const { shifts } = draft;
  const change = (at: number, to: Partial<ShiftDraft>) => setShifts(shifts.map((shift, place) => (place === at ? { ...shift, ...to } : shift)));
  const last = shifts.at(-1);
  return (
    <fieldset className="lc-volunteering-roll">
      <legend>{t('shifts')}</legend>
      <p className="lc-quiet lc-small">{t('shiftsPurpose')}</p>
      {shifts.map((shift, at) => (
        <div className="lc-volunteering-shift-row" key={shift.id ?? `new-${at}`}>
          <Field label={t('shiftFrom', { n: at + 1 })} required error={at === 0 ? error('/shifts') : undefined}>{(w) => <TextInput {...w} type="time" value={shift.from} onChange={(from) => change(at, { from })} />}</Field>
          <Field label={t('shiftTo', { n: at + 1 })} required>{(w) => <TextInput {...w} type="time" value={shift.to} onChange={(to) => change(at, { to })} />}</Field>
          <Field label={t('shiftSeats', { n: at + 1 })} {...(shift.taken > 0 ? { purpose: t('taken', { n: shift.taken }) } : {})}>{(w) => <TextInput {...w} type="number" value={shift.capacity} onChange={(capacity) => change(at, { capacity })} />}</Field>
          {(shift.id === null || shifts.length > 1) && <IconButton icon={Trash2} label={t('removeShift', { n: at + 1 })} onClick={() => setShifts(shifts.filter((_, place) => place !== at))} />}
        </div>
      ))}
      {shifts.length < SHIFTS_MAX && <div className="lc-row"><Button icon={Plus} onClick={() => setShifts([...shifts, { id: null, from: last?.to ?? draft.from, to: draft.to, capacity: '', taken: 0 }])}>{t('addShift')}</Button></div>}
    </fieldset>
  );
}
