/** 证书打印页 · Sheets as they come out of the printer; what stands around them stays on the screen. */
import { FileDown, Printer } from 'lucide-react';
import { addDays, localDate } from '#kernel/local-date.ts';
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useUrlOf } from '#platform/web/client.tsx';
import { dateInWords } from './certificate-date.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { Button, DownloadButton, EmptyState, FilterBar, Notice, PageHeader, Pager, ProblemAlert, Section, Segmented, Skeleton, useTableState } from '#platform/web/ui/index.ts';
import { certificateWords as words, downloadCertificates, listCertificates } from '../contract/index.ts';
import { certificateMessages } from './certificate-messages.ts';
import { HeldTitleFilter } from './title-filter.ts';
import './certificates.css';

type Certificate = OutputOf<typeof listCertificates>['rows'][number];

export function CertificatesPage() {
  const t = useT(certificateMessages);
  const urlOf = useUrlOf();
  const table = useTableState({ filters: ['q', 'titleId', 'awardId', 'placeId', 'kind'] });
  const { kind = 'certificates', ...filter } = table.filters as { q?: string; titleId?: string; awardId?: string; placeId?: string; kind?: string };
  const input = { ...filter, page: table.page, pageSize: table.pageSize };
  const found = useRead(listCertificates, input);
  const rows = found.data?.rows ?? [];
  return (
    <>
      <div className="lc-no-print lc-stack">
        <PageHeader
          title={t('title')} about={t('about')} trail={[{ text: t('awards'), to: '/awards' }]}
          actions={rows.length > 0 && <><DownloadButton icon={FileDown} href={urlOf(downloadCertificates, { ...filter, first: (table.page - 1) * table.pageSize + 1, count: table.pageSize })}>{t('docx')}</DownloadButton><Button kind="primary" icon={Printer} onClick={() => window.print()}>{t('print')}</Button></>}
        />
        {filter.awardId === undefined && <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'titleId', kind: 'picked', label: t('ofTitle'), Picker: HeldTitleFilter }]} />}
        <div className="lc-row">
          <Segmented label={t('kind')} value={kind === 'labels' ? 'labels' : 'certificates'} choices={[{ value: 'certificates', label: t('certificates') }, { value: 'labels', label: t('labels') }]} onChange={(value) => table.setFilters({ kind: value })} />
          {found.data !== undefined && <span className="lc-quiet">{t('count', { n: rows.length, total: found.data.total })}</span>}
        </div>
        {(found.data?.withheld ?? 0) > 0 && <Notice title={t('withheld', { n: found.data?.withheld ?? 0 })}>{null}</Notice>}
        <ProblemAlert problem={found.problem} onRetry={found.reload} />
      </div>
      {found.data === undefined && found.problem === null && <Skeleton height="30rem" />}
      {found.data !== undefined && rows.length === 0 && <Section><EmptyState title={t('none')} advice={t('noneAdvice')} /></Section>}
      <div className={kind === 'labels' ? 'lc-labels' : 'lc-certificates'} role="region" aria-label={t(kind === 'labels' ? 'labels' : 'certificates')} tabIndex={0}>{rows.map((row) => (kind === 'labels' ? <PlaqueLabel key={row.awardId} row={row} /> : <CertificateSheet key={row.awardId} row={row} />))}</div>
      {found.data !== undefined && found.data.total > table.pageSize && <div className="lc-no-print"><Pager table={table} total={found.data.total} /></div>}
    </>
  );
}

function Code({ row }: { readonly row: Certificate }) {
  return <svg className="lc-certificate-code" viewBox={`-4 -4 ${row.qr.size + 8} ${row.qr.size + 8}`} shapeRendering="crispEdges" role="img" aria-label={row.checkUrl}><path d={row.qr.path} /></svg>;
}

function useGrade() {
  const text = useText();
  return (row: Certificate): string => [row.classZh === null ? '' : text({ zh: row.classZh, en: row.classEn ?? row.classZh }), row.levelZh === null ? '' : text({ zh: row.levelZh, en: row.levelEn ?? row.levelZh }), row.stars === null ? '' : fillText(text(words.stars), { n: row.stars })].filter((part) => part !== '').join(' · ');
}

function CertificateSheet({ row }: { readonly row: Certificate }) {
  const text = useText();
  const grade = useGrade()(row);
  const day = (of: string): string => text(dateInWords(of));
  return (
    <article className="lc-certificate">
      <div className="lc-certificate-frame">
        <h2>{text(words.heading)}</h2>
        <p className="lc-certificate-label">{fillText(text(words.greeting), { label: row.label ?? text(words.blank) })}</p>
        <p className="lc-certificate-text">{fillText(text(words.body), { title: text({ zh: row.titleZh, en: row.titleEn }) })}{grade !== '' && ` ${fillText(text(words.grade), { grade })}`}</p>
        <footer>
          <div className="lc-certificate-check"><Code row={row} /><p>{text(words.check)}</p><p>{text(words.number)} {row.number}</p></div>
          <div className="lc-certificate-issuer"><p className="lc-certificate-authority">{row.authority}</p><p>{day(row.on)}</p><p className="lc-certificate-small">{text(words.document)} {row.document}</p>{row.to !== null && <p className="lc-certificate-small">{text(words.until)} {day(addDays(localDate(row.to), -1))}</p>}</div>
        </footer>
      </div>
    </article>
  );
}

function PlaqueLabel({ row }: { readonly row: Certificate }) {
  const text = useText();
  const grade = useGrade()(row);
  return (
    <article className="lc-label">
      <div><h2>{text({ zh: row.titleZh, en: row.titleEn })}</h2>{grade !== '' && <p>{grade}</p>}<p className="lc-label-name">{row.label ?? text(words.blank)}</p><p className="lc-certificate-small">{row.authority}</p><p className="lc-certificate-small">{row.number}</p></div>
      <Code row={row} />
    </article>
  );
}
