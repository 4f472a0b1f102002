/** 点位页 · One site: what it is, where it lies, and what may be done to it. What other modules know of it comes as children. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { PencilLine } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useInvalidate, useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useLiveEvents } from '#platform/web/live.ts';
import { CityMap } from '#platform/web/map/index.tsx';
import type { MapSite } from '#platform/web/map/index.tsx';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan, useServerConfig } from '#platform/web/session.tsx';
import { DateText, KeyValue, LinkButton, Notice, PageHeader, ProblemAlert, Section, Skeleton, StateTag, Tag } from '#platform/web/ui/index.ts';
import { readSite } from '../contract/index.ts';
import { boundsAround, useCity } from './city.ts';
import { CloseSiteButton } from './close-site.tsx';
import { placeMessages } from './messages.ts';
import './places.css';

export type Site = OutputOf<typeof readSite>;

/** 点位页框 */
export function SiteFrame({ children }: { readonly children: (site: Site) => ReactNode }) {
  const t = useT(placeMessages);
  const { siteId } = useRouteParams<'siteId'>();
  const invalidate = useInvalidate();
  const site = useRead(readSite, { siteId });
  useLiveEvents(['sites'], (event) => { if (event.subjectId === siteId) void invalidate(['places', 'people']); });
  if (site.data === undefined) return site.problem === null ? <Skeleton lines={6} /> : <><PageHeader title={t('site')} trail={[{ text: t('sites'), to: '/sites' }]} /><ProblemAlert problem={site.problem} onRetry={site.reload} /></>;
  return <SitePage site={site.data}>{children(site.data)}</SitePage>;
}

function SitePage({ site, children }: { readonly site: Site; readonly children: ReactNode }) {
  const t = useT(placeMessages);
  const text = useText();
  const mayKeep = useCan('places.manageSites') && site.validTo === null;
  return (
    <>
      <PageHeader
        title={site.name} trail={[{ text: t('sites'), to: '/sites' }]}
        beside={<><Tag>{site.code}</Tag><Tag>{text({ zh: site.siteTypeZh, en: site.siteTypeEn })}</Tag>{site.validTo !== null && <StateTag tone="held" text={t('closed')} />}</>}
        actions={mayKeep && <><LinkButton to={`/sites/${site.id}/edit`} icon={PencilLine}>{t('edit')}</LinkButton><CloseSiteButton site={site} /></>}
      />
      {site.validTo !== null && <Notice tone="warn" title={t('closedSince', { day: site.validTo })}><p>{t('closedNote')}</p></Notice>}
      <div className="lc-split">
        <Section title={t('facts')}><SiteFacts site={site} /></Section>
        <SiteInset site={site} />
      </div>
      {children}
    </>
  );
}

function SiteFacts({ site }: { readonly site: Site }) {
  const t = useT(placeMessages);
  const text = useText();
  return (
    <KeyValue
      facts={[
        { label: t('path'), wide: true, value: <span className="lc-places-path">{site.placePath.map((place, at) => <span key={place.id}>{at > 0 && <span className="lc-quiet" aria-hidden="true">› </span>}<AppLink to="/sites" search={{ placeId: place.id }}>{text({ zh: place.nameZh, en: place.nameEn })}</AppLink></span>)}</span> },
        { label: t('address'), value: site.address, wide: true },
        { label: t('siteType'), value: text({ zh: site.siteTypeZh, en: site.siteTypeEn }) },
        { label: t('length'), value: site.lengthM === null ? null : `${numberText(site.lengthM)} m` },
        { label: t('coordinates'), value: <span className="lc-number">{site.longitude.toFixed(6)}, {site.latitude.toFixed(6)}</span> },
        { label: t('sourceCrs'), value: site.sourceCrs },
        { label: t('openSince'), value: <DateText value={site.validFrom} /> },
        { label: t('closedOn'), value: site.validTo === null ? null : <DateText value={site.validTo} /> },
      ]}
    />
  );
}

function SiteInset({ site }: { readonly site: Site }) {
  const t = useT(placeMessages);
  const { base, zones, grids, glyphs } = useCity();
  const tiandituKey = useServerConfig()?.tiandituKey;
  const points = useMemo((): readonly MapSite[] => [{ id: site.id, name: site.name, longitude: site.longitude, latitude: site.latitude, tone: 'info', glyph: glyphs.get(site.siteTypeCode) ?? '点' }], [site, glyphs]);
  const bounds = useMemo(() => boundsAround(site.line === null ? [site] : [site, ...site.line.coordinates.map(([longitude, latitude]) => ({ longitude, latitude }))], 0.006) ?? undefined, [site]);
  return <CityMap label={t('siteMapOf', { name: site.name })} base={base} zones={zones} grids={grids} sites={points} selectedId={site.id} height="19rem" {...(bounds === undefined ? {} : { bounds })} tiandituKey={tiandituKey ?? null} />;
}
