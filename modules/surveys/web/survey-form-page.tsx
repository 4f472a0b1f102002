/** 起草与修改问卷 · What is typed stays on this device until it is saved. */
import { Suspense } from 'react';
import { ArrowUp, Eraser, Plus, Save, Trash2 } from 'lucide-react';
import type { OutputOf, ProblemBody } from '#platform/contract/index.ts';
import { BurdenPreview } from '#modules/burden/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useDraft } from '#platform/web/draft.ts';
import { useT, useText } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Checkbox, Field, fieldError, IconButton, PageHeader, ProblemAlert, Section, Select, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { draftSurvey, indexKindWords, questionTypeWords, readSurvey, updateSurvey } from '../contract/index.ts';
import { INDEX_KINDS, QUESTION_TYPES } from '../domain/index.ts';
import { draftOf, emptyQuestion, fittingDraft, sentDraft, listOf } from './draft.ts';
import { StandardNames } from './standard-names.tsx';
import type { QuestionDraft, SurveyDraft } from './draft.ts';
import { surveyMessages } from './messages.ts';

type Known = OutputOf<typeof readSurvey>;

export function NewSurveyPage() {
  return <SurveyForm />;
}

export function EditSurveyPage() {
  const t = useT(surveyMessages);
  const { surveyId } = useRouteParams<'surveyId'>();
  const found = useRead(readSurvey, { surveyId });
  if (found.data !== undefined) return <SurveyForm key={found.data.id} known={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('editSurvey')} trail={[{ text: t('surveys'), to: '/surveys' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function SurveyForm({ known }: { readonly known?: Known }) {
  const t = useT(surveyMessages);
  const go = useGo();
  const draft = useDraft<SurveyDraft>(known === undefined ? 'survey' : `survey.${known.id}.${known.version}`, draftOf(known, t('versionsFirst')), fittingDraft);
  const { value } = draft;
  const done = { invalidates: ['surveys'], done: { zh: '已保存', en: 'Saved' }, onSuccess: ({ id }: { readonly id: string }) => { draft.clear(); go(known === undefined ? `/surveys/${id}/quotas` : `/surveys/${id}`); } };
  const create = useWrite(draftSurvey, done);
  const update = useWrite(updateSurvey, done);
  const { problem, pending } = known === undefined ? create : update;
  const send = () => void (known === undefined ? create.run({ code: value.code, ...sentDraft(value) }) : update.run({ surveyId: known.id, version: known.version, ...sentDraft(value) }));
  const set = (name: Exclude<keyof SurveyDraft, 'questions'>) => (text: string) => draft.set((before) => ({ ...before, [name]: text }));
  const setQuestions = (change: (questions: readonly QuestionDraft[]) => readonly QuestionDraft[]) => draft.set((before) => ({ ...before, questions: change(before.questions) }));
  const error = (pointer: string) => fieldError(problem, pointer);
  return (
    <>
      <PageHeader title={t(known === undefined ? 'newSurvey' : 'editSurvey')} about={t('formAbout')} trail={[{ text: t('surveys'), to: '/surveys' }, ...(known === undefined ? [] : [{ text: known.title, to: `/surveys/${known.id}` }])]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); send(); }}>
        <ProblemAlert problem={problem} />
        {draft.restored && <p className="lc-row" role="status">{t('draftRestored')} <Button icon={Eraser} kind="quiet" onClick={draft.clear}>{t('clearDraft')}</Button></p>}
        <Section>
          <div className="lc-grid">
            {known === undefined && <Field label={t('code')} purpose={t('codeHelp')} required error={error('/code')}>{(w) => <TextInput {...w} maxLength={40} value={value.code} onChange={set('code')} />}</Field>}
            <Field label={t('title')} required error={error('/title')}>{(w) => <TextInput {...w} maxLength={120} value={value.title} onChange={set('title')} />}</Field>
            <Field label={t('opensOn')} required error={error('/opensOn')}>{(w) => <TextInput {...w} type="date" value={value.opensOn} onChange={set('opensOn')} />}</Field>
            <Field label={t('closesOn')} required error={error('/closesOn')}>{(w) => <TextInput {...w} type="date" value={value.closesOn} onChange={set('closesOn')} />}</Field>
            <Field label={t('versions')} purpose={t('versionsHelp')} required error={error('/versions')}>{(w) => <TextArea {...w} rows={2} value={value.versions} onChange={set('versions')} />}</Field>
          </div>
          <Field label={t('purpose')} purpose={t('purposeHelp')} required error={error('/purpose')}>{(w) => <TextArea {...w} rows={3} maxLength={1_000} value={value.purpose} onChange={set('purpose')} />}</Field>
        </Section>
        {value.questions.map((question, at) => (
          <QuestionEditor
            key={question.key} question={question} at={at} problem={problem} onChange={(change) => setQuestions((all) => all.map((each, index) => (index === at ? { ...each, ...change } : each)))}
            {...(value.questions.length > 1 ? { onRemove: () => setQuestions((all) => all.filter((_each, index) => index !== at)) } : {})}
            {...(at > 0 ? { onUp: () => setQuestions((all) => all.map((each, index) => (index === at - 1 ? question : index === at ? all[at - 1] as QuestionDraft : each))) } : {})}
          />
        ))}
        <div className="lc-row"><Button icon={Plus} onClick={() => setQuestions((all) => [...all, emptyQuestion(all.length + 1)])}>{t('addQuestion')}</Button></div>
        <Suspense><BurdenPreview kind="surveys.interview" about={{ questions: value.questions.map(({ zh }) => zh).filter((zh) => zh !== '') }} /></Suspense>
        <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={pending}>{t('save')}</Button><Button kind="quiet" onClick={() => go(known === undefined ? '/surveys' : `/surveys/${known.id}`)}>{t('cancel')}</Button></div>
      </form>
    </>
  );
}

interface QuestionEditorProps { readonly question: QuestionDraft; readonly at: number; readonly problem: ProblemBody | null; readonly onChange: (change: Partial<QuestionDraft>) => void; readonly onRemove?: () => void; readonly onUp?: () => void }

function QuestionEditor({ question, at, problem, onChange, onRemove, onUp }: QuestionEditorProps) {
  const t = useT(surveyMessages);
  const text = useText();
  const n = at + 1;
  const error = (name: string) => fieldError(problem, `/questions/${at}/${name}`);
  const named = (language: 'zh' | 'en') => (value: string) => onChange({ [language]: value });
  const mayRead = useCan('frameworks.read');
  const hasChoices = question.type === 'single' || question.type === 'multiple';
  return (
    <Section title={t('questionNo', { n })} actions={<>{onUp !== undefined && <IconButton icon={ArrowUp} label={t('moveUp', { n })} onClick={onUp} />}{onRemove !== undefined && <IconButton icon={Trash2} label={t('removeQuestion', { n })} onClick={onRemove} />}</>}>
      <div className="lc-grid">
        <Field label={t('code')} required error={error('code')}>{(w) => <TextInput {...w} maxLength={20} value={question.code} onChange={(code) => onChange({ code })} />}</Field>
        <Field label={t('nameZh')} required error={error('zh')}>{(w) => <TextInput {...w} maxLength={200} value={question.zh} onChange={named('zh')} />}</Field>
        <Field label={t('nameEn')} required error={error('en')}>{(w) => <TextInput {...w} maxLength={300} value={question.en} onChange={named('en')} />}</Field>
        <Field label={t('type')} error={error('type')}>{(w) => <Select {...w} value={question.type} choices={QUESTION_TYPES.map((type) => ({ value: type, label: text(questionTypeWords[type]) }))} onChange={(type) => { if (type !== '') onChange({ type }); }} />}</Field>
        {hasChoices && <Field label={t('choices')} purpose={t('choicesHelp')} required error={error('choices')}>{(w) => <TextArea {...w} rows={4} value={question.choices} onChange={(choices) => onChange({ choices })} />}</Field>}
        <Field label={t('forVersions')} purpose={t('forVersionsHelp')} error={error('versions')}>{(w) => <TextInput {...w} value={question.versions} onChange={(versions) => onChange({ versions })} />}</Field>
        <Field label={t('indexKind')} error={error('index')}>{(w) => <Select {...w} value={question.index} choices={[{ value: '' as const, label: t('none') }, ...INDEX_KINDS.map((kind) => ({ value: kind, label: text(indexKindWords[kind]) }))]} onChange={(index) => onChange({ index })} />}</Field>
        {question.index !== '' && <Field label={t('topBoxes')} purpose={t('topBoxesHelp')} required error={error('topBoxes')}>{(w) => <TextInput {...w} value={question.topBoxes} onChange={(topBoxes) => onChange({ topBoxes })} />}</Field>}
      </div>
      <div className="lc-row"><Checkbox checked={question.required} onChange={(required) => onChange({ required })}>{t('required')}</Checkbox><Checkbox checked={question.dontKnow} onChange={(dontKnow) => onChange({ dontKnow })}>{t('dontKnow')}</Checkbox></div>
      {mayRead && <StandardNames chosen={listOf(question.standards ?? '')} error={error('standards')} onChange={(standards) => onChange({ standards: standards.join(', ') })} />}
    </Section>
  );
}
