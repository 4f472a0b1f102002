/** 轻提示 · Short words after something was done. Refusals are not toasts: they stay on the page as a ProblemAlert. */
import { createContext, use, useCallback, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { useT, useText } from '../i18n.ts';
import type { LocalText } from '../i18n.ts';
import { uiMessages } from './messages.ts';

type ToastTone = 'ok' | 'info' | 'warn';
/** A button that belongs to what was said, such as taking it back; such a toast stays longer. */
interface ToastAction { readonly label: string; readonly run: () => void }
type Say = (words: LocalText, tone?: ToastTone, action?: ToastAction) => void;

const SHOWN_MS = 5_000;
const SHOWN_WITH_ACTION_MS = 20_000;
const icons = { ok: CircleCheck, info: Info, warn: TriangleAlert };
const ToastContext = createContext<Say>(() => undefined);

/** 使用轻提示 · Gives the function that says something. */
export function useToast(): Say {
  return use(ToastContext);
}

/** 提供轻提示 · Holds the region where toasts appear; screen readers hear them without losing their place. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly { id: number; words: LocalText; tone: ToastTone; action?: ToastAction | undefined }[]>([]);
  const count = useRef(0);
  const text = useText();
  const t = useT(uiMessages);
  const hide = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);
  const say = useCallback<Say>((words, tone = 'ok', action = undefined) => {
    const id = (count.current += 1);
    setToasts((shown) => [...shown.slice(-2), { id, words, tone, action }]);
    setTimeout(() => hide(id), action === undefined ? SHOWN_MS : SHOWN_WITH_ACTION_MS);
  }, [hide]);
  return (
    <ToastContext value={say}>
      {children}
      <section className="lc-toasts lc-no-print" aria-label={t('notices')} aria-live="polite">
        {toasts.map((toast) => {
          const Icon = icons[toast.tone];
          const { action } = toast;
          return (
            <div key={toast.id} className={`lc-toast lc-tone-${toast.tone}`}>
              <Icon size="1.2em" aria-hidden="true" />
              <span>{text(toast.words)}</span>
              {action !== undefined && <button type="button" className="lc-button lc-button-plain lc-button-small" onClick={() => { hide(toast.id); action.run(); }}>{action.label}</button>}
            </div>
          );
        })}
      </section>
    </ToastContext>
  );
}
