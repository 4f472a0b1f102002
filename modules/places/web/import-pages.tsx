/** 导入页 · Sites, their types, organisations and places from files. */
import { useState } from 'react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { TableImportPage } from '#platform/web/tasks/import-page.tsx';
import { ImportPanel } from '#platform/web/tasks/import-panel.tsx';
import { TemplateDownloads } from '#platform/web/tasks/template-downloads.tsx';
import { Field, Notice, PageHeader, Select } from '#platform/web/ui/index.ts';
import { CRS_NAMES, importOrganisations, importPlaces, importSites, importSiteTypes, listPlaces, organisationImportTemplate, placeImportTemplate, siteImportTemplate, siteTypeImportTemplate } from '../contract/index.ts';
import type { CrsName } from '../contract/index.ts';
import { placeMessages } from './messages.ts';

function CrsField({ value, onChange }: { readonly value: CrsName; readonly onChange: (crs: CrsName) => void }) {
  const t = useT(placeMessages);
  return (
    <Field label={t('sourceCrs')} purpose={t('crsPurpose')}>
      {(w) => <Select {...w} value={value} choices={CRS_NAMES.map((name) => ({ value: name, label: t(`crs${name.replace('-', '')}` as 'crsWGS84') }))} onChange={(crs) => { if (crs !== '') onChange(crs); }} />}
    </Field>
  );
}

export function ImportSitesPage() {
  const t = useT(placeMessages);
  const [crs, setCrs] = useState<CrsName>('WGS-84');
  const send = useWrite(importSites, { invalidates: ['places'] });
  return (
    <>
      <PageHeader title={t('importSites')} about={t('importAbout')} trail={[{ text: t('sites'), to: '/sites' }]} actions={<TemplateDownloads operation={siteImportTemplate} />} />
      <ImportPanel
        accept=".xlsx,.csv,.geojson,.json" acceptText={t('typesSites')} resetKey={crs} invalidates={['places']} listTo="/sites" listText={t('sites')} problem={send.problem} pending={send.pending} onClear={send.clear}
        run={(file, mode) => send.run({ file, mode, crs })} settings={<CrsField value={crs} onChange={setCrs} />}
      />
      <Notice title={t('importHow')}><ul className="lc-notice-list"><li>{t('importHowCode')}</li><li>{t('importHowGrid')}</li><li>{t('importHowCrs')}</li></ul></Notice>
    </>
  );
}

export function ImportOrganisationsPage() {
  const t = useT(placeMessages);
  const send = useWrite(importOrganisations, { invalidates: ['places'] });
  return (
    <>
      <PageHeader title={t('importOrganisations')} about={t('importAbout')} trail={[{ text: t('organisations'), to: '/organisations' }]} actions={<TemplateDownloads operation={organisationImportTemplate} />} />
      <ImportPanel accept=".xlsx,.csv" acceptText="xlsx、CSV" invalidates={['places']} listTo="/organisations" listText={t('organisations')} problem={send.problem} pending={send.pending} onClear={send.clear} run={(file, mode) => send.run({ file, mode })} />
      <Notice title={t('importHow')}><ul className="lc-notice-list"><li>{t('importHowOrganisations')}</li><li>{t('importHowParent')}</li></ul></Notice>
    </>
  );
}

export function ImportPlacesPage() {
  const t = useT(placeMessages);
  const [crs, setCrs] = useState<CrsName>('WGS-84');
  const city = useRead(listPlaces, { kinds: 'city' }, { fresh_ms: 60_000 }).data?.rows[0];
  const send = useWrite(importPlaces, { invalidates: ['places'] });
  return (
    <>
      <PageHeader title={t('importPlaces')} about={t('importAbout')} trail={[{ text: t('places'), to: '/places' }]} actions={<TemplateDownloads operation={placeImportTemplate} />} />
      <ImportPanel accept=".geojson,.json,.xlsx,.csv" acceptText={t('typesPlaces')} resetKey={crs} invalidates={['places']} listTo="/places" listText={t('places')} problem={send.problem} pending={send.pending} onClear={send.clear} run={(file, mode) => send.run({ file, mode, crs })} settings={<CrsField value={crs} onChange={setCrs} />} />
      <Notice title={t('importHow')}><ul className="lc-notice-list"><li>{t('importHowSheet')}</li><li>{t('importHowPlaces')}</li><li>{t('importHowCity', { code: city?.code ?? '—' })}</li><li>{t('importHowCrs')}</li></ul></Notice>
    </>
  );
}

export function ImportSiteTypesPage() {
  return (
    <TableImportPage
      title={{ zh: '导入点位类型', en: 'Import site types' }} operation={importSiteTypes} template={siteTypeImportTemplate} invalidates={['places']} list={{ to: '/site-types', text: { zh: '点位类型', en: 'Site types' } }}
      notes={[
        { zh: '类型代码相同的视为同一个类型；检查清单和台账按代码认它。', en: 'The same code is the same type; check lists and registers know it by its code.' },
        { zh: '已有点位的类型不能改形状。', en: 'A type that has sites keeps its shape.' },
      ]}
    />
  );
}
