/** 发布与修改活动 · By the office for any team, by whoever leads a team for it; and changed by whoever runs it. */
import { useState } from 'react';
import { Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Field, fieldError, Notice, PageHeader, ProblemAlert, Section, Select, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { listTeams, planActivity, planTeamActivity, readActivityPlan, readLedTeam, readPlanChoices, updateActivity } from '../contract/index.ts';
import { useFacilityChoices } from './facilities-page.tsx';
import { myMessages } from './my-messages.ts';
import { useNameOf } from './names.ts';
import { EMPTY_PLAN, planFacts, PlanFields, shiftFacts } from './plan-fields.tsx';
import type { PlanDraft } from './plan-fields.tsx';
import { planMessages } from './plan-messages.ts';
import { useProjectChoices } from './projects-page.tsx';
import { serviceMessages } from './service-messages.ts';
import { useDay } from './use-day.ts';

const TEAMS_OFFERED = 200;
const INVALIDATES = ['volunteering'];

export function NewActivityPage() {
  const t = useT(serviceMessages);
  const go = useGo();
  const offered = { facilities: useFacilityChoices(), projects: useProjectChoices() };
  const [on, setOn] = useDay();
  const teams = useRead(listTeams, { pageSize: TEAMS_OFFERED, sort: 'name' }).data?.rows ?? [];
  const [draft, setDraft] = useState(EMPTY_PLAN);
  const [which, setWhich] = useState({ code: '', teamId: '' });
  const plan = useWrite(planActivity, { invalidates: INVALIDATES, done: { zh: '已发布', en: 'Planned' }, onSuccess: ({ id }) => go(`/volunteer-activities/${id}`) });
  const error = (pointer: string) => fieldError(plan.problem, pointer);
  return (
    <>
      <PageHeader title={t('newActivity')} trail={[{ text: t('activities'), to: '/volunteer-activities' }]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void plan.run({ ...which, ...planFacts(draft), placeId: draft.placeId ?? '', on, shifts: shiftFacts(draft) }); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={plan.problem} />
            <div className="lc-grid">
              <Field label={t('code')} required error={error('/code')}>{(w) => <TextInput {...w} maxLength={60} value={which.code} onChange={(code) => setWhich({ ...which, code })} />}</Field>
              <Field label={t('team')} required error={error('/teamId')}>{(w) => <Select {...w} value={which.teamId} choices={[{ value: '', label: '—' }, ...teams.map((team) => ({ value: team.id, label: team.name }))]} onChange={(teamId) => setWhich({ ...which, teamId })} />}</Field>
            </div>
            <PlanFields draft={draft} setDraft={setDraft} on={on} setOn={setOn} error={error} offered={offered} />
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={plan.pending}>{t('publish')}</Button><Button kind="quiet" onClick={() => go('/volunteer-activities')}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}

/** What a plan of this team can name. */
function useOffered(teamId: string | undefined) {
  const nameOf = useNameOf();
  const found = useRead(readPlanChoices, { teamId: teamId ?? '' }, { enabled: teamId !== undefined });
  const choices = found.data;
  const named = (rows: readonly { id: string; name: string }[] = []) => rows.map(({ id, name }) => ({ value: id, label: name }));
  return { place: choices?.place ?? null, offered: { places: (choices?.places ?? []).map((place) => ({ value: place.id, label: nameOf(place) })), facilities: named(choices?.facilities), projects: named(choices?.projects) } };
}

export function PlanTeamActivityPage() {
  const t = useT(serviceMessages);
  const m = useT(myMessages);
  const p = useT(planMessages);
  const nameOf = useNameOf();
  const go = useGo();
  const { teamId } = useRouteParams<'teamId'>();
  const team = useRead(readLedTeam, { teamId });
  const { place, offered } = useOffered(teamId);
  const [on, setOn] = useDay();
  const [draft, setDraft] = useState<PlanDraft>({ ...EMPTY_PLAN, takesSignups: true });
  const plan = useWrite(planTeamActivity, { invalidates: INVALIDATES, done: { zh: '已发布', en: 'Planned' }, onSuccess: ({ id }) => go(`/my-service/activities/${id}`) });
  const back = `/my-service/teams/${teamId}`;
  const trail = [{ text: m('mine'), to: '/my-service' }, { text: team.data?.team.name ?? m('team1'), to: back }];
  if (team.data === undefined) return team.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={m('plan')} trail={trail} /><ProblemAlert problem={team.problem} onRetry={team.reload} /></>;
  return (
    <>
      <PageHeader title={m('plan')} trail={trail} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void plan.run({ teamId, ...planFacts(draft), placeId: draft.placeId ?? null, on, shifts: shiftFacts(draft) }); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={plan.problem} />
            <PlanFields draft={draft} setDraft={setDraft} on={on} setOn={setOn} error={(pointer) => fieldError(plan.problem, pointer)} offered={{ ...offered, placeDefault: place === null ? undefined : p('placeDefault', { place: nameOf(place) }) }} />
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={plan.pending}>{t('publish')}</Button><Button kind="quiet" onClick={() => go(back)}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}

type Known = OutputOf<typeof readActivityPlan>;

export function EditActivityPage() {
  const p = useT(planMessages);
  const m = useT(myMessages);
  const { activityId } = useRouteParams<'activityId'>();
  const found = useRead(readActivityPlan, { activityId });
  if (found.data !== undefined) return <EditForm key={found.data.version} known={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={p('edit')} trail={[{ text: m('mine'), to: '/my-service' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

const draftOf = (known: Known): PlanDraft => ({
  name: known.name, placeId: known.place.id, from: known.from, to: known.to, capacity: known.capacity === null ? '' : String(known.capacity), about: known.about ?? '', facilityId: known.facility?.id ?? '', projectId: known.project?.id ?? '', takesSignups: known.takesSignups,
  shifts: known.shifts.map((shift) => ({ ...shift, capacity: shift.capacity === null ? '' : String(shift.capacity) })),
});

/** What is named already stays a choice, though closed or over since. */
const withNow = (choices: readonly { value: string; label: string }[], now: { id: string; name: string } | null) => (now === null || choices.some(({ value }) => value === now.id) ? choices : [...choices, { value: now.id, label: now.name }]);

function EditForm({ known }: { readonly known: Known }) {
  const t = useT(planMessages);
  const m = useT(myMessages);
  const nameOf = useNameOf();
  const go = useGo();
  const { offered } = useOffered(known.team.id);
  const [on, setOn] = useState(known.on);
  const [draft, setDraft] = useState(() => draftOf(known));
  const [note, setNote] = useState('');
  const back = `/my-service/activities/${known.id}`;
  const update = useWrite(updateActivity, { invalidates: INVALIDATES, done: { zh: '已修改', en: 'Changed' }, onSuccess: () => go(back) });
  const error = (pointer: string) => fieldError(update.problem, pointer);
  const isDropping = known.shifts.some(({ id, taken }) => taken > 0 && !draft.shifts.some((shift) => shift.id === id));
  const all = { places: withNow(offered.places, { id: known.place.id, name: nameOf(known.place) }), facilities: withNow(offered.facilities, known.facility), projects: withNow(offered.projects, known.project) };
  return (
    <>
      <PageHeader title={t('edit')} trail={[{ text: m('mine'), to: '/my-service' }, { text: known.name, to: back }]} />
      {known.isHeld && <Notice title={t('held')}>{null}</Notice>}
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void update.run({ activityId: known.id, version: known.version, ...planFacts(draft), placeId: draft.placeId ?? '', on, shifts: shiftFacts(draft), note: note.trim() === '' ? null : note }); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={update.problem} />
            <PlanFields draft={draft} setDraft={setDraft} on={on} setOn={setOn} error={error} offered={all} />
            {isDropping && <Notice tone="warn" title={t('dropNote')}>{null}</Notice>}
            <Field label={t('note')} purpose={t('notePurpose')} error={error('/note')}>{(w) => <TextArea {...w} rows={2} maxLength={300} value={note} onChange={setNote} />}</Field>
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={update.pending}>{t('save')}</Button><Button kind="quiet" onClick={() => go(back)}>{t('back')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}
