/** 上报案件 · Somebody saw something: what, where, a photo. Short enough for a phone in the street. */
import { Suspense, useState } from 'react';
import { PlaceSelect, SiteSelect } from '#modules/places/web/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { Button, Field, fieldError, LinkButton, PageHeader, ProblemAlert, Section, Segmented, Select, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { reportCase, sourceWords } from '../contract/index.ts';
import { caseMessages } from './messages.ts';
import { PhotoUpload } from './photo-upload.tsx';
import type { UploadedPhoto } from './photo-upload.tsx';
import { useCategoryChoices } from './use-cases.ts';
import './cases.css';

const SOURCES = ['patrol', 'superior', 'citizen', 'media'] as const;

interface Draft {
  readonly title: string;
  readonly description: string;
  readonly categoryCode: string;
  readonly source: (typeof SOURCES)[number];
  readonly at: 'site' | 'place';
  readonly siteId: string | undefined;
  readonly placeId: string | undefined;
  readonly photos: readonly UploadedPhoto[];
}

const blank: Draft = { title: '', description: '', categoryCode: '', source: 'patrol', at: 'site', siteId: undefined, placeId: undefined, photos: [] };

export function ReportCasePage() {
  const t = useT(caseMessages);
  const text = useText();
  const go = useGo();
  const categories = useCategoryChoices();
  const [draft, setDraft] = useState(blank);
  const change = (next: Partial<Draft>) => setDraft((before) => ({ ...before, ...next }));
  const report = useWrite(reportCase, { invalidates: ['cases'], done: { zh: '已上报', en: 'Reported' }, onSuccess: (output) => go(`/cases/${output.id}`) });
  const where = draft.at === 'site' ? (draft.siteId === undefined ? null : { siteId: draft.siteId }) : draft.placeId === undefined ? null : { placeId: draft.placeId };
  const error = (pointer: string) => fieldError(report.problem, pointer);
  const submit = () => void report.run({
    source: draft.source, categoryCode: draft.categoryCode, title: draft.title, ...(draft.description.trim() === '' ? {} : { description: draft.description.trim() }), ...where,
    photos: draft.photos.map(({ fileId }) => ({ fileId, role: 'near' as const })),
  });
  return (
    <>
      <PageHeader title={t('report')} about={t('reportAbout')} trail={[{ text: t('title'), to: '/cases' }]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <Section title={t('reportWhere')}>
          <Segmented label={t('reportWhere')} value={draft.at} onChange={(at) => change({ at, photos: [] })} choices={[{ value: 'site', label: t('atSite') }, { value: 'place', label: t('atPlace') }]} />
          {draft.at === 'site'
            ? <Field label={t('site')} purpose={t('sitePurpose')} required error={error('/siteId')}>{(w) => <Suspense><SiteSelect {...w} placeholder={t('sitePlaceholder')} value={draft.siteId} onChange={(siteId) => change({ siteId })} /></Suspense>}</Field>
            : <Field label={t('place')} purpose={t('placePurpose')} required error={error('/placeId')}>{(w) => <Suspense><PlaceSelect {...w} placeholder={t('choose')} value={draft.placeId} onChange={(placeId) => change({ placeId })} /></Suspense>}</Field>}
        </Section>
        <Section title={t('reportWhat')}>
          <div className="lc-cases-form">
            <Field label={t('category')} purpose={t('categoryPurpose')} required error={error('/categoryCode')}>{(w) => <Select {...w} value={draft.categoryCode} choices={categories} placeholder={t('choose')} onChange={(categoryCode) => change({ categoryCode })} />}</Field>
            <Field label={t('source')} purpose={t('sourcePurpose')}>{(w) => <Select {...w} value={draft.source} choices={SOURCES.map((source) => ({ value: source, label: text(sourceWords[source]) }))} onChange={(source) => { if (source !== '') change({ source }); }} />}</Field>
            <div className="lc-cases-whole"><Field label={t('caseTitle')} purpose={t('titlePurpose')} required error={error('/title')}>{(w) => <TextInput {...w} maxLength={200} value={draft.title} onChange={(title) => change({ title })} />}</Field></div>
            <div className="lc-cases-whole"><Field label={t('description')} purpose={t('descriptionPurpose')} error={error('/description')}>{(w) => <TextArea {...w} rows={3} value={draft.description} onChange={(description) => change({ description })} />}</Field></div>
          </div>
        </Section>
        <Section title={t('photos')} about={t('reportPhotosAbout')}>
          <PhotoUpload label={t('takePhoto')} alt={t('beforePhoto')} subject={where} photos={draft.photos} onChange={(photos) => change({ photos })} />
        </Section>
        <ProblemAlert problem={report.problem} />
        <div className="lc-row">
          <Button kind="primary" type="submit" pending={report.pending} disabled={where === null || draft.categoryCode === '' || draft.title.trim() === ''}>{t('reportNow')}</Button>
          <LinkButton kind="quiet" to="/cases">{t('cancel')}</LinkButton>
        </div>
      </form>
    </>
  );
}
