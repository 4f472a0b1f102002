/** 资金合计 · What was planned, what arrived and what was spent, by source and by year; then line by line. */
import { useState } from 'react';
import { Coins, FileUp, Plus } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { ConfirmButton, DataTable, EmptyState, Field, fieldError, FilterBar, LinkButton, PageHeader, Section, StatTile, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { exportFunding, listFunding, listFundingSources, listPlans, readFundingSums, saveFundingSource } from '../contract/index.ts';
import { projectMessages } from './project-messages.ts';
import { wanText } from './project-words.ts';
import './plans.css';

type Money = OutputOf<typeof readFundingSums>['total'];

function SumTable({ title, rows }: { readonly title: string; readonly rows: readonly { readonly key: string; readonly label: string; readonly money: Money }[] }) {
  const t = useT(projectMessages);
  return (
    <DataTable
      caption={title} whole result={{ data: { rows, total: rows.length } }} rowKey={(row) => row.key}
      columns={[{ key: 'label', title, cell: (row) => row.label }, ...(['planned', 'arrived', 'spent'] as const).map((part) => ({ key: part, title: t(part), align: 'end' as const, cell: (row: (typeof rows)[number]) => <span className="lc-number">{wanText(row.money[part])}</span> }))]}
      empty={<EmptyState icon={Coins} title={t('noMoney')} advice={t('fundingAbout')} />}
    />
  );
}

export function FundingPage() {
  const t = useT(projectMessages);
  const text = useText();
  const mayManage = useCan('plans.manage');
  const table = useTableState({ filters: ['planId', 'source', 'year'], sorts: bothWays(['project', 'year']) });
  const { year, ...rest } = table.filters;
  const asked = { ...(rest as { planId?: string; source?: string }), ...(year === undefined ? {} : { year: Number(year) }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listFunding, { ...asked, page: table.page, pageSize: table.pageSize });
  const sums = useRead(readFundingSums, { ...(rest.planId === undefined ? {} : { planId: rest.planId }), ...(year === undefined ? {} : { year: Number(year) }) }).data;
  const sources = useRead(listFundingSources, {}).data?.rows ?? [];
  const plans = useRead(listPlans, { pageSize: 200 }).data?.rows ?? [];
  return (
    <>
      <PageHeader title={t('sums')} about={t('sumsAbout')} trail={[{ text: t('projects'), to: '/projects' }]} actions={mayManage && <><LinkButton icon={FileUp} to="/project-funding/import">{t('importMoney')}</LinkButton><AddSource /></>} />
      <FilterBar table={table} filters={[
        { name: 'planId', kind: 'one', label: t('plan'), choices: plans.map((plan) => ({ value: plan.id, label: text({ zh: plan.nameZh, en: plan.nameEn }) })) }, { name: 'source', kind: 'one', label: t('source'), choices: sources.map((source) => ({ value: source.code, label: text({ zh: source.nameZh, en: source.nameEn }) })) },
        { name: 'year', kind: 'one', label: t('year'), choices: [...new Set((sums?.byYear ?? []).map((row) => String(row.year)))].map((each) => ({ value: each, label: each })) },
      ]} />
      {sums !== undefined && (
        <>
          <div className="lc-tiles">{(['planned', 'arrived', 'spent'] as const).map((part) => <StatTile key={part} label={t('wan', { label: t(part) })} value={wanText(sums.total[part])} />)}</div>
          <Section title={t('bySource')} bare><SumTable title={t('source')} rows={sums.bySource.map(({ source, money }) => ({ key: source.code, label: text({ zh: source.nameZh, en: source.nameEn }), money }))} /></Section>
          <Section title={t('byYear')} bare><SumTable title={t('year')} rows={sums.byYear.map((row) => ({ key: String(row.year), label: String(row.year), money: row.money }))} /></Section>
        </>
      )}
      <Section title={t('allFunding')} bare>
        <DataTable
          caption={t('allFunding')} result={found} table={table} tools={<ListExport operation={exportFunding} input={asked} total={found.data?.total} />} rowKey={(row) => `${row.project.id}/${row.source.code}/${row.year}`} rowTo={(row) => `/projects/${row.project.id}`}
          columns={[
            { key: 'project', title: t('project'), sort: ['project', '-project'], width: '34%', cell: (row) => row.project.name }, { key: 'source', title: t('source'), cell: (row) => text({ zh: row.source.nameZh, en: row.source.nameEn }) }, { key: 'year', title: t('year'), sort: ['year', '-year'], cell: (row) => row.year },
            { key: 'planned', title: t('planned'), align: 'end', cell: (row) => <span className="lc-number">{wanText(row.plannedFen)}</span> }, { key: 'arrived', title: t('arrived'), align: 'end', cell: (row) => <span className="lc-number">{wanText(row.arrivedFen)}</span> }, { key: 'spent', title: t('spent'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{wanText(row.spentFen)}</span> },
          ]}
          empty={<EmptyState icon={Coins} title={t('noMoney')} advice={t('fundingAbout')} />}
        />
      </Section>
    </>
  );
}

function AddSource() {
  const t = useT(projectMessages);
  const [draft, setDraft] = useState({ code: '', nameZh: '', nameEn: '' });
  const save = useWrite(saveFundingSource, { invalidates: ['plans'], done: { zh: '已保存', en: 'Saved' } });
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  return (
    <ConfirmButton icon={Plus} label={t('addSource')} question={t('addSource')} action={t('save')} pending={save.pending} problem={save.problem} onConfirm={() => save.run(draft)}>
      <Field label={t('sourceCode')} purpose={t('sourceCodePurpose')} required error={fieldError(save.problem, '/code')}>{(w) => <TextInput {...w} maxLength={40} value={draft.code} onChange={set('code')} />}</Field>
      <Field label={t('sourceZh')} required error={fieldError(save.problem, '/nameZh')}>{(w) => <TextInput {...w} maxLength={60} value={draft.nameZh} onChange={set('nameZh')} />}</Field>
      <Field label={t('sourceEn')} required error={fieldError(save.problem, '/nameEn')}>{(w) => <TextInput {...w} maxLength={60} value={draft.nameEn} onChange={set('nameEn')} />}</Field>
    </ConfirmButton>
  );
}
