/** 称号页 · Figures that open into their rows, the newest awards, and the rules. */
import { FileUp, Printer, SquarePen, Vote } from 'lucide-react';
import { useState } from 'react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Field, LinkButton, PageHeader, ProblemAlert, Section, Skeleton, StateTag, StatTile, Tag, TextInput } from '#platform/web/ui/index.ts';
import { listAwards, readTitle, subjectKindWords, tierWords, titleStateWords } from '../contract/index.ts';
import { AwardsTable } from './awards-table.tsx';
import { certificateMessages } from './certificate-messages.ts';
import { TitleCriteria } from './criteria.tsx';
import { honourMessages } from './messages.ts';
import { roundMessages } from './round-messages.ts';
import { RulesView } from './rules-view.tsx';
import { RetireTitle, TitleVersions } from './title-versions.tsx';
import { titleCodesIn, useTitleNames } from './use-title-names.ts';
import './honours.css';

export function TitlePage() {
  const t = useT(honourMessages);
  const text = useText();
  const { titleId } = useRouteParams<'titleId'>();
  const mayRegister = useCan('honours.register');
  const c = useT(certificateMessages);
  const mayManage = useCan('honours.manageTitles');
  const mayRun = useCan('honours.runRounds');
  const r = useT(roundMessages);
  const [asOf, setAsOf] = useState('');
  const found = useRead(readTitle, { titleId, ...(asOf === '' ? {} : { asOf }) });
  const title = found.data;
  const titles = useTitleNames(title === undefined ? [] : titleCodesIn([title]));
  if (title === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('title')} trail={[{ text: t('titles'), to: '/titles' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader
        title={text({ zh: title.nameZh, en: title.nameEn })} trail={[{ text: t('titles'), to: '/titles' }]} about={title.authority}
        beside={<><Tag>{text(tierWords[title.tier])}</Tag><Tag>{text(subjectKindWords[title.subjectKind])}</Tag>{title.state === 'retired' && <StateTag tone="held" text={titleStateWords.retired} />}</>}
        actions={(
          <>
            {mayManage && <RetireTitle title={title} />}
            {mayManage && <LinkButton icon={SquarePen} to={`/titles/${titleId}/edit`}>{t('editTitle')}</LinkButton>}
            {mayRegister && title.inForce > 0 && <LinkButton icon={Printer} to="/award-certificates" search={{ titleId }}>{c('title')}</LinkButton>}
            {mayRun && title.state === 'inUse' && <LinkButton icon={Vote} to="/selection-rounds/new" search={{ titleId }}>{r('start')}</LinkButton>}
            {mayRegister && title.state === 'inUse' && <LinkButton kind="primary" icon={FileUp} to={`/titles/${titleId}/import`}>{t('importAwards')}</LinkButton>}
          </>
        )}
      />
      <Figures title={title} asOf={asOf} onAsOf={setAsOf} />
      <Newest titleId={titleId} asOf={title.asOf} />
      <Section title={t('rules')} {...(title.effectiveFrom === null ? {} : { about: t('byVersion', { n: title.ruleVersion, from: title.effectiveFrom }) })}><RulesView title={title} titles={titles} /></Section>
      <TitleCriteria titleId={titleId} />
      {title.versionCount > 1 && <TitleVersions titleId={titleId} />}
    </>
  );
}

function Figures({ title, asOf, onAsOf }: { readonly title: OutputOf<typeof readTitle>; readonly asOf: string; readonly onAsOf: (day: string) => void }) {
  const t = useT(honourMessages);
  const { counts } = title;
  const day = { titleId: title.id, asOf: title.asOf };
  const period = { ...day, since: title.since, until: title.asOf };
  const note = t('periodNote', { since: title.since, asOf: title.asOf });
  return (
    <Section title={t(title.isWhole ? 'figures' : 'figuresOfOwn')} bare actions={<Field label={t('asOf')}>{(w) => <TextInput {...w} type="date" value={asOf === '' ? title.asOf : asOf} onChange={onAsOf} />}</Field>}>
      <div className="lc-tiles">
        <StatTile label={t('inForce')} value={counts.inForce} note={t('onDay', { asOf: title.asOf })} to="/awards" search={{ ...day, standing: 'current' }} />
        <StatTile label={t('cumulative')} value={counts.cumulative} note={t('everNote', { asOf: title.asOf })} to="/awards" search={{ ...day, standing: 'ever' }} />
        <StatTile label={t('kept')} value={counts.kept} note={note} to="/awards" search={{ ...period, event: 'kept' }} />
        <StatTile label={t('rectifying')} value={counts.rectifying} {...(counts.rectifying > 0 ? { tone: 'warn' as const } : {})} note={t('onDay', { asOf: title.asOf })} to="/awards" search={{ ...day, standing: 'rectifying' }} />
        <StatTile label={t('withdrawn')} value={counts.withdrawn} note={note} to="/awards" search={{ ...period, event: 'withdrawn' }} />
      </div>
    </Section>
  );
}

function Newest({ titleId, asOf }: { readonly titleId: string; readonly asOf: string }) {
  const t = useT(honourMessages);
  const awards = useRead(listAwards, { titleId, asOf, standing: 'current', pageSize: 8 });
  return <Section title={t('current')} bare actions={<LinkButton to={`/awards?titleId=${titleId}&standing=current`}>{t('seeAwards')}</LinkButton>}><AwardsTable result={awards} withTitle={false} /></Section>;
}
