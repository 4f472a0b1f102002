/** 记分公示 · The notice of a village as it goes on the wall, and objections taken down for whoever has no telephone. */
import { Suspense, useState } from 'react';
import { ExternalLink, MessageSquareWarning, Printer, ScrollText } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan, useProgramme } from '#platform/web/session.tsx';
import { PlaceSelect } from '#modules/places/web/index.ts';
import { Button, CodeText, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, LinkButton, Notice, PageHeader, Section, TextArea, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { QrCode } from '#platform/web/ui/qr-code.tsx';
import { listDeeds, readPublicDeedNotice, recordDeedObjection } from '../contract/index.ts';
import { noticeMessages } from './notice-messages.ts';
import { signed } from './words.ts';
import './points.css';

/** As many as one sheet of paper and its back carry; a village with more prints the public page. */
const ROWS_A_SHEET = 200;
type Deed = OutputOf<typeof listDeeds>['rows'][number];
type Taken = OutputOf<typeof recordDeedObjection>;

export function NoticePage() {
  const t = useT(noticeMessages);
  const { code } = useProgramme();
  const maySettle = useCan('points.settleObjections');
  const table = useTableState({ filters: ['place'] });
  const placeId = (table.filters as { place?: string }).place;
  const [taken, setTaken] = useState<Taken | null>(null);
  return (
    <>
      <PageHeader title={t('notice')} about={t('noticeAbout')} actions={<>
        {maySettle && <LinkButton icon={MessageSquareWarning} to="/points-objections">{t('toObjections')}</LinkButton>}
        {placeId !== undefined && <a className="lc-button lc-button-plain" href={`/public/${code}/points/notices/${placeId}`}><ExternalLink size="1.1em" aria-hidden="true" /><span>{t('publicPage')}</span></a>}
        {placeId !== undefined && <Button kind="primary" icon={Printer} onClick={() => window.print()}>{t('print')}</Button>}
      </>} />
      <div className="lc-no-print"><Field label={t('village')}>{(w) => <Suspense><PlaceSelect {...w} value={placeId} onChange={(value) => { table.setFilters({ place: value }); setTaken(null); }} /></Suspense>}</Field></div>
      {taken !== null && <Notice tone="ok" title={t('taken', { number: taken.number })}><p>{t('takenCode')} <CodeText value={taken.followToken} /></p><p>{t('takenNote')}</p></Notice>}
      {placeId === undefined ? <EmptyState icon={ScrollText} title={t('pick')} advice={t('pickAdvice')} /> : <><WallSheet placeId={placeId} /><OnNotice placeId={placeId} onTaken={setTaken} /></>}
    </>
  );
}

/** What goes on the wall says what the public site says, and no more. */
function WallSheet({ placeId }: { readonly placeId: string }) {
  const t = useT(noticeMessages);
  const text = useText();
  const { code } = useProgramme();
  const found = useRead(readPublicDeedNotice, { placeId, pageSize: ROWS_A_SHEET });
  if (found.problem?.code === 'platform.not_found') return <Notice tone="warn" title={t('notOpen')}><p>{t('notOpenAdvice')}</p></Notice>;
  const notice = found.data;
  return (
    <Section title={notice === undefined ? t('wall') : `${text({ zh: notice.placeZh, en: notice.placeEn })} · ${t('notice')}`} about={<span className="lc-no-print">{t('wallAbout')}</span>}>
      {notice?.from != null && notice.until !== null && <p><strong>{t('period', { from: notice.from, until: notice.until })}</strong></p>}
      <div className="lc-points-board">
        <DataTable
          caption={t('wall')} whole result={{ data: notice === undefined ? undefined : { rows: notice.rows, total: notice.rows.length }, problem: found.problem }} rowKey={(row) => row.deedId}
          columns={[
            { key: 'household', title: t('household'), width: '24%', cell: (row) => row.label ?? t('unnamed') }, { key: 'rule', title: t('rule'), width: '30%', cell: (row) => <>{row.ruleLabel}{row.isObjected && <div className="lc-quiet lc-small">{t('objected')}</div>}</> },
            { key: 'points', title: t('points'), align: 'end', cell: (row) => <span className="lc-number">{signed(row.points)}</span> }, { key: 'day', title: t('day'), cell: (row) => <DateText value={row.happenedOn} /> }, { key: 'until', title: t('until'), cell: (row) => <DateText value={row.noticeUntil} /> },
          ]}
          empty={<EmptyState icon={ScrollText} title={t('none')} advice={t('noneAdvice')} />}
        />
      </div>
      {notice !== undefined && notice.total > notice.rows.length && <p>{t('cut', { n: numberText(notice.rows.length), all: numberText(notice.total) })}</p>}
      {notice !== undefined && notice.unshownCount > 0 && <p>{t('unshown', { n: numberText(notice.unshownCount) })}</p>}
      <div className="lc-points-how">
        <div><p>{t('howOnline')}</p><p>{t('howOfficer')}</p><p>{t('howSettled')}</p></div>
        <QrCode className="lc-points-qr" text={`${location.origin}/public/${code}/points/notices/${placeId}`} label={t('qr')} />
      </div>
    </Section>
  );
}

function OnNotice({ placeId, onTaken }: { readonly placeId: string; readonly onTaken: (taken: Taken) => void }) {
  const t = useT(noticeMessages);
  const mayTake = useCan('points.record');
  const table = useTableState({ filters: ['place'] });
  const deeds = useRead(listDeeds, { state: 'noticed', placeId, page: table.page, pageSize: table.pageSize });
  if (!mayTake) return null;
  return (
    <div className="lc-no-print">
      <Section title={t('onNotice')} about={t('onNoticeAbout')}>
        <DataTable
          caption={t('onNotice')} result={deeds} table={table} rowKey={(row) => row.id}
          columns={[
            { key: 'household', title: t('household'), width: '28%', cell: (row) => row.subjectLabel }, { key: 'rule', title: t('rule'), width: '32%', cell: (row) => row.ruleLabel }, { key: 'points', title: t('points'), align: 'end', cell: (row) => <span className="lc-number">{signed(row.points)}</span> },
            { key: 'until', title: t('until'), cell: (row) => <DateText value={row.noticeUntil} /> }, { key: 'act', title: '', cell: (row) => <Take deed={row} onTaken={onTaken} /> },
          ]}
          empty={<EmptyState icon={ScrollText} title={t('none')} />}
        />
      </Section>
    </div>
  );
}

const EMPTY = { words: '', sender: '', contact: '' };

function Take({ deed, onTaken }: { readonly deed: Deed; readonly onTaken: (taken: Taken) => void }) {
  const t = useT(noticeMessages);
  const [draft, setDraft] = useState(EMPTY);
  const set = (name: keyof typeof EMPTY) => (value: string) => setDraft({ ...draft, [name]: value });
  const send = useWrite(recordDeedObjection, { invalidates: ['points'], onSuccess: (taken) => { setDraft(EMPTY); onTaken(taken); } });
  return (
    <ConfirmButton small icon={MessageSquareWarning} label={t('take')} question={t('takeAsk')} action={t('take')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ deedId: deed.id, words: draft.words, ...(draft.sender.trim() === '' ? {} : { sender: draft.sender }), ...(draft.contact.trim() === '' ? {} : { contact: draft.contact }) })}>
      <p>{deed.subjectLabel} · {deed.ruleLabel} · {signed(deed.points)}</p>
      <Field label={t('words')} purpose={t('wordsPurpose')} required error={fieldError(send.problem, '/words')}>{(w) => <TextArea {...w} rows={3} maxLength={1_000} value={draft.words} onChange={set('words')} />}</Field>
      <div className="lc-grid">
        <Field label={t('sender')} purpose={t('senderPurpose')} error={fieldError(send.problem, '/sender')}>{(w) => <TextInput {...w} maxLength={60} value={draft.sender} onChange={set('sender')} />}</Field>
        <Field label={t('contact')} purpose={t('contactPurpose')} error={fieldError(send.problem, '/contact')}>{(w) => <TextInput {...w} maxLength={120} value={draft.contact} onChange={set('contact')} />}</Field>
      </div>
      <p className="lc-quiet">{t('takeNote')}</p>
    </ConfirmButton>
  );
}
