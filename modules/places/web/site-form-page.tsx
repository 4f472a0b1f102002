/** 点位表单页 · Making a site, changing what it is, moving it. */
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { CityMap } from '#platform/web/map/index.tsx';
import type { MapSite } from '#platform/web/map/index.tsx';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Field, fieldError, LinkButton, PageHeader, ProblemAlert, Section, Select, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import type { ProblemBody } from '#platform/contract/index.ts';
import { CRS_NAMES, createSite, moveSite, readSite, updateSite } from '../contract/index.ts';
import { boundsAround, useCity, useSiteTypeChoices } from './city.ts';
import { placeMessages } from './messages.ts';
import { PlaceSelect } from './pickers.tsx';
import { emptySite, linesOf, locatedOf, numberOrNull } from './site-draft.ts';
import type { SiteDraft } from './site-draft.ts';
import type { Site } from './site-frame.tsx';
import './places.css';

interface PartProps {
  readonly draft: SiteDraft;
  readonly onChange: (change: Partial<SiteDraft>) => void;
  readonly problem: ProblemBody | null;
}

function useDraft(initial: SiteDraft) {
  const [draft, setDraft] = useState(initial);
  return { draft, onChange: (change: Partial<SiteDraft>) => setDraft((before) => ({ ...before, ...change })) };
}

export function NewSitePage() {
  const t = useT(placeMessages);
  const go = useGo();
  const { draft, onChange } = useDraft(emptySite);
  const create = useWrite(createSite, { invalidates: ['places'], done: { zh: '已新建点位', en: 'Site created' }, onSuccess: (output) => go(`/sites/${output.id}`) });
  const located = locatedOf(draft);
  const part = { draft, onChange, problem: create.problem };
  const save = () => (located === null ? undefined : void create.run({ code: draft.code, name: draft.name, siteTypeCode: draft.siteTypeCode, address: draft.address.trim() || null, ...located }));
  return (
    <>
      <PageHeader title={t('newSite')} about={t('newSiteAbout')} trail={[{ text: t('sites'), to: '/sites' }]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <FormSection title={t('facts')}><CodeField {...part} /><FactFields {...part} /></FormSection>
        <PlaceSection {...part} />
        <ProblemAlert problem={create.problem} />
        <FormFoot back="/sites" pending={create.pending} disabled={located === null} action={t('createSite')} />
      </form>
    </>
  );
}

export function EditSitePage() {
  const t = useT(placeMessages);
  const { siteId } = useRouteParams<'siteId'>();
  const site = useRead(readSite, { siteId });
  if (site.data === undefined) return site.problem === null ? <Skeleton lines={6} /> : <ProblemAlert problem={site.problem} onRetry={site.reload} />;
  return (
    <>
      <PageHeader title={t('editOf', { name: site.data.name })} about={t('editAbout')} trail={[{ text: t('sites'), to: '/sites' }, { text: site.data.name, to: `/sites/${siteId}` }]} />
      <EditForms key={site.data.version} site={site.data} />
    </>
  );
}

function draftOf(site: Site): SiteDraft {
  return {
    code: site.code, name: site.name, siteTypeCode: site.siteTypeCode, address: site.address ?? '', longitude: String(site.longitude), latitude: String(site.latitude), crs: 'WGS-84', placeId: site.placeId,
    length_m: site.lengthM === null ? '' : String(site.lengthM), line: site.line === null ? '' : linesOf(site.line.coordinates),
  };
}

/** Two changes of their own: what it is called, and where it lies. Each is saved by itself and stands by itself in the audit. */
function EditForms({ site }: { readonly site: Site }) {
  const t = useT(placeMessages);
  const go = useGo();
  const { draft, onChange } = useDraft(draftOf(site));
  const back = `/sites/${site.id}`;
  const update = useWrite(updateSite, { invalidates: ['places'], done: { zh: '已保存', en: 'Saved' }, onSuccess: () => go(back) });
  const move = useWrite(moveSite, { invalidates: ['places'], done: { zh: '已移动', en: 'Site moved' }, onSuccess: () => go(back) });
  const located = locatedOf(draft);
  const which = { siteId: site.id, version: site.version };
  return (
    <>
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void update.run({ ...which, name: draft.name, siteTypeCode: draft.siteTypeCode, address: draft.address.trim() || null, lengthM: numberOrNull(draft.length_m) }); }}>
        <FormSection title={t('facts')}><FactFields draft={draft} onChange={onChange} problem={update.problem} /></FormSection>
        <ProblemAlert problem={update.problem} />
        <FormFoot back={back} pending={update.pending} action={t('save')} />
      </form>
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); if (located !== null) void move.run({ ...which, ...located }); }}>
        <PlaceSection draft={draft} onChange={onChange} problem={move.problem} />
        <ProblemAlert problem={move.problem} />
        <FormFoot back={back} pending={move.pending} disabled={located === null} action={t('moveSite')} />
      </form>
    </>
  );
}

