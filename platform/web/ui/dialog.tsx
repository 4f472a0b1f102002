/** 对话框 · A modal on the native element: focus stays inside, Escape closes, the page behind is inert. */
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { LucideIcon } from 'lucide-react';
import { X } from 'lucide-react';
import type { ProblemBody } from '#platform/contract/index.ts';
import { useT } from '../i18n.ts';
import { Button, IconButton } from './button.tsx';
import type { ButtonKind } from './button.tsx';
import { classes } from './classes.ts';
import { uiMessages } from './messages.ts';
import { ProblemAlert } from './problem-alert.tsx';

interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot. */
  readonly actions?: ReactNode;
  readonly size?: 'small' | 'wide' | 'drawer';
}

/** 对话框 · Mounted only while open, so its state begins afresh each time. */
export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ title, onClose, children, actions, size = 'small' }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const t = useT(uiMessages);
  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    if (element !== null && !element.open) element.showModal();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classes('lc-dialog', `lc-dialog-${size}`)}
      aria-labelledby={id}
      onCancel={(event) => { event.preventDefault(); onClose(); }}
      onPointerDown={(event) => { if (event.target === dialog.current) onClose(); }}
    >
      <div className="lc-dialog-frame">
        <div className="lc-dialog-head">
          <h2 id={id}>{title}</h2>
          <IconButton icon={X} label={t('close')} onClick={onClose} />
        </div>
        <div className="lc-dialog-body">{children}</div>
        {actions !== undefined && <div className="lc-dialog-foot">{actions}</div>}
      </div>
    </dialog>
  );
}

interface ConfirmButtonProps {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  readonly disabled?: boolean;
  /** The question, as a title: 撤回这次交办？ */
  readonly question: string;
  /** What will happen, and what cannot be undone. May hold fields. */
  readonly children?: ReactNode;
  /** Words on the deciding button; the verb, not “OK”. */
  readonly action: string;
  readonly pending?: boolean;
  readonly problem?: ProblemBody | null;
  /** Resolves to `undefined` when it was refused: the dialog then stays, with the problem. */
  readonly onConfirm: () => Promise<unknown>;
}

/** Beside a button that itself cancels something, another 取消 could mean either. */
const CALLS_OFF = /^(取消|cancel|call off)/i;

/** 确认按钮 · Asks before something that cannot be taken back. */
export function ConfirmButton({ label, icon, kind = 'plain', small, disabled, question, children, action, pending, problem, onConfirm }: ConfirmButtonProps) {
  const [open, setOpen] = useState(false);
  const t = useT(uiMessages);
  const decide = async () => {
    if ((await onConfirm()) !== undefined) setOpen(false);
  };
  return (
    <>
      <Button kind={kind} {...(small ? { small } : {})} {...(icon ? { icon } : {})} {...(disabled ? { disabled } : {})} onClick={() => setOpen(true)}>{label}</Button>
      <Dialog
        open={open}
        title={question}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t(CALLS_OFF.test(action) ? 'goBack' : 'cancel')}</Button>
            <Button kind={kind === 'danger' ? 'danger' : 'primary'} pending={pending ?? false} onClick={() => void decide()}>{action}</Button>
          </>
        }
      >
        <div className="lc-stack">
          {children}
          <ProblemAlert problem={problem} />
        </div>
      </Dialog>
    </>
  );
}
