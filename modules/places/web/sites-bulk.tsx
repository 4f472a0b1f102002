/** 批量修改点位 · Close, reopen or retype: what would happen is shown first and only then done; it can be taken back for a day. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { CircleCheck, CircleOff, RotateCcw, Shapes } from 'lucide-react';
import type { InputOf, OutputOf } from '#platform/contract/index.ts';
import { useUndoableToast } from '#platform/web/bulk-undo.ts';
import { useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { defineMessages, useT } from '#platform/web/i18n.ts';
import { BulkBar, Button, Dialog, Field, Notice, ProblemAlert, Select, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import type { ChosenRows } from '#platform/web/ui/index.ts';
import { changeSites, SITES_AT_ONCE_MAX } from '../contract/index.ts';
import type { listSites } from '../contract/index.ts';
import { useCity, useSiteTypeChoices } from './city.ts';

type Input = InputOf<typeof changeSites>;
type Change = Input['change'];
type Kind = Change['kind'];
type SiteRow = OutputOf<typeof listSites>['rows'][number];
type Filter = NonNullable<Input['all']>['filter'];

const words = defineMessages({
  zh: {
    close: '停用', reopen: '恢复', siteType: '改类型', title: '{n} 个点位：{act}', day: '停用日期', dayPurpose: '自这天起不再检查，责任也到这天为止。', reason: '原因', reasonPurpose: '写进审计记录，例如“拆迁”。',
    type: '新的类型', typePurpose: '以后的检查按新类型的清单；已有的记录不变。', pick: '请选择', will: '将修改 {n} 个', sample: '例如 {codes}', refused: '{n} 个不能修改：{why}', now: '{act} {n} 个', cancel: '取消', undoNote: '24 小时内可以撤销。', done: '已修改 {n} 个点位',
  },
  en: {
    close: 'Close', reopen: 'Reopen', siteType: 'Change type', title: '{n} {n:site|sites}: {act}', day: 'Closed from', dayPurpose: 'No longer inspected from this day on; duties end that day.', reason: 'Reason', reasonPurpose: 'Kept in the audit, for instance “demolished”.',
    type: 'New type', typePurpose: 'Later checks use the list of the new type; records so far stay.', pick: 'Choose', will: '{n} will change', sample: 'such as {codes}', refused: '{n} cannot change: {why}', now: '{act} ({n})', cancel: 'Cancel', undoNote: 'Can be taken back for 24 hours.', done: '{n} {n:site|sites} changed',
  },
});
const icons = { close: CircleOff, reopen: RotateCcw, siteType: Shapes };

/** 已选点位 · Named one by one, or all that the filter gives. */
export type ChosenSites = { readonly siteIds: readonly string[] } | { readonly all: { readonly filter: Filter; readonly count: number } };
/** What another module does with the chosen sites; `done` clears the choice. */
export type MoreSiteActs = (chosen: ChosenSites, count: number, done: () => void) => ReactNode;

interface SitesBulkProps { readonly chosen: ChosenRows<SiteRow>; readonly total: number; readonly filter: Filter; readonly mayChange: boolean; readonly more?: MoreSiteActs | undefined }

export function SitesBulk({ chosen, total, filter, mayChange, more }: SitesBulkProps) {
  const t = useT(words);
  const [open, setOpen] = useState<Kind | null>(null);
  const which = chosen.all ? { all: { filter, count: total } } : { sites: chosen.rows.map((row) => ({ siteId: row.id, version: row.version })) };
  return (
    <BulkBar chosen={chosen} total={total} most={SITES_AT_ONCE_MAX}>
      {(count) => (
        <>
          {more?.(chosen.all ? { all: { filter, count: total } } : { siteIds: chosen.rows.map((row) => row.id) }, count, chosen.clear)}
          {mayChange && (['siteType', 'close', 'reopen'] as const).map((kind) => <Button key={kind} small icon={icons[kind]} onClick={() => setOpen(kind)}>{t(kind)}</Button>)}
          {open !== null && <ChangeDialog kind={open} which={which} count={count} onClose={() => setOpen(null)} onDone={() => { setOpen(null); chosen.clear(); }} />}
        </>
      )}
    </BulkBar>
  );
}

