/** 类别与时限 · The table of limits: what must be done within which time, stage by stage. */
import { bothWays } from '#platform/contract/sorting.ts';
import { useState } from 'react';
import { FileUp, Plus, Tags, Trash2 } from 'lucide-react';
import { fillText } from '#platform/contract/fill-text.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { LIMIT_TYPES } from '#kernel/deadline.ts';
import type { LimitType } from '#kernel/deadline.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import type { LocalText } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { matchesWords } from '#platform/web/pinyin.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, DataTable, Dialog, EmptyState, Field, fieldError, FilterBar, IconButton, LinkButton, PageHeader, ProblemAlert, Select, TextInput, useTableState, wholeSorted } from '#platform/web/ui/index.ts';
import type { TableState } from '#platform/web/ui/index.ts';
import { exportCategories, listCategories, originWords, saveCategory } from '../contract/index.ts';
import { caseMessages } from './messages.ts';
import { limitTypeWords } from './words.ts';
import './cases.css';

type Category = OutputOf<typeof listCategories>['categories'][number];
type Stage = Category['stages'][number];
const firstStage: Stage = { code: 'handle', nameZh: '处置', nameEn: 'Handle', limit: { type: 'work_day', amount: 3 } };
const blank: Category = { code: '', nameZh: '', nameEn: '', stages: [firstStage], afterPhotoCountMin: 1, source: '', sortOrder: 0, forResidents: false };

