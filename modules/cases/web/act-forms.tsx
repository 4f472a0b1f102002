/** 动作表单 · One form for each step that asks for something. */
import { Suspense, useState } from 'react';
import { fillText } from '#platform/contract/fill-text.ts';
import type { LimitType } from '#kernel/deadline.ts';
import { LIMIT_TYPES } from '#kernel/deadline.ts';
import { BurdenPreview } from '#modules/burden/web/index.ts';
import { OrganisationSelect } from '#modules/places/web/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Checkbox, Field, fieldError, Segmented, Select, TextInput } from '#platform/web/ui/index.ts';
import {
  declineCase, decideExtension, dispatchCase, extendCase, rectifyCase, registerCase, reopenCase, resumeCase, returnCase, shelveCase, verifyCase, voidCase,
} from '../contract/index.ts';
import { needsOnSiteCheck } from '../domain/index.ts';
import { ActFrame, useWords, WordsField } from './act-frame.tsx';
import type { ActProps } from './act-frame.tsx';
import { caseMessages } from './messages.ts';
import { PhotoUpload, subjectOf } from './photo-upload.tsx';
import type { UploadedPhoto } from './photo-upload.tsx';
import { limitTypeWords } from './words.ts';

const INVALIDATES = ['cases', 'inspections'];
const step = (row: ActProps['row']) => ({ caseId: row.id, version: row.version });
const optional = (note: string) => (note === '' ? {} : { note });

const reasoned = {
  return: { operation: returnCase, words: 'return', kind: 'primary' },
  decline: { operation: declineCase, words: 'decline', kind: 'danger' },
  shelve: { operation: shelveCase, words: 'shelve', kind: 'primary' },
  void: { operation: voidCase, words: 'void', kind: 'danger' },
} as const;

/** 须写理由的动作 · Return, decline, shelve, void. */
export function ReasonForm({ row, onClose, act }: ActProps & { readonly act: keyof typeof reasoned }) {
  const t = useT(caseMessages);
  const { operation, words, kind } = reasoned[act];
  const reason = useWords();
  const write = useWrite(operation, { invalidates: INVALIDATES, done: { zh: '已处理', en: 'Done' }, onSuccess: onClose });
  return (
    <ActFrame title={t(`${words}Title`)} about={t(`${words}About`)} action={t(`${words}Action`)} kind={kind} write={write} onClose={onClose} disabled={reason.words === ''} onSubmit={() => void write.run({ ...step(row), reason: reason.words })}>
      <WordsField label={t('reason')} purpose={t('reasonPurpose')} required value={reason.raw} onChange={reason.setWords} problem={write.problem} pointer="/reason" />
    </ActFrame>
  );
}

/** 恢复办理 */
export function ResumeForm({ row, onClose }: ActProps) {
  const t = useT(caseMessages);
  const note = useWords();
  const write = useWrite(resumeCase, { invalidates: INVALIDATES, done: { zh: '已恢复办理', en: 'Resumed' }, onSuccess: onClose });
  return (
    <ActFrame title={t('resumeTitle')} about={t('resumeAbout')} action={t('resumeAction')} write={write} onClose={onClose} onSubmit={() => void write.run({ ...step(row), ...optional(note.words) })}>
      <WordsField label={t('note')} purpose={t('notePurpose')} value={note.raw} onChange={note.setWords} problem={write.problem} pointer="/note" />
    </ActFrame>
  );
}

/** 立案 · What the public or the media report must be looked at on the spot first. */
export function RegisterForm({ row, onClose }: ActProps) {
  const t = useT(caseMessages);
  const note = useWords();
  const [checked, setChecked] = useState(false);
  const write = useWrite(registerCase, { invalidates: INVALIDATES, done: { zh: '已立案', en: 'Registered' }, onSuccess: onClose });
  return (
    <ActFrame title={t('registerTitle')} about={t('registerAbout')} action={t('registerAction')} write={write} onClose={onClose} onSubmit={() => void write.run({ ...step(row), checkedOnSite: checked, ...optional(note.words) })}>
      {needsOnSiteCheck(row.source) && <Checkbox checked={checked} onChange={setChecked}>{t('checkedOnSite')}</Checkbox>}
      <WordsField label={t('note')} purpose={t('notePurpose')} value={note.raw} onChange={note.setWords} problem={write.problem} pointer="/note" />
    </ActFrame>
  );
}

