/** 设计手册：颜色、字体、间距、图标 */
import { BarChart3, Bell, Building2, Camera, CheckCircle2, ClipboardCheck, ClipboardList, Download, Filter, MapPin, Phone, Search, Send, Settings, ShieldCheck, TriangleAlert, Upload, Users } from 'lucide-react';
import { useT } from '../i18n.ts';
import { colours, scales } from '../tokens.ts';
import type { ColourName, ThemeName } from '../tokens.ts';
import { Section } from '../ui/index.ts';
import { designMessages } from './messages.ts';

const icons = [MapPin, Building2, Users, ClipboardCheck, ClipboardList, TriangleAlert, CheckCircle2, BarChart3, ShieldCheck, Send, Download, Upload, Search, Filter, Camera, Phone, Bell, Settings];

function Swatches({ theme }: { theme: ThemeName }) {
  const t = useT(designMessages);
  return (
    <div className="lc-design-panel" data-theme={theme}>
      <h3>{t(theme)}</h3>
      <ul className="lc-design-swatches">
        {(Object.keys(colours[theme]) as ColourName[]).map((name) => (
          <li key={name} className="lc-design-swatch"><span aria-hidden="true" style={{ background: `var(--${name})` }} /><span>{name}<br /><code>{colours[theme][name]}</code></span></li>
        ))}
      </ul>
    </div>
  );
}

/** 颜色 */
export function ColourSection() {
  const t = useT(designMessages);
  return (
    <Section title={t('colour')} about={t('colourAbout')}>
      <div className="lc-grid" style={{ '--cell': '24rem' } as React.CSSProperties}><Swatches theme="light" /><Swatches theme="dark" /></div>
    </Section>
  );
}

/** 字体与排印 */
export function TypeSection() {
  const t = useT(designMessages);
  return (
    <Section title={t('type')} about={t('typeAbout')}>
      <div className="lc-stack">
        {scales.text.map((name) => <p key={name} style={{ fontSize: `var(--${name})`, lineHeight: 'var(--leading-title)' }} lang="zh-CN"><span className="lc-quiet lc-small">{name}</span> 一处点位，一份责任，一个期限</p>)}
      </div>
      <div className="lc-split" lang="zh-CN">
        <div className="lc-stack lc-text">
          <p style={{ fontFamily: 'var(--font-title)', fontSize: 'var(--text-5)', fontWeight: 700, lineHeight: 'var(--leading-title)' }}>标题用宋体：从标准到街角</p>
          <p>正文：“标点挤压”，《测评体系》（2026年版）、《办法》，连续的标点不再各占一格；中文与English、数字2026之间自动留出四分之一空。2026 年 11 月 23 日共核查 1,234 处，达标 1,016 处。</p>
          <p style={{ fontFamily: 'var(--font-document)', fontSize: 'var(--text-4)' }}>公文用仿宋：各片区、各责任单位：现将本轮督查情况通报如下。</p>
          <p><code style={{ fontFamily: 'var(--font-code)' }}>WY-2026-000412 · 9f2c1e7ab04d</code></p>
        </div>
        <div className="lc-design-digits" aria-hidden="true"><span>1,111,111</span><span>100.0%</span><span>888,888</span><span>9.1%</span><span>20,306</span><span>77.7%</span></div>
      </div>
    </Section>
  );
}

/** 间距、圆角与动效 */
export function SpaceSection() {
  const t = useT(designMessages);
  return (
    <Section title={t('space')} about={t('spaceAbout')}>
      <div className="lc-split">
        <div className="lc-stack" style={{ gap: 'var(--space-1)' }}>
          {scales.space.map((name) => <div key={name} className="lc-design-row"><span className="lc-quiet">{name}</span><span className="lc-design-bar" style={{ width: `var(--${name})` }} /></div>)}
        </div>
        <div className="lc-stack">
          <div className="lc-row">{scales.radius.map((name) => <span key={name}><span className="lc-design-radius" style={{ display: 'block', borderRadius: `var(--${name})` }} /><span className="lc-quiet lc-small">{name}</span></span>)}</div>
          <div className="lc-row">{scales.shadow.map((name) => <span key={name}><span className="lc-design-radius" style={{ display: 'block', border: 0, background: 'var(--raised)', borderRadius: 'var(--radius-2)', boxShadow: `var(--${name})` }} /><span className="lc-quiet lc-small">{name}</span></span>)}</div>
          <div className="lc-design-track"><span className="lc-design-move" style={{ display: 'block' }} aria-hidden="true" /><span className="lc-quiet lc-small">{t('motionHint')} · {scales.motion.join(', ')}</span></div>
        </div>
      </div>
    </Section>
  );
}

/** 图标 */
export function IconSection() {
  const t = useT(designMessages);
  return (
    <Section title={t('icons')} about={t('iconsAbout')}>
      {['1em', '1.25em', '1.75em'].map((size) => <div key={size} className="lc-row" aria-hidden="true">{icons.map((Icon, at) => <Icon key={at} size={size} strokeWidth={1.75} />)}</div>)}
    </Section>
  );
}
