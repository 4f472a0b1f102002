/** 现场照片 · Taking one with the phone's own camera, and a row of those taken. */
import { useId, useState } from 'react';
import type { ChangeEvent } from 'react';
import { Camera, ImageOff, Trash2, X } from 'lucide-react';
import { useT } from '../i18n.ts';
import { PhotoUnreadableError, StorageFullError } from '../offline/index.ts';
import { useOffline } from '../offline/use-offline.tsx';
import { fieldMessages } from './messages.ts';
import { photoMessages } from './photo-messages.ts';
import { useBlobUrl, useCarriedPicture } from './pictures.ts';
import { BigButton, Note, Sheet } from './ui.tsx';

/** A photo of this phone by its hash, or one of the server by its address. */
export type ShownPhoto = { readonly hash: string } | { readonly address: string };

const nothing = () => Promise.resolve(null);

/** 照片地址 · To show it from; null while it is not to be had. */
export function usePhotoUrl(photo: ShownPhoto | null): string | null {
  const offline = useOffline();
  const hash = photo !== null && 'hash' in photo ? photo.hash : null;
  const own = useBlobUrl(hash === null ? nothing : () => offline.photoBlob(hash), hash ?? '');
  const carried = useCarriedPicture(photo !== null && 'address' in photo ? photo.address : null);
  return own ?? carried;
}

/** 照片 */
export function Picture({ photo, alt, className }: { readonly photo: ShownPhoto; readonly alt: string; readonly className?: string }) {
  const t = useT(photoMessages);
  const url = usePhotoUrl(photo);
  return url === null
    ? <span className={`lcf-picture lcf-picture-none ${className ?? ''}`}><ImageOff size="1.4em" aria-hidden="true" /><span className="lcf-small">{t('notHere')}</span></span>
    : <img className={`lcf-picture ${className ?? ''}`} src={url} alt={alt} />;
}

/** 收照片 · Makes it small and keeps it on the phone. What went wrong is said where it was taken. */
export function useTakePhoto(onTaken: (sha256: string) => void) {
  const offline = useOffline();
  const [trouble, setTrouble] = useState<'full' | 'unreadable' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const take = async (file: Blob) => {
    setBusy(true);
    setTrouble(null);
    try {
      onTaken((await offline.addPhoto(file)).sha256);
      // Photos are what a browser in need of room would throw away first: asked once there is one.
      if (!offline.status().storage.isPersistent) await offline.persist();
    } catch (error) {
      if (error instanceof StorageFullError) setTrouble('full');
      else if (error instanceof PhotoUnreadableError) setTrouble('unreadable');
      else throw error;
    } finally {
      setBusy(false);
    }
  };
  return { take, trouble, isBusy };
}

/** 拍照出错 */
export function PhotoTrouble({ trouble }: { readonly trouble: 'full' | 'unreadable' | null }) {
  const t = useT(fieldMessages);
  if (trouble === null) return null;
  return trouble === 'full' ? <Note tone="danger" alert title={t('fullTitle')}><p>{t('fullAbout')}</p></Note> : <Note tone="danger" alert title={t('photoUnreadable')}><p>{t('photoUnreadableAbout')}</p></Note>;
}

/** 拍照键 · Opens the camera at once; where there is none, the phone's own choice of pictures. */
export function CameraButton({ label, look = 'plain', isBusy, onFile }: { readonly label: string; readonly look?: 'main' | 'plain'; readonly isBusy: boolean; readonly onFile: (file: File) => void }) {
  const id = useId();
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file !== undefined) onFile(file);
  };
  return (
    <label className={`lcf-button lcf-button-${look} lcf-camera`} htmlFor={id} aria-busy={isBusy}>
      <Camera size="1.35em" aria-hidden="true" /><span>{label}</span>
      <input id={id} type="file" accept="image/*" capture="environment" className="lcf-camera-input" onChange={pick} />
    </label>
  );
}

interface PhotoRowProps {
  readonly photos: readonly ShownPhoto[];
  readonly most: number;
  readonly label: string;
  readonly onAdd: (sha256: string) => void;
  readonly onRemove: (at: number) => void;
}

/** 照片一排 */
export function PhotoRow({ photos, most, label, onAdd, onRemove }: PhotoRowProps) {
  const t = useT(photoMessages);
  const { take, trouble, isBusy } = useTakePhoto(onAdd);
  const [open, setOpen] = useState<number | null>(null);
  const shown = open === null ? undefined : photos[open];
  return (
    <div className="lcf-photos">
      {photos.length > 0 && (
        <ul>
          {photos.map((photo, at) => (
            <li key={'hash' in photo ? photo.hash : photo.address}><button type="button" className="lcf-photo" aria-label={t('open', { n: at + 1 })} onClick={() => setOpen(at)}><Picture photo={photo} alt="" /></button></li>
          ))}
        </ul>
      )}
      {photos.length < most && <CameraButton label={label} isBusy={isBusy} onFile={(file) => void take(file)} />}
      <PhotoTrouble trouble={trouble} />
      {shown !== undefined && open !== null && (
        <Sheet title={t('nth', { n: open + 1 })} onClose={() => setOpen(null)}>
          <Picture photo={shown} alt={t('nth', { n: open + 1 })} className="lcf-picture-large" />
          <div className="lcf-pair"><BigButton look="danger" icon={Trash2} onClick={() => { onRemove(open); setOpen(null); }}>{t('remove')}</BigButton><BigButton icon={X} onClick={() => setOpen(null)}>{t('keep')}</BigButton></div>
        </Sheet>
      )}
    </div>
  );
}
