/** 社区配额 · Where it is held, how many answers each is to bring, and how many people live there. */
import { useId, useState } from 'react';
import { CopyCheck, Save } from 'lucide-react';
import { listPlaces } from '#modules/places/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { AppLink, useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, DateText, Field, fieldError, Notice, PageHeader, ProblemAlert, Section, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { readSurvey, setQuotas, suggestQuotas } from '../contract/index.ts';
import { surveyMessages } from './messages.ts';
import './surveys.css';

type Survey = OutputOf<typeof readSurvey>;
type Typed = Readonly<Record<string, { readonly target: string; readonly population: string }>>;
const NOTHING = { target: '', population: '' };

export function QuotasPage() {
  const t = useT(surveyMessages);
  const { surveyId } = useRouteParams<'surveyId'>();
  const found = useRead(readSurvey, { surveyId });
  if (found.data !== undefined) return <QuotasForm key={found.data.id} survey={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('setQuotas')} trail={[{ text: t('surveys'), to: '/surveys' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function QuotasForm({ survey }: { readonly survey: Survey }) {
  const t = useT(surveyMessages);
  const text = useText();
  const go = useGo();
  const id = useId();
  const places = (useRead(listPlaces, {}).data?.rows ?? []).filter(({ kind }) => kind === 'community' || kind === 'village');
  const [typed, setTyped] = useState<Typed>(Object.fromEntries(survey.quotas.map(({ place, target, population }) => [place.id, { target: String(target), population: population === null ? '' : String(population) }])));
  const [source, setSource] = useState(survey.populationSource ?? '');
  const [forAll, setForAll] = useState('');
  const [words, setWords] = useState('');
  const back = `/surveys/${survey.id}`;
  const save = useWrite(setQuotas, { invalidates: ['surveys'], done: { zh: '已保存', en: 'Saved' }, onSuccess: () => go(back) });
  const change = (placeId: string, name: 'target' | 'population', value: string) => setTyped({ ...typed, [placeId]: { ...(typed[placeId] ?? NOTHING), [name]: value } });
  const send = () => void save.run({
    surveyId: survey.id, version: survey.version, populationSource: source === '' ? null : source,
    quotas: Object.entries(typed).filter(([, { target }]) => target !== '').map(([placeId, { target, population }]) => ({ placeId, target: Number(target), population: population === '' ? null : Number(population) })),
  });
  const known = useRead(suggestQuotas, { surveyId: survey.id });
  const before = known.data?.from;
  const takeBefore = () => {
    setTyped({ ...Object.fromEntries((known.data?.rows ?? []).map(({ placeId, target, population }) => [placeId, { target: String(target), population: population === null ? '' : String(population) }])), ...typed });
    if (source === '' && before?.populationSource !== null && before?.populationSource !== undefined) setSource(before.populationSource);
  };
  const wanted = words.trim().toLowerCase();
  const shown = places.filter((place) => wanted === '' || [place.nameZh, place.nameEn, place.code].some((part) => part.toLowerCase().includes(wanted)));
  return (
    <>
      <PageHeader title={t('setQuotas')} about={t('quotasFormAbout')} trail={[{ text: t('surveys'), to: '/surveys' }, { text: survey.title, to: back }]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); send(); }}>
        <ProblemAlert problem={save.problem} />
        {before !== null && before !== undefined && (
          <Notice title={t('knownQuotas')}>
            <p><AppLink to={`/surveys/${before.id}`}>{before.title}</AppLink> · <DateText value={before.closesOn} /> · {t('knownAge', { n: before.ageDays })}{before.populationSource !== null && ` · ${before.populationSource}`}</p>
            <Button icon={CopyCheck} onClick={takeBefore}>{t('takeQuotas', { n: known.data?.rows.length ?? 0 })}</Button>
          </Notice>
        )}
        <Section>
          <div className="lc-grid">
            <Field label={t('populationSource')} purpose={t('sourceHelp')} error={fieldError(save.problem, '/populationSource')}>{(w) => <TextInput {...w} maxLength={200} value={source} onChange={setSource} />}</Field>
            <Field label={t('find')}>{(w) => <TextInput {...w} type="search" value={words} onChange={setWords} />}</Field>
            <div className="lc-field"><label className="lc-field-label" htmlFor={id}>{t('targetForAll')}</label><div className="lc-row"><TextInput id={id} type="number" min={1} value={forAll} onChange={setForAll} /><Button onClick={() => setTyped({ ...typed, ...Object.fromEntries(shown.map((place) => [place.id, { ...(typed[place.id] ?? NOTHING), target: forAll }])) })}>{t('apply')}</Button></div></div>
          </div>
        </Section>
        <Section>
          <div className="lc-survey-scroll" role="region" aria-label={t('setQuotas')} tabIndex={0}>
            <table className="lc-survey-table">
              <thead><tr><th scope="col">{t('community')}</th><th scope="col">{t('target')}</th><th scope="col">{t('population')}</th></tr></thead>
              <tbody>{shown.map((place) => {
                const name = text({ zh: place.nameZh, en: place.nameEn });
                const value = typed[place.id] ?? NOTHING;
                return <tr key={place.id}><th scope="row">{name}</th><td><TextInput type="number" min={1} aria-label={t('targetOf', { name })} value={value.target} onChange={(next) => change(place.id, 'target', next)} /></td><td><TextInput type="number" min={1} aria-label={t('populationOf', { name })} value={value.population} onChange={(next) => change(place.id, 'population', next)} /></td></tr>;
              })}</tbody>
            </table>
          </div>
        </Section>
        <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={save.pending}>{t('save')}</Button><Button kind="quiet" onClick={() => go(back)}>{t('cancel')}</Button></div>
      </form>
    </>
  );
}
