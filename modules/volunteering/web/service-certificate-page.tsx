/** 服务证明页 · The sheet as the printer makes it, and above it what can be done with it. */
import { useState } from 'react';
import { FileDown, Printer, Stamp, Undo2 } from 'lucide-react';
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useUrlOf, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, ConfirmButton, DownloadButton, Field, fieldError, Notice, PageHeader, ProblemAlert, Skeleton, StateTag, TextInput } from '#platform/web/ui/index.ts';
import { certificateStateWords, downloadServiceCertificate, gradeWords, issueServiceCertificate, readServiceCertificate, serviceCertificateWords as words, withdrawServiceCertificate } from '../contract/index.ts';
import { GRADES } from '../domain/index.ts';
import { certificateMessages } from './certificate-messages.ts';
import { certificateTones } from './service-certificates-page.tsx';
import './volunteering.css';

type Certificate = OutputOf<typeof readServiceCertificate>;
const HOUR_MINUTES = 60;
const INVALIDATES = ['volunteering'];
const hoursOf = (minutes: number): string => (minutes / HOUR_MINUTES).toLocaleString('en', { maximumFractionDigits: 1 });

export function ServiceCertificatePage() {
  const t = useT(certificateMessages);
  const urlOf = useUrlOf();
  const { certificateId } = useRouteParams<'certificateId'>();
  const [mayRead, mayManage] = [useCan('volunteering.read'), useCan('volunteering.manage')];
  const found = useRead(readServiceCertificate, { certificateId });
  const row = found.data;
  const trail = [mayRead ? { text: t('certificates'), to: '/service-certificates' } : { text: t('mine'), to: '/my-service' }];
  if (row === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('certificate')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <div className="lc-no-print lc-stack">
        <PageHeader
          title={row.number} trail={trail} beside={<StateTag tone={certificateTones[row.state]} text={certificateStateWords[row.state]} />}
          actions={<>{mayManage && row.state !== 'withdrawn' && <WithdrawAct row={row} />}{mayManage && row.state === 'draft' && !row.isMine && <IssueAct row={row} />}{row.state === 'issued' && <><DownloadButton icon={FileDown} href={urlOf(downloadServiceCertificate, { certificateId })}>{t('docx')}</DownloadButton><Button kind="primary" icon={Printer} onClick={() => window.print()}>{t('print')}</Button></>}</>}
        />
        {row.state === 'draft' && <Posting row={row} />}
        {row.withdrawnOn !== null && <Notice tone="warn" title={t('withdrawnOn', { on: row.withdrawnOn })}>{null}</Notice>}
      </div>
      <Sheet row={row} />
    </>
  );
}

function Posting({ row }: { readonly row: Certificate }) {
  const t = useT(certificateMessages);
  const mayReadNotices = useCan('notices.read');
  if (row.postedOn === null || row.postedWhere === null || row.mayIssueFrom === null) return <Notice title={t('waits')} />;
  if (row.noticeId === null || row.noticeState === 'closed') return <Notice title={t('posted', { where: row.postedWhere, on: row.postedOn, until: row.mayIssueFrom })}>{row.noticeId !== null && mayReadNotices && <AppLink to={`/notices/${row.noticeId}`}>{t('seeNotice')}</AppLink>}</Notice>;
  return <Notice title={t('inNotice')}>{mayReadNotices && <AppLink to={`/notices/${row.noticeId}`}>{t('seeNotice')}</AppLink>}</Notice>;
}

function Sheet({ row }: { readonly row: Certificate }) {
  const text = useText();
  const t = useT(certificateMessages);
  const all = GRADES.reduce((sum, grade) => sum + row.minutes[grade], 0);
  return (
    <div className="lc-service-sheet-room" role="region" aria-label={t('certificate')} tabIndex={0}>
      <article className="lc-service-sheet">
        <h2>{text(words.heading)}</h2>
        <p className="lc-service-sheet-body">{fillText(text(words.body), { label: row.volunteer.label, number: row.volunteer.number, from: row.from, to: row.to, records: row.recordCount, hours: hoursOf(all) })}</p>
        <h3>{text(words.grades)}</h3>
        <table><tbody>{GRADES.map((grade) => <tr key={grade}><th scope="row">{text(gradeWords[grade])}</th><td>{fillText(text(words.hours), { n: hoursOf(row.minutes[grade]) })}</td></tr>)}</tbody></table>
        <p className="lc-service-sheet-small">{text(words.gradeMeans)}</p>
        <p className="lc-service-sheet-small">{text(words.responsibility)}{text(words.authority)}</p>
        <dl>
          <dt>{text(words.issuer)}</dt><dd>{row.issuer}{text(words.seal)}</dd><dt>{text(words.responsible)}</dt><dd>{row.responsible}{text(words.sign)}</dd><dt>{text(words.handler)}</dt><dd>{row.handler}{text(words.sign)}</dd>
          <dt>{text(words.contact)}</dt><dd>{row.contact}</dd><dt>{text(words.issuedOn)}</dt><dd>{row.issuedOn ?? '—'}</dd>
        </dl>
        <footer><svg viewBox={`-4 -4 ${row.qr.size + 8} ${row.qr.size + 8}`} shapeRendering="crispEdges" role="img" aria-label={row.checkUrl}><path d={row.qr.path} /></svg><p>{text(words.check)}<br />{text(words.number)} {row.number}</p></footer>
      </article>
    </div>
  );
}

function IssueAct({ row }: { readonly row: Certificate }) {
  const t = useT(certificateMessages);
  const issue = useWrite(issueServiceCertificate, { invalidates: INVALIDATES, done: { zh: '已出具', en: 'Issued' } });
  return <ConfirmButton kind="primary" icon={Stamp} label={t('issue')} question={t('issueAsk')} action={t('issue')} pending={issue.pending} problem={issue.problem} onConfirm={() => issue.run({ certificateId: row.id })}><p>{t('issueNote')}</p></ConfirmButton>;
}

function WithdrawAct({ row }: { readonly row: Certificate }) {
  const t = useT(certificateMessages);
  const go = useGo();
  const [reason, setReason] = useState('');
  const withdraw = useWrite(withdrawServiceCertificate, { invalidates: INVALIDATES, done: { zh: '已作废', en: 'Withdrawn' }, onSuccess: () => { if (row.state === 'draft') go('/service-certificates'); } });
  return (
    <ConfirmButton kind="danger" icon={Undo2} label={t('withdraw')} question={t('withdrawAsk')} action={t('withdraw')} pending={withdraw.pending} problem={withdraw.problem} onConfirm={() => withdraw.run({ certificateId: row.id, reason })}>
      <p>{t('withdrawNote')}</p>
      <Field label={t('reason')} required error={fieldError(withdraw.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
