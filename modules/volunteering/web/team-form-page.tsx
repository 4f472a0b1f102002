/** 新建与修改队伍 */
import { Suspense, useState } from 'react';
import { Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { PersonSelect } from '#modules/people/web/index.ts';
import { OrganisationSelect, PlaceSelect } from '#modules/places/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Field, fieldError, PageHeader, ProblemAlert, Section, Select, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { createTeam, listBranches, readTeam, updateTeam } from '../contract/index.ts';
import { volunteeringMessages } from './messages.ts';
import { useNameOf } from './names.ts';
import { useDay } from './use-day.ts';

type Known = OutputOf<typeof readTeam>;

export function NewTeamPage() {
  return <TeamForm />;
}

export function EditTeamPage() {
  const t = useT(volunteeringMessages);
  const { teamId } = useRouteParams<'teamId'>();
  const found = useRead(readTeam, { teamId });
  if (found.data !== undefined) return <TeamForm key={found.data.id} known={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('editTeam')} trail={[{ text: t('teams'), to: '/volunteer-teams' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function TeamForm({ known }: { readonly known?: Known }) {
  const t = useT(volunteeringMessages);
  const nameOf = useNameOf();
  const go = useGo();
  const [today] = useDay();
  const branches = useRead(listBranches, {}).data?.rows ?? [];
  const [draft, setDraft] = useState({
    code: '', name: known?.name ?? '', branch: known?.branch?.code ?? '', placeId: known?.place?.id, organisationId: known?.organisation?.id, leaderId: known?.leader?.id, foundedOn: known?.foundedOn ?? '', dissolvedOn: known?.dissolvedOn ?? '',
  });
  const set = <Name extends keyof typeof draft>(name: Name) => (value: (typeof draft)[Name]) => setDraft({ ...draft, [name]: value });
  const create = useWrite(createTeam, { invalidates: ['volunteering'], done: { zh: '已新建', en: 'Founded' }, onSuccess: ({ id }) => go(`/volunteer-teams/${id}`) });
  const update = useWrite(updateTeam, { invalidates: ['volunteering'], done: { zh: '已保存', en: 'Saved' }, onSuccess: ({ id }) => go(`/volunteer-teams/${id}`) });
  const { problem, pending } = known === undefined ? create : update;
  const facts = {
    name: draft.name, branch: draft.branch === '' ? null : draft.branch, placeId: draft.placeId ?? null, organisationId: draft.organisationId ?? null, leaderId: draft.leaderId ?? null,
    foundedOn: draft.foundedOn === '' ? today : draft.foundedOn, dissolvedOn: draft.dissolvedOn === '' ? null : draft.dissolvedOn,
  };
  const save = () => void (known === undefined ? create.run({ ...facts, code: draft.code }) : update.run({ ...facts, teamId: known.id, version: known.version }));
  return (
    <>
      <PageHeader title={t(known === undefined ? 'newTeam' : 'editTeam')} trail={[{ text: t('teams'), to: '/volunteer-teams' }, ...(known === undefined ? [] : [{ text: known.name, to: `/volunteer-teams/${known.id}` }])]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={problem} />
            <div className="lc-grid">
              {known === undefined && <Field label={t('code')} purpose={t('codePurpose')} required error={fieldError(problem, '/code')}>{(w) => <TextInput {...w} maxLength={60} value={draft.code} onChange={set('code')} />}</Field>}
              <Field label={t('name')} required error={fieldError(problem, '/name')}>{(w) => <TextInput {...w} maxLength={120} value={draft.name} onChange={set('name')} />}</Field>
              <Field label={t('branch')} error={fieldError(problem, '/branch')}>{(w) => <Select {...w} value={draft.branch} choices={[{ value: '', label: '—' }, ...branches.map((branch) => ({ value: branch.code, label: nameOf(branch) }))]} onChange={set('branch')} />}</Field>
            </div>
            <div className="lc-grid">
              <Field label={t('place')} error={fieldError(problem, '/placeId')}>{(w) => <Suspense><PlaceSelect {...w} value={draft.placeId} onChange={set('placeId')} /></Suspense>}</Field>
              <Field label={t('organisation')} error={fieldError(problem, '/organisationId')}>{(w) => <Suspense><OrganisationSelect {...w} value={draft.organisationId} onChange={set('organisationId')} /></Suspense>}</Field>
              <Field label={t('leader')} purpose={t('leaderPurpose')} error={fieldError(problem, '/leaderId')}>{(w) => <Suspense><PersonSelect {...w} value={draft.leaderId} onChange={set('leaderId')} /></Suspense>}</Field>
            </div>
            <div className="lc-grid">
              <Field label={t('foundedOn')} required error={fieldError(problem, '/foundedOn')}>{(w) => <TextInput {...w} type="date" value={facts.foundedOn} onChange={set('foundedOn')} />}</Field>
              {known !== undefined && <Field label={t('dissolvedOn')} purpose={t('dissolvedOnPurpose')} error={fieldError(problem, '/dissolvedOn')}>{(w) => <TextInput {...w} type="date" value={draft.dissolvedOn} onChange={set('dissolvedOn')} />}</Field>}
            </div>
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={pending}>{t(known === undefined ? 'found' : 'save')}</Button><Button kind="quiet" onClick={() => go(known === undefined ? '/volunteer-teams' : `/volunteer-teams/${known.id}`)}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}
