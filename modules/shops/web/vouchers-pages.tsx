/** 兑换券 · The list, issuing to households of a shop, and the sheet that is cut into vouchers. */
import { useState } from 'react';
import { Ban, Printer, Ticket, TicketPlus } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import type { Tone } from '#platform/web/tokens.ts';
import { Button, Checkbox, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, LinkButton, PageHeader, Pager, ProblemAlert, Section, Segmented, Select, Skeleton, StateTag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { QrCode } from '#platform/web/ui/qr-code.tsx';
import { exportVouchers, issueVouchers, listHouseholds, listTeamCards, listVouchers, voidVoucher, voucherStateWords } from '../contract/index.ts';
import { shownCardCode } from '../domain/index.ts';
import { useShopChoices } from './parts.tsx';
import { setAsideMessages } from './set-aside-messages.ts';
import './shops.css';

type Voucher = OutputOf<typeof listVouchers>['rows'][number];
type State = Voucher['state'];
const STATES = ['issued', 'redeemed', 'lapsed', 'void'] as const;
const tones: Readonly<Record<State, Tone>> = { issued: 'info', redeemed: 'ok', lapsed: 'held', void: 'held' };

export function VouchersPage() {
  const t = useT(setAsideMessages);
  const text = useText();
  const shops = useShopChoices();
  const mayIssue = useCan('shops.manage');
  const table = useTableState({ filters: ['q', 'shopId', 'state'], sorts: bothWays(['number', 'expiry', 'worth']) });
  const asked = { ...(table.filters as { q?: string; shopId?: string; state?: State }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listVouchers, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('vouchers')} about={t('vouchersAbout')} actions={<><LinkButton icon={Printer} to="/shop-vouchers/sheet">{t('sheet')}</LinkButton>{mayIssue && <LinkButton kind="primary" icon={TicketPlus} to="/shop-vouchers/new">{t('issue')}</LinkButton>}</>} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('searchVoucher') }, { name: 'shopId', kind: 'one', label: t('shop'), choices: shops }, { name: 'state', kind: 'one', label: t('state'), choices: STATES.map((value) => ({ value, label: text(voucherStateWords[value]) })) }]} />
      <DataTable
        caption={t('vouchers')} result={found} table={table} tools={<ListExport operation={exportVouchers} input={asked} total={found.data?.total} />} rowKey={(row) => row.id}
        columns={[
          { key: 'number', title: t('voucherNumber'), sort: ['number', '-number'], cell: (row) => <span className="lc-number">{row.number}</span> }, { key: 'label', title: t('label'), width: '20%', cell: (row) => row.label }, { key: 'worth', title: t('worth'), sort: ['worth', '-worth'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.worthPoints)}</span> },
          { key: 'purpose', title: t('purpose'), width: '22%', wideOnly: true, cell: (row) => row.purpose }, { key: 'expires', title: t('expires'), sort: ['expiry', '-expiry'], cell: (row) => <DateText value={row.expiresOn} /> }, { key: 'state', title: t('state'), cell: (row) => <StateTag tone={tones[row.state]} text={voucherStateWords[row.state]} /> },
          { key: 'slip', title: t('slip'), cell: (row) => (row.slipId !== null ? <LinkButton small to={`/shop-slips/${row.slipId}`}>{row.slipNumber}</LinkButton> : row.state === 'issued' && mayIssue ? <VoidAct voucherId={row.id} /> : <span className="lc-quiet">{row.reason ?? '—'}</span>) },
        ]}
        empty={<EmptyState icon={Ticket} title={t('noVouchers')} advice={t('noVouchersAdvice')} />}
      />
    </>
  );
}

