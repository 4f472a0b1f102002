/** 问卷结果 · Each share with what it is made of, 不清楚 apart, and how far it may be off, in words. */
import { Download } from 'lucide-react';
import { percentText } from '#kernel/ratio.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useUrlOf } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT, useText } from '#platform/web/i18n.ts';
import { DownloadButton, KeyValue, ProblemAlert, RatioBar, RatioText, Section, Skeleton } from '#platform/web/ui/index.ts';
import { exportResults, indexKindWords, readResults } from '../contract/index.ts';
import type { readSurvey } from '../contract/index.ts';
import { surveyMessages } from './messages.ts';

type Survey = OutputOf<typeof readSurvey>;
type Results = OutputOf<typeof readResults>;
type QuestionOf = Results['questions'][number];
const PERCENT = 100;

const share = (value: number | null): string => (value === null ? '—' : `${numberText(PERCENT * value, 1)}%`);
const points = (margin: number): string => numberText(PERCENT * margin, 1);

export function ResultsSection({ survey }: { readonly survey: Survey }) {
  const t = useT(surveyMessages);
  const urlOf = useUrlOf();
  const found = useRead(readResults, { surveyId: survey.id });
  const results = found.data;
  if (results === undefined) return <Section title={t('results')}>{found.problem === null ? <Skeleton lines={6} /> : <ProblemAlert problem={found.problem} onRetry={found.reload} />}</Section>;
  return (
    <>
      <Section title={t('results')} about={results.covered === null ? t('noWeights') : t('weightsFrom', { source: results.populationSource ?? '—', n: numberText(results.covered.numerator), of: numberText(results.covered.denominator) })} actions={<DownloadButton small icon={Download} href={urlOf(exportResults, { surveyId: survey.id })}>{t('exportResults')}</DownloadButton>}>
        {results.indexes.length > 0 && <Indexes indexes={results.indexes} />}
      </Section>
      {results.questions.map((question, at) => <QuestionResult key={question.code} question={question} at={at} survey={survey} />)}
    </>
  );
}

function Indexes({ indexes }: { readonly indexes: Results['indexes'] }) {
  const t = useT(surveyMessages);
  const text = useText();
  return (
    <>
      <p className="lc-quiet">{t('indexAbout')}</p>
      <KeyValue facts={indexes.map((index) => ({
        label: text(indexKindWords[index.kind]),
        value: <><RatioText ratio={index.share} /> · {t('weighted')} {share(index.weighted)}{index.margin !== null && <> · {t('margin', { n: points(index.margin) })} · {t('effective', { n: numberText(Math.round(index.effective ?? 0)) })}</>}</>,
      }))} />
    </>
  );
}

function QuestionResult({ question, at, survey }: { readonly question: QuestionOf; readonly at: number; readonly survey: Survey }) {
  const t = useT(surveyMessages);
  const text = useText();
  const asked = survey.definition.questions.find(({ code }) => code === question.code);
  const title = `${at + 1}. ${asked === undefined ? question.code : text({ zh: asked.zh, en: asked.en })}`;
  if (question.isHidden) return <Section title={title}><p className="lc-quiet">{t('hidden')}</p></Section>;
  return (
    <Section title={title} about={`${t('answers', { n: question.base })} · ${t('unsure', { n: question.dontKnow.numerator, of: question.dontKnow.denominator })}`}>
      <div className="lc-survey-scroll" role="region" aria-label={title} tabIndex={0}>
        <table className="lc-survey-table">
          <thead><tr><th scope="col">{t('option')}</th><th scope="col">{t('share')}</th><th scope="col" className="lc-right">{t('weighted')}</th></tr></thead>
          <tbody>{question.options.map((option) => <tr key={option.code}><th scope="row">{text({ zh: option.zh, en: option.en })}</th><td><RatioBar ratio={option.share} /></td><td className="lc-right lc-number">{share(option.weighted)}</td></tr>)}</tbody>
        </table>
      </div>
      {question.margin !== null && <p className="lc-small"><strong>{t('margin', { n: points(question.margin) })}</strong> · {t('effective', { n: numberText(Math.round(question.effective ?? 0)) })}<br /><span className="lc-quiet">{t('marginMeans', { n: points(question.margin) })}</span></p>}
      {(question.places.length > 0 || question.hiddenPlaceCount > 0) && <details className="lc-survey-places"><summary>{t('byPlace')}</summary><PlacesTable question={question} /></details>}
    </Section>
  );
}

function PlacesTable({ question }: { readonly question: QuestionOf }) {
  const t = useT(surveyMessages);
  const text = useText();
  return (
    <>
      <div className="lc-survey-scroll" role="region" aria-label={t('byPlace')} tabIndex={0}>
        <table className="lc-survey-table">
          <thead><tr><th scope="col">{t('community')}</th><th scope="col" className="lc-right">{t('base')}</th>{question.options.map((option) => <th key={option.code} scope="col" className="lc-right">{text({ zh: option.zh, en: option.en })}</th>)}</tr></thead>
          <tbody>{question.places.map(({ place, base, counts }) => (
            <tr key={place.id}><th scope="row">{text({ zh: place.nameZh, en: place.nameEn })}</th><td className="lc-right lc-number">{numberText(base)}</td>{counts.map(({ code, count }) => <td key={code} className="lc-right lc-number">{percentText({ numerator: count, denominator: base }, 0)} <span className="lc-quiet">({numberText(count)})</span></td>)}</tr>
          ))}</tbody>
        </table>
      </div>
      {question.hiddenPlaceCount > 0 && <p className="lc-quiet lc-small">{t('hiddenPlaces', { n: question.hiddenPlaceCount })}</p>}
    </>
  );
}
