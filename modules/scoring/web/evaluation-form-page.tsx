/** 新建与修改测评 · Edition, period, rules and the groups of areas that are compared. */
import { useState } from 'react';
import { Plus, Save, Trash2 } from 'lucide-react';
import { listEditions, readEdition } from '#modules/frameworks/contract/index.ts';
import { listRounds } from '#modules/inspections/contract/index.ts';
import { listPlaces, placeKindWords } from '#modules/places/contract/index.ts';
import { listMaterialRequests } from '#modules/submissions/contract/index.ts';
import { listSurveys } from '#modules/surveys/contract/index.ts';
import type { OutputOf, ProblemBody } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, Checkbox, Field, fieldError, PageHeader, ProblemAlert, Section, Select, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { createEvaluation, listEvaluations, readEvaluation, reviseEvaluation } from '../contract/index.ts';
import { draftOf, EVALUATED_KINDS, NO_EVALUATION, sentEvaluation, WEIGHTED } from './evaluation-draft.ts';
import type { Evaluation, EvaluationDraft, GroupDraft, GroupKind } from './evaluation-draft.ts';
import { evaluationMessages } from './evaluation-messages.ts';
import './scoring.css';

type Places = OutputOf<typeof listPlaces>['rows'];
const NO_GROUP: GroupDraft = { name: '', kind: 'zone', placeIds: [], names: '', document: '' };
/** Kinds whose places may be chosen, and the city itself, which stands beside others of its level. */
const CHOSEN_KINDS = ['city', ...EVALUATED_KINDS].join(',');

export function NewEvaluationPage() {
  const places = useRead(listPlaces, { kinds: CHOSEN_KINDS });
  return places.data === undefined ? <Skeleton height="30rem" /> : <EvaluationForm places={places.data.rows} />;
}

