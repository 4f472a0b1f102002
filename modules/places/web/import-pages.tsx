/** 导入页 · Sites, organisations and places from files. */
import { useState } from 'react';
import { Download } from 'lucide-react';
import { useRead, useUrlOf, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { ImportPanel } from '#platform/web/tasks/import-panel.tsx';
import { DownloadButton, Field, Notice, PageHeader, Select } from '#platform/web/ui/index.ts';
import { CRS_NAMES, importOrganisations, importPlaces, importSites, listPlaces, organisationImportTemplate, siteImportTemplate } from '../contract/index.ts';
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
  const urlOf = useUrlOf();
  const [crs, setCrs] = useState<CrsName>('WGS-84');
  const send = useWrite(importSites, { invalidates: ['places'] });
  return (
    <>
      <PageHeader title={t('importSites')} about={t('importAbout')} trail={[{ text: t('sites'), to: '/sites' }]} actions={<DownloadButton icon={Download} href={urlOf(siteImportTemplate, {})}>{t('template')}</DownloadButton>} />
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
  const urlOf = useUrlOf();
  const send = useWrite(importOrganisations, { invalidates: ['places'] });
  return (
    <>
      <PageHeader title={t('importOrganisations')} about={t('importAbout')} trail={[{ text: t('organisations'), to: '/organisations' }]} actions={<DownloadButton icon={Download} href={urlOf(organisationImportTemplate, {})}>{t('template')}</DownloadButton>} />
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
      <PageHeader title={t('importPlaces')} about={t('importAbout')} trail={[{ text: t('places'), to: '/places' }]} />
      <ImportPanel accept=".geojson,.json" acceptText="GeoJSON" resetKey={crs} invalidates={['places']} listTo="/places" listText={t('places')} problem={send.problem} pending={send.pending} onClear={send.clear} run={(file, mode) => send.run({ file, mode, crs })} settings={<CrsField value={crs} onChange={setCrs} />} />
      <Notice title={t('importHow')}><ul className="lc-notice-list"><li>{t('importHowPlaces')}</li><li>{t('importHowCity', { code: city?.code ?? '—' })}</li><li>{t('importHowCrs')}</li></ul></Notice>
    </>
  );
}
