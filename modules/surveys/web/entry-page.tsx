/** 录入答卷 · One after another: community, day and version stay, the answers are cleared. */
import { useState } from 'react';
import { Save } from 'lucide-react';
import type { OutputOf, ProblemBody } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Field, fieldError, PageHeader, ProblemAlert, Section, Select, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { enterAnswer, readSurvey } from '../contract/index.ts';
import { DONT_KNOW, optionsOf, questionsFor } from '../domain/index.ts';
import type { Question } from '../domain/index.ts';
import { surveyMessages } from './messages.ts';
import './surveys.css';

type Survey = OutputOf<typeof readSurvey>;
type Given = Readonly<Record<string, string[]>>;

export function EntryPage() {
  const t = useT(surveyMessages);
  const { surveyId } = useRouteParams<'surveyId'>();
  const found = useRead(readSurvey, { surveyId });
  if (found.data !== undefined) return <EntryForm key={found.data.id} survey={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('enter')} trail={[{ text: t('surveys'), to: '/surveys' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function EntryForm({ survey }: { readonly survey: Survey }) {
  const t = useT(surveyMessages);
  const text = useText();
  const { definition, quotas } = survey;
  const [head, setHead] = useState({ placeId: quotas[0]?.place.id ?? '', version: definition.versions[0]?.code ?? '', on: '', sheetNumber: '' });
  const [given, setGiven] = useState<Given>({});
  const [last, setLast] = useState<number | null>(null);
  const save = useWrite(enterAnswer, { invalidates: ['surveys'], onSuccess: ({ collected }) => { setLast(collected); setGiven({}); setHead((before) => ({ ...before, sheetNumber: '' })); } });
  const set = (name: keyof typeof head) => (value: string) => setHead({ ...head, [name]: value });
  const asked = questionsFor(definition, head.version);
  const send = () => {
    setLast(null);
    const answers = Object.fromEntries(asked.flatMap(({ code }) => ((given[code] ?? []).length === 0 ? [] : [[code, given[code] as string[]]])));
    void save.run({ surveyId: survey.id, placeId: head.placeId, version: head.version, on: head.on, sheetNumber: head.sheetNumber === '' ? null : head.sheetNumber, answers });
  };
  const error = (pointer: string) => fieldError(save.problem, pointer);
  return (
    <>
      <PageHeader title={`${t('enter')} · ${survey.title}`} about={t('entryAbout')} trail={[{ text: t('surveys'), to: '/surveys' }, { text: survey.title, to: `/surveys/${survey.id}` }]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); send(); }}>
        <ProblemAlert problem={save.problem} />
        <p role="status">{last === null ? '' : t('entered', { n: last })}</p>
        <Section>
          <div className="lc-grid">
            <Field label={t('community')} required error={error('/placeId')}>{(w) => <Select {...w} value={head.placeId} choices={quotas.map(({ place }) => ({ value: place.id, label: text({ zh: place.nameZh, en: place.nameEn }) }))} onChange={set('placeId')} />}</Field>
            <Field label={t('whom')} required error={error('/version')}>{(w) => <Select {...w} value={head.version} choices={definition.versions.map((version) => ({ value: version.code, label: text(version) }))} onChange={set('version')} />}</Field>
            <Field label={t('day')} required error={error('/on')}>{(w) => <TextInput {...w} type="date" min={survey.opensOn} max={survey.closesOn} value={head.on} onChange={set('on')} />}</Field>
            <Field label={t('sheet')} purpose={t('sheetHelp')} error={error('/sheetNumber')}>{(w) => <TextInput {...w} maxLength={40} value={head.sheetNumber} onChange={set('sheetNumber')} />}</Field>
          </div>
        </Section>
        <Section><div className="lc-stack">{asked.map((question, at) => <QuestionEntry key={question.code} question={question} at={at} given={given[question.code] ?? []} problem={save.problem} onChange={(chosen) => setGiven({ ...given, [question.code]: chosen })} />)}</div></Section>
        <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={save.pending}>{t('saveAnswer')}</Button></div>
      </form>
    </>
  );
}

interface QuestionEntryProps { readonly question: Question; readonly at: number; readonly given: readonly string[]; readonly problem: ProblemBody | null; readonly onChange: (chosen: string[]) => void }

function QuestionEntry({ question, at, given, problem, onChange }: QuestionEntryProps) {
  const t = useT(surveyMessages);
  const text = useText();
  const several = question.type === 'multiple';
  const options = [...optionsOf(question).map((option) => ({ code: option.code, label: text({ zh: option.zh, en: option.en }) })), ...(question.dontKnow ? [{ code: DONT_KNOW, label: t('unsureWord') }] : [])];
  const error = fieldError(problem, `/answers/${question.code}`);
  const toggle = (code: string, isOn: boolean) => onChange(!several ? [code] : isOn ? [...given, code] : given.filter((each) => each !== code));
  return (
    <fieldset className="lc-survey-choices">
      <legend>{at + 1}. {text({ zh: question.zh, en: question.en })}</legend>
      <div>{options.map(({ code, label }) => <label key={code}><input type={several ? 'checkbox' : 'radio'} name={question.code} value={code} checked={given.includes(code)} onChange={(event) => toggle(code, event.target.checked)} /><span>{label}</span></label>)}</div>
      {error !== undefined && <p className="lc-field-error" role="alert">{error}</p>}
    </fieldset>
  );
}