function VoidAct({ voucherId }: { readonly voucherId: string }) {
  const t = useT(setAsideMessages);
  const [reason, setReason] = useState('');
  const send = useWrite(voidVoucher, { invalidates: ['shops', 'points'], done: { zh: '已作废', en: 'Void' } });
  return (
    <ConfirmButton small icon={Ban} label={t('voidIt')} question={t('voidAsk')} action={t('voidIt')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ voucherId, reason })}>
      <Field label={t('reason')} required error={fieldError(send.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

const HOUSEHOLDS = 200;

interface Receiver { readonly subjectId: string; readonly label: string; readonly code: string; readonly place: string }

export function IssueVouchersPage() {
  const t = useT(setAsideMessages);
  const go = useGo();
  const text = useText();
  const shops = useShopChoices();
  const [shopId, setShop] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [draft, setDraft] = useState({ worthPoints: '', purpose: '', expiresOn: '' });
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const [holderKind, setKind] = useState<'household' | 'team'>('household');
  const isTeams = holderKind === 'team';
  const households = useRead(listHouseholds, { shopId, sort: 'code', pageSize: HOUSEHOLDS }, { enabled: shopId !== '' && !isTeams });
  const teams = useRead(listTeamCards, { shopId, sort: 'label', pageSize: HOUSEHOLDS }, { enabled: shopId !== '' && isTeams });
  const found = isTeams ? teams : households;
  const send = useWrite(issueVouchers, { invalidates: ['shops', 'points'], done: { zh: '已发放', en: 'Issued' }, onSuccess: () => go('/shop-vouchers/sheet') });
  const rows: readonly Receiver[] | undefined = isTeams
    ? teams.data?.rows.map((row) => ({ subjectId: row.id, label: row.label, code: row.code, place: row.placeZh === null ? '—' : text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh }) }))
    : households.data?.rows.map((row) => ({ subjectId: row.subjectId, label: row.label, code: row.code, place: text({ zh: row.place.nameZh, en: row.place.nameEn }) }));
  const toggle = (subjectId: string, isChosen: boolean): void => setChosen(new Set(isChosen ? [...chosen, subjectId] : [...chosen].filter((id) => id !== subjectId)));
  return (
    <>
      <PageHeader title={t('issue')} about={t('issueAbout')} trail={[{ text: t('vouchers'), to: '/shop-vouchers' }]} />
      <ProblemAlert problem={send.problem ?? found.problem} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void send.run({ holderKind, subjectIds: [...chosen], worthPoints: Number(draft.worthPoints), purpose: draft.purpose, expiresOn: draft.expiresOn }); }}>
        <Section>
          <div className="lc-grid">
            <Field label={t('shop')} required>{(w) => <Select {...w} value={shopId} choices={[{ value: '', label: t('chooseShop') }, ...shops]} onChange={(next) => { setShop(next); setChosen(new Set()); }} />}</Field>
            <Field label={t('worth')} required error={fieldError(send.problem, '/worthPoints')}>{(w) => <TextInput {...w} type="number" min={1} max={10_000} value={draft.worthPoints} onChange={set('worthPoints')} />}</Field>
            <Field label={t('purpose')} purpose={t('purposePurpose')} required error={fieldError(send.problem, '/purpose')}>{(w) => <TextInput {...w} maxLength={120} value={draft.purpose} onChange={set('purpose')} />}</Field>
            <Field label={t('expires')} required error={fieldError(send.problem, '/expiresOn')}>{(w) => <TextInput {...w} type="date" value={draft.expiresOn} onChange={set('expiresOn')} />}</Field>
          </div>
        </Section>
        {shopId !== '' && (
          <>
            <Segmented label={t('toWhom')} value={holderKind} onChange={(kind) => { setKind(kind as typeof holderKind); setChosen(new Set()); }} choices={[{ value: 'household', label: t('household') }, { value: 'team', label: t('team') }]} />
            {rows !== undefined && rows.length > 0 && <Checkbox checked={chosen.size === rows.length} onChange={(all) => setChosen(new Set(all ? rows.map(({ subjectId }) => subjectId) : []))}>{t('chooseAll')}</Checkbox>}
            <DataTable
              caption={t(isTeams ? 'team' : 'household')} whole result={{ data: rows === undefined ? undefined : { rows, total: rows.length } }} rowKey={(row) => row.subjectId} empty={<EmptyState icon={Ticket} title={t('nobodyHere')} advice={t(isTeams ? 'noTeamsHere' : 'noHouseholdsHere')} />}
              columns={[
                { key: 'choose', title: t('choose'), cell: (row) => <Checkbox checked={chosen.has(row.subjectId)} onChange={(isChosen) => toggle(row.subjectId, isChosen)}>{row.label}</Checkbox> }, { key: 'village', title: t('village'), cell: (row) => row.place }, { key: 'code', title: t('number'), wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> },
              ]}
            />
          </>
        )}
        <div className="lc-row"><Button kind="primary" type="submit" icon={TicketPlus} disabled={chosen.size === 0 || draft.worthPoints === '' || draft.purpose === '' || draft.expiresOn === ''} pending={send.pending}>{t(isTeams ? 'issueDoTeams' : 'issueDo', { n: chosen.size })}</Button></div>
      </form>
    </>
  );
}

const VOUCHERS_A_SHEET = 10;

/** 打印券 · Number and chance as squares; a name stands on it, so that it reaches whom it is for. */
export function VoucherSheetPage() {
  const t = useT(setAsideMessages);
  const table = useTableState({ pageSize: VOUCHERS_A_SHEET });
  const found = useRead(listVouchers, { state: 'issued', sort: '-number', page: table.page, pageSize: table.pageSize });
  const rows = found.data?.rows ?? [];
  return (
    <>
      <div className="lc-no-print"><PageHeader title={t('sheet')} about={t('sheetAbout')} trail={[{ text: t('vouchers'), to: '/shop-vouchers' }]} actions={<Button kind="primary" icon={Printer} disabled={rows.length === 0} onClick={() => window.print()}>{t('print')}</Button>} /></div>
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      {found.data === undefined && found.problem === null && <Skeleton height="20rem" />}
      {found.data !== undefined && rows.length === 0 && <EmptyState icon={Ticket} title={t('noVouchers')} advice={t('noVouchersAdvice')} />}
      <ul className="lc-shops-sheet" aria-label={t('sheet')}>
        {rows.map((row) => (row.code === null ? null : (
          <li key={row.id}><QrCode className="lc-shops-qr" text={row.code} label={`${t('voucherOf', { number: row.number })} ${shownCardCode(row.code)}`} /><span className="lc-shops-card-words"><strong>{t('voucherOf', { number: row.number })}</strong><span>{row.label} · {t('worthLine', { n: row.worthPoints })}</span><code>{shownCardCode(row.code)}</code><small>{row.purpose}</small><small>{t('good', { day: row.expiresOn })}</small></span></li>
        )))}
      </ul>
      {found.data !== undefined && found.data.total > table.pageSize && <Pager table={table} total={found.data.total} />}
    </>
  );
}
