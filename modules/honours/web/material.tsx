/** 申报材料 · Photos are shown, documents are links; added one by one, each with a word of what it is. */
import { useState } from 'react';
import { FileText, Paperclip, X } from 'lucide-react';
import { readFile, readThumbnail } from '#modules/files/contract/index.ts';
import type { FileFacts } from '#modules/files/contract/index.ts';
import { FileChooser } from '#modules/files/web/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useUrlOf, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { Checkbox, ConfirmButton, Field, IconButton, PhotoStrip, ProblemAlert, Section, TextInput } from '#platform/web/ui/index.ts';
import { attachMaterial, readSheetMaterial, removeMaterial } from '../contract/index.ts';
import type { readCandidate, readMySheets } from '../contract/index.ts';
import { roundMessages } from './round-messages.ts';

const isPhoto = ({ mediaType }: { readonly mediaType: string }): boolean => mediaType.startsWith('image/');

interface Shown { readonly fileId: string; readonly mediaType: string; readonly caption?: string | null }

/** What is there, by addresses that the caller knows. */
export function MaterialShown({ files, urlsOf }: { readonly files: readonly Shown[]; readonly urlsOf: (fileId: string) => { readonly url: string; readonly thumbnailUrl: string } }) {
  const t = useT(roundMessages);
  const [photos, documents] = [files.filter(isPhoto), files.filter((file) => !isPhoto(file))];
  return (
    <>
      {photos.length > 0 && <PhotoStrip label={t('material')} photos={photos.map((file) => ({ ...urlsOf(file.fileId), alt: file.caption ?? t('material'), ...(file.caption == null ? {} : { note: file.caption }) }))} />}
      {documents.length > 0 && <ul className="lc-stack">{documents.map((file) => <li key={file.fileId}><a href={urlsOf(file.fileId).url} download><FileText size={16} strokeWidth={1.5} aria-hidden="true" /> {file.caption ?? t('material')}</a></li>)}</ul>}
    </>
  );
}

export function FilesShown({ files }: { readonly files: readonly Shown[] }) {
  const urlOf = useUrlOf();
  return <MaterialShown files={files} urlsOf={(fileId) => ({ url: urlOf(readFile, { fileId }), thumbnailUrl: urlOf(readThumbnail, { fileId }) })} />;
}

type Sheet = OutputOf<typeof readMySheets>['sheets'][number];
export function SheetMaterial({ roundId, sheet }: { readonly roundId: string; readonly sheet: Sheet }) {
  const urlOf = useUrlOf();
  return <MaterialShown files={sheet.files} urlsOf={(fileId) => { const url = urlOf(readSheetMaterial, { roundId, blindNumber: sheet.blindNumber, fileId }); return { url, thumbnailUrl: url }; }} />;
}

type Candidate = OutputOf<typeof readCandidate>;
export function Material({ candidate }: { readonly candidate: Candidate }) {
  const t = useT(roundMessages);
  const mayAttach = candidate.acts.includes('attach');
  const remove = useWrite(removeMaterial, { invalidates: ['honours'], done: { zh: '已移除', en: 'Taken away' } });
  if (!mayAttach && candidate.files.length === 0) return null;
  return (
    <Section title={t('material')} about={t('materialAbout')} actions={mayAttach && <Attach candidate={candidate} />}>
      {candidate.files.length === 0 ? <p className="lc-quiet">{t('noMaterial')}</p> : <FilesShown files={candidate.files} />}
      <ProblemAlert problem={remove.problem} />
      {mayAttach && candidate.files.length > 0 && (
        <ul className="lc-stack">{candidate.files.map((file) => <li key={file.fileId} className="lc-row"><span>{file.caption ?? t('material')}</span><span className="lc-quiet lc-small">{t(file.showsNobody ? 'judgesSee' : 'judgesDoNot')}</span><IconButton icon={X} label={t('removeMaterial', { name: file.caption ?? t('material') })} onClick={() => void remove.run({ candidateId: candidate.id, fileId: file.fileId })} /></li>)}</ul>
      )}
    </Section>
  );
}

function Attach({ candidate }: { readonly candidate: Candidate }) {
  const t = useT(roundMessages);
  const [files, setFiles] = useState<readonly FileFacts[]>([]);
  const [caption, setCaption] = useState('');
  const [showsNobody, setNobody] = useState(false);
  const attach = useWrite(attachMaterial, { invalidates: ['honours'], done: { zh: '已附上', en: 'Attached' }, onSuccess: () => { setFiles([]); setCaption(''); setNobody(false); } });
  const run = async () => {
    const [file] = files;
    return file === undefined ? undefined : attach.run({ candidateId: candidate.id, fileId: file.id, caption: caption.trim() === '' ? null : caption, showsNobody });
  };
  return (
    <ConfirmButton small icon={Paperclip} label={t('attach')} question={t('attachAsk')} action={t('attach')} pending={attach.pending} problem={attach.problem} onConfirm={run}>
      <FileChooser label={t('file')} subject={{}} files={files} onChange={setFiles} most={1} />
      <Field label={t('caption')} purpose={t('captionPurpose')}>{(w) => <TextInput {...w} maxLength={200} value={caption} onChange={setCaption} />}</Field>
      <Checkbox checked={showsNobody} onChange={setNobody}>{t('showsNobody')}</Checkbox>
    </ConfirmButton>
  );
}
