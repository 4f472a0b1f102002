/** 交付卡 · What is due and what was before, then how it is signed for. */
import { useState } from 'react';
import { ArrowRight, PackageCheck, PenLine } from 'lucide-react';
import { uploadFile } from '#modules/files/contract/index.ts';
import type { OutputOf, ProblemBody } from '#platform/contract/index.ts';
import { problemOf, useClient, useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useProgramme } from '#platform/web/session.tsx';
import { Button, Checkbox, Field, fieldError, fileForOperation, Notice, ProblemAlert, Section, Segmented, Select, Skeleton, StateTag, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { careProblems, proofWords, readHandOver, recordDelivery, relationWords, spotWords } from '../contract/index.ts';
import { PROOFS, RELATIONS, SPOTS } from '../domain/index.ts';
import type { Proof, Relation, Spot } from '../domain/index.ts';
import './care.css';
import { deskMessages } from './desk-messages.ts';
import { DoublesList } from './doubles-list.tsx';
import { SignaturePad } from './signature-pad.tsx';
import { useNameOf } from './words.ts';

type HandOver = OutputOf<typeof readHandOver>;

export function HandOverCard({ recipientId, slip, onNext }: { readonly recipientId: string; readonly slip: string | null; readonly onNext: () => void }) {
  const t = useT(deskMessages);
  const nameOf = useNameOf();
  const found = useRead(readHandOver, { recipientId });
  const known = found.data;
  if (known === undefined) return found.problem === null ? <Skeleton height="16rem" /> : <ProblemAlert problem={found.problem} onRetry={found.reload} />;
  const due = known.benefits.filter(({ isDue }) => isDue);
  return (
    <Section title={`${known.recipient.label} · ${known.recipient.number}`} about={`${nameOf(known.recipient.place, known.recipient.organisation)} · ${known.scheme.name}`} actions={<Button icon={ArrowRight} onClick={onNext}>{t('another')}</Button>}>
      <div className="lc-stack">
        <ul className="lc-care-things">{known.benefits.map((benefit) => <li key={benefit.id}><StateTag tone={benefit.isDue ? 'info' : 'ok'} text={t(benefit.isDue ? 'due' : 'handed')} /> <strong>{benefit.name}</strong> {benefit.quantity} {benefit.unit} <span className="lc-quiet lc-small">{t('stock', { n: benefit.onHand })}</span></li>)}</ul>
        {known.doubles.length > 0 && <><h3>{t('before')}</h3><DoublesList doubles={known.doubles} /></>}
        {!known.isConfirmed ? <Notice tone="warn" title={t('notConfirmed')} /> : due.length === 0 ? <Notice tone="info" title={t('nothingDue')} /> : <SignForm known={known} dueIds={due.map(({ id }) => id)} slip={slip} onDone={onNext} />}
      </div>
    </Section>
  );
}

/** Sends the picture of the signature first, where there is one. */
function useSigning(known: HandOver, onDone: () => void) {
  const client = useClient();
  const { code } = useProgramme();
  const deliver = useWrite(recordDelivery, { invalidates: ['care'], done: { zh: '已交付', en: 'Handed over' }, onSuccess: onDone });
  const text = useText();
  const [refused, setRefused] = useState<ProblemBody | null>(null);
  // What the store refuses to keep as a picture; a lost network and the like are told as what they are.
  const unreadable = (problem: ProblemBody): ProblemBody => {
    const { title, advice } = careProblems['care.signature_unreadable'];
    return problem.code.startsWith('files.') ? { ...problem, title: text(title), advice: text(advice) } : problem;
  };
  const sign = async (input: { benefitIds: string[]; proof: Proof; slip: string | null; spot: Spot; proxyName: string | null; relation: Relation | null; likenessNote: string | null }, picture: Blob | null) => {
    let signatureFileId: string | null = null;
    setRefused(null);
    if (input.proof === 'signature' && picture !== null) {
      const subject = known.recipient.place === null ? { organisationId: known.recipient.organisation?.id } : { placeId: known.recipient.place.id };
      const sent = await client.call(uploadFile, { file: await fileForOperation(new File([picture], 'signature.png', { type: 'image/png' })), ...(subject as { placeId: string }) }, { programme: code }).catch((error: unknown) => { deliver.clear(); setRefused(unreadable(problemOf(error))); return null; });
      // Handed over without it, it would be told as missing, whatever became of it.
      if (sent === null) return;
      signatureFileId = sent.id;
    }
    await deliver.run({ recipientId: known.recipient.id, signatureFileId, ...input });
  };
  return { sign, problem: refused ?? deliver.problem, pending: deliver.pending };
}

function SignForm({ known, dueIds, slip, onDone }: { readonly known: HandOver; readonly dueIds: readonly string[]; readonly slip: string | null; readonly onDone: () => void }) {
  const t = useT(deskMessages);
  const text = useText();
  const [draft, setDraft] = useState({ proof: (slip === null ? 'signature' : 'slip') as Proof, slip: slip ?? '', spot: 'desk' as Spot, hasProxy: false, proxyName: '', relation: 'family' as Relation, likenessNote: '' });
  const asksNote = known.doubles.some((each) => each.needsNote);
  const [picture, setPicture] = useState<{ blob: Blob | null; turn: number }>({ blob: null, turn: 0 });
  const set = <Name extends keyof typeof draft>(name: Name) => (value: (typeof draft)[Name]) => setDraft({ ...draft, [name]: value });
  const { sign, problem, pending } = useSigning(known, onDone);
  const send = () => void sign({ benefitIds: [...dueIds], proof: draft.proof, slip: draft.proof === 'slip' ? draft.slip : null, spot: draft.spot, proxyName: draft.hasProxy ? draft.proxyName : null, relation: draft.hasProxy ? draft.relation : null, likenessNote: asksNote && draft.likenessNote.trim() !== '' ? draft.likenessNote : null }, picture.blob);
  return (
    <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <ProblemAlert problem={problem} fieldLabels={{ '/signatureFileId': t('signature') }} />
      <Segmented label={t('proof')} choices={PROOFS.map((value) => ({ value, label: text(proofWords[value]) }))} value={draft.proof} onChange={set('proof')} />
      {draft.proof === 'slip'
        ? <Field label={t('slip')} purpose={t('slipPurpose')} required error={fieldError(problem, '/slip')}>{(w) => <TextInput {...w} maxLength={200} value={draft.slip} onChange={set('slip')} />}</Field>
        : <div className="lc-stack"><p><strong>{t('signature')}</strong> <span className="lc-quiet lc-small">{t('signaturePurpose')}</span></p><SignaturePad key={picture.turn} label={t('signature')} onChange={(blob) => setPicture({ ...picture, blob })} /><div className="lc-row"><Button icon={PenLine} onClick={() => setPicture({ blob: null, turn: picture.turn + 1 })}>{t('clear')}</Button></div></div>}
      <Segmented label={t('spot')} choices={SPOTS.map((value) => ({ value, label: text(spotWords[value]) }))} value={draft.spot} onChange={set('spot')} />
      <Checkbox checked={draft.hasProxy} onChange={set('hasProxy')}>{t('proxy')}</Checkbox>
      {draft.hasProxy && (
        <div className="lc-grid">
          <Field label={t('proxyName')} purpose={t('proxyPurpose')} required error={fieldError(problem, '/proxyName')}>{(w) => <TextInput {...w} maxLength={60} value={draft.proxyName} onChange={set('proxyName')} />}</Field>
          <Field label={t('relation')} required>{(w) => <Select {...w} value={draft.relation} choices={RELATIONS.map((value) => ({ value, label: text(relationWords[value]) }))} onChange={(value) => set('relation')(value as Relation)} />}</Field>
        </div>
      )}
      {asksNote && <><Notice tone="warn" title={t('alikeAsk')} /><Field label={t('alikeNote')} purpose={t('alikeNotePurpose')} required error={fieldError(problem, '/likenessNote')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={draft.likenessNote} onChange={set('likenessNote')} />}</Field></>}
      <div className="lc-row"><Button kind="primary" type="submit" icon={PackageCheck} pending={pending}>{t('handOver')}</Button></div>
    </form>
  );
}
