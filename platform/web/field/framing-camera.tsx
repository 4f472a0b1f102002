/** 对位相机 · The picture from before lies faintly over the live lens, so that both photos show the same spot. */
import { useId, useState } from 'react';
import { Camera, X } from 'lucide-react';
import { useT } from '../i18n.ts';
import { useLens } from './lens.ts';
import { photoMessages } from './photo-messages.ts';
import { CameraButton, PhotoTrouble, usePhotoUrl, useTakePhoto } from './photos.tsx';
import type { ShownPhoto } from './photos.tsx';
import { BigButton, Sheet } from './ui.tsx';

async function frameOf(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve) => { canvas.toBlob(resolve, 'image/jpeg', 0.92); });
}

/** 对位相机 · Gives the hash of the photo; falls back to the phone's own camera. */
export function FramingCamera({ before, onTaken, onClose }: { readonly before: ShownPhoto | null; readonly onTaken: (sha256: string) => void; readonly onClose: () => void }) {
  const t = useT(photoMessages);
  const id = useId();
  const { video, state } = useLens();
  const overlay = usePhotoUrl(before);
  const [strength, setStrength] = useState(40);
  const { take, trouble, isBusy } = useTakePhoto(onTaken);
  const shoot = async () => {
    const frame = video.current === null ? null : await frameOf(video.current);
    if (frame !== null) await take(frame);
  };
  return (
    <Sheet title={t('overlayTitle')} onClose={onClose}>
      <div className="lcf-framing" data-lens={state}>
        {state !== 'none' && <video ref={video} playsInline muted aria-label={t('after')} />}
        {overlay !== null && <img src={overlay} alt={t('before')} style={{ opacity: state === 'none' ? 1 : strength / 100 }} />}
        {state === 'opening' && <p role="status">{t('opening')}</p>}
      </div>
      <p className="lcf-quiet">{t(state === 'none' ? 'noCamera' : 'overlayAbout')}</p>
      {state === 'on' && overlay !== null && <label className="lcf-range" htmlFor={id}>{t('strength')}<input id={id} type="range" min={0} max={80} step={10} value={strength} onChange={(event) => setStrength(Number(event.target.value))} /></label>}
      <PhotoTrouble trouble={trouble} />
      <div className="lcf-pair">
        {state === 'on' && <BigButton look="main" icon={Camera} aria-busy={isBusy} onClick={() => void shoot()}>{t('shutter')}</BigButton>}
        <CameraButton label={t('ownCamera')} look={state === 'none' ? 'main' : 'plain'} isBusy={isBusy} onFile={(file) => void take(file)} />
        <BigButton icon={X} onClick={onClose}>{t('close')}</BigButton>
      </div>
    </Sheet>
  );
}
