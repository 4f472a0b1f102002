/** 修改文稿 · A draft as text, its numbers bound. */
import { useState } from 'react';
import { Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, LinkButton, Notice, PageHeader, ProblemAlert, Skeleton } from '#platform/web/ui/index.ts';
import { editAccount, readBulletin } from '../contract/index.ts';
import type { AccountKind } from '../domain/index.ts';
import { AccountEditor } from './account-editor.tsx';
import { accountMessages } from './account-messages.ts';
import { bulletinMessages } from './messages.ts';

type Bulletin = OutputOf<typeof readBulletin>;

export function AccountEditPage() {
  const t = useT(bulletinMessages);
  const { bulletinId } = useRouteParams<'bulletinId'>();
  const found = useRead(readBulletin, { bulletinId });
  const { data: bulletin, problem } = found;
  if (bulletin === undefined) return problem === null ? <Skeleton height="40rem" /> : <><PageHeader title={t('bulletin')} trail={[{ text: t('title'), to: '/bulletins' }]} /><ProblemAlert problem={problem} onRetry={found.reload} /></>;
  return <EditForm key={bulletin.id} bulletin={bulletin} />;
}

function EditForm({ bulletin }: { readonly bulletin: Bulletin }) {
  const t = useT(bulletinMessages);
  const a = useT(accountMessages);
  const go = useGo();
  const { account, id: bulletinId } = bulletin;
  const [text, setText] = useState({ title: account?.titleSource ?? '', content: account?.content ?? '' });
  const save = useWrite(editAccount, { invalidates: ['bulletins'], done: { zh: '已保存', en: 'Saved' }, onSuccess: () => go(`/bulletins/${bulletinId}`) });
  const trail = [{ text: t('title'), to: '/bulletins' }, { text: bulletin.title, to: `/bulletins/${bulletinId}` }];
  if (account === null || !bulletin.acts.includes('edit')) return <><PageHeader title={a('edit')} trail={trail} /><Notice tone="warn" title={t('cannotEdit')}><LinkButton to={`/bulletins/${bulletinId}`}>{a('back')}</LinkButton></Notice></>;
  return (
    <>
      <PageHeader title={a('edit')} trail={trail} />
      {account.remark !== null && <Notice tone="warn" title={a('returnedTitle')}><p>{account.remark}</p></Notice>}
      <AccountEditor kind={bulletin.kind as AccountKind} text={text} onChange={setText}>
        <ProblemAlert problem={save.problem} />
        <div className="lc-row"><Button kind="primary" icon={Save} pending={save.pending} onClick={() => void save.run({ bulletinId, version: account.version, ...text })}>{a('save')}</Button><Button kind="quiet" onClick={() => go(`/bulletins/${bulletinId}`)}>{a('cancel')}</Button></div>
      </AccountEditor>
    </>
  );
}