/** 交办 · Left alone, whoever answers for the site gets it, with the limit of its category. */
export function DispatchForm({ row, onClose }: ActProps) {
  const t = useT(caseMessages);
  const text = useText();
  const note = useWords();
  const [organisationId, setOrganisationId] = useState<string | undefined>(undefined);
  const [limit, setLimit] = useState<{ type: LimitType | ''; amount: string }>({ type: '', amount: '' });
  const write = useWrite(dispatchCase, { invalidates: INVALIDATES, done: { zh: '已交办', en: 'Dispatched' }, onSuccess: onClose });
  const submit = () => void write.run({
    ...step(row), ...optional(note.words), ...(organisationId === undefined ? {} : { organisationId }),
    ...(limit.type === '' ? {} : { limit: { type: limit.type, amount: Number(limit.amount) } }),
  });
  return (
    <ActFrame title={t('dispatchTitle')} about={t('dispatchAbout')} action={t('dispatchAction')} write={write} onClose={onClose} disabled={limit.type !== '' && !(Number(limit.amount) > 0)} onSubmit={submit}>
      <Field label={t('organisation')} purpose={t('dispatchOrganisationPurpose')} error={fieldError(write.problem, '/organisationId')}>
        {(w) => <Suspense><OrganisationSelect {...w} placeholder={t('whoAnswersToday')} value={organisationId} onChange={setOrganisationId} /></Suspense>}
      </Field>
      <Field label={t('limitType')} purpose={t('limitPurpose')} error={fieldError(write.problem, '/limit')}>
        {(w) => (
          <span className="lc-cases-amount">
            <TextInput inputMode="decimal" aria-label={t('amount')} disabled={limit.type === ''} value={limit.amount} onChange={(amount) => setLimit({ ...limit, amount })} />
            <Select {...w} value={limit.type} placeholder={t('limitOfCategory')} choices={LIMIT_TYPES.map((type) => ({ value: type, label: text(limitTypeWords[type].name) }))} onChange={(type) => setLimit({ type, amount: limit.amount })} />
          </span>
        )}
      </Field>
      <Suspense><BurdenPreview kind="cases.fix" about={{ self: row.id, caseIds: [row.id], organisationId }} /></Suspense>
      <WordsField label={t('note')} purpose={t('dispatchNotePurpose')} value={note.raw} onChange={note.setWords} problem={write.problem} pointer="/note" />
    </ActFrame>
  );
}

/** 反馈整改 · Words and photos of the fix. */
export function RectifyForm({ row, onClose }: ActProps) {
  const t = useT(caseMessages);
  const note = useWords();
  const [photos, setPhotos] = useState<readonly UploadedPhoto[]>([]);
  const write = useWrite(rectifyCase, { invalidates: INVALIDATES, done: { zh: '已反馈整改，等待核查', en: 'Fix reported; it awaits verification' }, onSuccess: onClose });
  const enough = photos.length >= row.afterPhotoCountMin;
  return (
    <ActFrame
      title={t('rectifyTitle')} about={t('rectifyAbout')} action={t('rectifyAction')} write={write} onClose={onClose} disabled={note.words === '' || !enough}
      onSubmit={() => void write.run({ ...step(row), note: note.words, photos: photos.map(({ fileId }) => ({ fileId, role: 'after' as const })) })}
    >
      <PhotoUpload label={t(row.afterPhotoCountMin > 0 ? 'afterPhotosMin' : 'afterPhotos', { n: row.afterPhotoCountMin })} alt={t('afterPhoto')} subject={subjectOf(row)} photos={photos} onChange={setPhotos} />
      {photos.some((photo) => photo.alreadyUploaded) && <p className="lc-tone-text-warn lc-small" role="status">{t('samePhoto')}</p>}
      <WordsField label={t('rectifyNote')} purpose={t('rectifyNotePurpose')} required value={note.raw} onChange={note.setWords} problem={write.problem} pointer="/note" />
    </ActFrame>
  );
}

