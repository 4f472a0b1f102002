/** 设计手册：按钮、输入、弹出、页签 */
import { useState } from 'react';
import { Bell, Download, Plus, Printer, Send, Trash2 } from 'lucide-react';
import { useT } from '../i18n.ts';
import { useCommands } from '../palette/commands.tsx';
import { KeyCaps, shortcuts } from '../shortcuts/index.ts';
import { Button, Checkbox, classes, ConfirmButton, Dialog, Disclosure, DownloadButton, Field, IconButton, LinkButton, PanelItem, Section, Segmented, Select, Tabs, TextArea, TextInput, useToast } from '../ui/index.ts';
import type { ButtonKind } from '../ui/index.ts';
import { designMessages } from './messages.ts';

const kinds = ['primary', 'plain', 'quiet', 'danger'] as const satisfies readonly ButtonKind[];
const zones = ['东片区', '西片区', '中心片区'].map((each) => ({ value: each, label: each }));

/** 按钮 */
export function ButtonSection() {
  const t = useT(designMessages);
  const words = { primary: '交办', plain: '导出', quiet: '取消', danger: '作废' } as const;
  return (
    <Section title={t('buttons')} about={t('buttonsAbout')}>
      {([['rest', {}], ['hover', { className: 'as-hover' }], ['focus', { className: 'as-focus' }], ['pending', { pending: true }], ['disabled', { disabled: true }], ['small', { small: true }], ['withIcon', { icon: Send }]] as const).map(([state, look]) => (
        <div key={state} className="lc-design-row">
          <span className="lc-quiet">{t(state)}</span>
          <div className="lc-row">
            {kinds.map((kind) => <Button key={kind} kind={kind} {...look}>{words[kind]}</Button>)}
            <IconButton icon={Trash2} label={words.danger} disabled={state === 'disabled'} className={classes(state === 'hover' && 'as-hover', state === 'focus' && 'as-focus')} />
          </div>
        </div>
      ))}
      <div className="lc-row">
        <LinkButton to="~/design" icon={Plus}>去新建</LinkButton>
        <DownloadButton href="/healthz" fileName="health.json" icon={Download}>下载</DownloadButton>
        <ConfirmButton kind="danger" icon={Trash2} label="作废" question="作废这件问题？" action="作废" onConfirm={async () => true}><p>作废后不再计入任何统计，记录保留在审计日志里。</p></ConfirmButton>
      </div>
    </Section>
  );
}

/** 输入 */
export function FieldSection() {
  const t = useT(designMessages);
  const [text, setText] = useState('');
  const [zone, setZone] = useState<string>('');
  const [on, setOn] = useState(true);
  const [way, setWay] = useState<'site' | 'material'>('site');
  return (
    <Section title={t('fields')} about={t('fieldsAbout')}>
      <div className="lc-design-states">
        <Field label={t('rest')} purpose="联系核实时用。">{(wiring) => <TextInput {...wiring} value={text} placeholder="姓名" onChange={setText} />}</Field>
        <Field label={t('filled')}>{(wiring) => <TextInput {...wiring} value="演示人员甲" onChange={() => undefined} />}</Field>
        <Field label={t('hover')}>{(wiring) => <TextInput {...wiring} className="as-hover" value="演示人员甲" onChange={() => undefined} />}</Field>
        <Field label={t('focus')}>{(wiring) => <TextInput {...wiring} className="as-focus" value="演示人员甲" onChange={() => undefined} />}</Field>
        <Field label={t('wrong')} required error="手机号是 11 位数字。">{(wiring) => <TextInput {...wiring} value="1380" onChange={() => undefined} />}</Field>
        <Field label={t('disabled')}>{(wiring) => <TextInput {...wiring} disabled value="演示人员甲" onChange={() => undefined} />}</Field>
        <Field label="片区">{(wiring) => <Select {...wiring} value={zone} placeholder="请选择" choices={zones} onChange={setZone} />}</Field>
        <Field label={`片区（${t('disabled')}）`}>{(wiring) => <Select {...wiring} disabled value="东片区" choices={zones} onChange={() => undefined} />}</Field>
        <Field label="说明">{(wiring) => <TextArea {...wiring} rows={2} value="垃圾桶满溢" onChange={() => undefined} />}</Field>
        <Segmented label="测评方法" value={way} onChange={setWay} choices={[{ value: 'site', label: '实地' }, { value: 'material', label: '材料', count: 41 }]} />
        <Checkbox checked={on} onChange={setOn}>附前后照片</Checkbox>
        <Checkbox checked disabled onChange={() => undefined}>{t('disabled')}</Checkbox>
      </div>
    </Section>
  );
}

/** 弹出 */
export function OverlaySection() {
  const t = useT(designMessages);
  const open = useCommands();
  const toast = useToast();
  const [shown, setShown] = useState<'small' | 'wide' | 'drawer' | null>(null);
  return (
    <Section title={t('overlays')} about={t('overlaysAbout')}>
      <div className="lc-row">
        <Button onClick={() => setShown('small')}>{t('openSmall')}</Button>
        <Button onClick={() => setShown('wide')}>{t('openWide')}</Button>
        <Button onClick={() => setShown('drawer')}>{t('openDrawer')}</Button>
        <Button onClick={() => open('palette')}>{t('openPalette')} <KeyCaps keys={shortcuts.palette.keys} /></Button>
        <Button onClick={() => open('sheet')}>{t('openSheet')} <KeyCaps keys={shortcuts.sheet.keys} /></Button>
        <Disclosure label={t('panel')}>{(close) => <><p className="lc-panel-title">东门农贸市场</p><PanelItem on onClick={close}>只看本片区</PanelItem><PanelItem icon={<Printer size="1.15em" aria-hidden="true" />} onClick={close}>打印</PanelItem></>}</Disclosure>
        <Button icon={Bell} onClick={() => { toast({ zh: '已保存', en: 'Saved' }); toast({ zh: '有新的一条', en: 'One more arrived' }, 'info'); toast({ zh: '网络不稳，稍后再试', en: 'The network is unsteady' }, 'warn'); }}>{t('toasts')}</Button>
      </div>
      <Dialog open={shown !== null} size={shown ?? 'small'} title="交办 3 件问题？" onClose={() => setShown(null)} actions={<><Button onClick={() => setShown(null)}>取消</Button><Button kind="primary" onClick={() => setShown(null)}>交办</Button></>}>
        <p>将按类别计算整改期限，并通知责任单位和点位长。</p>
      </Dialog>
    </Section>
  );
}

/** 页签 */
export function TabSection() {
  const t = useT(designMessages);
  return (
    <Section title={t('navigation')} bare>
      <Tabs label={t('navigation')} items={[{ to: '~/design', text: '概况' }, { to: '~/design/sites', text: '点位', count: 320 }, { to: '~/design/findings', text: '问题', count: 41 }]} />
    </Section>
  );
}

/** 长辈版与打印 */
export function ElderSection() {
  const t = useT(designMessages);
  return (
    <Section title={t('elder')} about={t('elderAbout')} actions={<Button icon={Printer} onClick={() => window.print()}>{t('printNow')}</Button>}>
      <p className="lc-text">{t('elderBody')}</p>
      <p className="lc-text">{t('printBody')}</p>
    </Section>
  );
}
