/** 批量操作记录 · Acts on many records, newest first; each can be taken back for a day. */
import { useState } from 'react';
import { Undo2 } from 'lucide-react';
import { listAllBulkActs, listBulkActs } from '#platform/contract/bulk-acts.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useUndo } from '#platform/web/bulk-undo.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { defineMessages, useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { Button, DataTable, DateText, EmptyState, FilterBar, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';

const messages = defineMessages({
  zh: {
    title: '批量操作记录', about: '一次处理多条记录的操作。24 小时内可以撤销：没有再变动的恢复原状，已有变动的保持现状并逐条列出。', act: '操作', count: '记录数', person: '操作人', at: '时间', state: '状态', undo: '撤销',
    mayUndo: '可撤销', undone: '已撤销', over: '已过撤销时间', left: '{n} 条保持现状：{labels}', whose: '范围', everybody: '含他人的', none: '还没有批量操作', noneAdvice: '在案件、督查问题或点位地图上一次处理多条记录后，这里会有记录，并可撤销。', undoneBy: '{name} 撤销',
  },
  en: {
    title: 'Bulk acts', about: 'Acts on many records at once. Each can be taken back for 24 hours: what has not changed since stands as before, what has is left and listed.', act: 'Act', count: 'Records', person: 'By', at: 'Time', state: 'State', undo: 'Undo',
    mayUndo: 'Can be taken back', undone: 'Taken back', over: 'Too late to take back', left: '{n} left as they are: {labels}', whose: 'Whose', everybody: 'Everybody’s', none: 'No bulk acts yet', noneAdvice: 'When you handle many cases, findings or sites at once, it is kept here and can be taken back.', undoneBy: 'taken back by {name}',
  },
});

const LABELS_SHOWN = 8;
type Act = OutputOf<typeof listBulkActs>['rows'][number];

function StateOf({ act }: { readonly act: Act }) {
  const t = useT(messages);
  if (act.undoneAt !== null) {
    const labels = act.left.slice(0, LABELS_SHOWN).map(({ label }) => label).join('、');
    return (
      <div>
        <StateTag tone="neutral" text={t('undone')} quiet />
        <span className="lc-quiet lc-small"> {t('undoneBy', { name: act.undoneByName ?? '—' })}</span>
        {act.left.length > 0 && <p className="lc-small">{t('left', { n: act.left.length, labels: act.left.length > LABELS_SHOWN ? `${labels}…` : labels })}</p>}
      </div>
    );
  }
  return act.mayUndo ? <StateTag tone="info" text={t('mayUndo')} quiet /> : <StateTag tone="neutral" text={t('over')} quiet />;
}

function UndoAct({ act }: { readonly act: Act }) {
  const t = useT(messages);
  const undo = useUndo();
  const [pending, setPending] = useState(false);
  if (!act.mayUndo) return <span className="lc-quiet">—</span>;
  return <Button small icon={Undo2} pending={pending} onClick={() => { setPending(true); void undo(act.id).finally(() => setPending(false)); }}>{t('undo')}</Button>;
}

export function BulkActsPage() {
  const t = useT(messages);
  const text = useText();
  const mayAny = useCan('platform.undoBulkActs');
  const table = useTableState({ filters: ['everybody'], sorts: ['recent', '-recent'] });
  const acts = useRead(mayAny && table.filters.everybody === 'true' ? listAllBulkActs : listBulkActs, { page: table.page, pageSize: table.pageSize, sort: table.sort });
  return (
    <>
      <PageHeader title={t('title')} about={t('about')} />
      {mayAny && <FilterBar table={table} filters={[{ name: 'everybody', kind: 'one', label: t('whose'), choices: [{ value: 'true', label: t('everybody') }] }]} />}
      <DataTable
        caption={t('title')} result={acts} table={table} rowKey={(row) => row.id}
        columns={[
          { key: 'act', title: t('act'), width: '26%', cell: (row) => text({ zh: row.kindZh, en: row.kindEn }) },
          { key: 'count', title: t('count'), align: 'end', cell: (row) => numberText(row.itemCount) },
          { key: 'person', title: t('person'), cell: (row) => row.personName },
          { key: 'at', title: t('at'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.doneAt} style="dateTime" /> },
          { key: 'state', title: t('state'), width: '28%', cell: (row) => <StateOf act={row} /> },
          { key: 'undo', title: t('undo'), cell: (row) => <UndoAct act={row} /> },
        ]}
        empty={<EmptyState icon={Undo2} title={t('none')} advice={t('noneAdvice')} />}
      />
    </>
  );
}
