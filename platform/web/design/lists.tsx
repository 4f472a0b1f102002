/** 设计手册：列表与空状态 */
import { useMemo, useState } from 'react';
import { ClipboardList, Download, Send } from 'lucide-react';
import { useT } from '../i18n.ts';
import type { Tone } from '../tokens.ts';
import { BulkBar, Button, ConfirmButton, DataTable, DeadlineText, EmptyState, FilterBar, Pager, RatioBar, Section, Skeleton, StateTag, Tag, useTableState, useToast } from '../ui/index.ts';
import type { Column } from '../ui/index.ts';
import { designMessages } from './messages.ts';

interface DemoCase {
  readonly id: string;
  readonly title: string;
  readonly site: string;
  readonly zone: string;
  readonly unit: string;
  readonly state: 'registered' | 'accepted' | 'overdue' | 'closed';
  readonly deadlineAt: string;
  readonly met: number;
}

const HOUR_MS = 3_600_000;
const START_MS = Date.now();
const stateLooks: Readonly<Record<DemoCase['state'], readonly [Tone, string]>> = { registered: ['neutral', '待交办'], accepted: ['info', '整改中'], overdue: ['danger', '已超期'], closed: ['ok', '已销号'] };
const states = Object.keys(stateLooks) as DemoCase['state'][];
const titles = ['人行道非机动车乱停放', '垃圾桶满溢未及时清运', '公益广告破损褪色', '占道经营影响通行', '消防通道堆放杂物', '公共厕所无洗手液', '绿化带内有白色垃圾'];
const sites = ['演示一路', '东门农贸市场', '滨河公园', '第三小学周边', '演示二路背街巷', '汽车站公厕'];
const zones = ['东片区', '西片区', '中心片区', '城北片区', '滨河片区'];
const units = ['城市管理局', '市场监督管理局', '园林绿化中心', '教育局', '东片区指挥部'];

const demoCases: readonly DemoCase[] = Array.from({ length: 137 }, (_, at) => {
  const state = states[(at * 5 + (at % 3)) % states.length] ?? 'accepted';
  const hours = state === 'overdue' ? -(at % 90) - 3 : (at * 7) % 120;
  return { id: `case-${at}`, title: titles[at % titles.length] ?? '', site: sites[at % sites.length] ?? '', zone: zones[at % zones.length] ?? '', unit: units[at % units.length] ?? '', state, deadlineAt: new Date(START_MS + hours * HOUR_MS).toISOString(), met: (at * 13) % 21 };
});

const columns: readonly Column<DemoCase>[] = [
  { key: 'title', title: '问题', cell: (row) => row.title, width: '22%' },
  { key: 'site', title: '点位', sort: ['site', '-site'], cell: (row) => row.site },
  { key: 'zone', title: '片区', cell: (row) => <Tag>{row.zone}</Tag>, wideOnly: true },
  { key: 'unit', title: '责任单位', cell: (row) => row.unit },
  { key: 'state', title: '状态', cell: (row) => <StateTag tone={stateLooks[row.state][0]} text={stateLooks[row.state][1]} /> },
  { key: 'deadline', title: '整改期限', sort: ['deadline'], cell: (row) => <DeadlineText at={row.deadlineAt} doneAt={row.state === 'closed' ? new Date(Date.parse(row.deadlineAt) - HOUR_MS).toISOString() : null} /> },
  { key: 'met', title: '达标检查项', align: 'end', cell: (row) => <RatioBar ratio={{ numerator: row.met, denominator: 20 + (row.met % 2) }} digits={0} />, wideOnly: true },
];

