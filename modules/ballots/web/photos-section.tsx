/** 选项照片 · While a ballot is in draft: one picture an option, with the words for those who do not see it. */
import { useState } from 'react';
import { ImagePlus, Trash2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useUrlOf, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { Button, ConfirmButton, Field, fieldError, FileDrop, ProblemAlert, Section, Select, TextInput } from '#platform/web/ui/index.ts';
import { placeOptionPhoto, readOptionPhotoDraft, removeOptionPhoto } from '../contract/index.ts';
import type { readBallot } from '../contract/index.ts';
import { ballotMessages } from './messages.ts';

type Ballot = OutputOf<typeof readBallot>;
const PHOTO_BYTES_MAX = 20 * 1024 * 1024;
const INVALIDATES = ['ballots'];

export function PhotosSection({ ballot }: { readonly ballot: Ballot }) {
  const t = useT(ballotMessages);
  const mayChange = ballot.acts.includes('update');
  if (!mayChange && ballot.photos.length === 0) return null;
  return (
    <Section title={t('photos')} about={t('photosAbout')}>
      <div className="lc-stack">
        {ballot.photos.length > 0 && <ul className="lc-ballot-photos">{ballot.photos.map((photo) => <PhotoItem key={photo.optionCode} ballot={ballot} photo={photo} mayChange={mayChange} />)}</ul>}
        {mayChange && <PlacePhoto ballot={ballot} />}
      </div>
    </Section>
  );
}

function PhotoItem({ ballot, photo, mayChange }: { readonly ballot: Ballot; readonly photo: Ballot['photos'][number]; readonly mayChange: boolean }) {
  const t = useT(ballotMessages);
  const urlOf = useUrlOf();
  const label = ballot.options.find(({ code }) => code === photo.optionCode)?.label ?? photo.optionCode;
  const remove = useWrite(removeOptionPhoto, { invalidates: INVALIDATES, done: { zh: '已撤下', en: 'Removed' } });
  return (
    <li>
      <img src={`${urlOf(readOptionPhotoDraft, { ballotId: ballot.id, optionCode: photo.optionCode })}?${photo.sha256.slice(0, 8)}`} alt={photo.alt} width={96} height={96} />
      <span><strong>{label}</strong><span className="lc-quiet lc-small">{photo.alt}</span></span>
      {mayChange && <ConfirmButton small icon={Trash2} label={t('removePhoto')} question={`${t('removePhoto')} · ${label}`} action={t('removePhoto')} pending={remove.pending} problem={remove.problem} onConfirm={() => remove.run({ ballotId: ballot.id, optionCode: photo.optionCode })} />}
    </li>
  );
}

function PlacePhoto({ ballot }: { readonly ballot: Ballot }) {
  const t = useT(ballotMessages);
  const [optionCode, setOption] = useState('');
  const [alt, setAlt] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const place = useWrite(placeOptionPhoto, { invalidates: INVALIDATES, done: { zh: '照片已放上', en: 'Placed' }, onSuccess: () => { setFile(null); setAlt(''); setOption(''); } });
  const submit = async () => { if (file !== null) await place.run({ ballotId: ballot.id, optionCode, alt, file: { fileName: file.name, body: new Uint8Array(await file.arrayBuffer()) } }); };
  return (
    <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <ProblemAlert problem={place.problem} />
      <div className="lc-grid">
        <Field label={t('photoOption')} required error={fieldError(place.problem, '/optionCode')}>{(w) => <Select {...w} value={optionCode} placeholder="—" choices={ballot.options.map(({ code, label }) => ({ value: code, label }))} onChange={setOption} />}</Field>
        <Field label={t('alt')} purpose={t('altPurpose')} required error={fieldError(place.problem, '/alt')}>{(w) => <TextInput {...w} maxLength={200} value={alt} onChange={setAlt} />}</Field>
      </div>
      <FileDrop label={t('choosePhoto')} accept=".jpg,.jpeg,.png,.webp" acceptText="JPEG, PNG, WebP" limit_bytes={PHOTO_BYTES_MAX} file={file} onChange={setFile} />
      <div className="lc-row"><Button type="submit" icon={ImagePlus} pending={place.pending} disabled={file === null || optionCode === '' || alt.trim().length < 2}>{t('placePhoto')}</Button></div>
    </form>
  );
}
