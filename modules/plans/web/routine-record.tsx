/** 登记完成 · At a desk: which place, which day, how many; on the street it is one tap. */
import { useState } from 'react';
import { CheckCheck } from 'lucide-react';
import { UPLOAD_BYTES_MAX, uploadFile } from '#modules/files/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { ConfirmButton, Field, fieldError, FileDrop, fileForOperation, Select, TextInput } from '#platform/web/ui/index.ts';
import { recordCompletion } from '../contract/index.ts';
import type { readRoutine } from '../contract/index.ts';
import { routineMessages } from './routine-messages.ts';

export function RecordAct({ routine, today }: { readonly routine: Pick<OutputOf<typeof readRoutine>, 'id' | 'nameZh' | 'nameEn' | 'places'>; readonly today: string }) {
  const t = useT(routineMessages);
  const text = useText();
  const [draft, setDraft] = useState({ placeId: routine.places[0]?.id ?? '', doneOn: today, headCount: '' });
  const [file, setFile] = useState<File | null>(null);
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const upload = useWrite(uploadFile);
  const record = useWrite(recordCompletion, { invalidates: ['plans', 'duties'], done: { zh: '已登记', en: 'Recorded' } });
  const send = async () => {
    const sent = file === null ? null : await upload.run({ file: await fileForOperation(file), placeId: draft.placeId });
    return sent === undefined ? undefined : record.run({ routineId: routine.id, placeId: draft.placeId, doneOn: draft.doneOn, headCount: draft.headCount === '' ? null : Number(draft.headCount), fileId: sent?.id ?? null });
  };
  return (
    <ConfirmButton kind="primary" icon={CheckCheck} label={t('record')} question={t('recordAsk', { routine: text({ zh: routine.nameZh, en: routine.nameEn }) })} action={t('record')} pending={record.pending || upload.pending} problem={record.problem ?? upload.problem} onConfirm={send}>
      <Field label={t('place')} required error={fieldError(record.problem, '/placeId')}>{(w) => <Select {...w} value={draft.placeId} choices={routine.places.map((place) => ({ value: place.id, label: text({ zh: place.nameZh, en: place.nameEn }) }))} onChange={set('placeId')} />}</Field>
      <Field label={t('doneOn')} required error={fieldError(record.problem, '/doneOn')}>{(w) => <TextInput {...w} type="date" value={draft.doneOn} onChange={set('doneOn')} />}</Field>
      <Field label={t('headCount')} purpose={t('headCountPurpose')} error={fieldError(record.problem, '/headCount')}>{(w) => <TextInput {...w} type="number" value={draft.headCount} onChange={set('headCount')} />}</Field>
      <FileDrop label={`${t('photo')}（${t('photoPurpose')}）`} accept="image/jpeg,image/png,image/webp" acceptText="JPEG、PNG、WebP" limit_bytes={UPLOAD_BYTES_MAX} file={file} onChange={setFile} camera />
    </ConfirmButton>
  );
}