/** 核查 · Pass closes the case; fail sends it back with the reason. */
export function VerifyForm({ row, onClose, outcome }: ActProps & { readonly outcome: 'pass' | 'fail' }) {
  const t = useT(caseMessages);
  const note = useWords();
  const [photos, setPhotos] = useState<readonly UploadedPhoto[]>([]);
  const pass = outcome === 'pass';
  const write = useWrite(verifyCase, { invalidates: INVALIDATES, done: pass ? { zh: '核查通过，已销号', en: 'Passed; the case is closed' } : { zh: '已退回返工', en: 'Sent back' }, onSuccess: onClose });
  return (
    <ActFrame
      title={t(pass ? 'passTitle' : 'failTitle')} about={t(pass ? 'passAbout' : 'failAbout')} action={t(pass ? 'passAction' : 'failAction')} kind={pass ? 'primary' : 'danger'} write={write} onClose={onClose} disabled={!pass && note.words === ''}
      onSubmit={() => void write.run({ ...step(row), outcome, ...optional(note.words), photos: photos.map(({ fileId }) => ({ fileId, role: 'evidence' as const })) })}
    >
      <WordsField label={t(pass ? 'note' : 'failReason')} purpose={t(pass ? 'verifyNotePurpose' : 'failReasonPurpose')} required={!pass} value={note.raw} onChange={note.setWords} problem={write.problem} pointer="/note" />
      <PhotoUpload label={t('evidencePhotos')} alt={t('evidencePhoto')} subject={subjectOf(row)} photos={photos} onChange={setPhotos} />
    </ActFrame>
  );
}

/** 反弹重开 */
export function ReopenForm({ row, onClose }: ActProps) {
  const t = useT(caseMessages);
  const reason = useWords();
  const [photos, setPhotos] = useState<readonly UploadedPhoto[]>([]);
  const write = useWrite(reopenCase, { invalidates: INVALIDATES, done: { zh: '已重开', en: 'Reopened' }, onSuccess: onClose });
  return (
    <ActFrame
      title={t('reopenTitle')} about={t('reopenAbout')} action={t('reopenAction')} kind="danger" write={write} onClose={onClose} disabled={reason.words === ''}
      onSubmit={() => void write.run({ ...step(row), reason: reason.words, photos: photos.map(({ fileId }) => ({ fileId, role: 'before' as const })) })}
    >
      <WordsField label={t('reason')} purpose={t('reasonPurpose')} required value={reason.raw} onChange={reason.setWords} problem={write.problem} pointer="/reason" />
      <PhotoUpload label={t('beforePhotos')} alt={t('beforePhoto')} subject={subjectOf(row)} photos={photos} onChange={setPhotos} />
    </ActFrame>
  );
}

/** 申请延期 */
export function ExtendForm({ row, onClose }: ActProps) {
  const t = useT(caseMessages);
  const text = useText();
  const reason = useWords();
  const [amount, setAmount] = useState('');
  const write = useWrite(extendCase, { invalidates: INVALIDATES, done: { zh: '延期申请已提交', en: 'Asked for more time' }, onSuccess: onClose });
  const unit = row.limit === null ? '' : text(limitTypeWords[row.limit.type].name);
  return (
    <ActFrame title={t('extendTitle')} about={t('extendAbout')} action={t('extendAction')} write={write} onClose={onClose} disabled={reason.words === '' || !(Number(amount) > 0)} onSubmit={() => void write.run({ ...step(row), extraAmount: Number(amount), reason: reason.words })}>
      <Field label={t('extraAmount')} purpose={t('extraAmountPurpose', { unit })} required error={fieldError(write.problem, '/extraAmount')}>{(w) => <TextInput {...w} inputMode="decimal" value={amount} onChange={setAmount} />}</Field>
      <WordsField label={t('reason')} purpose={t('reasonPurpose')} required value={reason.raw} onChange={reason.setWords} problem={write.problem} pointer="/reason" />
    </ActFrame>
  );
}

/** 审批延期 */
export function DecideForm({ row, onClose }: ActProps) {
  const t = useT(caseMessages);
  const text = useText();
  const reason = useWords();
  const [decision, setDecision] = useState<'approve' | 'refuse'>('approve');
  const write = useWrite(decideExtension, { invalidates: INVALIDATES, done: { zh: '已答复延期申请', en: 'Extension decided' }, onSuccess: onClose });
  const asked = row.extensionRequest;
  const amount = asked === null || row.limit === null ? '' : fillText(text(limitTypeWords[row.limit.type].amount), { n: asked.extraAmount });
  return (
    <ActFrame
      title={t('decideTitle')} {...(asked === null ? {} : { about: t('decideAbout', { who: asked.askedBy.name, amount, reason: asked.reason }) })} action={t('decideAction')} write={write} onClose={onClose}
      disabled={reason.words === ''} onSubmit={() => void write.run({ ...step(row), approve: decision === 'approve', reason: reason.words })}
    >
      <Segmented label={t('decision')} value={decision} onChange={setDecision} choices={[{ value: 'approve', label: t('approve') }, { value: 'refuse', label: t('refuse') }]} />
      <WordsField label={t('reason')} purpose={t('decidePurpose')} required value={reason.raw} onChange={reason.setWords} problem={write.problem} pointer="/reason" />
    </ActFrame>
  );
}
