/** 设计手册：记录、地图与图表 */
import { useMemo, useState } from 'react';
import { RatioBars, RatioTrend } from '../charts/index.tsx';
import { useT } from '../i18n.ts';
import { CityMap } from '../map/index.tsx';
import { KeyValue, PhotoPair, PhotoStrip, Section, Segmented, StateTag, Timeline } from '../ui/index.ts';
import { demoBase, demoGrids, demoSites, demoZones } from './demo-city.ts';
import { designMessages } from './messages.ts';

/** A drawn stand-in for a photograph: a street corner before and after, so that no real picture is needed. */
function drawing(littered: boolean): string {
  const litter = littered ? '<g fill="#8a7a52"><rect x="120" y="188" width="36" height="22" rx="4"/><rect x="164" y="196" width="24" height="14" rx="3" fill="#5f6f7d"/><path d="M206 210l14-26 20 26z"/><circle cx="100" cy="204" r="8" fill="#b7573c"/></g>' : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="#dfe7ea"/><rect y="60" width="400" height="110" fill="#c9bfa9"/><rect x="40" y="80" width="70" height="90" fill="#8f8371"/><rect x="150" y="80" width="90" height="50" fill="#9db1b8"/><rect x="280" y="80" width="80" height="90" fill="#8f8371"/><rect y="170" width="400" height="50" fill="#b9b4a8"/><rect y="220" width="400" height="80" fill="#6d6f70"/><path d="M0 258h400" stroke="#e8e3d4" stroke-width="4" stroke-dasharray="26 18"/><rect x="262" y="140" width="44" height="60" rx="4" fill="#2f6b57"/><rect x="258" y="132" width="52" height="12" rx="3" fill="#24543f"/>${litter}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** 记录 */
export function RecordSection() {
  const t = useT(designMessages);
  return (
    <div className="lc-split">
      <Section title={t('record')}>
        <KeyValue facts={[
          { label: '编号', value: 'WY-2026-000412' }, { label: '状态', value: <StateTag tone="info" text="待核查" /> },
          { label: '点位', value: '东门农贸市场' }, { label: '责任单位', value: '市场监督管理局（演示）' },
          { label: '点位长', value: '演示人员甲' }, { label: '网格', value: null },
          { label: '问题', value: '垃圾桶满溢，周边有散落垃圾，已持续半日以上，影响入口通行。', wide: true },
        ]} />
        <PhotoPair before={{ url: drawing(true), alt: '垃圾桶旁散落垃圾（示意图）', takenAt: '2026-11-20T02:14:00Z' }} after={{ url: drawing(false), alt: '地面已清扫（示意图）', takenAt: '2026-11-21T07:40:00Z' }} />
        <PhotoPair before={{ url: drawing(true), alt: '垃圾桶旁散落垃圾（示意图）' }} after={null} />
        <PhotoStrip label={t('photos')} photos={[{ url: drawing(true), alt: '入口（示意图）' }, { url: drawing(false), alt: '出口（示意图）' }]} />
      </Section>
      <Section title={t('timeline')}>
        <Timeline label="办理经过" events={[
          { id: '1', at: '2026-11-20T02:20:00Z', title: '督查发现', by: '督查员 演示乙', note: '检查项“垃圾日产日清”未达标（0/1）。', tone: 'neutral' },
          { id: '2', at: '2026-11-20T03:05:00Z', title: '交办', by: '创建办', note: '期限 1 个工作日。', tone: 'info' },
          { id: '3', at: '2026-11-20T07:10:00Z', title: '返工', by: '核查员 演示丙', note: '照片只有近景，看不出位置。', tone: 'danger' },
          { id: '4', at: '2026-11-21T07:42:00Z', title: '反馈整改', by: '市场监督管理局', note: '增设清运频次，附前后照片。', tone: 'info' },
          { id: '5', at: '2026-11-21T09:30:00Z', title: '核查通过，销号', by: '核查员 演示丙', tone: 'ok' },
        ]} />
      </Section>
    </div>
  );
}

/** 地图 */
export function MapSection() {
  const t = useT(designMessages);
  const [count, setCount] = useState<'400' | '10000'>('400');
  const [shown, setShown] = useState<'sites' | 'zones'>('sites');
  const [selected, setSelected] = useState<string | null>(null);
  const sites = useMemo(() => (shown === 'sites' ? demoSites(Number(count)) : []), [count, shown]);
  const zones = useMemo(() => (shown === 'zones' ? demoZones : demoZones.map(({ id, name, geometry }) => ({ id, name, geometry }))), [shown]);
  return (
    <Section bare title={t('map')} about={t('mapAbout')} actions={<>
      <Segmented label="图层" value={shown} onChange={setShown} choices={[{ value: 'sites', label: '点位' }, { value: 'zones', label: '片区得分率' }]} />
      <Segmented label="数量" value={count} onChange={setCount} choices={[{ value: '400', label: '400' }, { value: '10000', label: '10,000' }]} />
    </>}>
      <CityMap
        label="演示城市：五个片区、河流、道路与点位" base={demoBase} zones={zones} grids={demoGrids} sites={sites} selectedId={selected} onSelectSite={setSelected} height="32rem" listId="table"
        legend={[{ tone: 'ok', text: '达标' }, { tone: 'neutral', text: '未抽查' }, { tone: 'info', text: '整改中' }, { tone: 'warn', text: '今日到期' }, { tone: 'danger', text: '已超期' }, { tone: 'held', text: '挂账' }]}
      />
    </Section>
  );
}

/** 图表 */
export function ChartSection() {
  const t = useT(designMessages);
  const bars = useMemo(() => [...demoZones].map(({ name, numerator, denominator }, at) => ({ name, ratio: { numerator, denominator }, previous: { numerator: numerator - 40 + at * 18, denominator: denominator - 12 } })).sort((a, b) => b.ratio.numerator / b.ratio.denominator - a.ratio.numerator / a.ratio.denominator), []);
  const trend = useMemo(() => [[3980, 5600], [4120, 5610], [0, 0], [4405, 5702], [4680, 5790], [4905, 5842]].map(([numerator = 0, denominator = 0], at) => ({ name: `第 ${at + 1} 轮`, ratio: { numerator, denominator } })), []);
  return (
    <div className="lc-grid" style={{ '--cell': '26rem' } as React.CSSProperties}>
      <Section title={t('charts')} about={t('chartsAbout')}><RatioBars label="各片区得分率，本轮与上一轮" nameTitle="片区" items={bars} /></Section>
      <Section title={t('trend')} about={t('trendAbout')}><RatioTrend label="六轮得分率走势，第三轮无数据" nameTitle="轮次" items={trend} /></Section>
    </div>
  );
}
