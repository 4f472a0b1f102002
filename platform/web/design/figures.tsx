/** 设计手册：数字、状态与时间 */
import { useT } from '../i18n.ts';
import type { Tone } from '../tokens.ts';
import { DateText, DeadlineText, Change, CodeText, RatioBar, RatioText, Section, StateTag, StatTile, Tag } from '../ui/index.ts';
import { designMessages } from './messages.ts';

const tones: readonly (readonly [Tone, string, string])[] = [
  ['neutral', '待交办', 'To dispatch'], ['info', '整改中', 'Being fixed'], ['warn', '今日到期', 'Due today'], ['danger', '已超期', 'Overdue'], ['ok', '已销号', 'Closed'], ['held', '已挂账', 'Shelved'],
];

const HOUR_MS = 3_600_000;
const fromNow = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();

/** 数字 */
export function FigureSection() {
  const t = useT(designMessages);
  return (
    <Section bare title={t('figures')} about={t('figuresAbout')}>
      <div className="lc-tiles">
        <StatTile label="本轮得分率" ratio={{ numerator: 4905, denominator: 5842 }} previous={{ numerator: 4680, denominator: 5790 }} against="上一轮" to="~/design" />
        <StatTile label="待整改问题" value={312} unit="件" note="其中今日到期 17 件" to="~/design" />
        <StatTile label="超期未整改" value={23} unit="件" tone="danger" note="最长超期 6 天" to="~/design" />
        <StatTile label="返工率" ratio={{ numerator: 41, denominator: 705 }} previous={{ numerator: 33, denominator: 698 }} against="上一轮" better="less" />
        <StatTile label="问卷满意率" ratio={{ numerator: 0, denominator: 0 }} note="本轮没有问卷" />
      </div>
      <div className="lc-row">
        <RatioText ratio={{ numerator: 1234, denominator: 1500 }} />
        <RatioBar ratio={{ numerator: 817, denominator: 1166 }} />
        <Change current={{ numerator: 701, denominator: 1000 }} previous={{ numerator: 685, denominator: 1000 }} against="上一轮" />
        <Change current={{ numerator: 640, denominator: 1000 }} previous={{ numerator: 685, denominator: 1000 }} />
        <RatioText ratio={{ numerator: 0, denominator: 0 }} />
      </div>
    </Section>
  );
}

/** 状态与时间 */
export function StateSection() {
  const t = useT(designMessages);
  return (
    <Section title={t('states')} about={t('statesAbout')}>
      <div className="lc-row">{tones.map(([tone, zh, en]) => <StateTag key={tone} tone={tone} text={{ zh, en }} />)}<Tag>农贸市场</Tag><Tag>实地考察</Tag></div>
      <div className="lc-row">{tones.map(([tone, zh, en]) => <StateTag key={tone} tone={tone} text={{ zh, en }} quiet />)}</div>
      <div className="lc-row" style={{ gap: 'var(--space-6)' }}>
        <DeadlineText at={fromNow(76)} />
        <DeadlineText at={fromNow(5.5)} />
        <DeadlineText at={fromNow(-52)} />
        <DeadlineText at={fromNow(-90)} doneAt={fromNow(-96)} />
        <DeadlineText at={fromNow(-90)} doneAt={fromNow(-80)} />
        <DeadlineText at={null} />
        <DateText value={fromNow(-3)} relative />
        <DateText value="2026-11-23" style="dateLong" />
      </div>
      <p><CodeText value="9f2c1e7ab04d55c1e86a3b7f1d20c4a85b7e9d3c0f6a1b2c4d5e6f708192a3b4" keep={8} /></p>
    </Section>
  );
}
