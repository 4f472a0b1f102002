/** 现场部件 · Few and large: what a gloved thumb can hit in the sun. */
import { createContext, use, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { ChevronLeft, CircleAlert, CircleCheck, Info, TriangleAlert, Undo2, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useT, useText } from '../i18n.ts';
import type { LocalText } from '../i18n.ts';
import type { Tone } from '../tokens.ts';
import { classes } from '../ui/classes.ts';
import { fieldMessages } from './messages.ts';
import { FieldLink } from './router.tsx';

/** 大按钮 · `main` once a screen. */
export function BigButton({ look = 'plain', icon: Icon, children, className, ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { readonly look?: 'main' | 'plain' | 'danger' | 'quiet'; readonly icon?: LucideIcon }) {
  return (
    <button type="button" {...rest} className={classes('lcf-button', `lcf-button-${look}`, className)}>
      {Icon && <Icon size="1.35em" aria-hidden="true" />}
      <span>{children}</span>
    </button>
  );
}

/** 屏头 · Where one is, and the way back. */
export function ScreenHead({ title, about, back, children }: { readonly title: string; readonly about?: ReactNode; readonly back?: string; readonly children?: ReactNode }) {
  const t = useT(fieldMessages);
  return (
    <div className="lcf-head">
      {back !== undefined && <FieldLink to={back} className="lcf-back"><ChevronLeft size="1.6em" aria-hidden="true" /><span className="lc-visually-hidden">{t('back')}</span></FieldLink>}
      <div className="lcf-head-words">
        <h1 tabIndex={-1}>{title}</h1>
        {about !== undefined && <p>{about}</p>}
      </div>
      {children}
    </div>
  );
}

/** 标签 · State in words, with tone; never by colour alone. */
export function Tag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`lcf-tag lc-tone-${tone}`}>{children}</span>;
}

const noteIcons = { info: Info, ok: CircleCheck, warn: TriangleAlert, danger: CircleAlert };

/** 提示 */
export function Note({ tone = 'info', title, children, alert }: { readonly tone?: keyof typeof noteIcons; readonly title: string; readonly children?: ReactNode; readonly alert?: boolean }) {
  const Icon = noteIcons[tone];
  return (
    <div className={`lcf-note lc-tone-${tone}`} {...(alert ? { role: 'alert' } : {})}>
      <Icon size="1.5em" aria-hidden="true" />
      <div><p className="lcf-note-title">{title}</p>{children}</div>
    </div>
  );
}

/** 空屏 */
export function Nothing({ icon: Icon, title, children }: { readonly icon: LucideIcon; readonly title: string; readonly children?: ReactNode }) {
  return <div className="lcf-nothing"><Icon size="2.4em" aria-hidden="true" /><p className="lcf-nothing-title">{title}</p>{children}</div>;
}

/** 底部面板 · A dialog that rises to the thumb. */
export function Sheet({ title, onClose, children }: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }) {
  const t = useT(fieldMessages);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className="lcf-sheet" aria-labelledby={id} onCancel={(event) => { event.preventDefault(); onClose(); }} onPointerDown={(event) => { if (event.target === dialog.current) onClose(); }}>
      <div className="lcf-sheet-frame">
        <div className="lcf-sheet-head"><h2 id={id}>{title}</h2><button type="button" className="lcf-icon" aria-label={t('close')} onClick={onClose}><X size="1.5em" aria-hidden="true" /></button></div>
        {children}
      </div>
    </dialog>
  );
}

/** @unit milliseconds */
export const UNDO_MS = 10_000;

interface Said { readonly id: number; readonly words: LocalText; readonly undo: (() => void) | null; readonly tone: 'ok' | 'warn' }
type Say = (words: LocalText, options?: { undo?: () => void; tone?: 'ok' | 'warn' }) => void;
const SayContext = createContext<Say>(() => undefined);

/** 轻提示 · Says what was done, with ten seconds to take it back. */
export const useSay = (): Say => use(SayContext);

/** 提供轻提示 */
export function SayProvider({ children }: { readonly children: ReactNode }) {
  const t = useT(fieldMessages);
  const text = useText();
  const [said, setSaid] = useState<Said | null>(null);
  const count = useRef(0);
  const say = useCallback<Say>((words, { undo, tone = 'ok' } = {}) => {
    const id = (count.current += 1);
    setSaid({ id, words, undo: undo ?? null, tone });
    setTimeout(() => setSaid((shown) => (shown?.id === id ? null : shown)), undo === undefined ? 5_000 : UNDO_MS);
  }, []);
  return (
    <SayContext value={say}>
      {children}
      <section className="lcf-said" aria-live="polite" aria-label={t('notices')}>
        {said !== null && (
          <div className={`lcf-said-one lc-tone-${said.tone}`}>
            {said.tone === 'ok' ? <CircleCheck size="1.4em" aria-hidden="true" /> : <TriangleAlert size="1.4em" aria-hidden="true" />}
            <span>{text(said.words)}</span>
            {said.undo !== null && <button type="button" className="lcf-said-undo" onClick={() => { said.undo?.(); setSaid(null); }}><Undo2 size="1.2em" aria-hidden="true" />{t('undo')}</button>}
          </div>
        )}
      </section>
    </SayContext>
  );
}
