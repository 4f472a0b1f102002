/** 断网提示 · Says that the network is gone, and that nothing is lost by it. */
import { useSyncExternalStore } from 'react';
import { WifiOff } from 'lucide-react';
import { useT } from '../i18n.ts';
import { shellMessages } from './messages.ts';

function watch(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** 断网提示 */
export function OfflineBanner() {
  const t = useT(shellMessages);
  const online = useSyncExternalStore(watch, () => navigator.onLine);
  return (
    <div role="status" className="lc-offline-region lc-no-print">
      {!online && <p className="lc-offline"><WifiOff size="1.15em" aria-hidden="true" /><span>{t('offline')}</span></p>}
    </div>
  );
}