function FormSection({ title, about, children }: { readonly title: string; readonly about?: string; readonly children: ReactNode }) {
  return <Section title={title} {...(about === undefined ? {} : { about })}><div className="lc-places-form">{children}</div></Section>;
}

function FormFoot({ back, pending, disabled, action }: { readonly back: string; readonly pending: boolean; readonly disabled?: boolean; readonly action: string }) {
  const t = useT(placeMessages);
  return <div className="lc-row"><Button kind="primary" type="submit" pending={pending} disabled={disabled ?? false}>{action}</Button><LinkButton to={back} kind="quiet">{t('cancel')}</LinkButton></div>;
}

function CodeField({ draft, onChange, problem }: PartProps) {
  const t = useT(placeMessages);
  return <Field label={t('code')} purpose={t('codePurpose')} required error={fieldError(problem, '/code')}>{(w) => <TextInput {...w} value={draft.code} onChange={(code) => onChange({ code })} />}</Field>;
}

function FactFields({ draft, onChange, problem }: PartProps) {
  const t = useT(placeMessages);
  const types = useSiteTypeChoices();
  return (
    <>
      <Field label={t('name')} purpose={t('namePurpose')} required error={fieldError(problem, '/name')}>{(w) => <TextInput {...w} value={draft.name} onChange={(name) => onChange({ name })} />}</Field>
      <Field label={t('siteType')} purpose={t('typePurpose')} required error={fieldError(problem, '/siteTypeCode')}>{(w) => <Select {...w} value={draft.siteTypeCode} choices={types} placeholder={t('choose')} onChange={(siteTypeCode) => onChange({ siteTypeCode })} />}</Field>
      <Field label={t('address')} purpose={t('addressPurpose')} error={fieldError(problem, '/address')}>{(w) => <TextInput {...w} value={draft.address} onChange={(address) => onChange({ address })} />}</Field>
      <Field label={t('lengthM')} purpose={t('lengthPurpose')} error={fieldError(problem, '/lengthM')}>{(w) => <TextInput {...w} inputMode="numeric" value={draft.length_m} onChange={(length_m) => onChange({ length_m })} />}</Field>
    </>
  );
}

function PlaceSection({ draft, onChange, problem }: PartProps) {
  const t = useT(placeMessages);
  const { base, zones, grids, glyphs } = useCity();
  const located = locatedOf(draft);
  const { longitude, latitude } = located ?? { longitude: null, latitude: null };
  const shown = draft.crs === 'WGS-84' && longitude !== null && latitude !== null;
  const points = useMemo((): readonly MapSite[] => (shown && longitude !== null && latitude !== null ? [{ id: 'here', name: draft.name, longitude, latitude, tone: 'info', glyph: glyphs.get(draft.siteTypeCode) ?? '点' }] : []), [shown, longitude, latitude, draft.name, draft.siteTypeCode, glyphs]);
  const bounds = useMemo(() => boundsAround(points, 0.008) ?? undefined, [points]);
  return (
    <FormSection title={t('where')} about={t('whereAbout')}>
      <Field label={t('longitude')} purpose={t('longitudePurpose')} required error={fieldError(problem, '/longitude')}>{(w) => <TextInput {...w} inputMode="decimal" value={draft.longitude} onChange={(next) => onChange({ longitude: next })} />}</Field>
      <Field label={t('latitude')} purpose={t('latitudePurpose')} required error={fieldError(problem, '/latitude')}>{(w) => <TextInput {...w} inputMode="decimal" value={draft.latitude} onChange={(next) => onChange({ latitude: next })} />}</Field>
      <Field label={t('sourceCrs')} purpose={t('crsPurpose')}>{(w) => <Select {...w} value={draft.crs} choices={CRS_NAMES.map((name) => ({ value: name, label: t(`crs${name.replace('-', '')}` as 'crsWGS84') }))} onChange={(crs) => { if (crs !== '') onChange({ crs }); }} />}</Field>
      <Field label={t('grid')} purpose={t('gridPurpose')} error={fieldError(problem, '/placeId')}>{(w) => <PlaceSelect {...w} value={draft.placeId} onChange={(placeId) => onChange({ placeId })} />}</Field>
      <Field label={t('line')} purpose={t('linePurpose')} error={fieldError(problem, '/line')}>{(w) => <TextArea {...w} rows={4} value={draft.line} onChange={(line) => onChange({ line })} />}</Field>
      <div>
        {shown
          ? <CityMap label={t('siteMapOf', { name: draft.name })} base={base} zones={zones} grids={grids} sites={points} selectedId="here" height="15rem" {...(bounds === undefined ? {} : { bounds })} />
          : <p className="lc-quiet lc-small">{t(draft.crs === 'WGS-84' ? 'mapNeedsPoint' : 'mapNeedsWgs')}</p>}
      </div>
    </FormSection>
  );
}
