/** 申报材料 · Photos are shown, documents are links; added one by one, each with a word of what it is. */
import { useState } from 'react';
import { FileText, Paperclip, X } from 'lucide-react';
import { readFile, readThumbnail } from '#modules/files/contract/index.ts';
import type { FileFacts } from '#modules/files/contract/index.ts';
import { FileChooser } from '#modules/files/web/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useUrlOf, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { Checkbox, ConfirmButton, Field, IconButton, PhotoStrip, ProblemAlert, Section, TextInput } from '#platform/web/ui/index.ts';
import { attachMaterial, attachSheetEvidence, readSheetMaterial, removeMaterial, removeSheetEvidence } from '../contract/index.ts';
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
      {documents.length > 0 && <ul className="lc-stack">{documents.map((file) => <li key={file.fileId}><MaterialLink file={file} url={urlsOf(file.fileId).url} /></li>)}</ul>}
    </>
  );
}

function MaterialLink({ file, url }: { readonly file: Shown; readonly url: string }) {
  const t = useT(roundMessages);
  return <a href={url} download><FileText size={16} strokeWidth={1.5} aria-hidden="true" /> {file.caption ?? t('material')}</a>;
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

/** 逐项佐证 · By which photo or document a criterion was scored. */
export function CriterionEvidence({ roundId, sheet, mayAttach }: { readonly roundId: string; readonly sheet: Sheet; readonly mayAttach: boolean }) {
  const t = useT(roundMessages);
  const [text, urlOf, mayUpload] = [useText(), useUrlOf(), useCan('files.upload')];
  const remove = useWrite(removeSheetEvidence, { invalidates: ['honours'], done: { zh: '已移除', en: 'Taken away' } });
  const urlsOf = (fileId: string) => { const url = urlOf(readSheetMaterial, { roundId, blindNumber: sheet.blindNumber, fileId }); return { url, thumbnailUrl: url }; };
  return (
    <div className="lc-stack">
      <h3>{t('evidence')}</h3>
      <p className="lc-quiet lc-small">{t('evidenceAbout')}</p>
      <ProblemAlert problem={remove.problem} />
      {sheet.criteria.map((criterion) => {
        const own = sheet.evidence.filter((each) => each.criterion === criterion.code);
        return (
          <div key={criterion.code} className="lc-stack">
            <p className="lc-row"><strong>{text(criterion)}</strong>{own.length === 0 && <span className="lc-quiet lc-small">{t('noEvidence')}</span>}{mayAttach && mayUpload && <AttachEvidence roundId={roundId} sheet={sheet} criterion={criterion} />}</p>
            <MaterialShown files={mayAttach ? own.filter(isPhoto) : own} urlsOf={urlsOf} />
            {mayAttach && own.length > 0 && <ul className="lc-stack">{own.map((file) => <li key={file.fileId} className="lc-row">{isPhoto(file) ? <span>{file.caption ?? t('evidence')}</span> : <MaterialLink file={file} url={urlsOf(file.fileId).url} />}<IconButton icon={X} label={t('removeEvidence', { name: file.caption ?? t('evidence') })} onClick={() => void remove.run({ roundId, blindNumber: sheet.blindNumber, criterion: criterion.code, fileId: file.fileId })} /></li>)}</ul>}
          </div>
        );
      })}
    </div>
  );
}

function AttachEvidence({ roundId, sheet, criterion }: { readonly roundId: string; readonly sheet: Sheet; readonly criterion: Sheet['criteria'][number] }) {
  const t = useT(roundMessages);
  const text = useText();
  const [files, setFiles] = useState<readonly FileFacts[]>([]);
  const [caption, setCaption] = useState('');
  const attach = useWrite(attachSheetEvidence, { invalidates: ['honours'], done: { zh: '已附上', en: 'Attached' }, onSuccess: () => { setFiles([]); setCaption(''); } });
  const run = async () => {
    const [file] = files;
    return file === undefined ? undefined : attach.run({ roundId, blindNumber: sheet.blindNumber, criterion: criterion.code, fileId: file.id, caption: caption.trim() === '' ? null : caption });
  };
  return (
    <ConfirmButton small icon={Paperclip} label={t('attachEvidence')} question={t('attachEvidenceAsk', { criterion: text(criterion) })} action={t('attachEvidence')} pending={attach.pending} problem={attach.problem} onConfirm={run}>
      <FileChooser label={t('file')} subject={{}} files={files} onChange={setFiles} most={1} />
      <Field label={t('caption')} purpose={t('evidenceCaption')}>{(w) => <TextInput {...w} maxLength={200} value={caption} onChange={setCaption} />}</Field>
    </ConfirmButton>
  );
}
