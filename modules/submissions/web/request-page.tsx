/** 申报任务页 · What is asked, how much of it is there, and every piece. */
import { Download, FileStack, LockKeyhole, LockKeyholeOpen, Pencil, Send } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useUrlOf, useWrite } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ConfirmButton, DataTable, DateText, DownloadButton, EmptyState, KeyValue, LinkButton, PageHeader, ProblemAlert, Section, Skeleton, StateTag } from '#platform/web/ui/index.ts';
import { closeMaterialRequest, exportMaterialRequest, pieceKindWords, pieceStateWords, readMaterialRequest, requestStateWords } from '../contract/index.ts';
import type { Count, Share } from '../domain/index.ts';
import { submissionsMessages } from './messages.ts';
import { pieceTones } from './words.ts';

interface Named { readonly id: string; readonly code: string; readonly nameZh: string; readonly nameEn: string }
const whole = <Row,>(rows: readonly Row[]) => ({ data: { rows, total: rows.length } });

export function RequestPage() {
  const t = useT(submissionsMessages);
  const text = useText();
  const { requestId } = useRouteParams<'requestId'>();
  const urlOf = useUrlOf();
  const [maySubmit, mayManage] = [useCan('submissions.submit'), useCan('submissions.manage')];
  const found = useRead(readMaterialRequest, { requestId });
  const request = found.data;
  const trail = [{ text: t('requests'), to: '/material-requests' }];
  if (request === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('request')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const named = (each: Named) => text({ zh: each.nameZh, en: each.nameEn });
  const count = (each: Count) => (each.required === 0 && each.accepted + each.waiting === 0 ? '—' : <span className={each.missing > 0 ? undefined : 'lc-quiet'}>{t('count', { accepted: each.accepted, required: each.required, waiting: each.waiting, missing: each.missing })}</span>);
  const shares = (caption: string, rows: readonly { readonly of: Named; readonly share: Share }[]) => (
    <Section title={caption}>
      <DataTable caption={caption} whole result={whole(rows)} rowKey={({ of }) => of.id} columns={[{ key: 'of', title: caption, cell: ({ of }) => named(of) }, { key: 'share', title: t('share'), align: 'end', cell: ({ share }) => <span className="lc-number">{t('shareText', { done: share.done, of: share.of })}</span> }]} />
    </Section>
  );
  return (
    <>
      <PageHeader title={request.name} trail={trail} beside={<StateTag tone={request.state === 'open' ? 'info' : 'neutral'} text={requestStateWords[request.state]} />} actions={<>
        {maySubmit && request.needs.some((need) => need.maySubmit) && <LinkButton kind="primary" icon={Send} to={`/material-requests/${request.id}/submit`}>{t('submit')}</LinkButton>}
        {mayManage && request.state === 'open' && <LinkButton icon={Pencil} to={`/material-requests/${request.id}/edit`}>{t('edit')}</LinkButton>}
        {mayManage && <CloseRequest request={request} />}
        <DownloadButton href={urlOf(exportMaterialRequest, { requestId })} icon={Download}>{t('exportXlsx')}</DownloadButton>
      </>} />
      <Section>
        <KeyValue facts={[
          { label: t('code'), value: request.code }, { label: t('edition'), value: text({ zh: request.edition.titleZh, en: request.edition.titleEn }) }, { label: t('window'), value: t('windowText', { from: request.startsOn, to: request.endsOn }) },
          { label: t('due'), value: <DateText value={request.dueOn} /> }, { label: t('share'), value: t('shareText', { done: request.share.done, of: request.share.of }) }, { label: t('waiting'), value: String(request.waiting) }, { label: t('saving'), value: t('savingText', request.saving) },
        ]} />
      </Section>
      <Section title={t('completeness')} about={t('completenessAbout')}>
        <DataTable
          caption={t('completeness')} whole result={whole(request.needs)} rowKey={(need) => `${need.standard.id} ${need.unit.id}`}
          columns={[
            { key: 'standard', title: t('standard'), width: '30%', cell: (need) => `${need.standard.code} ${named(need.standard)}` }, { key: 'unit', title: t('unit'), cell: (need) => named(need.unit) },
            { key: 'documents', title: t('documents'), cell: (need) => count(need.documents) }, { key: 'pictures', title: t('pictures'), cell: (need) => count(need.pictures) },
          ]}
        />
      </Section>
      {shares(t('byUnit'), request.byUnit.map(({ unit, share }) => ({ of: unit, share })))}
      {shares(t('byStandard'), request.byStandard.map(({ standard, share }) => ({ of: standard, share })))}
      <Section title={t('pieces')}>
        <DataTable
          caption={t('pieces')} whole result={whole(request.pieces)} rowKey={(piece) => piece.id} rowTo={(piece) => `/material/${piece.id}`}
          columns={[
            { key: 'theme', title: t('theme'), width: '34%', cell: (piece) => <>{piece.theme}{piece.isTakenOver && <span className="lc-quiet lc-small"> {t('takenOver')}</span>}</> }, { key: 'kind', title: t('kind'), cell: (piece) => text(pieceKindWords[piece.kind]) }, { key: 'unit', title: t('unit'), cell: (piece) => named(piece.unit) },
            { key: 'day', title: t('shownOn'), wideOnly: true, cell: (piece) => <DateText value={piece.shownOn} /> }, { key: 'standards', title: t('serves'), wideOnly: true, cell: (piece) => piece.standards.join('、') },
            { key: 'state', title: t('state'), cell: (piece) => <StateTag quiet tone={pieceTones[piece.state]} text={pieceStateWords[piece.state]} /> },
          ]}
          empty={<EmptyState icon={FileStack} title={t('noPieces')} advice={t('noPiecesAdvice')} />}
        />
      </Section>
    </>
  );
}

function CloseRequest({ request }: { readonly request: OutputOf<typeof readMaterialRequest> }) {
  const t = useT(submissionsMessages);
  const isOpen = request.state === 'open';
  const act = useWrite(closeMaterialRequest, { invalidates: ['submissions', 'duties'], done: isOpen ? { zh: '已结束', en: 'Closed' } : { zh: '已重新开放', en: 'Opened again' } });
  const word = isOpen ? 'close' : 'reopen';
  return (
    <ConfirmButton kind="quiet" icon={isOpen ? LockKeyhole : LockKeyholeOpen} label={t(word)} question={t(`${word}Ask`, { name: request.name })} action={t(word)} pending={act.pending} problem={act.problem} onConfirm={() => act.run({ requestId: request.id, version: request.version, state: isOpen ? 'closed' : 'open' })}>
      <p>{t(`${word}Note`)}</p>
    </ConfirmButton>
  );
}
