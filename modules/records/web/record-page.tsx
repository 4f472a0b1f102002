/** 一条记录 · Its fields, its photos and everything that happened to it. */
import { useState } from 'react';
import { CircleSlash, Pencil } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { readFile, readThumbnail, UPLOAD_BYTES_MAX, uploadFile } from '#modules/files/contract/index.ts';
import { useRead, useUrlOf, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT, useText } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, DateText, Dialog, Field, fieldError, FileDrop, fileForOperation, KeyValue, PageHeader, PhotoStrip, ProblemAlert, Section, Skeleton, StateTag, TextInput, Timeline } from '#platform/web/ui/index.ts';
import { attachPhoto, correctRecord, readRecord, withdrawRecord } from '../contract/index.ts';
import { recordMessages } from './messages.ts';
import { Documents } from './record-documents.tsx';
import { RecordVersions } from './record-versions.tsx';
import { RelatedRecords } from './related-records.tsx';
import { RecordFields, sentValues } from './record-fields.tsx';
import type { FieldOf, Typed } from './record-fields.tsx';

type Known = OutputOf<typeof readRecord>;

export function RecordPage() {
  const t = useT(recordMessages);
  const text = useText();
  const { recordId } = useRouteParams<'recordId'>();
  const mayKeep = useCan('records.keep');
  const found = useRead(readRecord, { recordId });
  const record = found.data;
  if (record === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('record')} trail={[{ text: t('registers'), to: '/registers' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const register = text({ zh: record.register.nameZh, en: record.register.nameEn });
  return (
    <>
      <PageHeader
        title={record.title} trail={[{ text: t('registers'), to: '/registers' }, { text: register, to: `/registers/${record.register.id}` }]}
        beside={<>{record.isWithdrawn && <StateTag tone="held" text={t('withdrawn')} />}{record.isSynthetic && <StateTag quiet tone="held" text={t('synthetic')} />}</>}
        actions={mayKeep && !record.isWithdrawn && <><CorrectAct record={record} /><WithdrawAct record={record} /></>}
      />
      <Section>
        <KeyValue facts={[
          { label: t('code'), value: <span className="lc-number">{record.code}</span> }, ...record.fields.map((field) => ({ label: nameOf(field, text), value: <Value field={field} record={record} /> })), { label: t('recordedBy'), value: record.recordedBy },
        ]} />
      </Section>
      {record.keepsVersions && <RecordVersions record={{ id: record.id, placeId: record.place?.id ?? null }} mayKeep={mayKeep && !record.isWithdrawn} />}
      <RelatedRecords recordId={record.id} />
      <Photos record={record} mayAttach={mayKeep && !record.isWithdrawn} />
      <Section title={t('history')}>
        <Timeline label={t('history')} events={record.history.map((event, at) => ({
          id: String(at), at: event.at, by: event.by, title: t(`act_${event.act}`), tone: event.act === 'withdrawn' ? 'danger' as const : 'neutral' as const,
          note: <>{event.reason !== null && <p>{event.reason}</p>}{event.changes.map((change) => {
            const field = record.fields.find(({ code }) => code === change.field);
            return <p key={change.field} className="lc-small">{t('changed', { field: field === undefined ? change.field : nameOf(field, text), before: String(change.before ?? t('empty')), after: String(change.after ?? t('empty')) })}</p>;
          })}</>,
        }))} />
      </Section>
    </>
  );
}

const nameOf = (field: FieldOf, text: (words: { zh: string; en: string }) => string): string => `${text({ zh: field.zh, en: field.en })}${field.unit === null ? '' : `（${field.unit}）`}`;

function Value({ field, record }: { readonly field: FieldOf; readonly record: Known }) {
  const text = useText();
  if (field.type === 'place') return record.place === null ? '—' : text({ zh: record.place.nameZh, en: record.place.nameEn });
  const value = record.values[field.code];
  if (value === undefined || value === null) return '—';
  switch (field.type) {
    case 'number': return <span className="lc-number">{numberText(Number(value), field.decimals)}</span>;
    case 'date': return <DateText value={String(value)} />;
    case 'record': { const named = record.names[field.code]; return named === undefined ? String(value) : <AppLink to={`/records/${named.id}`}>{named.title}</AppLink>; }
    case 'link': return <a href={String(value)} rel="noreferrer noopener" target="_blank">{String(value)}</a>;
    case 'choice': { const choice = field.choices.find(({ code }) => code === value); return choice === undefined ? String(value) : text({ zh: choice.zh, en: choice.en }); }
    default: return String(value);
  }
}

function Photos({ record, mayAttach }: { readonly record: Known; readonly mayAttach: boolean }) {
  const t = useT(recordMessages);
  const urlOf = useUrlOf();
  const upload = useWrite(uploadFile);
  const attach = useWrite(attachPhoto, { invalidates: ['records'], done: { zh: '已附上', en: 'Attached' } });
  const take = async (file: File | null) => {
    if (file === null) return;
    const subject = record.place === null ? {} : { placeId: record.place.id };
    const sent = await upload.run({ file: await fileForOperation(file), ...subject });
    if (sent !== undefined) await attach.run({ recordId: record.id, fileId: sent.id });
  };
  return (
    <Section title={t('evidence')}>
      <div className="lc-stack">
        {record.photos.length === 0 ? <p className="lc-quiet">{t('noPhotos')}</p>
          : <PhotoStrip label={t('photos')} photos={record.photos.map((photo) => ({ url: urlOf(readFile, { fileId: photo.id }), thumbnailUrl: urlOf(readThumbnail, { fileId: photo.id }), alt: t('photoOf', { title: record.title }), ...(photo.note === null ? {} : { note: photo.note }) }))} />}
        <ProblemAlert problem={upload.problem ?? attach.problem} />
        {mayAttach && <FileDrop label={t('addPhoto')} accept="image/jpeg,image/png,image/webp" acceptText="JPEG、PNG、WebP" limit_bytes={UPLOAD_BYTES_MAX} file={null} onChange={(file) => void take(file)} camera />}
        <Documents title={t('documents')} record={{ id: record.id, placeId: record.place?.id ?? null }} versionId={null} documents={record.documents.filter(({ versionId }) => versionId === null)} mayAttach={mayAttach} />
      </div>
    </Section>
  );
}

function typedOf(record: Known): Typed {
  return { ...Object.fromEntries(Object.entries(record.values).map(([code, value]) => [code, String(value ?? '')])), ...Object.fromEntries(record.fields.filter(({ type }) => type === 'place').map(({ code }) => [code, record.place?.id ?? ''])) };
}

function CorrectAct({ record }: { readonly record: Known }) {
  const t = useT(recordMessages);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<Typed>({});
  const [reason, setReason] = useState('');
  const correct = useWrite(correctRecord, { invalidates: ['records', 'figures'], done: { zh: '已更正', en: 'Corrected' }, onSuccess: () => setOpen(false) });
  const begin = () => { setTyped(typedOf(record)); setReason(''); correct.clear(); setOpen(true); };
  const save = () => void correct.run({ recordId: record.id, version: record.version, values: sentValues(record.fields, typed), reason });
  return (
    <>
      <Button icon={Pencil} onClick={begin}>{t('correct')}</Button>
      <Dialog open={open} size="wide" title={t('correctAsk')} onClose={() => setOpen(false)} actions={<><Button onClick={() => setOpen(false)}>{t('cancel')}</Button><Button kind="primary" pending={correct.pending} onClick={save}>{t('save')}</Button></>}>
        <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
          <ProblemAlert problem={correct.problem} />
          <RecordFields fields={record.fields} typed={typed} onChange={(code, value) => setTyped({ ...typed, [code]: value })} problem={correct.problem} />
          <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(correct.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
        </form>
      </Dialog>
    </>
  );
}

function WithdrawAct({ record }: { readonly record: Known }) {
  const t = useT(recordMessages);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const act = useWrite(withdrawRecord, { invalidates: ['records', 'figures'], done: { zh: '已撤下', en: 'Withdrawn' }, onSuccess: () => setOpen(false) });
  return (
    <>
      <Button kind="quiet" icon={CircleSlash} onClick={() => { setReason(''); act.clear(); setOpen(true); }}>{t('withdraw')}</Button>
      <Dialog open={open} title={t('withdrawAsk', { title: record.title })} onClose={() => setOpen(false)} actions={<><Button onClick={() => setOpen(false)}>{t('cancel')}</Button><Button kind="danger" pending={act.pending} onClick={() => void act.run({ recordId: record.id, version: record.version, reason })}>{t('withdraw')}</Button></>}>
        <div className="lc-stack">
          <p>{t('withdrawNote')}</p>
          <ProblemAlert problem={act.problem} />
          <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(act.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
        </div>
      </Dialog>
    </>
  );
}
