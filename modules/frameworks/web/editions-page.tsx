/** 版本列表 · Every edition with its size, its state and what may be done to it. */
import { bothWays } from '#platform/contract/sorting.ts';
import { BookOpenCheck, Download, FileUp } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useUrlOf, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { matchesWords } from '#platform/web/pinyin.ts';
import { useCan } from '#platform/web/session.tsx';
import { ConfirmButton, DataTable, DateText, DownloadButton, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, Tag, useTableState, wholeSorted } from '#platform/web/ui/index.ts';
import type { TableState } from '#platform/web/ui/index.ts';
import { exportEdition, listEditions, setEditionState } from '../contract/index.ts';
import { frameworkMessages } from './messages.ts';
import { editionLevelWords, editionStates } from './words.ts';
import './frameworks.css';

type EditionRow = OutputOf<typeof listEditions>['rows'][number];

export function EditionsPage() {
  const t = useT(frameworkMessages);
  const text = useText();
  const canManage = useCan('frameworks.manage');
  const mayPrepare = useCan('platform.prepare');
  const urlOf = useUrlOf();
  const editions = useRead(listEditions, {});
  const table = useTableState({ filters: ['q'], sorts: bothWays(['usual', 'title', 'year', 'effective', 'rounds']) });
  const fitting = (editions.data?.rows ?? []).filter((row) => matchesWords(table.filters.q ?? '', [row.titleZh, row.titleEn, row.code]));
  const rows = wholeSorted(fitting, table.sort, { title: (row) => text({ zh: row.titleZh, en: row.titleEn }), year: (row) => -row.year, effective: (row) => row.effectiveFrom, rounds: (row) => -row.roundCount });
  const data = editions.data === undefined ? undefined : { rows, total: rows.length };
  const importButton = canManage ? <LinkButton to="/frameworks/import" kind="primary" icon={FileUp}>{t('import')}</LinkButton> : undefined;
  return (
    <>
      <PageHeader title={t('title')} about={t('about')} {...(importButton === undefined ? {} : { actions: importButton })} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('editionSearch') }]} />
      <DataTable
        caption={t('title')} table={table as TableState} whole result={{ ...editions, data }} rowKey={(row: EditionRow) => row.id} rowTo={(row) => `/frameworks/${row.id}`}
        columns={[
          { key: 'title', title: t('edition'), sort: ['title', '-title', 'usual'], width: '30%', cell: (row) => text({ zh: row.titleZh, en: row.titleEn }) },
          { key: 'state', title: t('state'), cell: (row) => <span className="lc-frameworks-tags"><StateTag tone={editionStates[row.state].tone} text={editionStates[row.state].text} />{row.synthetic && <Tag>{t('synthetic')}</Tag>}</span> },
          { key: 'size', title: t('size'), cell: (row) => <SizeText row={row} /> },
          { key: 'year', title: t('year'), sort: ['year', '-year'], greatestFirst: true, wideOnly: true, cell: (row) => <div>{row.year} · {text(editionLevelWords[row.level])}<br /><span className="lc-quiet lc-small">{row.code}</span></div> },
          { key: 'effective', title: t('effective'), sort: ['effective', '-effective'], cell: (row) => <DateText value={row.effectiveFrom} /> },
          { key: 'rounds', title: t('rounds'), sort: ['rounds', '-rounds'], greatestFirst: true, align: 'end', cell: (row) => row.roundCount },
          { key: 'actions', title: t('actions'), cell: (row) => <span className="lc-frameworks-tags">{canManage && <StateButton row={row} />}<DownloadButton kind="quiet" small icon={Download} href={urlOf(exportEdition, { editionId: row.id, format: 'xlsx' })}>xlsx</DownloadButton><DownloadButton kind="quiet" small icon={Download} href={urlOf(exportEdition, { editionId: row.id, format: 'json' })}>JSON</DownloadButton></span> },
        ]}
        empty={<EmptyState icon={BookOpenCheck} title={t('noEditions')} advice={t('noEditionsAdvice')} {...(importButton === undefined ? {} : { action: <>{importButton}{mayPrepare && <LinkButton to="/first-hour">{t('trySample')}</LinkButton>}</> })} />}
      />
    </>
  );
}

function SizeText({ row }: { readonly row: EditionRow }) {
  const t = useT(frameworkMessages);
  return (
    <div>
      {t('sizeText', { themes: row.themeCount, contents: row.contentCount, standards: row.standardCount, checkItems: row.checkItemCount })}
      <br />
      <span className="lc-quiet lc-small">{t('sizeMore', { siteTypes: row.siteTypeCount, negative: row.negativeItemCount })}</span>
    </div>
  );
}

function StateButton({ row }: { readonly row: EditionRow }) {
  const t = useT(frameworkMessages);
  const text = useText();
  const change = useWrite(setEditionState, { invalidates: ['frameworks'], done: { zh: '已更新版本状态', en: 'State of the edition changed' } });
  const retiring = row.state === 'inForce';
  const title = text({ zh: row.titleZh, en: row.titleEn });
  return (
    <ConfirmButton
      kind="quiet" small label={t(retiring ? 'retire' : 'putInForce')} question={t(retiring ? 'retireAsk' : 'putInForceAsk', { title })} action={t(retiring ? 'retire' : 'putInForce')}
      problem={change.problem} pending={change.pending} onConfirm={() => change.run({ editionId: row.id, state: retiring ? 'retired' : 'inForce' })}
    >
      <p>{t(retiring ? 'retireNote' : 'putInForceNote')}</p>
    </ConfirmButton>
  );
}
