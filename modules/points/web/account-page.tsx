/** 积分账户 · What it holds, what it held on a day, and every entry. */
import { useState } from 'react';
import { EyeOff, Eye } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, PageHeader, ProblemAlert, Section, Skeleton, Tag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { exportEntries, holderKindWords, listEntries, purposeWords, readAccount, setBoardAbsence, transferKindWords } from '../contract/index.ts';
import { wordOf } from './accounts-page.tsx';
import { pointsMessages } from './messages.ts';
import { signed } from './words.ts';
import './points.css';

export function AccountPage() {
  const t = useT(pointsMessages);
  const text = useText();
  const { accountId } = useRouteParams<'accountId'>();
  const mayKeepOff = useCan('points.record');
  const [day, setDay] = useState('');
  const read = useRead(readAccount, { accountId, ...(day === '' ? {} : { on: day }) });
  const table = useTableState({ filters: [], sorts: bothWays(['recent', 'amount']) });
  const asked = { accountId, ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const entries = useRead(listEntries, { ...asked, page: table.page, pageSize: table.pageSize });
  const account = read.data;
  const trail = [{ text: t('accounts'), to: '/points-accounts' }];
  if (account === undefined) return <><PageHeader title={t('account')} trail={trail} /><ProblemAlert problem={read.problem} />{read.problem === null && <Skeleton lines={6} />}</>;
  const place = account.placeZh === null ? '' : ` · ${text({ zh: account.placeZh, en: account.placeEn ?? account.placeZh })}`;
  return (
    <>
      <PageHeader title={account.holderLabel ?? text(wordOf(holderKindWords, account.holderKind))} about={`${text({ zh: account.assetZh, en: account.assetEn })} · ${text(wordOf(purposeWords, account.purpose))}${place}`} trail={trail} actions={mayKeepOff && account.holderKind === 'household' && <BoardAct subjectId={account.holderId} />} />
      <Section title={t('balance')}>
        <div className="lc-stack">
          <p className="lc-points-sum">{numberText(account.balance)}{account.held > 0 && <span className="lc-quiet lc-small">{account.assetKind === 'points' ? t('freeLine', { held: numberText(account.held), free: numberText(account.balance - account.held) }) : `${t('held')} ${numberText(account.held)}`}</span>}</p>
          <div className="lc-row lc-no-print"><Field label={t('then')}>{(w) => <TextInput {...w} type="date" value={day} onChange={setDay} />}</Field>{account.balanceThen !== null && day !== '' && <span role="status">{t('thenLine', { day, n: numberText(account.balanceThen) })}</span>}</div>
        </div>
      </Section>
      <DataTable
        caption={t('entry')} result={entries} table={table} rowKey={(row) => `${row.transferId} ${row.entryNumber}`} tools={<ListExport operation={exportEntries} input={asked} total={entries.data?.total} />}
        columns={[
          { key: 'memo', title: t('memo'), width: '34%', cell: (row) => <>{row.memo ?? text(wordOf(transferKindWords, row.kind))}{row.reversedBy !== null && <> <Tag>{t('reversedNote')}</Tag></>}</> },
          { key: 'kind', title: t('kind'), wideOnly: true, cell: (row) => text(wordOf(transferKindWords, row.kind)) },
          { key: 'amount', title: t('amount'), sort: ['amount', '-amount'], greatestFirst: true, align: 'end', cell: (row) => <span className={`lc-number ${row.amount < 0 ? 'lc-points-minus' : ''}`}>{signed(row.amount)}</span> },
          { key: 'after', title: t('after'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.balanceAfter)}</span> },
          { key: 'of', title: t('of'), wideOnly: true, cell: (row) => <DateText value={row.occurredOn} /> },
          { key: 'posted', title: t('postedAt'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.postedAt} /> },
        ]}
        empty={<EmptyState title={t('noEntries')} />}
      />
    </>
  );
}

function BoardAct({ subjectId }: { readonly subjectId: string }) {
  const t = useT(pointsMessages);
  const set = useWrite(setBoardAbsence, { invalidates: ['points'], done: { zh: '已登记', en: 'Kept' } });
  return (
    <>
      <ConfirmButton icon={EyeOff} label={t('offBoard')} question={t('offAsk')} action={t('offBoard')} pending={set.pending} problem={set.problem} onConfirm={() => set.run({ subjectId, absent: true })}><p>{t('offNote')}</p></ConfirmButton>
      <ConfirmButton icon={Eye} kind="quiet" label={t('onBoard')} question={t('onBoard')} action={t('onBoard')} pending={set.pending} problem={set.problem} onConfirm={() => set.run({ subjectId, absent: false })} />
    </>
  );
}
