/** 应用更新 · The service worker of the field app. A new version waits until the person takes it, never in the middle of a write. */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let waiting: ServiceWorker | null = null;
let isTaken = false;

function tell(found: ServiceWorker): void {
  waiting = found;
  for (const listener of listeners) listener();
}

function follow(registration: ServiceWorkerRegistration): void {
  // Without a controller this is the first visit: nothing older is running.
  if (registration.waiting !== null && navigator.serviceWorker.controller !== null) tell(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && navigator.serviceWorker.controller !== null) tell(coming);
    });
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && navigator.onLine) void registration.update().catch(() => undefined);
  });
}

/** 启用离线打开 · Registers the service worker; where there is none (an insecure address) the app works online only. */
export function registerFieldApp(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => { if (isTaken) window.location.reload(); });
  void navigator.serviceWorker.register('/field/sw.js', { scope: '/field/' }).then(follow, () => undefined);
}

/** 有新版本 · Whether one waits. */
export function useUpdateWaiting(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => waiting !== null);
}

/** 换新版本 */
export function takeUpdate(): void {
  isTaken = true;
  waiting?.postMessage({ type: 'SKIP_WAITING' });
}