/** 列表 */
export function TableSection() {
  const t = useT(designMessages);
  const toast = useToast();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const table = useTableState({ filters: ['q', 'zone', 'state'], sorts: ['recent', 'deadline', 'site', '-site'], pageSize: 10 });
  const data = useMemo(() => {
    const wanted = demoCases.filter((row) =>
      (table.filters.q === undefined || row.title.includes(table.filters.q) || row.site.includes(table.filters.q))
      && (table.filters.zone === undefined || row.zone === table.filters.zone)
      && (table.filters.state === undefined || table.filters.state.split(',').includes(row.state)));
    const by = { recent: () => 0, deadline: (a: DemoCase, b: DemoCase) => a.deadlineAt.localeCompare(b.deadlineAt), site: (a: DemoCase, b: DemoCase) => a.site.localeCompare(b.site, 'zh'), '-site': (a: DemoCase, b: DemoCase) => b.site.localeCompare(a.site, 'zh') };
    const sorted = [...wanted].sort(by[table.sort ?? 'recent']);
    return { rows: sorted.slice((table.page - 1) * table.pageSize, table.page * table.pageSize), total: wanted.length };
  }, [table]);
  const dispatch = async () => {
    await new Promise((done) => setTimeout(done, 700));
    setChosen(new Set());
    toast({ zh: `已交办 ${chosen.size} 件`, en: `${chosen.size} cases dispatched` });
    return true;
  };
  return (
    <Section bare title={t('table')} about={t('tableAbout')} actions={<Button icon={Download}>导出台账</Button>}>
      <FilterBar
        table={table}
        filters={[
          { name: 'q', kind: 'text', label: '问题或点位' },
          { name: 'zone', kind: 'one', label: '片区', choices: zones.map((zone) => ({ value: zone, label: zone })) },
          { name: 'state', kind: 'many', label: '状态', choices: states.map((state) => ({ value: state, label: stateLooks[state][1] })) },
        ]}
      >
        <ConfirmButton kind="primary" icon={Send} label={`交办所选 ${chosen.size} 件`} disabled={chosen.size === 0} question={`交办 ${chosen.size} 件问题？`} action="交办" onConfirm={dispatch}>
          <p>将按类别计算整改期限，并通知责任单位和点位长。交办后可以退回重派，不能撤回。</p>
        </ConfirmButton>
      </FilterBar>
      <BulkBar chosen={chosenSample} total={137} most={500}>{(count) => <Button kind="primary" small icon={Send}>{`交办 ${count} 件`}</Button>}</BulkBar>
      <Pager table={table} total={137} />
      <DataTable
        caption="演示案件" columns={columns} table={table} result={{ data }} rowKey={(row) => row.id} rowTo={() => '~/design'}
        rowTone={(row) => (row.state === 'overdue' ? 'danger' : undefined)} selection={{ chosen, onChange: setChosen, selectable: (row) => row.state === 'registered' }}
      />
    </Section>
  );
}

/** Three rows chosen, as the bar over a list shows them. */
const chosenSample = { rows: demoCases.slice(0, 3), all: false, setAll: () => undefined, clear: () => undefined, selection: { chosen: new Set<string>(), onChange: () => undefined } };

/** 空、载入与出错 */
export function EmptySection() {
  const t = useT(designMessages);
  return (
    <Section bare title={t('empty')}>
      <div className="lc-grid" style={{ '--cell': '20rem' } as React.CSSProperties}>
        <DataTable caption="空列表" columns={columns.slice(0, 2)} rowKey={(row) => row.id} result={{ data: { rows: [], total: 0 } }} empty={<EmptyState icon={ClipboardList} title="还没有问题案件" advice="督查中未达标的检查项会自动成为问题。先开始一轮督查，或登记一次日常巡查。" action={<Button kind="primary">新建督查轮次</Button>} />} />
        <DataTable caption="载入中" columns={columns.slice(0, 2)} rowKey={(row) => row.id} result={{ data: undefined }} />
        <DataTable caption="失败" columns={columns.slice(0, 2)} rowKey={(row) => row.id} result={{ data: undefined, reload: () => undefined, problem: { type: 'about:blank', code: 'platform.unavailable', status: 503, title: '系统暂时不可用', advice: '您的内容没有丢失，请稍后再试。', requestId: '0f8f5c1e-6f0a-4c3e-9a53-1d2f7c7f9b21' } }} />
        <Section title="区块载入"><Skeleton lines={4} /></Section>
      </div>
    </Section>
  );
}
