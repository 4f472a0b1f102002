/** 点位检查 · One site of a round: what is known of it, and its check list to read or to fill in. */
import { z } from 'zod';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams, useSearchState } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { DateText, KeyValue, PageHeader, ProblemAlert, RatioText, Section, Segmented, Skeleton, StateTag, Tag } from '#platform/web/ui/index.ts';
import { readRound, readRoundSite } from '../contract/index.ts';
import { CheckListTable } from './check-list.tsx';
import { inspectionMessages } from './messages.ts';
import { NextSite, RecordingForm } from './recording-form.tsx';
import { recordingMessages } from './recording-messages.ts';
import { useRoundLive } from './use-round.ts';
import type { RoundSiteDetail } from './use-round.ts';
import { siteStates } from './words.ts';
import './inspections.css';


const modeSearch = z.object({ mode: z.enum(['record', 'read']).optional() });

export function SitePage() {
  const { roundId, siteId } = useRouteParams<'roundId' | 'siteId'>();
  const t = useT(inspectionMessages);
  const site = useRead(readRoundSite, { roundId, siteId }, { hold: false });
  useRoundLive(roundId);
  if (site.data !== undefined) return <LoadedSite key={siteId} roundId={roundId} site={site.data} />;
  return site.problem === null ? <Skeleton lines={8} /> : <><PageHeader title={t('site')} trail={[{ text: t('title'), to: '/rounds' }]} /><ProblemAlert problem={site.problem} onRetry={site.reload} /></>;
}

function LoadedSite({ roundId, site }: { readonly roundId: string; readonly site: RoundSiteDetail }) {
  const t = useT(recordingMessages);
  const tr = useT(inspectionMessages);
  const text = useText();
  const round = useRead(readRound, { roundId }).data;
  const isOffice = useCan('inspections.manage');
  const [search, setSearch] = useSearchState(modeSearch);
  // The office may correct any site, but mostly comes to look; an inspector comes to record.
  const fallback = isOffice || site.state === 'done' ? 'read' : 'record';
  const mode = site.mayRecord ? (search.mode ?? fallback) : 'read';
  const look = siteStates[site.state];
  return (
    <>
      <PageHeader
        title={site.siteName}
        trail={[{ text: tr('title'), to: '/rounds' }, { text: round === undefined ? tr('round') : text({ zh: round.nameZh, en: round.nameEn }), to: `/rounds/${roundId}` }, { text: tr('sites'), to: `/rounds/${roundId}/sites` }]}
        beside={<><StateTag tone={look.tone} text={look.text} /><Tag>{text({ zh: site.siteTypeZh, en: site.siteTypeEn })}</Tag></>}
        actions={site.mayRecord && <Segmented label={t('mode')} value={mode} onChange={(next) => setSearch({ mode: next })} choices={[{ value: 'record', label: t('record') }, { value: 'read', label: t('read') }]} />}
      />
      {site.mayRecord && !isOffice && site.state === 'done' && <NextSite roundId={roundId} siteId={site.siteId} />}
      {mode === 'record'
        ? <RecordingForm roundId={roundId} site={site} />
        : <><SiteFacts site={site} /><CheckListTable lines={site.checkItems} /></>}
    </>
  );
}

function SiteFacts({ site }: { readonly site: RoundSiteDetail }) {
  const t = useT(recordingMessages);
  const text = useText();
  const canSeePlaces = useCan('places.read');
  const zone = site.zoneZh === null ? null : text({ zh: site.zoneZh, en: site.zoneEn ?? site.zoneZh });
  return (
    <Section>
      <KeyValue
        columns={3}
        facts={[
          { label: t('rate'), value: <RatioText ratio={{ numerator: site.met, denominator: site.observed }} /> },
          { label: t('zone'), value: zone },
          { label: t('place'), value: text({ zh: site.placeZh, en: site.placeEn }) },
          { label: t('code'), value: canSeePlaces ? <AppLink to={`/sites/${site.siteId}`}>{site.siteCode}</AppLink> : site.siteCode },
          { label: t('unit'), value: site.organisationZh === null ? null : text({ zh: site.organisationZh, en: site.organisationEn ?? site.organisationZh }) },
          { label: t('leader'), value: site.siteLeaderName },
          { label: t('inspector'), value: site.inspectorName },
          { label: t('doneAt'), value: <DateText value={site.doneAt} style="dateTime" /> },
          ...(site.lengthM === null ? [] : [{ label: t('length'), value: t('metres', { n: site.lengthM }) }]),
        ]}
      />
      {!site.mayRecord && site.inspectorName !== null && site.state !== 'done' && <p className="lc-quiet lc-small">{t('notYours', { name: site.inspectorName })}</p>}
    </Section>
  );
}
