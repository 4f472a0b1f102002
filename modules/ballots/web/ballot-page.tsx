/** 投票页 · One ballot: its steps, its question, what is unusual, and the result once it is counted. */
import { ExternalLink, Files, FileStack, MessageSquareText, PenLine, Printer } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan, useProgramme } from '#platform/web/session.tsx';
import { DateText, KeyValue, LinkButton, Notice, PageHeader, ProblemAlert, Section, Skeleton, StateTag, Tag } from '#platform/web/ui/index.ts';
import { ballotModeText, ballotStateWords, readBallot, tokenKindWords, weightWarning } from '../contract/index.ts';
import { weighsMore } from '../domain/index.ts';
import { BallotActs } from './ballot-acts.tsx';
import { GuardLimits } from './guard-limits.tsx';
import { GuardSection } from './guard-section.tsx';
import { ballotMessages } from './messages.ts';
import { WithholdOption } from './withhold-option.tsx';
import { PhotosSection } from './photos-section.tsx';
import { ResultSection } from './result-section.tsx';
import { ballotTones } from './words.ts';
import './ballots.css';

type Ballot = OutputOf<typeof readBallot>;

export function BallotPage() {
  const t = useT(ballotMessages);
  const { ballotId } = useRouteParams<'ballotId'>();
  const { code } = useProgramme();
  const mayGuard = useCan('ballots.guard');
  const mayWatch = useCan('ballots.watch');
  const mayReadOutbox = useCan('ballots.readOutbox');
  const found = useRead(readBallot, { ballotId });
  const ballot = found.data;
  if (ballot === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('ballot')} trail={[{ text: t('title'), to: '/ballots' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const isPublic = ballot.state !== 'draft' && ballot.state !== 'withdrawn';
  return (
    <>
      <PageHeader
        title={ballot.title} trail={[{ text: t('title'), to: '/ballots' }]} beside={<StateTag tone={ballotTones[ballot.state]} text={ballotStateWords[ballot.state]} />}
        actions={<>
          {ballot.acts.includes('update') && <LinkButton icon={PenLine} to={`/ballots/${ballot.id}/edit`}>{t('edit')}</LinkButton>}
          {ballot.acts.includes('printCodes') && <LinkButton icon={Printer} to={`/ballots/${ballot.id}/codes`}>{t('printCodes')}</LinkButton>}
          {ballot.acts.includes('printCodes') && <LinkButton icon={Files} to={`/ballots/${ballot.id}/papers`}>{t('printPapers')}</LinkButton>}
          {ballot.acts.includes('enterPaper') && <LinkButton icon={FileStack} to={`/ballots/${ballot.id}/paper`}>{t('paper')}</LinkButton>}
          {mayReadOutbox && ballot.tokenKinds.includes('sms') && <LinkButton icon={MessageSquareText} to="/sms-outbox">{t('outbox')}</LinkButton>}
          {isPublic && <a className="lc-button lc-button-plain" href={`/public/${code}/ballots/${ballot.id}`}><ExternalLink size="1.1em" aria-hidden="true" /><span>{t('publicPage')}</span></a>}
        </>}
      />
      <div className="lc-split">
        <div className="lc-stack">
          {ballot.state === 'closed' && <ResultSection ballot={ballot} />}
          <Question ballot={ballot} />
          <PhotosSection ballot={ballot} />
          {mayWatch && isPublic && <GuardSection ballot={ballot} />}
          {mayGuard && ballot.state !== 'withdrawn' && <GuardLimits key={JSON.stringify(ballot.guardLimits)} ballot={ballot} />}
        </div>
        <div className="lc-stack"><BallotActs ballot={ballot} /><Facts ballot={ballot} /></div>
      </div>
    </>
  );
}

function Question({ ballot }: { readonly ballot: Ballot }) {
  const t = useT(ballotMessages);
  return (
    <Section title={t('options')}>
      {ballot.body !== '' && ballot.body.split('\n').map((line) => <p key={line}>{line}</p>)}
      {ballot.classes.map((group) => (
        <div key={group.code} className="lc-ballot-class">
          <h3>{group.label} <span className="lc-quiet lc-small">{t('limit')} {group.limit} · {t('seats')} {group.seats}</span>{ballot.impersonalClasses.includes(group.code) && <> <Tag>{t('impersonalTag')}</Tag></>}</h3>
          <ul>{ballot.options.filter(({ classCode }) => classCode === group.code).map((option) => <li key={option.code}><strong>{option.label}</strong>{option.note !== null && <span className="lc-quiet"> {option.note}</span>}{ballot.withheldOptions.includes(option.code) && <> <Tag>{t('withheld')}</Tag></>}{ballot.mayWithhold && <> <WithholdOption ballot={ballot} code={option.code} label={option.label} /></>}</li>)}</ul>
        </div>
      ))}
    </Section>
  );
}

function WeightOf({ ballot }: { readonly ballot: Ballot }) {
  const t = useT(ballotMessages);
  const text = useText();
  return (
    <>
      {ballot.weightPercent === 0 ? t('advice') : `${ballot.weightPercent} %`}{ballot.weightRule !== '' && ` · ${t('weightRule')}：${ballot.weightRule}`}
      {weighsMore(ballot.weightPercent) && <Notice tone="warn">{text(weightWarning)}</Notice>}
    </>
  );
}

function Facts({ ballot }: { readonly ballot: Ballot }) {
  const t = useT(ballotMessages);
  const text = useText();
  return (
    <Section title={t('facts')}>
      <KeyValue columns={1} facts={[
        { label: t('mode'), value: text(ballotModeText(ballot.mode, ballot.limits)) },
        { label: t('times'), value: <><DateText value={ballot.opensAt} style="dateTime" /> {t('to')} <DateText value={ballot.closesAt} style="dateTime" /></> },
        { label: t('weight'), value: <WeightOf ballot={ballot} /> },
        { label: t('tokens'), value: ballot.tokenKinds.map((kind) => text(tokenKindWords[kind])).join('、') },
        ...(ballot.onceRule === '' ? [] : [{ label: t('onceRule'), value: ballot.onceRule }]),
        { label: t('codes'), value: <>{t('codesLine', ballot.codes)}{ballot.state === 'open' && <div className="lc-quiet lc-small">{t('toldByTheHour')}</div>}</> },
        { label: t('paper'), value: t('papersLine', ballot.paper) },
        { label: t('draftedBy'), value: <>{ballot.draftedByName} · <DateText value={ballot.draftedAt} style="dateTime" /></> },
        ...(ballot.openedByName === null ? [] : [{ label: t('opened'), value: ballot.openedByName }]),
        ...(ballot.closingRequestedByName === null ? [] : [{ label: t('closingBy'), value: `${ballot.closingRequestedByName}：${ballot.closingMinutes ?? ''}` }]),
        ...(ballot.closedByName === null ? [] : [{ label: t('closed'), value: ballot.closedByName }]),
        ...(ballot.definitionHash === null ? [] : [{ label: t('definition'), value: <code className="lc-ballot-hash">{ballot.definitionHash}</code> }]),
      ]} />
    </Section>
  );
}
