/** 留货单 · What waits for households, and what became of it. */
import { useState } from 'react';
import { PackageCheck, PackageOpen, Undo2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import type { Tone } from '#platform/web/tokens.ts';
import { Checkbox, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, LinkButton, PageHeader, StateTag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { exportSetAsides, fetchSetAside, listSetAsides, releaseSetAside, setAsideStateWords } from '../contract/index.ts';
import { SET_ASIDE_STATES } from '../domain/index.ts';
import type { SetAsideState } from '../domain/index.ts';
import { setAsideMessages } from './set-aside-messages.ts';
import { useShopChoices } from './parts.tsx';
import './shops.css';

type Row = OutputOf<typeof listSetAsides>['rows'][number];
const tones: Readonly<Record<SetAsideState, Tone>> = { open: 'warn', fetched: 'ok', released: 'held', lapsed: 'held' };

export function SetAsidesPage() {
  const t = useT(setAsideMessages);
  const text = useText();
  const shops = useShopChoices();
  const mayServe = useCan('shops.serve');
  const table = useTableState({ filters: ['q', 'shopId', 'state'], sorts: bothWays(['recent', 'points']) });
  const asked = { ...(table.filters as { q?: string; shopId?: string; state?: SetAsideState }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listSetAsides, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('setAsides')} about={t('setAsidesAbout')} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'shopId', kind: 'one', label: t('shop'), choices: shops }, { name: 'state', kind: 'one', label: t('state'), choices: SET_ASIDE_STATES.map((value) => ({ value, label: text(setAsideStateWords[value]) })) }]} />
      <DataTable
        caption={t('setAsides')} result={found} table={table} tools={<ListExport operation={exportSetAsides} input={asked} total={found.data?.total} />} rowKey={(row) => row.id}
        columns={[
          { key: 'label', title: t('label'), width: '18%', cell: (row) => row.label }, { key: 'goods', title: t('goods'), width: '26%', cell: (row) => row.goods }, { key: 'points', title: t('points'), sort: ['points', '-points'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.points)}</span> },
          { key: 'state', title: t('state'), cell: (row) => <StateTag tone={tones[row.state]} text={setAsideStateWords[row.state]} /> }, { key: 'until', title: t('until'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.expiresAt} style="dateTime" /> },
          { key: 'number', title: t('number'), wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.number}</span> }, { key: 'by', title: t('by'), wideOnly: true, cell: (row) => row.madeByName },
          { key: 'act', title: t('act'), cell: (row) => (row.state === 'open' && mayServe ? <Acts row={row} /> : row.slipId !== null ? <LinkButton small to={`/shop-slips/${row.slipId}`}>{row.slipNumber}</LinkButton> : <span className="lc-quiet">{row.reason ?? '—'}</span>) },
        ]}
        empty={<EmptyState icon={PackageOpen} title={t('noSetAsides')} advice={t('noSetAsidesAdvice')} />}
      />
    </>
  );
}

function Acts({ row }: { readonly row: Row }) {
  const t = useT(setAsideMessages);
  return <div className="lc-row">{row.mayFetch && <FetchAct setAsideId={row.id} holderKind={row.holderKind} small />}<ReleaseAct setAsideId={row.id} label={t('release')} /></div>;
}

/** 取走 · At the counter and in the list. */
export function FetchAct({ setAsideId, holderKind, small = false, onDone }: { readonly setAsideId: string; readonly holderKind: 'household' | 'team'; readonly small?: boolean; readonly onDone?: (slip: OutputOf<typeof fetchSetAside>) => void }) {
  const t = useT(setAsideMessages);
  const [isPresent, setPresent] = useState(false);
  const send = useWrite(fetchSetAside, { invalidates: ['shops', 'points'], done: { zh: '已取走', en: 'Handed out' }, onSuccess: (slip) => onDone?.(slip) });
  return <ConfirmButton kind="primary" small={small} icon={PackageCheck} label={t('fetch')} question={t(holderKind === 'team' ? 'fetchAskTeam' : 'fetchAsk')} action={t('fetch')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ setAsideId, leaderPresent: isPresent })}>
    {holderKind === 'team' ? <Checkbox checked={isPresent} onChange={setPresent}>{t('leaderHere')}</Checkbox> : <p>{t('fetchNote')}</p>}
  </ConfirmButton>;
}

function ReleaseAct({ setAsideId, label }: { readonly setAsideId: string; readonly label: string }) {
  const t = useT(setAsideMessages);
  const [reason, setReason] = useState('');
  const send = useWrite(releaseSetAside, { invalidates: ['shops', 'points'], done: { zh: '已放回', en: 'Let go' } });
  return (
    <ConfirmButton small icon={Undo2} label={label} question={t('releaseAsk')} action={t('release')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ setAsideId, reason })}>
      <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(send.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