interface ChangeDialogProps { readonly kind: Kind; readonly which: Pick<Input, 'sites' | 'all'>; readonly count: number; readonly onClose: () => void; readonly onDone: () => void }

function ChangeDialog({ kind, which, count, onClose, onDone }: ChangeDialogProps) {
  const t = useT(words);
  const say = useUndoableToast();
  const today = useCity().programme?.today ?? '';
  const [draft, setDraft] = useState({ validTo: null as string | null, reason: '', siteTypeCode: '' });
  const validTo = draft.validTo ?? today;
  const [preview, setPreview] = useState<OutputOf<typeof changeSites>>();
  const send = useWrite(changeSites, { invalidates: ['places'], onSuccess: ({ done, bulkActId }) => { say({ zh: `已修改 ${done} 个点位`, en: `${done} ${done === 1 ? 'site' : 'sites'} changed` }, bulkActId); onDone(); } });
  const change: Change | null = kind === 'reopen' ? { kind } : kind === 'close' ? (draft.reason.trim() === '' || validTo === '' ? null : { kind, validTo, reason: draft.reason }) : draft.siteTypeCode === '' ? null : { kind, siteTypeCode: draft.siteTypeCode };
  const decides = kind === 'close' ? `${validTo}${change !== null}` : draft.siteTypeCode;
  useEffect(() => {
    setPreview(undefined);
    if (change !== null) void send.run({ ...which, change }, { dryRun: true }).then(setPreview);
  }, [decides]);
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  return (
    <Dialog
      open size="wide" title={t('title', { act: t(kind), n: numberText(count) })} onClose={onClose}
      actions={<><span className="lc-quiet lc-small">{t('undoNote')}</span><Button onClick={onClose}>{t('cancel')}</Button><Button kind="primary" pending={send.pending} disabled={change === null || preview === undefined || preview.done === 0} onClick={() => { if (change !== null) void send.run({ ...which, change }); }}>{preview === undefined ? t(kind) : t('now', { act: t(kind), n: numberText(preview.done) })}</Button></>}
    >
      <div className="lc-stack">
        {kind === 'close' && <Field label={t('day')} purpose={t('dayPurpose')} required>{(w) => <TextInput {...w} type="date" value={validTo} onChange={(next) => set({ validTo: next })} />}</Field>}
        {kind === 'close' && <Field label={t('reason')} purpose={t('reasonPurpose')} required>{(w) => <TextArea {...w} rows={2} maxLength={300} value={draft.reason} onChange={(reason) => set({ reason })} />}</Field>}
        {kind === 'siteType' && <TypeField value={draft.siteTypeCode} onChange={(siteTypeCode) => set({ siteTypeCode })} />}
        <ProblemAlert problem={send.problem} />
        {change !== null && preview === undefined && send.problem === null && <Skeleton />}
        {preview !== undefined && <Preview preview={preview} />}
      </div>
    </Dialog>
  );
}

function TypeField({ value, onChange }: { readonly value: string; readonly onChange: (code: string) => void }) {
  const t = useT(words);
  const choices = useSiteTypeChoices();
  return <Field label={t('type')} purpose={t('typePurpose')} required>{(w) => <Select {...w} placeholder={t('pick')} choices={choices} value={value} onChange={onChange} />}</Field>;
}

function Preview({ preview }: { readonly preview: OutputOf<typeof changeSites> }) {
  const t = useT(words);
  return (
    <>
      {preview.refusals.map(({ problem, title, count, codes }) => <Notice key={problem} tone="warn" title={t('refused', { n: numberText(count), why: title })}><p className="lc-small lc-number">{codes.join('、')}</p></Notice>)}
      {preview.done > 0 && <p className="lc-row lc-tone-text-ok"><CircleCheck size="1.2em" aria-hidden="true" />{t('will', { n: numberText(preview.done) })} <span className="lc-quiet lc-small">{t('sample', { codes: preview.sample.slice(0, 6).map(({ name }) => name).join('、') })}</span></p>}
    </>
  );
}
