/** 稿件校核 · A manuscript is pasted or chosen, and what contradicts itself in it is listed and marked. */
import { useState } from 'react';
import { SearchCheck } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { fillText } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { Button, classes, EmptyState, Field, fieldError, FileDrop, PageHeader, ProblemAlert, Section, StateTag, TextArea } from '#platform/web/ui/index.ts';
import { proofreadFile, proofreadText, proofWeightWords, proofWords } from '../contract/index.ts';
import { MANUSCRIPT_LENGTH_MAX } from '../domain/index.ts';
import { markedPieces } from './marks.ts';
import { proofMessages } from './messages.ts';
import './figures.css';

type Proof = OutputOf<typeof proofreadText>;
type Discrepancy = Proof['discrepancies'][number];

const FILE_BYTES_MAX = 25 * 1024 * 1024;
const tones = { contradiction: 'danger', doubt: 'warn', note: 'info' } as const;

export function ProofreadingPage() {
  const t = useT(proofMessages);
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [proof, setProof] = useState<Proof | null>(null);
  const [now, setNow] = useState<number | null>(null);
  const show = (found: Proof): void => { setProof(found); setNow(null); };
  const ofText = useWrite(proofreadText, { onSuccess: show });
  const ofFile = useWrite(proofreadFile, { onSuccess: (found: Proof) => { setText(found.text); show(found); } });
  const problem = file === null ? ofText.problem : ofFile.problem;
  const take = async (chosen: File | null) => {
    setFile(chosen);
    if (chosen !== null) await ofFile.run({ file: { fileName: chosen.name, body: new Uint8Array(await chosen.arrayBuffer()) } });
  };
  const look = (discrepancy: number): void => {
    setNow(discrepancy);
    document.querySelector(`mark[data-first="${discrepancy}"]`)?.scrollIntoView({ block: 'center' });
  };
  return (
    <>
      <PageHeader title={t('title')} about={t('about')} />
      <div className="lc-split">
        <form className="lc-proof-input" onSubmit={(event) => { event.preventDefault(); setFile(null); void ofText.run({ text }); }}>
          <Section title={t('draft')}>
            <div className="lc-stack">
              <ProblemAlert problem={problem} />
              <Field label={t('text')} purpose={t('textPurpose')} error={fieldError(problem, '/text')}>{(w) => <TextArea {...w} rows={14} maxLength={MANUSCRIPT_LENGTH_MAX} value={text} onChange={setText} />}</Field>
              <FileDrop label={t('file')} accept=".docx,.txt" acceptText={t('fileTypes')} limit_bytes={FILE_BYTES_MAX} file={file} onChange={(chosen) => void take(chosen)} />
              <div className="lc-row"><Button kind="primary" type="submit" icon={SearchCheck} pending={ofText.pending || ofFile.pending} disabled={text.trim() === ''}>{t('check')}</Button></div>
            </div>
          </Section>
        </form>
        <Section title={t('found')} {...(proof === null ? {} : { about: `${t('read', { quantities: proof.quantities, characters: proof.characters })}${proof.cards === 0 ? '' : t('heldAgainst', { n: proof.bound.length, cards: proof.cards })}` })}>
          {proof === null && <EmptyState title={t('waiting')} advice={t('waitingAdvice')} />}
          {proof !== null && proof.discrepancies.length === 0 && <EmptyState title={t('nothing')} advice={t('nothingAdvice')} />}
          {proof !== null && <ul className="lc-proof-discrepancies" aria-live="polite">{proof.discrepancies.map((discrepancy, at) => <DiscrepancyItem key={`${discrepancy.rule}${discrepancy.spans[0]?.start ?? at}`} discrepancy={discrepancy} onShow={() => look(at)} />)}</ul>}
        </Section>
      </div>
      {proof !== null && <Section title={t('marked')}><MarkedText proof={proof} now={now} /></Section>}
    </>
  );
}

function DiscrepancyItem({ discrepancy, onShow }: { readonly discrepancy: Discrepancy; readonly onShow: () => void }) {
  const t = useT(proofMessages);
  const text = useText();
  const words = proofWords[discrepancy.rule];
  return (
    <li className={`lc-proof-${discrepancy.weight}`}>
      <div className="lc-row"><StateTag tone={tones[discrepancy.weight]} text={proofWeightWords[discrepancy.weight]} /><h3>{text(words.title)}</h3></div>
      <p>{fillText(text(words.text), discrepancy.facts)}</p>
      <div className="lc-row"><Button onClick={onShow}>{t('show')}</Button><span className="lc-quiet">{t('places', { n: discrepancy.spans.length })}</span></div>
    </li>
  );
}

function MarkedText({ proof, now }: { readonly proof: Proof; readonly now: number | null }) {
  const text = useText();
  const pieces = markedPieces(proof.text, proof.discrepancies, proof.bound);
  const firsts = new Map(proof.discrepancies.map((discrepancy, at) => [at, discrepancy.spans[0]?.start]));
  return (
    <div className="lc-proof-text">
      {pieces.map((piece) => {
        const [heaviest] = piece.discrepancies;
        const card = piece.bound === null ? undefined : proof.bound[piece.bound];
        if (heaviest === undefined && card !== undefined) return <AppLink key={piece.start} to={`/figures/${card.figureId}`} title={text({ zh: card.labelZh, en: card.labelEn })}>{piece.text}</AppLink>;
        if (heaviest === undefined) return <span key={piece.start}>{piece.text}</span>;
        const first = piece.discrepancies.find((discrepancy) => firsts.get(discrepancy) === piece.start);
        return <mark key={piece.start} className={classes(`lc-proof-${proof.discrepancies[heaviest]?.weight ?? 'note'}`)} data-first={first} data-now={now !== null && piece.discrepancies.includes(now)}>{piece.text}</mark>;
      })}
    </div>
  );
}
