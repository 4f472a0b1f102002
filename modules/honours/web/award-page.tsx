/** 荣誉页 · One award with its story and what may be done with it. */
import { ArrowUpFromLine, ExternalLink, Printer } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan, useProgramme } from '#platform/web/session.tsx';
import { DateText, KeyValue, LinkButton, PageHeader, ProblemAlert, Section, Skeleton, StateTag, Timeline } from '#platform/web/ui/index.ts';
import { awardEventWords, readAward, standingWords } from '../contract/index.ts';
import { AwardActs } from './award-acts.tsx';
import { certificateMessages } from './certificate-messages.ts';
import { honourMessages } from './messages.ts';
import { recommendationMessages } from './recommendation-messages.ts';
import { subjectMessages } from './subject-messages.ts';
import { withdrawalMessages } from './withdrawal-messages.ts';
import { standingTones } from './words.ts';
import './honours.css';

export function AwardPage() {
  const [t, r] = [useT(honourMessages), useT(recommendationMessages)];
  const text = useText();
  const c = useT(certificateMessages);
  const mayPrint = useCan('honours.register');
  const mayRecommend = useCan('honours.recommend');
  const { awardId } = useRouteParams<'awardId'>();
  const { code } = useProgramme();
  const found = useRead(readAward, { awardId });
  const award = found.data;
  if (award === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('award')} trail={[{ text: t('awards'), to: '/awards' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader
        title={`${award.subject.label} · ${text({ zh: award.title.nameZh, en: award.title.nameEn })}`} trail={[{ text: t('awards'), to: '/awards' }]} beside={<StateTag tone={standingTones[award.standing]} text={standingWords[award.standing]} />}
        actions={<>{mayRecommend && award.upwardTitleId !== null && (award.standing === 'inForce' || award.standing === 'rectifying') && <LinkButton icon={ArrowUpFromLine} to="/recommendations/new" search={{ titleId: award.upwardTitleId, subjectId: award.subject.id }}>{r('recommend')}</LinkButton>}{mayPrint && (award.standing === 'inForce' || award.standing === 'rectifying') && <LinkButton icon={Printer} to="/award-certificates" search={{ awardId }}>{c('printCertificate')}</LinkButton>}<a className="lc-button lc-button-plain" href={`/public/${code}/honours/plaques/${encodeURIComponent(award.number)}`}><ExternalLink size="1.1em" aria-hidden="true" /><span>{t('publicPage')}</span></a></>}
      />
      <div className="lc-split">
        <div className="lc-stack">
          <Section title={t('story')}>
            <Timeline label={t('story')} events={award.events.map((event) => ({
              id: event.id, at: event.at, title: text(awardEventWords[event.kind]), by: event.byName, tone: event.kind === 'withdrawn' ? 'danger' as const : event.kind === 'rectifyBy' ? 'warn' as const : event.kind === 'kept' || event.kind === 'conferred' ? 'ok' as const : 'neutral' as const,
              note: <><DateText value={event.on} />{event.until !== null && <> → <DateText value={event.until} /></>}{event.document !== null && <> · {event.document}</>}{event.reason !== null && <p>{t('reasonInside')}：{event.reason}</p>}</>,
            }))} />
          </Section>
        </div>
        <div className="lc-stack"><AwardActs award={award} /><Facts award={award} /></div>
      </div>
    </>
  );
}

function Facts({ award }: { readonly award: OutputOf<typeof readAward> }) {
  const [t, s, w] = [useT(honourMessages), useT(subjectMessages), useT(withdrawalMessages)];
  const text = useText();
  const proceeding = award.withdrawalId ?? award.lastWithdrawalId;
  return (
    <Section>
      <KeyValue columns={1} facts={[
        { label: t('number'), value: <span className="lc-honours-number">{award.number}</span> }, { label: t('title'), value: <AppLink to={`/titles/${award.title.id}`}>{text({ zh: award.title.nameZh, en: award.title.nameEn })}</AppLink> },
        { label: t('subject'), value: <AppLink to={`/honour-subjects/${award.subject.id}`}>{award.subject.label}</AppLink> }, { label: t('place'), value: award.place === null ? null : text({ zh: award.place.nameZh, en: award.place.nameEn }) },
        { label: t('document'), value: award.document }, { label: t('from'), value: <DateText value={award.from} /> }, { label: t('to'), value: award.to === null ? t('forGood') : <DateText value={award.to} /> },
        ...([['carriedFrom', award.carriedFrom], ['carriedTo', award.carriedTo]] as const).flatMap(([name, other]) => (other === null ? [] : [{ label: s(name), value: <AppLink to={`/awards/${other.id}`}>{other.label}</AppLink> }])),
        ...(award.stars === null ? [] : [{ label: t('stars'), value: String(award.stars) }]), ...(award.edition === null ? [] : [{ label: t('edition'), value: String(award.edition) }]),
        ...(award.nextReviewOn === null ? [] : [{ label: t('nextReview'), value: <DateText value={award.nextReviewOn} /> }]), ...(award.rectifyBy === null ? [] : [{ label: t('rectifyBy'), value: <DateText value={award.rectifyBy} /> }]),
        ...(award.lockUntil === null ? [] : [{ label: t('lockUntil'), value: <DateText value={award.lockUntil} /> }]),
        ...(proceeding === null ? [] : [{ label: w(award.withdrawalId === null ? 'lastProceeding' : 'withdrawal'), value: <AppLink to={`/withdrawals/${proceeding}`}>{w('toProceeding')}</AppLink> }]),
        { label: t('termsInARow'), value: <>{award.termsInARow}{award.mayGoUpward && <> <StateTag quiet tone="info" text={t('mayGoUpward')} /></>}</> },
        { label: t('shown'), value: award.isPublished ? t('shown') : `${t('notShown')}${award.publicationRefusal === null ? '' : ` · ${t(`refusal_${award.publicationRefusal}`)}`}` },
      ]} />
    </Section>
  );
}
