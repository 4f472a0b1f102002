/** 按钮 · Buttons and links that look like buttons. One primary action to a page. */
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import type { LucideIcon } from 'lucide-react';
import { AppLink } from '../navigation.tsx';
import type { SearchValues } from '../navigation.tsx';
import { classes } from './classes.ts';

/** 按钮样式 · `primary` for the one main action, `plain` beside it, `quiet` in rows and bars, `danger` before something is lost. */
export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

interface ButtonLook {
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

type ButtonProps = ButtonLook & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & { readonly pending?: boolean };

/** 按钮 · Pending keeps the width, says so to screen readers, and ignores further presses. */
export function Button({ kind = 'plain', small, icon: Icon, pending, children, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes('lc-button', `lc-button-${kind}`, small && 'lc-button-small', className)}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      {pending ? <span className="lc-spinner" aria-hidden="true" /> : Icon && <Icon size="1.1em" aria-hidden="true" />}
      <span>{children}</span>
    </button>
  );
}

/** 图标按钮 · A button of one icon; the label is spoken and shown as a hint. */
export function IconButton({ icon: Icon, label, className, ...rest }: Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & { readonly icon: LucideIcon; readonly label: string }) {
  return (
    <button type="button" title={label} aria-label={label} {...rest} className={classes('lc-icon-button', className)}>
      <Icon size="1.25em" aria-hidden="true" />
    </button>
  );
}

/** 链接按钮 · A link that looks like a button: for going somewhere, not for doing something. */
export function LinkButton({ to, search, kind = 'plain', small, icon: Icon, children }: ButtonLook & { readonly to: string; readonly search?: SearchValues }) {
  return (
    <AppLink to={to} {...(search === undefined ? {} : { search })} className={classes('lc-button', `lc-button-${kind}`, small && 'lc-button-small')}>
      {Icon && <Icon size="1.1em" aria-hidden="true" />}
      <span>{children}</span>
    </AppLink>
  );
}

/** 下载按钮 · A plain link to a file of the server (`useUrlOf` gives the address). */
export function DownloadButton({ href, fileName, kind = 'plain', small, icon: Icon, children }: ButtonLook & { readonly href: string; readonly fileName?: string }) {
  return (
    <a href={href} download={fileName ?? true} className={classes('lc-button', `lc-button-${kind}`, small && 'lc-button-small')}>
      {Icon && <Icon size="1.1em" aria-hidden="true" />}
      <span>{children}</span>
    </a>
  );
}
