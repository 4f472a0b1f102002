/** 照片 · Photos where they are the evidence of a fix: before and after, side by side, enlarged on a press. */
import { useState } from 'react';
import { ImageOff, ZoomIn } from 'lucide-react';
import { useT } from '../i18n.ts';
import { Dialog } from './dialog.tsx';
import { uiMessages } from './messages.ts';
import { DateText } from './time.tsx';

/** 照片 · `alt` says what can be seen. */
export interface Photo {
  readonly url: string;
  /** A smaller rendition for the page; the whole one opens on a press. */
  readonly thumbnailUrl?: string;
  readonly alt: string;
  readonly takenAt?: string | null;
  readonly note?: string;
}

function PhotoFrame({ photo, label }: { photo: Photo | null | undefined; label: string }) {
  const t = useT(uiMessages);
  const [open, setOpen] = useState(false);
  if (photo === null || photo === undefined) {
    return (
      <figure className="lc-photo">
        <figcaption><strong>{label}</strong></figcaption>
        <div className="lc-photo-none"><ImageOff size={22} strokeWidth={1.5} aria-hidden="true" /><span>{t('noPhoto')}</span></div>
      </figure>
    );
  }
  return (
    <figure className="lc-photo">
      <figcaption>
        <strong>{label}</strong>
        {photo.takenAt && <span className="lc-quiet lc-small"><DateText value={photo.takenAt} style="dateTime" /></span>}
      </figcaption>
      <button type="button" className="lc-photo-open" aria-label={t('openPhoto', { label: photo.alt })} onClick={() => setOpen(true)}>
        <img src={photo.thumbnailUrl ?? photo.url} alt={photo.alt} loading="lazy" decoding="async" />
        <ZoomIn size={18} aria-hidden="true" />
      </button>
      {photo.note !== undefined && <p className="lc-small lc-quiet">{photo.note}</p>}
      <Dialog open={open} title={`${label} · ${photo.alt}`} size="wide" onClose={() => setOpen(false)}>
        <img className="lc-photo-large" src={photo.url} alt={photo.alt} />
      </Dialog>
    </figure>
  );
}

/** 前后对照 · The state before and the state after a fix. A missing photo keeps its place. */
export function PhotoPair({ before, after }: { readonly before?: Photo | null; readonly after?: Photo | null }) {
  const t = useT(uiMessages);
  return (
    <div className="lc-photo-pair">
      <PhotoFrame photo={before} label={t('before')} />
      <PhotoFrame photo={after} label={t('after')} />
    </div>
  );
}

/** 照片列 · Several photos of one kind. */
export function PhotoStrip({ photos, label }: { readonly photos: readonly Photo[]; readonly label: string }) {
  return <div className="lc-photo-strip">{photos.map((photo, at) => <PhotoFrame key={photo.url} photo={photo} label={photos.length > 1 ? `${label} ${at + 1}` : label} />)}</div>;
}
