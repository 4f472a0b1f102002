/** 待确定的建议 · A person decides each: likeness of words is no likeness of demands. */
import { Sparkles } from 'lucide-react';
import { z } from 'zod';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useSearchState } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { DataTable, Disclosure, EmptyState, Field, Notice, PanelItem, ProblemAlert, Select } from '#platform/web/ui/index.ts';
import { crosswalkRelationWords, decideCrosswalkLinks, listCrosswalkSuggestions } from '../contract/index.ts';
import { CROSSWALK_RELATIONS } from '../domain/index.ts';
import type { CrosswalkRelation } from '../domain/index.ts';
import { crosswalkMessages } from './crosswalk-messages.ts';
import { StandardText } from './crosswalk-parts.tsx';
import type { Pair } from './crosswalk-parts.tsx';

const LEAST = ['60', '45', '35', '25'] as const;
const leastSearch = z.object({ least: z.enum(LEAST).default('35') });

export function CrosswalkSuggestions({ pair }: { readonly pair: Pair }) {
  const t = useT(crosswalkMessages);
  const [{ least }, setSearch] = useSearchState(leastSearch);
  const mayManage = useCan('frameworks.manage');
  const found = useRead(listCrosswalkSuggestions, { ...pair, least: Number(least) });
  const decide = useWrite(decideCrosswalkLinks, { invalidates: ['frameworks'], done: { zh: '已确定', en: 'Decided' } });
  return (
    <>
      <div className="lc-frameworks-other lc-no-print">
        <Field label={t('least')}>{(wiring) => <Select {...wiring} value={least} choices={LEAST.map((value) => ({ value, label: `${value}%` }))} onChange={(value) => setSearch({ least: value === '' ? undefined : value })} />}</Field>
      </div>
      <ProblemAlert problem={decide.problem} />
      {found.data !== undefined && found.data.total > found.data.rows.length && <Notice><p>{t('shownOf', { n: found.data.rows.length, total: found.data.total })}</p></Notice>}
      <DataTable
        caption={t('suggestions')} whole result={found} rowKey={(row) => `${row.left.code}/${row.right.code}`}
        columns={[
          { key: 'left', title: t('left'), width: '36%', cell: (row) => <StandardText standard={row.left} /> },
          { key: 'right', title: t('right'), width: '36%', cell: (row) => <StandardText standard={row.right} /> },
          { key: 'likeness', title: t('likeness'), align: 'end', cell: (row) => <span className="lc-number">{Math.round(row.similarity * 100)}%</span> },
          ...(mayManage ? [{ key: 'decide', title: t('actions'), cell: (row: { readonly left: { readonly code: string }; readonly right: { readonly code: string } }) => <DecideAct busy={decide.pending} name={`${t('decide')} ${row.left.code} ${row.right.code}`} onDecide={(relation) => void decide.run({ ...pair, links: [{ leftCode: row.left.code, rightCode: row.right.code, relation }] })} /> }] : []),
        ]}
        empty={<EmptyState icon={Sparkles} title={t('noSuggestions')} advice={t('noSuggestionsAdvice')} />}
      />
    </>
  );
}

function DecideAct({ name, busy, onDecide }: { readonly name: string; readonly busy: boolean; readonly onDecide: (relation: CrosswalkRelation) => void }) {
  const t = useT(crosswalkMessages);
  const text = useText();
  return (
    <Disclosure align="end" name={name} label={<span>{t('decide')}</span>}>
      {(close) => <>{CROSSWALK_RELATIONS.map((relation) => <PanelItem key={relation} onClick={() => { if (!busy) onDecide(relation); close(); }}>{text(crosswalkRelationWords[relation])}</PanelItem>)}</>}
    </Disclosure>
  );
}