export function EditEvaluationPage() {
  const t = useT(evaluationMessages);
  const { evaluationId } = useRouteParams<'evaluationId'>();
  const found = useRead(readEvaluation, { evaluationId });
  const places = useRead(listPlaces, { kinds: CHOSEN_KINDS });
  if (found.data !== undefined && places.data !== undefined) return <EvaluationForm key={found.data.id} known={found.data} places={places.data.rows} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('edit')} trail={[{ text: t('evaluations'), to: '/evaluations' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

interface PartProps { readonly draft: EvaluationDraft; readonly onChange: (changes: Partial<EvaluationDraft>) => void; readonly problem: ProblemBody | null }

function EvaluationForm({ known, places }: { readonly known?: Evaluation; readonly places: Places }) {
  const t = useT(evaluationMessages);
  const text = useText();
  const go = useGo();
  const kinds = new Map(places.map(({ id, kind }) => [id, kind]));
  const [draft, setDraft] = useState<EvaluationDraft>(() => (known === undefined ? { ...NO_EVALUATION, groups: [NO_GROUP] } : draftOf(known, (id) => kinds.get(id))));
  const onChange = (changes: Partial<EvaluationDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const create = useWrite(createEvaluation, { invalidates: ['scoring'], done: { zh: '已新建', en: 'Begun' }, onSuccess: ({ id }) => go(`/evaluations/${id}`) });
  const revise = useWrite(reviseEvaluation, { invalidates: ['scoring'], done: { zh: '已保存', en: 'Saved' }, onSuccess: ({ id }) => go(`/evaluations/${id}`) });
  const { problem, pending } = known === undefined ? create : revise;
  const save = () => void (known === undefined ? create.run(sentEvaluation(draft)) : revise.run({ ...sentEvaluation(draft), evaluationId: known.id, version: known.version }));
  const parts = { draft, onChange, problem };
  const setGroup = (at: number, next: GroupDraft | null) => onChange({ groups: draft.groups.flatMap((group, index) => (index !== at ? [group] : next === null ? [] : [next])) });
  return (
    <>
      <PageHeader title={t(known === undefined ? 'newOne' : 'edit')} trail={[{ text: t('evaluations'), to: '/evaluations' }, ...(known === undefined ? [] : [{ text: text({ zh: known.nameZh, en: known.nameEn }), to: `/evaluations/${known.id}` }])]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <ProblemAlert problem={problem} />
        <HeadPart {...parts} />
        <RulesPart {...parts} {...(known === undefined ? {} : { ownId: known.id })} />
        <Section title={t('areas')} about={t('groupPurpose')} actions={<Button icon={Plus} onClick={() => onChange({ groups: [...draft.groups, NO_GROUP] })}>{t('addGroup')}</Button>}>
          <div className="lc-stack">
            {draft.groups.map((group, at) => <GroupPart key={at} at={at} group={group} places={places} onChange={(next) => setGroup(at, next)} />)}
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={pending}>{t('save')}</Button><Button kind="quiet" onClick={() => go(known === undefined ? '/evaluations' : `/evaluations/${known.id}`)}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}

function HeadPart({ draft, onChange, problem }: PartProps) {
  const t = useT(evaluationMessages);
  const text = useText();
  const editions = useRead(listEditions, {}).data?.rows ?? [];
  const rounds = (useRead(listRounds, { pageSize: 200 }).data?.rows ?? []).filter((round) => round.state === 'closed' && round.editionId === draft.editionId);
  const [mayReadMaterial, mayReadSurveys] = [useCan('submissions.read'), useCan('surveys.read')];
  const requests = (useRead(listMaterialRequests, {}, { enabled: mayReadMaterial }).data?.rows ?? []).filter((each) => each.edition.id === draft.editionId);
  const surveys = (useRead(listSurveys, { pageSize: 200 }, { enabled: mayReadSurveys }).data?.rows ?? []).filter(({ state }) => state !== 'draft');
  const edition = useRead(readEdition, { editionId: draft.editionId }, { enabled: draft.editionId !== '' && draft.years === '' }).data;
  // The weights of the edition are a beginning; whoever typed any keeps them.
  if (edition !== undefined && draft.years === '') {
    onChange({ years: edition.yearWeights.join(' '), weights: { material: String(edition.methodWeights['material'] ?? 0), field: String(edition.methodWeights['field'] ?? 0), questionnaire: String(edition.methodWeights['questionnaire'] ?? 0), consultation: String(edition.methodWeights['consultation'] ?? 0) } });
  }
  const input = (name: 'code' | 'nameZh' | 'nameEn' | 'startsOn' | 'endsOn', label: string, more: { type?: string; maxLength?: number } = {}) => (
    <Field label={label} required error={fieldError(problem, `/${name}`)}>{(w) => <TextInput {...w} {...more} value={draft[name]} onChange={(value) => onChange({ [name]: value })} />}</Field>
  );
  return (
    <Section>
      <div className="lc-stack">
        <div className="lc-grid">{input('nameZh', t('nameZh'), { maxLength: 100 })}{input('nameEn', t('nameEn'), { maxLength: 120 })}{input('code', t('code'), { maxLength: 40 })}</div>
        <div className="lc-grid">
          <Field label={t('edition')} required error={fieldError(problem, '/editionId')}>{(w) => <Select {...w} value={draft.editionId} choices={[{ value: '', label: t('choose') }, ...editions.map((each) => ({ value: each.id, label: text({ zh: each.titleZh, en: each.titleEn }) }))]} onChange={(editionId) => onChange({ editionId, roundId: '', materialRequestId: '', years: '' })} />}</Field>
          {input('startsOn', t('from'), { type: 'date' })}{input('endsOn', t('to'), { type: 'date' })}
        </div>
        <Field label={t('round')} purpose={t('roundPurpose')} error={fieldError(problem, '/roundId')}>{(w) => <Select {...w} value={draft.roundId} choices={[{ value: '', label: t('noRound') }, ...rounds.map((each) => ({ value: each.id, label: text({ zh: each.nameZh, en: each.nameEn }) }))]} onChange={(roundId) => onChange({ roundId })} />}</Field>
        {draft.roundId !== '' && (
          <fieldset className="lc-stack"><legend>{t('linkedObservations')}</legend><p className="lc-field-purpose">{t('linkedRuleSaid')}</p>
            <Checkbox checked={draft.countsLinked} onChange={(countsLinked) => onChange({ countsLinked, linkedSince: draft.linkedSince === '' ? draft.startsOn : draft.linkedSince })}>{t('linkedCount')}</Checkbox>
            {draft.countsLinked && <Field label={t('linkedSince')} required error={fieldError(problem, '/linkedObservationsSince')}>{(w) => <TextInput {...w} type="date" value={draft.linkedSince} onChange={(linkedSince) => onChange({ linkedSince })} />}</Field>}
          </fieldset>
        )}
        {mayReadMaterial && <Field label={t('request')} purpose={t('requestPurpose')} error={fieldError(problem, '/materialRequestId')}>{(w) => <Select {...w} value={draft.materialRequestId} choices={[{ value: '', label: t('noSource') }, ...requests.map((each) => ({ value: each.id, label: each.name }))]} onChange={(materialRequestId) => onChange({ materialRequestId })} />}</Field>}
        {mayReadSurveys && <Field label={t('survey')} purpose={t('surveyPurpose')} error={fieldError(problem, '/surveyId')}>{(w) => <Select {...w} value={draft.surveyId} choices={[{ value: '', label: t('noSource') }, ...surveys.map((each) => ({ value: each.id, label: each.title }))]} onChange={(surveyId) => onChange({ surveyId })} />}</Field>}
      </div>
    </Section>
  );
}

function RulesPart({ draft, onChange, problem, ownId }: PartProps & { readonly ownId?: string }) {
  const t = useT(evaluationMessages);
  const text = useText();
  const frozen = (useRead(listEvaluations, { state: 'frozen', sort: '-recent', pageSize: 50 }).data?.rows ?? []).filter(({ id }) => id !== ownId);
  const number = (label: string, value: string, path: string, set: (value: string) => void) => <Field key={path} label={label} error={fieldError(problem, path)}>{(w) => <TextInput {...w} type="number" inputMode="decimal" min={0} step={0.01} value={value} onChange={set} />}</Field>;
  return (
    <Section title={t('rules')}>
      <div className="lc-stack">
        <fieldset className="lc-stack"><legend>{t('weights')}</legend><div className="lc-grid">{WEIGHTED.map((method) => number(t(method), draft.weights[method], `/rules/methodWeights/${method}`, (value) => onChange({ weights: { ...draft.weights, [method]: value } })))}</div></fieldset>
        <div className="lc-grid">
          <Field label={t('years')} purpose={t('yearsPurpose')} error={fieldError(problem, '/rules/yearWeights')}>{(w) => <TextInput {...w} maxLength={60} value={draft.years} onChange={(years) => onChange({ years })} />}</Field>
          {number(t('capped'), draft.cap, '/rules/effects/stopNomination/capPoints', (cap) => onChange({ cap }))}
        </div>
        {frozen.length > 0 && (
          <fieldset className="lc-stack"><legend>{t('earlier')}</legend><p className="lc-field-purpose">{t('earlierPurpose')}</p>
            {frozen.map((each) => <Checkbox key={each.id} checked={draft.earlierIds.includes(each.id)} onChange={(checked) => onChange({ earlierIds: frozen.map(({ id }) => id).filter((id) => (id === each.id ? checked : draft.earlierIds.includes(id))) })}>{text({ zh: each.nameZh, en: each.nameEn })}</Checkbox>)}
          </fieldset>
        )}
        <Checkbox checked={draft.hasLinked} onChange={(hasLinked) => onChange({ hasLinked })}>{t('linkedRule')}</Checkbox>
        {draft.hasLinked && (
          <div className="lc-grid">
            <Field label={t('linkedZh')} required error={fieldError(problem, '/rules/linked/nameZh')}>{(w) => <TextInput {...w} maxLength={100} value={draft.linkedZh} onChange={(linkedZh) => onChange({ linkedZh })} />}</Field>
            <Field label={t('linkedEn')} required error={fieldError(problem, '/rules/linked/nameEn')}>{(w) => <TextInput {...w} maxLength={120} value={draft.linkedEn} onChange={(linkedEn) => onChange({ linkedEn })} />}</Field>
            <Field label={t('linkedFrom')} purpose={t('linkedFromPurpose')} error={fieldError(problem, '/linkedEvaluationId')}>{(w) => <Select {...w} value={draft.linkedEvaluationId} choices={[{ value: '', label: t('noSource') }, ...frozen.filter(({ editionId }) => editionId !== draft.editionId).map((each) => ({ value: each.id, label: text({ zh: each.nameZh, en: each.nameEn }) }))]} onChange={(linkedEvaluationId) => onChange({ linkedEvaluationId })} />}</Field>
            {number(t('linkedMinimum'), draft.linkedMinimum, '/rules/linked/minimum', (linkedMinimum) => onChange({ linkedMinimum }))}{number(t('linkedShare'), draft.linkedShare, '/rules/linked/share', (linkedShare) => onChange({ linkedShare }))}
          </div>
        )}
      </div>
    </Section>
  );
}

function GroupPart({ at, group, places, onChange }: { readonly at: number; readonly group: GroupDraft; readonly places: Places; readonly onChange: (next: GroupDraft | null) => void }) {
  const t = useT(evaluationMessages);
  const text = useText();
  const ofKind = places.filter(({ kind }) => kind === group.kind);
  const choose = (kind: GroupKind) => onChange({ ...group, kind, placeIds: kind === 'named' ? [] : places.filter((place) => place.kind === kind).map(({ id }) => id), name: group.name === '' && kind !== 'named' ? text(placeKindWords[kind]) : group.name });
  return (
    <fieldset className="lc-stack lc-scoring-group">
      <legend>{t('group', { n: at + 1 })}</legend>
      <div className="lc-grid">
        <Field label={t('kind')}>{(w) => <Select {...w} value={group.kind} choices={[...EVALUATED_KINDS.map((kind) => ({ value: kind, label: text(placeKindWords[kind]) })), { value: 'named' as const, label: t('named') }]} onChange={(kind) => choose((kind === '' ? 'zone' : kind) as GroupKind)} />}</Field>
        <Field label={t('groupName')} required>{(w) => <TextInput {...w} maxLength={60} value={group.name} onChange={(name) => onChange({ ...group, name })} />}</Field>
      </div>
      {group.kind === 'named'
        ? (
          <div className="lc-stack">
            {places.filter(({ kind }) => kind === 'city').map((place) => <Checkbox key={place.id} checked={group.placeIds.includes(place.id)} onChange={(checked) => onChange({ ...group, placeIds: checked ? [place.id] : [] })}>{text({ zh: place.nameZh, en: place.nameEn })}</Checkbox>)}
            <Field label={t('names')} required>{(w) => <TextArea {...w} rows={6} value={group.names} onChange={(names) => onChange({ ...group, names })} />}</Field>
            <Field label={t('namesDocument')} purpose={t('namesDocumentPurpose')} required>{(w) => <TextInput {...w} maxLength={300} value={group.document} onChange={(document) => onChange({ ...group, document })} />}</Field>
          </div>
        )
        : (
          <fieldset><legend>{t('chosen')}</legend>
            {ofKind.length === 0 ? <p className="lc-quiet">{t('noPlaces')}</p>
              : <div className="lc-scoring-choices">{ofKind.map((place) => <Checkbox key={place.id} checked={group.placeIds.includes(place.id)} onChange={(checked) => onChange({ ...group, placeIds: checked ? [...group.placeIds, place.id] : group.placeIds.filter((id) => id !== place.id) })}>{text({ zh: place.nameZh, en: place.nameEn })}</Checkbox>)}</div>}
          </fieldset>
        )}
      <div className="lc-row"><Button kind="quiet" small icon={Trash2} onClick={() => onChange(null)}>{t('dropGroup')}</Button></div>
    </fieldset>
  );
}
