/** 下达、修改申报任务 */
import { Suspense, useState } from 'react';
import { Plus, Save, X } from 'lucide-react';
import { BurdenPreview } from '#modules/burden/web/index.ts';
import { listEditions, readEdition } from '#modules/frameworks/contract/index.ts';
import { listOrganisations } from '#modules/places/contract/index.ts';
import { OrganisationSelect } from '#modules/places/web/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Field, fieldError, IconButton, PageHeader, ProblemAlert, Section, Select, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { createMaterialRequest, readMaterialRequest, reviseMaterialRequest } from '../contract/index.ts';
import { WINDOW_MONTHS } from '../domain/index.ts';
import { submissionsMessages } from './messages.ts';

const NONE = '00000000-0000-0000-0000-000000000000';
interface Need { readonly standardId: string; readonly organisationId: string; readonly documentsMin: number; readonly picturesMin: number }

type Request = OutputOf<typeof readMaterialRequest>;

export function NewRequestPage() {
  return <RequestForm />;
}

export function EditRequestPage() {
  const t = useT(submissionsMessages);
  const { requestId } = useRouteParams<'requestId'>();
  const found = useRead(readMaterialRequest, { requestId });
  if (found.data !== undefined) return <RequestForm key={found.data.id} known={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('edit')} trail={[{ text: t('requests'), to: '/material-requests' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

/** Edition and window stay what they were set to: material was submitted for them. */
function RequestForm({ known }: { readonly known?: Request }) {
  const t = useT(submissionsMessages);
  const text = useText();
  const go = useGo();
  const [draft, setDraft] = useState({ code: known?.code ?? '', name: known?.name ?? '', editionId: known?.edition.id ?? '', endsOn: known?.endsOn ?? '', months: String(WINDOW_MONTHS), dueOn: known?.dueOn ?? '' });
  const [row, setRow] = useState({ standardId: '', documents: '1', pictures: '1' });
  const [organisationId, setOrganisation] = useState<string>();
  const [needs, setNeeds] = useState<readonly Need[]>(() => (known?.needs ?? []).map((need) => ({ standardId: need.standard.id, organisationId: need.unit.id, documentsMin: need.documents.required, picturesMin: need.pictures.required })));
  const editions = useRead(listEditions, {});
  const edition = useRead(readEdition, { editionId: draft.editionId === '' ? NONE : draft.editionId }, { enabled: draft.editionId !== '' });
  const units = useRead(listOrganisations, {}).data?.rows ?? [];
  const create = useWrite(createMaterialRequest, { invalidates: ['submissions', 'duties'], done: { zh: '已下达', en: 'Set' }, onSuccess: ({ id }) => go(`/material-requests/${id}`) });
  const revise = useWrite(reviseMaterialRequest, { invalidates: ['submissions', 'duties'], done: { zh: '已保存', en: 'Saved' }, onSuccess: ({ id }) => go(`/material-requests/${id}`) });
  const { problem, pending } = known === undefined ? create : revise;
  const send = () => void (known === undefined
    ? create.run({ ...draft, editionId: draft.editionId === '' ? NONE : draft.editionId, months: Number(draft.months), needs: [...needs] })
    : revise.run({ requestId: known.id, version: known.version, name: draft.name, dueOn: draft.dueOn, needs: [...needs] }));
  const leaves = (edition.data?.nodes ?? []).filter(({ level }) => level === 'standard');
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const error = (pointer: string) => fieldError(problem, pointer);
  const words = (need: Need) => {
    const unit = units.find(({ id }) => id === need.organisationId);
    return t('needText', { standard: leaves.find(({ id }) => id === need.standardId)?.code ?? '', unit: unit === undefined ? '' : text({ zh: unit.nameZh, en: unit.nameEn }), documents: need.documentsMin, pictures: need.picturesMin });
  };
  const add = () => {
    if (organisationId !== undefined) setNeeds([...needs, { standardId: row.standardId, organisationId, documentsMin: Number(row.documents), picturesMin: Number(row.pictures) }]);
  };
  return (
    <>
      <PageHeader title={t(known === undefined ? 'add' : 'edit')} trail={[{ text: t('requests'), to: '/material-requests' }, ...(known === undefined ? [] : [{ text: known.name, to: `/material-requests/${known.id}` }])]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); send(); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={problem ?? editions.problem ?? edition.problem} />
            <div className="lc-grid">
              {known === undefined && <Field label={t('code')} required error={error('/code')}>{(w) => <TextInput {...w} maxLength={60} value={draft.code} onChange={set('code')} />}</Field>}
              <Field label={t('name')} required error={error('/name')}>{(w) => <TextInput {...w} maxLength={200} value={draft.name} onChange={set('name')} />}</Field>
              {known === undefined && <Field label={t('edition')} required error={error('/editionId')}>{(w) => <Select {...w} value={draft.editionId} choices={[{ value: '', label: t('choose') }, ...(editions.data?.rows ?? []).map((each) => ({ value: each.id, label: text({ zh: each.titleZh, en: each.titleEn }) }))]} onChange={(editionId) => { setDraft({ ...draft, editionId }); setNeeds([]); setRow({ ...row, standardId: '' }); }} />}</Field>}
              {known === undefined && <Field label={t('windowEnd')} purpose={t('windowEndPurpose')} required error={error('/endsOn')}>{(w) => <TextInput {...w} type="date" value={draft.endsOn} onChange={set('endsOn')} />}</Field>}
              {known === undefined && <Field label={t('months')} required error={error('/months')}>{(w) => <TextInput {...w} type="number" value={draft.months} onChange={set('months')} />}</Field>}
              <Field label={t('due')} required error={error('/dueOn')}>{(w) => <TextInput {...w} type="date" value={draft.dueOn} onChange={set('dueOn')} />}</Field>
            </div>
          </div>
        </Section>
        <Section title={t('needs')} about={t('needsAbout')}>
          <div className="lc-stack">
            <Suspense><BurdenPreview kind="submissions.piece" about={{ self: known?.id, needs }} /></Suspense>
            {needs.length > 0 && <ul className="lc-stack">{needs.map((need, at) => <li key={`${need.standardId} ${need.organisationId} ${at}`} className="lc-row"><span>{words(need)}</span><IconButton icon={X} label={t('dropNeed', { need: words(need) })} onClick={() => setNeeds(needs.filter((_each, index) => index !== at))} /></li>)}</ul>}
            <div className="lc-grid">
              <Field label={t('standard')}>{(w) => <Select {...w} value={row.standardId} choices={[{ value: '', label: t('choose') }, ...leaves.map((leaf) => ({ value: leaf.id, label: `${leaf.code} ${text({ zh: leaf.nameZh, en: leaf.nameEn })}` }))]} onChange={(standardId) => setRow({ ...row, standardId })} />}</Field>
              <Field label={t('unit')}>{(w) => <Suspense><OrganisationSelect {...w} value={organisationId} onChange={setOrganisation} /></Suspense>}</Field>
              <Field label={t('documents')}>{(w) => <TextInput {...w} type="number" value={row.documents} onChange={(documents) => setRow({ ...row, documents })} />}</Field>
              <Field label={t('pictures')}>{(w) => <TextInput {...w} type="number" value={row.pictures} onChange={(pictures) => setRow({ ...row, pictures })} />}</Field>
            </div>
            <div className="lc-row"><Button icon={Plus} disabled={row.standardId === '' || organisationId === undefined} onClick={add}>{t('addNeed')}</Button><Button kind="primary" type="submit" icon={Save} pending={pending} disabled={needs.length === 0}>{t('save')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}
