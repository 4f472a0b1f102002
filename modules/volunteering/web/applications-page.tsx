/** 志愿者登记申请 · Residents who applied, registered by an officer of their place or told why not. */
import { useState } from 'react';
import { Check, HandHeart, X } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import type { Tone } from '#platform/web/tokens.ts';
import { Button, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, PageHeader, StateTag, TextArea, useTableState } from '#platform/web/ui/index.ts';
import { acceptApplication, applicationStateWords, declineApplication, listApplications, readApplication } from '../contract/index.ts';
import { APPLICATION_STATES } from '../domain/index.ts';
import type { ApplicationState } from '../domain/index.ts';
import { applicationMessages } from './application-messages.ts';
import { useNameOf } from './names.ts';

type Row = OutputOf<typeof listApplications>['rows'][number];
const INVALIDATES = ['volunteering'];
const tones: Readonly<Record<ApplicationState, Tone>> = { received: 'warn', accepted: 'ok', declined: 'held', lapsed: 'held' };

export function ApplicationsPage() {
  const t = useT(applicationMessages);
  const text = useText();
  const nameOf = useNameOf();
  const table = useTableState({ filters: ['state'], sorts: bothWays(['received']) });
  const found = useRead(listApplications, { ...(table.filters as { state?: ApplicationState }), ...(table.sort === undefined ? {} : { sort: table.sort }), page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('applications')} about={t('about')} trail={[{ text: t('volunteers'), to: '/volunteers' }]} />
      <FilterBar table={table} filters={[{ name: 'state', kind: 'one', label: t('state'), choices: APPLICATION_STATES.map((state) => ({ value: state, label: text(applicationStateWords[state]) })) }]} />
      <DataTable
        caption={t('applications')} result={found} table={table} rowKey={(row) => row.id}
        columns={[
          { key: 'name', title: t('name'), width: '26%', cell: (row) => <>{row.label ?? <span className="lc-quiet">{t('gone')}</span>}{!row.isAdult && <> <StateTag quiet tone="neutral" text={t('minor')} /></>}<Alike row={row} /></> },
          { key: 'number', title: t('number'), wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.number}</span> }, { key: 'place', title: t('place'), wideOnly: true, cell: (row) => nameOf(row.place) }, { key: 'branch', title: t('branch'), wideOnly: true, cell: (row) => (row.branch === null ? <span className="lc-quiet">—</span> : nameOf(row.branch)) },
          { key: 'received', title: t('receivedAt'), sort: ['received', '-received'], greatestFirst: true, wideOnly: true, cell: (row) => <DateText value={row.receivedAt} style="dateTime" /> }, { key: 'state', title: t('state'), cell: (row) => <StateTag quiet tone={tones[row.state]} text={applicationStateWords[row.state]} /> },
          { key: 'outcome', title: t('outcome'), cell: (row) => <Outcome row={row} /> },
        ]}
        empty={<EmptyState icon={HandHeart} title={t('none')} advice={t('noneAdvice')} />}
      />
    </>
  );
}

function Alike({ row: { alike } }: { readonly row: Row }) {
  const t = useT(applicationMessages);
  const text = useText();
  return (
    <>
      {alike.volunteers.length > 0 && <div className="lc-small"><StateTag quiet tone="warn" text={t('alike')} /> {t('alikeVolunteers')} {alike.volunteers.map(({ id, number }) => <AppLink key={id} to={`/volunteers/${id}`}>{number}</AppLink>)}</div>}
      {alike.applications.length > 0 && <div className="lc-small"><StateTag quiet tone="warn" text={t('alike')} /> {t('alikeApplications', { numbers: alike.applications.join(text({ zh: '、', en: ', ' })) })}</div>}
    </>
  );
}

function Outcome({ row }: { readonly row: Row }) {
  if (row.state === 'received') return <div className="lc-row"><AcceptAct row={row} /><DeclineAct row={row} /></div>;
  if (row.volunteer !== null) return <AppLink to={`/volunteers/${row.volunteer.id}`}>{row.volunteer.number}</AppLink>;
  return <>{row.reason ?? <span className="lc-quiet">—</span>}</>;
}

/** Opened when somebody wants to see it, and no sooner. */
function Details({ applicationId }: { readonly applicationId: string }) {
  const t = useT(applicationMessages);
  const [isShown, setShown] = useState(false);
  const maySee = useCan('volunteering.readDetails');
  const details = useRead(readApplication, { applicationId }, { enabled: isShown }).data;
  if (!maySee) return null;
  if (details === undefined) return <p><strong>{t('details')}</strong> <Button small onClick={() => setShown(true)}>{t('show')}</Button></p>;
  return (
    <>
      <p><strong>{t('contact')}</strong> {details.contact}</p>
      {details.guardian !== null && <p><strong>{t('guardian')}</strong> {details.guardian} · {t('guardianAgreedOn')} <DateText value={details.guardianAgreedOn} /></p>}
    </>
  );
}

function AcceptAct({ row }: { readonly row: Row }) {
  const t = useT(applicationMessages);
  const text = useText();
  const accept = useWrite(acceptApplication, { invalidates: INVALIDATES, done: { zh: '已登记', en: 'Registered' } });
  return (
    <ConfirmButton small icon={Check} label={t('accept')} question={t('acceptAsk')} action={t('accept')} pending={accept.pending} problem={accept.problem} onConfirm={() => accept.run({ applicationId: row.id })}>
      <p><strong>{row.label}</strong></p>
      <p>{t('acceptNote')}</p>
      {row.alike.volunteers.length > 0 && <p>{t('acceptAlike', { numbers: row.alike.volunteers.map(({ number }) => number).join(text({ zh: '、', en: ', ' })) })}</p>}
      <Details applicationId={row.id} />
    </ConfirmButton>
  );
}

function DeclineAct({ row }: { readonly row: Row }) {
  const t = useT(applicationMessages);
  const [reason, setReason] = useState('');
  const decline = useWrite(declineApplication, { invalidates: INVALIDATES, done: { zh: '已办理', en: 'Done' } });
  return (
    <ConfirmButton small icon={X} label={t('decline')} question={t('declineAsk')} action={t('decline')} pending={decline.pending} problem={decline.problem} onConfirm={() => decline.run({ applicationId: row.id, reason })}>
      <p><strong>{row.label}</strong></p>
      <Details applicationId={row.id} />
      <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(decline.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
