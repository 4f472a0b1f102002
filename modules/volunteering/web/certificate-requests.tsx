/** 申请服务证明 · Asked for by the volunteer or for them, answered by whoever answers for the issuer. */
import { useState } from 'react';
import { Check, FileDown, ScrollText, Undo2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useUrlOf, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import type { Tone } from '#platform/web/tokens.ts';
import { ConfirmButton, DataTable, DateText, DownloadButton, EmptyState, Field, fieldError, FilterBar, PageHeader, StateTag, TextArea, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { askCertificate, downloadServiceCertificate, grantCertificate, listCertificateRequests, requestStateWords, returnCertificateRequest } from '../contract/index.ts';
import type { readMyService } from '../contract/index.ts';
import { REQUEST_STATES } from '../domain/index.ts';
import type { RequestState } from '../domain/index.ts';
import { EMPTY_ISSUER, issuerInput, IssuerFields } from './issuer-fields.tsx';
import { requestMessages } from './request-messages.ts';
import { useDay } from './use-day.ts';

type Row = OutputOf<typeof listCertificateRequests>['rows'][number];
type Own = OutputOf<typeof readMyService>['certificateRequests'][number];
const INVALIDATES = ['volunteering'];
const tones: Readonly<Record<RequestState, Tone>> = { asked: 'warn', granted: 'ok', returned: 'held' };

/** Without a volunteer: for oneself. */
export function AskCertificateAct({ volunteerId, registeredOn }: { readonly volunteerId?: string; readonly registeredOn: string }) {
  const t = useT(requestMessages);
  const [to, setTo] = useDay();
  const [draft, setDraft] = useState({ from: registeredOn, purpose: '' });
  const ask = useWrite(askCertificate, { invalidates: INVALIDATES, done: { zh: '已申请', en: 'Asked for' } });
  const error = (pointer: string) => fieldError(ask.problem, pointer);
  return (
    <ConfirmButton icon={ScrollText} label={t(volunteerId === undefined ? 'ask' : 'askFor')} question={t('askAsk')} action={t('ask')} pending={ask.pending} problem={ask.problem} onConfirm={() => ask.run({ volunteerId: volunteerId ?? null, to, ...draft })}>
      <p>{t('askNote')}</p>
      <Field label={t('from')} required error={error('/from')}>{(w) => <TextInput {...w} type="date" value={draft.from} onChange={(from) => setDraft({ ...draft, from })} />}</Field>
      <Field label={t('to')} required error={error('/to')}>{(w) => <TextInput {...w} type="date" value={to} onChange={setTo} />}</Field>
      <Field label={t('purpose')} purpose={t('purposePurpose')} required error={error('/purpose')}>{(w) => <TextInput {...w} maxLength={200} value={draft.purpose} onChange={(purpose) => setDraft({ ...draft, purpose })} />}</Field>
    </ConfirmButton>
  );
}

/** How far a request is, in one line. */
export function useRequestStep(): (request: Pick<Own, 'state' | 'answer' | 'certificate'>) => string {
  const t = useT(requestMessages);
  return ({ state, answer, certificate }) => {
    if (state === 'returned') return t('returned', { reason: answer ?? '' });
    if (state === 'asked' || certificate === null) return t('waiting');
    if (certificate.state === 'issued') return t('ready');
    return certificate.state === 'withdrawn' ? t('gone') : certificate.mayIssueFrom === null ? t('drafted') : t('posted', { on: certificate.mayIssueFrom });
  };
}

/** What the volunteer asked for, with the paper once it is there. */
export function OwnRequests({ requests }: { readonly requests: readonly Own[] }) {
  const t = useT(requestMessages);
  const stepOf = useRequestStep();
  const urlOf = useUrlOf();
  if (requests.length === 0) return null;
  return (
    <ul className="lc-volunteering-shifts">
      {requests.map((request) => (
        <li key={request.id}>
          <div><strong>{request.purpose}</strong><span className="lc-quiet lc-small"><DateText value={request.from} /> – <DateText value={request.to} /></span><span>{stepOf(request)}</span></div>
          {request.certificate?.state === 'issued' && <><AppLink to={`/service-certificates/${request.certificate.id}`}>{request.certificate.number}</AppLink><DownloadButton icon={FileDown} href={urlOf(downloadServiceCertificate, { certificateId: request.certificate.id })}>{t('docx')}</DownloadButton></>}
        </li>
      ))}
    </ul>
  );
}

export function CertificateRequestsPage() {
  const t = useT(requestMessages);
  const text = useText();
  const stepOf = useRequestStep();
  const table = useTableState({ filters: ['state'], sorts: bothWays(['asked', 'volunteer']) });
  const found = useRead(listCertificateRequests, { ...(table.filters as { state?: RequestState }), ...(table.sort === undefined ? {} : { sort: table.sort }), page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('requests')} about={t('about')} trail={[{ text: t('certificates'), to: '/service-certificates' }]} />
      <FilterBar table={table} filters={[{ name: 'state', kind: 'one', label: t('state'), choices: REQUEST_STATES.map((state) => ({ value: state, label: text(requestStateWords[state]) })) }]} />
      <DataTable
        caption={t('requests')} result={found} table={table} rowKey={(row) => row.id}
        columns={[
          { key: 'volunteer', title: t('volunteer'), sort: ['volunteer', '-volunteer'], cell: (row) => <><AppLink to={`/volunteers/${row.volunteer.id}`}>{row.volunteer.label}</AppLink>{row.isAskedForThem && <> <StateTag quiet tone="neutral" text={t('forThem')} /></>}</> },
          { key: 'purpose', title: t('purpose'), cell: (row) => row.purpose }, { key: 'period', title: t('period'), wideOnly: true, cell: (row) => <><DateText value={row.from} /> – <DateText value={row.to} /></> }, { key: 'hours', title: t('hours'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{numberText(row.hours)}</span> },
          { key: 'asked', title: t('askedAt'), sort: ['asked', '-asked'], greatestFirst: true, wideOnly: true, cell: (row) => <DateText value={row.askedAt} style="dateTime" /> }, { key: 'state', title: t('state'), cell: (row) => <StateTag quiet tone={tones[row.state]} text={requestStateWords[row.state]} /> },
          { key: 'answer', title: t('answer'), cell: (row) => (row.mayAnswer ? <div className="lc-row"><GrantAct row={row} /><ReturnAct row={row} /></div> : row.certificate === null ? stepOf(row) : <AppLink to={`/service-certificates/${row.certificate.id}`}>{stepOf(row)}</AppLink>) },
        ]}
        empty={<EmptyState icon={ScrollText} title={t('none')} advice={t('noneAdvice')} />}
      />
    </>
  );
}

function GrantAct({ row }: { readonly row: Row }) {
  const t = useT(requestMessages);
  const [facts, setFacts] = useState(EMPTY_ISSUER);
  const grant = useWrite(grantCertificate, { invalidates: INVALIDATES, done: { zh: '已起草', en: 'Drafted' } });
  return (
    <ConfirmButton small kind="primary" icon={Check} label={t('grant')} question={t('grantAsk')} action={t('grant')} pending={grant.pending} problem={grant.problem} onConfirm={() => grant.run({ requestId: row.id, ...issuerInput(facts) })}>
      <p>{row.volunteer.label} · {row.purpose} · <DateText value={row.from} /> – <DateText value={row.to} /></p>
      <p>{t('grantNote')}</p>
      <IssuerFields facts={facts} setFacts={setFacts} error={(pointer) => fieldError(grant.problem, pointer)} />
    </ConfirmButton>
  );
}

function ReturnAct({ row }: { readonly row: Row }) {
  const t = useT(requestMessages);
  const [reason, setReason] = useState('');
  const giveBack = useWrite(returnCertificateRequest, { invalidates: INVALIDATES, done: { zh: '已退回', en: 'Returned' } });
  return (
    <ConfirmButton small icon={Undo2} label={t('return')} question={t('returnAsk')} action={t('return')} pending={giveBack.pending} problem={giveBack.problem} onConfirm={() => giveBack.run({ requestId: row.id, reason })}>
      <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(giveBack.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
