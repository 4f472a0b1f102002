/** 展开面板 · A button that opens a panel under it; closes on Escape, on a press elsewhere, and when focus leaves. */
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface DisclosureProps {
  readonly label: ReactNode;
  /** Spoken name, when the label is an icon. */
  readonly name?: string;
  readonly buttonClass?: string;
  readonly align?: 'start' | 'end';
  /** The panel; it may close itself. */
  readonly children: (close: () => void) => ReactNode;
}

/** 展开面板 */
export function Disclosure({ label, name, buttonClass = 'lc-button lc-button-plain', align = 'start', children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div ref={root} className="lc-disclosure">
      <button ref={button} type="button" className={buttonClass} aria-expanded={open} aria-controls={id} {...(name === undefined ? {} : { 'aria-label': name, title: name })} onClick={() => setOpen(!open)}>
        {label}
      </button>
      {open && <div id={id} className={classes('lc-panel', align === 'end' && 'lc-panel-end')}>{children(close)}</div>}
    </div>
  );
}

/** 菜单项 · A row of a panel: an action, or a choice that is on or off. */
export function PanelItem({ icon, on, onClick, children }: { readonly icon?: ReactNode; readonly on?: boolean; readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className={classes('lc-panel-item', on && 'lc-panel-item-on')} {...(on === undefined ? {} : { 'aria-pressed': on })} onClick={onClick}>
      {icon}
      <span>{children}</span>
      {on && <span className="lc-panel-tick" aria-hidden="true">✓</span>}
    </button>
  );
}
