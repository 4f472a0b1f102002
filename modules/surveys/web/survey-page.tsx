/** 一份问卷 · What came in against the targets, the acts that are left, and the results once it is closed. */
import { useState } from 'react';
import { Lock, PenLine, Pencil, Play, Target, Upload } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT, useText } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan, useProgramme } from '#platform/web/session.tsx';
import { Button, DateText, Dialog, KeyValue, LinkButton, Notice, PageHeader, ProblemAlert, RatioBar, RatioText, Section, Skeleton, StateTag } from '#platform/web/ui/index.ts';
import { channelWords, closeSurvey, openSurvey, readSurvey, surveyStateWords } from '../contract/index.ts';
import { surveyMessages } from './messages.ts';
import { ResultsSection } from './results-section.tsx';
import './surveys.css';
import { surveyTones } from './words.ts';

type Survey = OutputOf<typeof readSurvey>;

export function SurveyPage() {
  const t = useT(surveyMessages);
  const text = useText();
  const { surveyId } = useRouteParams<'surveyId'>();
  const [mayEnter, mayManage] = [useCan('surveys.enter'), useCan('surveys.manage')];
  const found = useRead(readSurvey, { surveyId });
  const survey = found.data;
  const trail = [{ text: t('surveys'), to: '/surveys' }];
  if (survey === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('survey')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const of = (code: string) => survey.definition.versions.find((version) => version.code === code);
  return (
    <>
      <PageHeader title={survey.title} about={survey.purpose} trail={trail} beside={<StateTag tone={surveyTones[survey.state]} text={surveyStateWords[survey.state]} />} actions={<>
        {mayManage && survey.state === 'draft' && <LinkButton icon={Pencil} to={`/surveys/${surveyId}/edit`}>{t('editSurvey')}</LinkButton>}
        {mayManage && survey.state !== 'closed' && <LinkButton icon={Target} to={`/surveys/${surveyId}/quotas`}>{t('setQuotas')}</LinkButton>}
        {mayEnter && survey.state === 'open' && <><LinkButton icon={Upload} to={`/surveys/${surveyId}/import`}>{t('importIt')}</LinkButton><LinkButton kind="primary" icon={PenLine} to={`/surveys/${surveyId}/enter`}>{t('enter')}</LinkButton></>}
        {mayManage && survey.state !== 'closed' && <StepAct survey={survey} />}
      </>} />
      <Section>
        <KeyValue facts={[
          { label: t('period'), value: <><DateText value={survey.opensOn} /> – <DateText value={survey.closesOn} /></> }, { label: `${t('collected')} / ${t('target')}`, value: <RatioText ratio={{ numerator: survey.collected, denominator: survey.target }} /> },
          ...(survey.byChannel.length === 0 ? [] : [{ label: t('byChannel'), value: survey.byChannel.map(({ channel, count }) => `${text(channelWords[channel])} ${numberText(count)}`).join(' · ') }]),
          ...(survey.byVersion.length === 0 ? [] : [{ label: t('byVersion'), value: survey.byVersion.map(({ version, count }) => `${text(of(version) ?? { zh: version, en: version })} ${numberText(count)}`).join(' · ') }]),
          { label: t('populationSource'), value: survey.populationSource ?? '—' },
        ]} />
      </Section>
      <Quotas survey={survey} />
      {survey.state === 'closed' ? <ResultsSection survey={survey} /> : <Section title={t('results')}><p className="lc-quiet">{t('resultsLater')}</p></Section>}
    </>
  );
}

/** Opening and closing cannot be taken back, so each is asked once more. */
function StepAct({ survey }: { readonly survey: Survey }) {
  const t = useT(surveyMessages);
  const [isAsking, setAsking] = useState(false);
  const done = { invalidates: ['surveys'], onSuccess: () => setAsking(false) };
  const open = useWrite(openSurvey, { ...done, done: { zh: '已开放', en: 'Open' } });
  const close = useWrite(closeSurvey, { ...done, done: { zh: '已结束', en: 'Closed' } });
  const opens = survey.state === 'draft';
  const { problem, pending } = opens ? open : close;
  const run = () => void (opens ? open : close).run({ surveyId: survey.id, version: survey.version });
  const words = opens ? t('open') : t('close');
  return (
    <>
      <Button icon={opens ? Play : Lock} onClick={() => setAsking(true)}>{words}</Button>
      <Dialog open={isAsking} title={t(opens ? 'openAsk' : 'closeAsk', { title: survey.title })} onClose={() => setAsking(false)} actions={<><Button kind="primary" pending={pending} onClick={run}>{words}</Button><Button kind="quiet" onClick={() => setAsking(false)}>{t('cancel')}</Button></>}>
        <p>{t(opens ? 'openNote' : 'closeNote')}</p><ProblemAlert problem={problem} />
      </Dialog>
    </>
  );
}

function Quotas({ survey }: { readonly survey: Survey }) {
  const t = useT(surveyMessages);
  const text = useText();
  const { code } = useProgramme();
  if (survey.quotas.length === 0) return <Notice tone="warn" title={t('quotas')}><p>{t('noQuotas')}</p></Notice>;
  return (
    <Section title={t('quotas')} about={t('quotasAbout')}>
      <div className="lc-survey-scroll" role="region" aria-label={t('quotas')} tabIndex={0}>
        <table className="lc-survey-table">
          <thead><tr><th scope="col">{t('community')}</th><th scope="col">{t('progress')}</th><th scope="col" className="lc-right">{t('missing')}</th><th scope="col" className="lc-right">{t('population')}</th>{survey.takesAnswers && <th scope="col">{t('link')}</th>}</tr></thead>
          <tbody>{survey.quotas.map(({ place, target, population, collected, missing }) => {
            const name = text({ zh: place.nameZh, en: place.nameEn });
            return (
              <tr key={place.id}>
                <th scope="row">{name}</th><td><RatioBar ratio={{ numerator: collected, denominator: target }} digits={0} /></td><td className="lc-right lc-number">{numberText(missing)}</td><td className="lc-right lc-number">{population === null ? '—' : numberText(population)}</td>
                {survey.takesAnswers && <td><a href={`/public/${code}/surveys/${survey.id}?place=${encodeURIComponent(place.code)}`} aria-label={`${t('openLink')} ${name}`}>{t('openLink')}</a></td>}
              </tr>
            );
          })}</tbody>
        </table>
      </div>
    </Section>
  );
}
