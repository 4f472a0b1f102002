/** 批量停用账号 · Who would be disabled or enabled is shown first; it can be taken back for a day. */
import { useEffect, useState } from 'react';
import { CircleCheck, UserRoundCheck, UserRoundX } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useUndoableToast } from '#platform/web/bulk-undo.ts';
import { useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { defineMessages, useT } from '#platform/web/i18n.ts';
import { BulkBar, Button, Dialog, Notice, ProblemAlert, Skeleton } from '#platform/web/ui/index.ts';
import type { ChosenRows } from '#platform/web/ui/index.ts';
import { disableLogins, LOGINS_AT_ONCE_MAX } from '../contract/index.ts';
import type { Login } from './login-parts.tsx';

const words = defineMessages({
  zh: {
    disable: '停用', enable: '恢复', title: '{act} {n} 个账号', about: '停用后立即退出登录，不能再登录；记录都保留。', aboutEnable: '恢复后可以用原来的密码登录。', will: '将{act} {n} 个', unchanged: '{n} 个已经是这样',
    own: '不能停用自己的账号', shared: '其他项目也在用，只能由安装管理员处理', missing: '没有账号', now: '{act} {n} 个', cancel: '取消', undoNote: '24 小时内可以撤销。',
  },
  en: {
    disable: 'Disable', enable: 'Enable', title: '{act} {n} {n:login|logins}', about: 'They are signed out at once and cannot sign in; all records stay.', aboutEnable: 'They can sign in with the password they had.', will: '{act}: {n}', unchanged: '{n} are so already',
    own: 'One’s own login stays', shared: 'Other programmes use it too: the installation’s administrator decides', missing: 'No login', now: '{act} ({n})', cancel: 'Cancel', undoNote: 'Can be taken back for 24 hours.',
  },
});
type Preview = OutputOf<typeof disableLogins>;

export function LoginsBulk({ chosen }: { readonly chosen: ChosenRows<Login> }) {
  const t = useT(words);
  const [open, setOpen] = useState<boolean | null>(null);
  return (
    <BulkBar chosen={chosen} total={chosen.rows.length} most={LOGINS_AT_ONCE_MAX}>
      {() => (
        <>
          <Button small icon={UserRoundX} onClick={() => setOpen(true)}>{t('disable')}</Button>
          <Button small icon={UserRoundCheck} onClick={() => setOpen(false)}>{t('enable')}</Button>
          {open !== null && <SwitchDialog disabled={open} personIds={chosen.rows.map((row) => row.person.id)} onClose={() => setOpen(null)} onDone={() => { setOpen(null); chosen.clear(); }} />}
        </>
      )}
    </BulkBar>
  );
}

interface SwitchDialogProps { readonly disabled: boolean; readonly personIds: readonly string[]; readonly onClose: () => void; readonly onDone: () => void }

function SwitchDialog({ disabled, personIds, onClose, onDone }: SwitchDialogProps) {
  const t = useT(words);
  const say = useUndoableToast();
  const [preview, setPreview] = useState<Preview>();
  const input = { personIds: [...personIds], disabled };
  const send = useWrite(disableLogins, {
    invalidates: ['people'], onSuccess: ({ changed, bulkActId }) => { say(disabled ? { zh: `已停用 ${changed} 个账号`, en: `${changed} ${changed === 1 ? 'login' : 'logins'} disabled` } : { zh: `已恢复 ${changed} 个账号`, en: `${changed} ${changed === 1 ? 'login' : 'logins'} enabled` }, bulkActId); onDone(); },
  });
  useEffect(() => { void send.run(input, { dryRun: true }).then(setPreview); }, []);
  const act = t(disabled ? 'disable' : 'enable');
  return (
    <Dialog
      open title={t('title', { act, n: numberText(personIds.length) })} onClose={onClose}
      actions={<><span className="lc-quiet lc-small">{t('undoNote')}</span><Button onClick={onClose}>{t('cancel')}</Button><Button kind={disabled ? 'danger' : 'primary'} pending={send.pending} disabled={preview === undefined || preview.changed === 0} onClick={() => void send.run(input)}>{t('now', { act, n: numberText(preview?.changed ?? 0) })}</Button></>}
    >
      <div className="lc-stack">
        <p>{t(disabled ? 'about' : 'aboutEnable')}</p>
        <ProblemAlert problem={send.problem} />
        {preview === undefined && send.problem === null && <Skeleton lines={2} />}
        {preview !== undefined && <PreviewList preview={preview} act={act} />}
      </div>
    </Dialog>
  );
}

function PreviewList({ preview, act }: { readonly preview: Preview; readonly act: string }) {
  const t = useT(words);
  return (
    <>
      {preview.changed > 0 && <p className="lc-row lc-tone-text-ok"><CircleCheck size="1.2em" aria-hidden="true" />{t('will', { act, n: numberText(preview.changed) })}</p>}
      {preview.unchanged > 0 && <p className="lc-quiet">{t('unchanged', { n: numberText(preview.unchanged) })}</p>}
      {preview.left.map(({ personId, username, why }) => <Notice key={personId} tone="warn" title={username ?? '—'}>{t(why)}</Notice>)}
    </>
  );
}
