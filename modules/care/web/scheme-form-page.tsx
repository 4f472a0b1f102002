/** 新建与修改关爱行动 */
import { Suspense, useState } from 'react';
import { Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { BurdenPreview } from '#modules/burden/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Checkbox, Field, fieldError, PageHeader, ProblemAlert, Section, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { createScheme, listSituations, readScheme, updateScheme } from '../contract/index.ts';
import './care.css';
import { careMessages } from './messages.ts';
import { SituationBoxes } from './situation-boxes.tsx';

type Known = OutputOf<typeof readScheme>;
const FEN = 100;

export function NewSchemePage() {
  return <SchemeForm />;
}

export function EditSchemePage() {
  const t = useT(careMessages);
  const { schemeId } = useRouteParams<'schemeId'>();
  const found = useRead(readScheme, { schemeId });
  if (found.data !== undefined) return <SchemeForm key={found.data.id} known={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('editScheme')} trail={[{ text: t('schemes'), to: '/care' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

const draftOf = (known: Known | undefined) => ({
  code: known?.code ?? '', name: known?.name ?? '', purpose: known?.purpose ?? '', from: known?.from ?? '', until: known?.until ?? '', whoText: known?.whoText ?? '', askText: known?.askText ?? '', needsAll: known?.needsAll ?? [], needsAny: known?.needsAny ?? [],
  byHousehold: known?.byHousehold ?? false, noticeDays: known === undefined ? '' : String(known.noticeDays), budget: known === undefined || known.budgetFen === 0 ? '' : String(known.budgetFen / FEN), thanksText: known?.thanksText ?? '', isPublic: known?.isPublic ?? true,
});
type Draft = ReturnType<typeof draftOf>;

function useSaving(known: Known | undefined, draft: Draft) {
  const go = useGo();
  const create = useWrite(createScheme, { invalidates: ['care'], done: { zh: '已新建', en: 'Begun' }, onSuccess: ({ id }) => go(`/care/${id}`) });
  const update = useWrite(updateScheme, { invalidates: ['care'], done: { zh: '已保存', en: 'Saved' }, onSuccess: ({ id }) => go(`/care/${id}`) });
  const { code, noticeDays, budget, ...rest } = draft;
  const facts = { ...rest, needsAll: [...rest.needsAll], needsAny: [...rest.needsAny], ...(noticeDays === '' ? {} : { noticeDays: Number(noticeDays) }), budgetFen: Math.round(Number(budget || '0') * FEN) };
  const save = () => void (known === undefined ? create.run({ code, ...facts }) : update.run({ schemeId: known.id, version: known.version, ...facts }));
  return { save, ...(known === undefined ? create : update) };
}

function SchemeForm({ known }: { readonly known?: Known }) {
  const t = useT(careMessages);
  const go = useGo();
  const situations = useRead(listSituations, {}).data?.rows ?? [];
  const [draft, setDraft] = useState(draftOf(known));
  const set = <Name extends keyof Draft>(name: Name) => (value: Draft[Name]) => setDraft({ ...draft, [name]: value });
  const { save, problem, pending } = useSaving(known, draft);
  const error = (pointer: string) => fieldError(problem, pointer);
  return (
    <>
      <PageHeader title={t(known === undefined ? 'newScheme' : 'editScheme')} trail={[{ text: t('schemes'), to: '/care' }, ...(known === undefined ? [] : [{ text: known.name, to: `/care/${known.id}` }])]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={problem} />
            <div className="lc-grid">
              {known === undefined && <Field label={t('code')} required error={error('/code')}>{(w) => <TextInput {...w} maxLength={60} value={draft.code} onChange={set('code')} />}</Field>}
              <Field label={t('name')} required error={error('/name')}>{(w) => <TextInput {...w} maxLength={120} value={draft.name} onChange={set('name')} />}</Field>
              <Field label={t('from')} required error={error('/from')}>{(w) => <TextInput {...w} type="date" value={draft.from} onChange={set('from')} />}</Field>
              <Field label={t('until')} required error={error('/until')}>{(w) => <TextInput {...w} type="date" value={draft.until} onChange={set('until')} />}</Field>
            </div>
            <Field label={t('purpose')} required error={error('/purpose')}>{(w) => <TextArea {...w} rows={2} maxLength={1_000} value={draft.purpose} onChange={set('purpose')} />}</Field>
            <Field label={t('whoText')} purpose={t('whoPurpose')} required error={error('/whoText')}>{(w) => <TextArea {...w} rows={2} maxLength={1_000} value={draft.whoText} onChange={set('whoText')} />}</Field>
            <Field label={t('askText')} purpose={t('askPurpose')} required error={error('/askText')}>{(w) => <TextArea {...w} rows={2} maxLength={1_000} value={draft.askText} onChange={set('askText')} />}</Field>
            <div className="lc-grid">
              <SituationBoxes legend={t('needsAll')} purpose={t('needsPurpose')} situations={situations} chosen={draft.needsAll} onChange={set('needsAll')} />
              <SituationBoxes legend={t('needsAny')} purpose={t('needsPurpose')} situations={situations} chosen={draft.needsAny} onChange={set('needsAny')} />
            </div>
            <Checkbox checked={draft.byHousehold} onChange={set('byHousehold')}>{t('byHousehold')}<span className="lc-quiet lc-small"> · {t('byHouseholdNote')}</span></Checkbox>
            <div className="lc-grid">
              <Field label={t('noticeDays')} purpose={t('noticeDaysPurpose')} error={error('/noticeDays')}>{(w) => <TextInput {...w} type="number" min={1} max={60} value={draft.noticeDays} onChange={set('noticeDays')} />}</Field>
              <Field label={t('budget')} purpose={t('budgetPurpose')} error={error('/budgetFen')}>{(w) => <TextInput {...w} type="number" min={0} value={draft.budget} onChange={set('budget')} />}</Field>
            </div>
            <Field label={t('thanks')} purpose={t('thanksPurpose')} required error={error('/thanksText')}>{(w) => <TextArea {...w} rows={5} maxLength={2_000} value={draft.thanksText} onChange={set('thanksText')} />}</Field>
            <Checkbox checked={draft.isPublic} onChange={set('isPublic')}>{t('isPublic')}</Checkbox>
            <Suspense><BurdenPreview kind="care.delivery" about={{ self: known?.id, situations: [...new Set([...draft.needsAll, ...draft.needsAny])] }} /></Suspense>
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={pending}>{t(known === undefined ? 'begin' : 'save')}</Button><Button kind="quiet" onClick={() => go(known === undefined ? '/care' : `/care/${known.id}`)}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}
