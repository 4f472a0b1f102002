/** 申报材料页 · A piece with every version and review, and what can be done now. */
import { useState } from 'react';
import { Check, Trash2, Undo2 } from 'lucide-react';
import { FileLinks } from '#modules/files/web/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ConfirmButton, DateText, Field, fieldError, KeyValue, Notice, PageHeader, ProblemAlert, Section, Skeleton, StateTag, TextArea, Timeline } from '#platform/web/ui/index.ts';
import { captionWords, pieceKindWords, pieceStateWords, readMaterial, readMaterialRequest, resubmitMaterial, reviewMaterial, withdrawMaterial } from '../contract/index.ts';
import { CAPTION_ELEMENTS, mayWithdraw } from '../domain/index.ts';
import { submissionsMessages } from './messages.ts';
import { NOTHING_TYPED, PieceForm } from './piece-form.tsx';
import { pieceTones } from './words.ts';

type Piece = OutputOf<typeof readMaterial>;
type Version = Piece['versions'][number];
const INVALIDATES = ['submissions', 'duties'];

export function PiecePage() {
  const t = useT(submissionsMessages);
  const text = useText();
  const { pieceId } = useRouteParams<'pieceId'>();
  const [maySubmit, mayManage] = [useCan('submissions.submit'), useCan('submissions.manage')];
  const found = useRead(readMaterial, { pieceId });
  const piece = found.data;
  const newest = piece?.versions[0];
  if (piece === undefined || newest === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('piece')} trail={[{ text: t('requests'), to: '/material-requests' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const named = (each: { readonly nameZh: string; readonly nameEn: string }) => text({ zh: each.nameZh, en: each.nameEn });
  const said = ({ review }: Version) => (review === null ? null : <p>{review.accepted ? t('accepted', { by: review.by }) : t('returned', { by: review.by, reason: review.reason ?? '' })} <DateText value={review.at} /></p>);
  return (
    <>
      <PageHeader
        title={newest.theme} trail={[{ text: t('requests'), to: '/material-requests' }, { text: piece.request.name, to: `/material-requests/${piece.request.id}` }]} beside={<StateTag tone={pieceTones[piece.state]} text={pieceStateWords[piece.state]} />}
        actions={<>
          {mayManage && piece.state === 'waiting' && (piece.mayReview ? <><SayAct piece={piece} theme={newest.theme} accept /><SayAct piece={piece} theme={newest.theme} accept={false} /></> : <span className="lc-quiet">{t('notByYou')}</span>)}
          {maySubmit && piece.maySubmit && mayWithdraw(piece.state) && <Withdraw piece={piece} theme={newest.theme} />}
        </>}
      />
      <Section>
        <KeyValue facts={[
          { label: t('kind'), value: text(pieceKindWords[piece.kind]) }, { label: t('unit'), value: named(piece.unit) }, { label: t('shownOn'), value: <DateText value={newest.shownOn} /> }, ...(piece.kind === 'document' ? [{ label: t('documentNumber'), value: newest.documentNumber }] : []),
          ...CAPTION_ELEMENTS.filter((element) => newest[element] !== '').map((element) => ({ label: text(captionWords[element]), value: newest[element] })), ...(piece.takenFrom === null ? [] : [{ label: t('takenFrom'), wide: true, value: <AppLink to={`/material/${piece.takenFrom.id}`}>{t('takenFromText', { theme: piece.takenFrom.theme, request: piece.takenFrom.request.name, day: piece.takenFrom.shownOn })}</AppLink> }]),
          { label: t('serves'), wide: true, value: newest.standards.map((each) => `${each.code} ${named(each)}`).join('、') },
        ]} />
      </Section>
      {piece.withdrawnReason !== null && <Notice title={t('withdrawn', { reason: piece.withdrawnReason })} />}
      {piece.alsoServes.length > 0 && (
        <Section title={t('alsoServes')} about={t('alsoServesAbout')}>
          <ul className="lc-stack">{piece.alsoServes.map((each) => <li key={each.standard.id}>{each.standard.code} {named(each.standard)} <span className="lc-quiet lc-small">{text({ zh: each.edition.titleZh, en: each.edition.titleEn })} · {t('via', { code: each.via })}</span></li>)}</ul>
        </Section>
      )}
      {piece.state === 'returned' && piece.maySubmit && maySubmit && <Resubmit piece={piece} newest={newest} />}
      <Section title={t('versions')}>
        <Timeline label={t('versions')} events={piece.versions.map((each) => ({
          id: String(each.number), at: each.submittedAt, by: each.submittedBy, title: t('version', { n: each.number, theme: each.theme }), tone: each.review === null ? 'neutral' as const : each.review.accepted ? 'ok' as const : 'danger' as const,
          note: <>{said(each)}<FileLinks files={each.files} subject={each.theme} /></>,
        }))} />
      </Section>
    </>
  );
}

function SayAct({ piece, theme, accept }: { readonly piece: Piece; readonly theme: string; readonly accept: boolean }) {
  const t = useT(submissionsMessages);
  const [reason, setReason] = useState('');
  const say = useWrite(reviewMaterial, { invalidates: INVALIDATES, done: { zh: '已办理', en: 'Done' } });
  const word = accept ? 'accept' : 'return';
  return (
    <ConfirmButton kind={accept ? 'primary' : 'danger'} icon={accept ? Check : Undo2} label={t(word)} question={t(`${word}Ask`, { theme })} action={t(word)} pending={say.pending} problem={say.problem} onConfirm={() => say.run({ pieceId: piece.id, version: piece.version, accept, reason: accept || reason.trim() === '' ? null : reason })}>
      {!accept && <Field label={t('reason')} required error={fieldError(say.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>}
    </ConfirmButton>
  );
}

function Withdraw({ piece, theme }: { readonly piece: Piece; readonly theme: string }) {
  const t = useT(submissionsMessages);
  const [reason, setReason] = useState('');
  const act = useWrite(withdrawMaterial, { invalidates: INVALIDATES, done: { zh: '已撤回', en: 'Taken back' } });
  return (
    <ConfirmButton kind="quiet" icon={Trash2} label={t('withdraw')} question={t('withdrawAsk', { theme })} action={t('withdraw')} pending={act.pending} problem={act.problem} onConfirm={() => act.run({ pieceId: piece.id, version: piece.version, reason })}>
      <p>{t('withdrawNote')}</p>
      <Field label={t('withdrawReason')} required error={fieldError(act.problem, '/reason')}>{(w) => <TextArea {...w} rows={2} maxLength={500} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

function Resubmit({ piece, newest }: { readonly piece: Piece; readonly newest: Version }) {
  const t = useT(submissionsMessages);
  const text = useText();
  const request = useRead(readMaterialRequest, { requestId: piece.request.id });
  const send = useWrite(resubmitMaterial, { invalidates: INVALIDATES, done: { zh: '已重报', en: 'Submitted again' } });
  const standards = (request.data?.needs ?? []).filter(({ unit }) => unit.id === piece.unit.id).map(({ standard }) => ({ id: standard.id, words: `${standard.code} ${text({ zh: standard.nameZh, en: standard.nameEn })}` }));
  const { shownOn, theme, place, people, background, occasion } = newest;
  return (
    <Section title={t('resubmit')} about={t('submitAbout')}>
      <PieceForm
        name={piece.id} initial={{ ...NOTHING_TYPED, shownOn, theme, place, people, background, occasion, documentNumber: newest.documentNumber ?? '' }} kind={piece.kind} unitId={piece.unit.id} window={piece.request} standards={standards} chosen={newest.standards.map(({ id }) => id)} problem={send.problem} pending={send.pending}
        onSend={async (content) => (await send.run({ pieceId: piece.id, version: piece.version, ...content })) !== undefined}
      />
    </Section>
  );
}
