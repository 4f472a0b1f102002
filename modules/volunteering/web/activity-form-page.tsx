/** 发布活动 */
import { Suspense, useState } from 'react';
import { Save } from 'lucide-react';
import { PlaceSelect } from '#modules/places/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { Button, Checkbox, Field, fieldError, PageHeader, ProblemAlert, Section, Select, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { listTeams, planActivity } from '../contract/index.ts';
import { useFacilityChoices } from './facilities-page.tsx';
import { facilityMessages } from './facility-messages.ts';
import { projectMessages } from './project-messages.ts';
import { useProjectChoices } from './projects-page.tsx';
import { serviceMessages } from './service-messages.ts';
import { useDay } from './use-day.ts';

const TEAMS_OFFERED = 200;

export function NewActivityPage() {
  const t = useT(serviceMessages);
  const f = useT(facilityMessages);
  const p = useT(projectMessages);
  const facilities = useFacilityChoices();
  const projects = useProjectChoices();
  const go = useGo();
  const [on, setOn] = useDay();
  const teams = useRead(listTeams, { pageSize: TEAMS_OFFERED, sort: 'name' }).data?.rows ?? [];
  const [draft, setDraft] = useState({ code: '', name: '', teamId: '', placeId: undefined as string | undefined, from: '09:00', to: '11:00', capacity: '', about: '', facilityId: '', projectId: '', takesSignups: false });
  const set = <Name extends keyof typeof draft>(name: Name) => (value: (typeof draft)[Name]) => setDraft({ ...draft, [name]: value });
  const plan = useWrite(planActivity, { invalidates: ['volunteering'], done: { zh: '已发布', en: 'Planned' }, onSuccess: ({ id }) => go(`/volunteer-activities/${id}`) });
  const save = () => void plan.run({ code: draft.code, name: draft.name, teamId: draft.teamId, placeId: draft.placeId ?? '', on, from: draft.from, to: draft.to, capacity: draft.capacity === '' ? null : Number(draft.capacity), about: draft.about.trim() === '' ? null : draft.about, facilityId: draft.facilityId === '' ? null : draft.facilityId, projectId: draft.projectId === '' ? null : draft.projectId, takesSignups: draft.takesSignups });
  const error = (pointer: string) => fieldError(plan.problem, pointer);
  return (
    <>
      <PageHeader title={t('newActivity')} trail={[{ text: t('activities'), to: '/volunteer-activities' }]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={plan.problem} />
            <div className="lc-grid">
              <Field label={t('code')} required error={error('/code')}>{(w) => <TextInput {...w} maxLength={60} value={draft.code} onChange={set('code')} />}</Field>
              <Field label={t('name')} required error={error('/name')}>{(w) => <TextInput {...w} maxLength={120} value={draft.name} onChange={set('name')} />}</Field>
              <Field label={t('team')} required error={error('/teamId')}>{(w) => <Select {...w} value={draft.teamId} choices={[{ value: '', label: '—' }, ...teams.map((team) => ({ value: team.id, label: team.name }))]} onChange={set('teamId')} />}</Field>
              <Field label={t('place')} required error={error('/placeId')}>{(w) => <Suspense><PlaceSelect {...w} value={draft.placeId} onChange={set('placeId')} /></Suspense>}</Field>
              {facilities.length > 0 && <Field label={f('facility')} purpose={f('facilityPurpose')} error={error('/facilityId')}>{(w) => <Select {...w} value={draft.facilityId} placeholder="—" choices={facilities} onChange={set('facilityId')} />}</Field>}
              {projects.length > 0 && <Field label={p('belongs')} purpose={p('belongsPurpose')} error={error('/projectId')}>{(w) => <Select {...w} value={draft.projectId} placeholder="—" choices={projects} onChange={set('projectId')} />}</Field>}
            </div>
            <div className="lc-grid">
              <Field label={t('on')} required error={error('/on')}>{(w) => <TextInput {...w} type="date" value={on} onChange={setOn} />}</Field>
              <Field label={t('from')} required error={error('/from')}>{(w) => <TextInput {...w} type="time" value={draft.from} onChange={set('from')} />}</Field>
              <Field label={t('to')} required error={error('/to')}>{(w) => <TextInput {...w} type="time" value={draft.to} onChange={set('to')} />}</Field>
              <Field label={t('capacity')} purpose={t('capacityPurpose')} error={error('/capacity')}>{(w) => <TextInput {...w} type="number" value={draft.capacity} onChange={set('capacity')} />}</Field>
            </div>
            <Field label={t('about')} purpose={t('aboutPurpose')} error={error('/about')}>{(w) => <TextArea {...w} rows={4} maxLength={2_000} value={draft.about} onChange={set('about')} />}</Field>
            <Checkbox checked={draft.takesSignups} onChange={set('takesSignups')}>{t('takesSignups')}</Checkbox>
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={plan.pending}>{t('publish')}</Button><Button kind="quiet" onClick={() => go('/volunteer-activities')}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}
