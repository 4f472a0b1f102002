/** 设计手册：表单、反馈与组件库控件 */
import { useState } from 'react';
import { Send } from 'lucide-react';
import { DatePicker, Select as LongSelect, Tree, TreeSelect } from 'antd';
import { useT } from '../i18n.ts';
import { Button, Checkbox, Field, fieldError, FileDrop, JobProgress, Notice, ProblemAlert, Section, Segmented, Select, TextArea, TextInput } from '../ui/index.ts';
import { designMessages } from './messages.ts';

const problem = {
  type: 'about:blank', code: 'platform.invalid_input', status: 400, title: '有些内容填得不对', advice: '请按下面每一项的提示修改。', requestId: '7c3d5b90-2f6e-4f0e-8d63-02a6a43c9a10',
  errors: [{ pointer: '/note', detail: '至少写 10 个字，让责任单位知道改哪里。' }],
};

const tree = [
  { key: 't1', title: '1 廉洁高效的政务环境', children: [{ key: 't1-1', title: '1-1 政务公开' }, { key: 't1-2', title: '1-2 窗口服务' }] },
  { key: 't2', title: '2 安居乐业的生活环境', children: [{ key: 't2-1', title: '2-1 市容环境', children: [{ key: 't2-1-1', title: '主次干道整洁有序' }] }] },
];

/** 表单 */
export function FormSection() {
  const t = useT(designMessages);
  const [note, setNote] = useState('垃圾桶满');
  const [zone, setZone] = useState<string>('');
  const [name, setName] = useState('');
  const [way, setWay] = useState<'site' | 'material' | 'survey'>('site');
  const [evidence, setEvidence] = useState(true);
  const [file, setFile] = useState<File | null>(null);
  return (
    <Section title={t('forms')} about={t('formsAbout')}>
      <div className="lc-split" style={{ '--aside': '24rem' } as React.CSSProperties}>
        <div className="lc-stack">
          <Field label="问题说明" purpose="责任单位据此到现场整改。" required error={fieldError(problem, '/note')}>{(wiring) => <TextArea {...wiring} value={note} onChange={setNote} />}</Field>
          <Field label="片区" purpose="决定由哪个指挥部督办。">{(wiring) => <Select {...wiring} value={zone} placeholder="请选择" choices={['东片区', '西片区', '中心片区'].map((each) => ({ value: each, label: each }))} onChange={setZone} />}</Field>
          <Field label="联系人">{(wiring) => <TextInput {...wiring} value={name} placeholder="姓名" onChange={setName} />}</Field>
          <Segmented label="测评方法" value={way} onChange={setWay} choices={[{ value: 'site', label: '实地考察', count: 96 }, { value: 'material', label: '材料审核', count: 41 }, { value: 'survey', label: '问卷调查' }]} />
          <Checkbox checked={evidence} onChange={setEvidence}>整改前后各一张照片作为证据</Checkbox>
          <div className="lc-row"><Button kind="primary" icon={Send}>提交</Button><Button>存为草稿</Button><Button kind="quiet">取消</Button></div>
        </div>
        <div className="lc-stack">
          <FileDrop label="导入点位" accept=".xlsx,.geojson,.json" acceptText="xlsx、GeoJSON" limit_bytes={20 * 1024 * 1024} file={file} onChange={setFile} />
          <FileDrop label="整改后照片" accept="image/*" acceptText="照片" limit_bytes={10 * 1024 * 1024} file={null} onChange={() => undefined} camera />
        </div>
      </div>
    </Section>
  );
}

/** 反馈 */
export function FeedbackSection() {
  const t = useT(designMessages);
  return (
    <Section title={t('feedback')}>
      <ProblemAlert problem={problem} fieldLabels={{ '/note': '问题说明' }} onRetry={() => undefined} />
      <Notice title="这一轮已经封存"><p>通报发布后，数字不再变化；更正请发更正通报。</p></Notice>
      <Notice tone="warn" title="有 3 处点位没有点位长"><p>交办会落到属地街道。先在“责任”里补上，更快。</p></Notice>
      <Notice tone="danger" title="今天 18:00 后不再接受反馈" />
      <Notice tone="ok">抽样可以复现：任何人用公布的种子都能得到同样的 320 个点位。</Notice>
      <div className="lc-grid" style={{ '--cell': '18rem' } as React.CSSProperties}>
        <JobProgress title="导出全部案件" state="waiting" />
        <JobProgress title="导入点位台账" state="running" done={61_250} total={100_000} />
        <JobProgress title="计算得分" state="running" />
        <JobProgress title="生成通报" state="done" done={1} total={1} note="用时 2.1 秒" />
        <JobProgress title="导入责任表" state="failed" done={812} total={824} note="12 行有错，没有写入任何一行。" />
      </div>
    </Section>
  );
}

/** 组件库控件 */
export function ControlsSection() {
  const t = useT(designMessages);
  return (
    <Section title={t('controls')} about={t('controlsAbout')}>
      <div className="lc-grid" style={{ '--cell': '18rem' } as React.CSSProperties}>
        <Field label="起止日期">{({ id }) => <DatePicker.RangePicker id={id} />}</Field>
        <Field label="责任单位">{({ id }) => <LongSelect id={id} showSearch placeholder="输入名称搜索" options={['城市管理局', '市场监督管理局', '教育局', '园林绿化中心'].map((value) => ({ value, label: value }))} />}</Field>
        <Field label="测评内容">{({ id }) => <TreeSelect id={id} placeholder="请选择" treeDefaultExpandAll treeData={tree.map((node) => ({ value: node.key, title: node.title, children: node.children.map((child) => ({ value: child.key, title: child.title })) }))} />}</Field>
      </div>
      <Tree defaultExpandAll blockNode treeData={tree} defaultSelectedKeys={['t2-1']} />
    </Section>
  );
}
