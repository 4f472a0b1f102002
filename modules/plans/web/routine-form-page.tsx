/** 设立与修改例行活动 */
import { Suspense, useState } from 'react';
import { Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { BurdenPreview } from '#modules/burden/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Field, fieldError, PageHeader, ProblemAlert, Section, Select, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { createRoutine, holidayRuleWords, readRoutine, updateRoutine } from '../contract/index.ts';
import { HOLIDAY_RULES } from '../domain/index.ts';
import type { HolidayRule } from '../domain/index.ts';
import { rhythmKey, routineMessages } from './routine-messages.ts';

type Known = OutputOf<typeof readRoutine>;
const FRIDAY = '5';
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export function NewRoutinePage() {
  return <RoutineForm />;
}

export function EditRoutinePage() {
  const t = useT(routineMessages);
  const { routineId } = useRouteParams<'routineId'>();
  const found = useRead(readRoutine, { routineId });
  if (found.data !== undefined) return <RoutineForm key={found.data.id} known={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('edit')} trail={[{ text: t('routines'), to: '/routines' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function RoutineForm({ known }: { readonly known?: Known }) {
  const t = useT(routineMessages);
  const text = useText();
  const go = useGo();
  const [draft, setDraft] = useState({
    code: '', nameZh: known?.nameZh ?? '', nameEn: known?.nameEn ?? '', about: known?.about ?? '', document: known?.document ?? '', startsOn: known?.startsOn ?? '', endsOn: known?.endsOn ?? '',
    rhythm: known === undefined || known.weekday !== null ? 'weekly' : 'monthly', weekday: String(known?.weekday ?? FRIDAY), monthDay: String(known?.monthDay ?? 1), onHoliday: known?.onHoliday ?? 'skip' as HolidayRule,
  });
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const create = useWrite(createRoutine, { invalidates: ['plans'], done: { zh: '已设立', en: 'Set up' }, onSuccess: ({ id }) => go(`/routines/${id}/places`) });
  const update = useWrite(updateRoutine, { invalidates: ['plans'], done: { zh: '已保存', en: 'Saved' }, onSuccess: ({ id }) => go(`/routines/${id}`) });
  const { problem, pending } = known === undefined ? create : update;
  const error = (pointer: string) => fieldError(problem, pointer);
  const isWeekly = draft.rhythm === 'weekly';
  const facts = {
    nameZh: draft.nameZh, nameEn: draft.nameEn, about: draft.about, document: draft.document === '' ? null : draft.document, weekday: isWeekly ? Number(draft.weekday) : null, monthDay: isWeekly ? null : Number(draft.monthDay), onHoliday: draft.onHoliday, startsOn: draft.startsOn, endsOn: draft.endsOn === '' ? null : draft.endsOn,
  };
  const save = () => void (known === undefined ? create.run({ ...facts, code: draft.code }) : update.run({ ...facts, routineId: known.id, version: known.version }));
  const back = known === undefined ? '/routines' : `/routines/${known.id}`;
  return (
    <>
      <PageHeader title={t(known === undefined ? 'add' : 'edit')} trail={[{ text: t('routines'), to: '/routines' }, ...(known === undefined ? [] : [{ text: text({ zh: known.nameZh, en: known.nameEn }), to: back }])]} />
      <form onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={problem} />
            <div className="lc-grid">
              {known === undefined && <Field label={t('code')} required error={error('/code')}>{(w) => <TextInput {...w} maxLength={60} value={draft.code} onChange={set('code')} />}</Field>}
              <Field label={t('nameZh')} required error={error('/nameZh')}>{(w) => <TextInput {...w} maxLength={120} value={draft.nameZh} onChange={set('nameZh')} />}</Field>
              <Field label={t('nameEn')} required error={error('/nameEn')}>{(w) => <TextInput {...w} maxLength={120} value={draft.nameEn} onChange={set('nameEn')} />}</Field>
            </div>
            <div className="lc-grid">
              <Field label={t('rhythm')} error={error('/weekday')}>{(w) => <Select {...w} value={draft.rhythm} choices={[{ value: 'weekly', label: t('weekly') }, { value: 'monthly', label: t('monthly') }]} onChange={set('rhythm')} />}</Field>
              {isWeekly ? <Field label={t('weekday')}>{(w) => <Select {...w} value={draft.weekday} choices={DAYS.map((day) => ({ value: String(day), label: t(rhythmKey(day)) }))} onChange={set('weekday')} />}</Field>
                : <Field label={t('monthDay')} purpose={t('monthDayPurpose')} error={error('/monthDay')}>{(w) => <TextInput {...w} type="number" value={draft.monthDay} onChange={set('monthDay')} />}</Field>}
              <Field label={t('onHoliday')} purpose={t('onHolidayPurpose')}>{(w) => <Select {...w} value={draft.onHoliday} choices={HOLIDAY_RULES.map((rule) => ({ value: rule, label: text(holidayRuleWords[rule]) }))} onChange={set('onHoliday')} />}</Field>
            </div>
            <div className="lc-grid">
              <Field label={t('starts')} required error={error('/startsOn')}>{(w) => <TextInput {...w} type="date" value={draft.startsOn} onChange={set('startsOn')} />}</Field>
              <Field label={t('ends')} purpose={t('endsPurpose')} error={error('/endsOn')}>{(w) => <TextInput {...w} type="date" value={draft.endsOn} onChange={set('endsOn')} />}</Field>
              <Field label={t('document')} error={error('/document')}>{(w) => <TextInput {...w} maxLength={200} value={draft.document} onChange={set('document')} />}</Field>
            </div>
            <Field label={t('about')} error={error('/about')}>{(w) => <TextArea {...w} rows={3} maxLength={1000} value={draft.about} onChange={set('about')} />}</Field>
            <Suspense><BurdenPreview kind="plans.routine" about={{ self: known?.id, name: draft.nameZh, isWeekly, placeIds: known?.places.map(({ id }) => id) ?? [] }} /></Suspense>
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={pending}>{t('save')}</Button><Button kind="quiet" onClick={() => go(back)}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}