export function CategoriesPage() {
  const t = useT(caseMessages);
  const text = useText();
  const mayManage = useCan('cases.manage');
  const found = useRead(listCategories, {});
  const [editing, setEditing] = useState<Category | null>(null);
  const rows = found.data?.categories ?? [];
  const table = useTableState({ filters: ['q'], sorts: bothWays(['usual', 'name', 'photos']) });
  const shown = wholeSorted(rows.filter((row) => matchesWords(table.filters.q ?? '', [row.nameZh, row.nameEn, row.code])), table.sort, { name: (row) => text({ zh: row.nameZh, en: row.nameEn }), photos: (row) => -row.afterPhotoCountMin });
  const add = <Button kind="primary" icon={Plus} onClick={() => setEditing({ ...blank, sortOrder: rows.length * 10 + 10 })}>{t('newCategory')}</Button>;
  return (
    <>
      <PageHeader title={t('categories')} about={t('categoriesAbout')} actions={mayManage && <><LinkButton to="/case-categories/import" icon={FileUp}>{t('importCategories')}</LinkButton>{add}</>} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('categorySearch') }]} />
      <DataTable
        caption={t('categories')} table={table as TableState} whole tools={<ListExport operation={exportCategories} input={{}} total={found.data?.categories.length} />} result={{ ...found, data: found.data === undefined ? undefined : { rows: shown, total: shown.length } }} rowKey={(row) => row.code}
        columns={[
          { key: 'name', title: t('category'), sort: ['name', '-name', 'usual'], width: '24%', cell: (row) => text({ zh: row.nameZh, en: row.nameEn }) },
          { key: 'stages', title: t('limits'), cell: (row) => <ul>{row.stages.map((stage) => <li key={stage.code}>{row.stages.length > 1 && <span className="lc-quiet">{text({ zh: `${stage.nameZh}：`, en: `${stage.nameEn}: ` })}</span>}{fillText(text(limitTypeWords[stage.limit.type].amount), { n: stage.limit.amount })}</li>)}</ul> },
          { key: 'photos', title: t('photosNeeded'), sort: ['photos', '-photos'], greatestFirst: true, align: 'end', cell: (row) => row.afterPhotoCountMin },
          { key: 'source', title: t('origin'), wideOnly: true, cell: (row) => <span className="lc-quiet">{originWords[row.source] === undefined ? row.source : text(originWords[row.source] as LocalText)}</span> },
          { key: 'more', title: t('actions'), cell: (row) => <span className="lc-row"><AppLink to="/cases" search={{ category: row.code }}>{t('title')}</AppLink>{mayManage && <Button small kind="quiet" onClick={() => setEditing(row)}>{t('change')}</Button>}</span> },
        ]}
        empty={<EmptyState icon={Tags} title={t('noCategories')} advice={t('noCategoriesAdvice')} {...(mayManage ? { action: add } : {})} />}
      />
      {editing !== null && <CategoryDialog category={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function CategoryDialog({ category, onClose }: { readonly category: Category; readonly onClose: () => void }) {
  const t = useT(caseMessages);
  const [draft, setDraft] = useState(category);
  const save = useWrite(saveCategory, { invalidates: ['cases'], done: { zh: '类别已保存', en: 'Category saved' }, onSuccess: onClose });
  const change = (next: Partial<Category>) => setDraft({ ...draft, ...next });
  const { source: _source, forResidents: _forResidents, ...input } = draft;
  const error = (pointer: string) => fieldError(save.problem, pointer);
  return (
    <Dialog open size="wide" title={category.code === '' ? t('newCategory') : t('changeCategory', { name: category.nameZh })} onClose={onClose} actions={<><Button onClick={onClose}>{t('cancel')}</Button><Button kind="primary" pending={save.pending} onClick={() => void save.run(input)}>{t('save')}</Button></>}>
      <div className="lc-stack">
        <div className="lc-cases-form">
          {category.code === '' && <Field label={t('code')} purpose={t('categoryCodePurpose')} required error={error('/code')}>{(w) => <TextInput {...w} value={draft.code} onChange={(code) => change({ code })} />}</Field>}
          <Field label={t('nameZh')} purpose={t('nameZhPurpose')} required error={error('/nameZh')}>{(w) => <TextInput {...w} value={draft.nameZh} onChange={(nameZh) => change({ nameZh })} />}</Field>
          <Field label={t('nameEn')} purpose={t('nameEnPurpose')} required error={error('/nameEn')}>{(w) => <TextInput {...w} value={draft.nameEn} onChange={(nameEn) => change({ nameEn })} />}</Field>
          <Field label={t('photosNeeded')} purpose={t('photosNeededPurpose')} error={error('/afterPhotoCountMin')}>{(w) => <TextInput {...w} type="number" min={0} max={5} value={draft.afterPhotoCountMin} onChange={(count) => change({ afterPhotoCountMin: Number(count) })} />}</Field>
        </div>
        <StageFields stages={draft.stages} onChange={(stages) => change({ stages })} />
        <ProblemAlert problem={save.problem} />
      </div>
    </Dialog>
  );
}

/** 阶段 · All count from the dispatch, in the order in which they fall due. */
function StageFields({ stages, onChange }: { readonly stages: readonly Stage[]; readonly onChange: (stages: Stage[]) => void }) {
  const t = useT(caseMessages);
  const text = useText();
  const change = (at: number, next: Partial<Stage>) => onChange(stages.map((stage, index) => (index === at ? { ...stage, ...next } : stage)));
  return (
    <fieldset className="lc-stack">
      <legend className="lc-field-label">{t('stages')}</legend>
      <p className="lc-quiet lc-small">{t('stagesAbout')}</p>
      {stages.map((stage, at) => (
        <div key={at} className="lc-row">
          <span><TextInput aria-label={t('stageName', { n: at + 1 })} value={stage.nameZh} onChange={(nameZh) => change(at, { nameZh })} /></span>
          <span><TextInput aria-label={t('stageNameEn', { n: at + 1 })} value={stage.nameEn} onChange={(nameEn) => change(at, { nameEn })} /></span>
          <span className="lc-cases-amount">
            <TextInput aria-label={t('amount')} inputMode="decimal" value={String(stage.limit.amount)} onChange={(amount) => change(at, { limit: { ...stage.limit, amount: Number(amount) } })} />
            <Select aria-label={t('limitType')} value={stage.limit.type} choices={LIMIT_TYPES.map((type) => ({ value: type, label: text(limitTypeWords[type].name) }))} onChange={(type) => { if (type !== '') change(at, { limit: { ...stage.limit, type: type as LimitType } }); }} />
          </span>
          {stages.length > 1 && <IconButton icon={Trash2} label={t('removeStage', { n: at + 1 })} onClick={() => onChange(stages.filter((_, index) => index !== at))} />}
        </div>
      ))}
      {stages.length < 10 && <div><Button small icon={Plus} onClick={() => onChange([...stages, { ...firstStage, code: `stage-${stages.length + 1}`, nameZh: '', nameEn: '' }])}>{t('addStage')}</Button></div>}
    </fieldset>
  );
}
