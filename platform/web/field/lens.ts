/** 镜头 · Opened while somebody looks through it, on screens that frame a photo or read a code. */
import { useEffect, useRef, useState } from 'react';

/** @unit pixels */
const WIDTH_WANTED = 1_920;

/** 镜头 · The camera at the back, let go of as soon as nobody looks through it. */
export function useLens() {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'opening' | 'on' | 'none'>('opening');
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isGone = false;
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (devices === undefined) { setState('none'); return undefined; }
    devices.getUserMedia({ video: { facingMode: { ideal: 'environment' }, width: { ideal: WIDTH_WANTED } }, audio: false }).then(async (opened) => {
      stream = opened;
      if (isGone) { for (const track of opened.getTracks()) track.stop(); return; }
      if (video.current !== null) {
        video.current.srcObject = opened;
        await video.current.play().catch(() => undefined);
      }
      setState('on');
    }, () => setState('none'));
    return () => {
      isGone = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, []);
  return { video, state };
}
