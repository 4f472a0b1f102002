/** 荣誉表 · The same columns wherever awards are listed. */
import { Award } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OutputOf } from '#platform/contract/index.ts';
import type { ReadResult } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { DataTable, DateText, EmptyState, StateTag } from '#platform/web/ui/index.ts';
import type { TableState } from '#platform/web/ui/index.ts';
import { standingWords } from '../contract/index.ts';
import type { listAwards } from '../contract/index.ts';
import { honourMessages } from './messages.ts';
import { standingTones } from './words.ts';
import './honours.css';

interface AwardsTableProps<Name extends string> { readonly result: ReadResult<OutputOf<typeof listAwards>>; readonly withTitle: boolean; readonly table?: TableState<Name>; readonly tools?: ReactNode }

export function AwardsTable<Name extends string>({ result, withTitle, table, tools }: AwardsTableProps<Name>) {
  const t = useT(honourMessages);
  const text = useText();
  return (
    <DataTable
      caption={t('awards')} result={result} rowKey={(row) => row.id} rowTo={(row) => `/awards/${row.id}`} {...(table === undefined ? {} : { table: table as unknown as TableState })} {...(tools === undefined ? {} : { tools })}
      columns={[
        { key: 'subject', title: t('subject'), sort: ['subject', '-subject'], width: '24%', cell: (row) => row.subject.label },
        ...(withTitle ? [{ key: 'title', title: t('title'), cell: (row: OutputOf<typeof listAwards>['rows'][number]) => text({ zh: row.title.nameZh, en: row.title.nameEn }) }] : []),
        { key: 'place', title: t('place'), wideOnly: true, cell: (row) => (row.place === null ? <span className="lc-quiet">—</span> : text({ zh: row.place.nameZh, en: row.place.nameEn })) },
        { key: 'standing', title: t('standing'), cell: (row) => <StateTag quiet tone={standingTones[row.standing]} text={standingWords[row.standing]} /> },
        { key: 'stars', title: t('starCount'), align: 'end', wideOnly: true, cell: (row) => (row.stars === null ? <span className="lc-quiet">—</span> : <span className="lc-number">{row.stars}</span>) },
        { key: 'from', title: t('from'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.from} /> },
        { key: 'review', title: t('nextReview'), sort: ['review', '-review'], wideOnly: true, cell: (row) => (row.nextReviewOn === null ? <span className="lc-quiet">—</span> : <DateText value={row.nextReviewOn} />) },
        { key: 'number', title: t('number'), sort: ['number', '-number'], wideOnly: true, cell: (row) => <span className="lc-honours-number">{row.number}</span> },
      ]}
      empty={<EmptyState icon={Award} title={t('noAwards')} advice={t('noAwardsAdvice')} />}
    />
  );
}
