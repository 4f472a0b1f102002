/** 提议撤销 · The way into the proceeding from the page of an award. */
import { useState } from 'react';
import { Undo2 } from 'lucide-react';
import type { FileFacts } from '#modules/files/contract/index.ts';
import { FileChooser } from '#modules/files/web/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { ConfirmButton, Field, fieldError, Select, TextArea } from '#platform/web/ui/index.ts';
import { proposeWithdrawal, WITHDRAWAL_FILES_MAX } from '../contract/index.ts';
import { withdrawalMessages } from './withdrawal-messages.ts';

export interface GroundChoice { readonly code: string; readonly zh: string; readonly en: string; readonly answerDays: number; readonly appealDays: number }

/** 撤销情形 · One of the title's grounds, with its times beside it. */
export function GroundField({ grounds, value, error, onChange }: { readonly grounds: readonly GroundChoice[]; readonly value: string; readonly error: string | undefined; readonly onChange: (code: string) => void }) {
  const t = useT(withdrawalMessages);
  const text = useText();
  const chosen = grounds.find(({ code }) => code === value);
  return (
    <Field label={t('ground')} required error={error} {...(chosen === undefined ? {} : { purpose: t('days', { answer: chosen.answerDays, appeal: chosen.appealDays }) })}>
      {(w) => <Select {...w} value={value} choices={grounds.map((ground) => ({ value: ground.code, label: text(ground) }))} onChange={onChange} />}
    </Field>
  );
}

export function ProposeWithdrawal({ awardId, grounds }: { readonly awardId: string; readonly grounds: readonly GroundChoice[] }) {
  const t = useT(withdrawalMessages);
  const go = useGo();
  const [groundCode, setGround] = useState(grounds[0]?.code ?? '');
  const [evidence, setEvidence] = useState('');
  const [files, setFiles] = useState<readonly FileFacts[]>([]);
  const [reason, setReason] = useState('');
  const propose = useWrite(proposeWithdrawal, { invalidates: ['honours'], done: { zh: '已提议', en: 'Proposed' }, onSuccess: ({ id }) => go(`/withdrawals/${id}`) });
  return (
    <ConfirmButton kind="danger" icon={Undo2} label={t('propose')} question={t('proposeAsk')} action={t('propose')} pending={propose.pending} problem={propose.problem} onConfirm={() => propose.run({ awardId, groundCode, evidence, fileIds: files.map(({ id }) => id), reason })}>
      <p>{t('proposeNote')}</p>
      <GroundField grounds={grounds} value={groundCode} error={fieldError(propose.problem, '/groundCode')} onChange={setGround} />
      <Field label={t('evidence')} purpose={t('evidencePurpose')} required error={fieldError(propose.problem, '/evidence')}>{(w) => <TextArea {...w} rows={4} maxLength={4_000} value={evidence} onChange={setEvidence} />}</Field>
      <FileChooser label={t('files')} subject={{}} files={files} onChange={setFiles} most={WITHDRAWAL_FILES_MAX} />
      <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(propose.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
