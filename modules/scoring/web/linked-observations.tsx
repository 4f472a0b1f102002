/** 关联体系的观测 · One observation for several frameworks: what counted, what did not and why, down to the record. */
import { Link2 } from 'lucide-react';
import { crosswalkRelationWords } from '#modules/frameworks/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { CodeText, DataTable, DateText, EmptyState, FilterBar, RatioText, Section, StateTag, useTableState } from '#platform/web/ui/index.ts';
import type { Column } from '#platform/web/ui/index.ts';
import { exportLinkedObservations, linkedUseWords, listLinkedObservations } from '../contract/index.ts';
import { LINKED_USES } from '../domain/index.ts';
import type { Evaluation } from './evaluation-draft.ts';
import { evaluationMessages } from './evaluation-messages.ts';

type Row = OutputOf<typeof listLinkedObservations>['rows'][number];
const useTones = { counted: 'ok', ownSeen: 'held', newer: 'held', outside: 'held', notAsked: 'held', shown: 'info' } as const;

export function LinkedObservations({ known }: { readonly known: Evaluation }) {
  const t = useT(evaluationMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'areaId', 'use'], sorts: bothWays(['site', 'standard', 'recent']), pageSize: 20 });
  const use = LINKED_USES.find((each) => each === table.filters.use);
  const { q, areaId } = table.filters;
  const asked = { evaluationId: known.id, ...(q === undefined ? {} : { q }), ...(areaId === undefined ? {} : { areaId }), ...(use === undefined ? {} : { use }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listLinkedObservations, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <Section title={t('linkedObservations')} about={<>{t('linkedRuleSaid')}{known.state === 'frozen' && <> {t('linkedAsOfNow')}</>}</>} bare>
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('linkedSearch') },
        { name: 'areaId', kind: 'one', label: t('area'), choices: known.areas.filter(({ placeId }) => placeId !== null).map((area) => ({ value: area.id, label: text({ zh: area.nameZh, en: area.nameEn }) })) },
        { name: 'use', kind: 'one', label: t('linkedUse'), choices: LINKED_USES.map((value) => ({ value, label: text(linkedUseWords[value]) })) },
      ]} />
      <DataTable
        caption={t('linkedList')} result={found} table={table} tools={<ListExport operation={exportLinkedObservations} input={asked} total={found.data?.total} />}
        rowKey={(row) => `${row.round.id}/${row.site.id}/${row.standard.code}/${row.other.code}`} columns={useColumns()} empty={<EmptyState icon={Link2} title={t('noLinkedObservations')} advice={t('noLinkedAdvice')} />}
      />
    </Section>
  );
}

function useColumns(): readonly Column<Row>[] {
  const t = useT(evaluationMessages);
  const text = useText();
  const mayFollow = useCan('inspections.read');
  return [
    { key: 'site', title: t('linkedSite'), width: '18%', sort: ['site', '-site'], cell: (row) => <><CodeText value={row.site.code} /> {row.site.name}<br /><span className="lc-quiet lc-small">{text({ zh: row.site.placeZh, en: row.site.placeEn })}</span></> },
    { key: 'standard', title: t('linkedOwn'), sort: ['standard', '-standard'], cell: (row) => <><span className="lc-quiet lc-small">{row.standard.code}</span> {text({ zh: row.standard.nameZh, en: row.standard.nameEn })}</> },
    {
      key: 'other', title: t('linkedOther'), wideOnly: true,
      cell: (row) => <><span className="lc-quiet lc-small">{row.other.code}</span> {text({ zh: row.other.nameZh, en: row.other.nameEn })}<br /><span className="lc-quiet lc-small">{text({ zh: row.other.editionZh, en: row.other.editionEn })} · {text(crosswalkRelationWords[row.relation])}</span></>,
    },
    {
      key: 'seen', title: t('linkedSeen'), sort: ['recent', '-recent'], greatestFirst: true,
      cell: (row) => {
        const round = text({ zh: row.round.nameZh, en: row.round.nameEn });
        return <>{mayFollow ? <AppLink to={`/rounds/${row.round.id}/observations?siteId=${row.site.id}&standardId=${row.other.standardId}`}>{round}</AppLink> : round}<br /><DateText value={row.observedOn} /></>;
      },
    },
    { key: 'met', title: t('linkedMet'), align: 'end', cell: (row) => <RatioText ratio={{ numerator: row.met, denominator: row.observed }} /> },
    { key: 'use', title: t('linkedUse'), cell: (row) => <StateTag quiet tone={useTones[row.use]} text={linkedUseWords[row.use]} /> },
  ];
}
