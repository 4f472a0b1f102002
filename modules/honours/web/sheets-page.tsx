/** 打分表 · Numbers and deeds, no names; conflicts first. */
import { useState } from 'react';
import { Check, Trash2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useDraft } from '#platform/web/draft.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { Button, ConfirmButton, EmptyState, Field, fieldError, Notice, PageHeader, ProblemAlert, Section, Skeleton, StateTag, TextInput } from '#platform/web/ui/index.ts';
import { declareConflict, readMySheets, stageWords, submitSheet } from '../contract/index.ts';
import { CriterionEvidence, SheetMaterial } from './material.tsx';
import { roundMessages } from './round-messages.ts';
import { scoresFrom, scoresOf } from './sheet-draft.ts';
import type { ScoresTyped } from './sheet-draft.ts';
import './honours.css';

type Mine = OutputOf<typeof readMySheets>;

export function SheetsPage() {
  const t = useT(roundMessages);
  const text = useText();
  const { roundId } = useRouteParams<'roundId'>();
  const found = useRead(readMySheets, { roundId });
  const mine = found.data;
  const trail = [{ text: t('rounds'), to: '/selection-rounds' }, ...(mine === undefined ? [] : [{ text: mine.roundName, to: `/selection-rounds/${roundId}` }])];
  if (mine === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('mySheets')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader title={`${t('mySheets')} · ${text(stageWords[mine.stage])}`} about={t(mine.sheets.some(({ subject }) => subject !== null) ? 'sheetsOpenAbout' : 'sheetsAbout')} trail={trail} />
      {!mine.isOpen && <Notice title={t('sheetClosed')}>{null}</Notice>}
      {mine.isOpen && mine.sheets.length > 0 && <p className="lc-quiet lc-small">{t('sheetsKept')}</p>}
      {mine.isOpen && mine.toDeclare.length > 0 && <Declarations roundId={roundId} mine={mine} />}
      {mine.sheets.length === 0 ? <EmptyState title={t('noSheets')} /> : mine.sheets.map((sheet) => <Sheet key={`${mine.stage}/${sheet.blindNumber}`} roundId={roundId} mine={mine} sheet={sheet} />)}
    </>
  );
}

function Declarations({ roundId, mine }: { readonly roundId: string; readonly mine: Mine }) {
  const t = useT(roundMessages);
  return (
    <Section title={t('declare')} about={mine.sheets.some(({ subject }) => subject !== null) ? t('declareAbout') : `${t('declareAbout')}${t('declareNames')}`}>
      <ul className="lc-honours-tags">{mine.toDeclare.map((row) => <li key={row.candidateId}>{row.isDeclared ? <StateTag tone="held" text={`${row.label} · ${t('declared')}`} /> : <Declare roundId={roundId} row={row} />}</li>)}</ul>
    </Section>
  );
}

function Declare({ roundId, row }: { readonly roundId: string; readonly row: Mine['toDeclare'][number] }) {
  const t = useT(roundMessages);
  const [reason, setReason] = useState('');
  const declare = useWrite(declareConflict, { invalidates: ['honours'], done: { zh: '已声明', en: 'Declared' } });
  return (
    <ConfirmButton small label={row.label} question={t('declareAsk', { name: row.label })} action={t('declareAct')} pending={declare.pending} problem={declare.problem} onConfirm={() => declare.run({ roundId, candidateId: row.candidateId, reason })}>
      <Field label={t('reason')} required error={fieldError(declare.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

function Sheet({ roundId, mine, sheet }: { readonly roundId: string; readonly mine: Mine; readonly sheet: Mine['sheets'][number] }) {
  const t = useT(roundMessages);
  const text = useText();
  const draft = useDraft<ScoresTyped>(`sheet.${roundId}.${mine.stage}.${sheet.blindNumber}`, scoresOf(sheet.criteria, sheet.scores), (found) => scoresFrom(sheet.criteria, found), 'untilSignOut');
  const scores = draft.value;
  const submit = useWrite(submitSheet, { invalidates: ['honours'], done: { zh: '已提交', en: 'Handed in' }, onSuccess: () => draft.settle(scores) });
  const total = sheet.criteria.reduce((sum, { code }) => sum + (Number(scores[code]) || 0), 0);
  return (
    <Section title={`${sheet.subject === null ? `${t('number')} ${sheet.blindNumber}` : sheet.subject.label} · ${text({ zh: sheet.titleZh, en: sheet.titleEn })}`} actions={sheet.scores !== null && <StateTag tone="ok" text={t('submitted')} />}>
      <div className="lc-stack">
        {sheet.subject !== null && sheet.subject.placeZh !== null && <p className="lc-quiet">{text({ zh: sheet.subject.placeZh, en: sheet.subject.placeEn ?? sheet.subject.placeZh })}</p>}
        {sheet.summary !== null && <p>{sheet.summary}</p>}
        {sheet.summary === null && sheet.files.length === 0 && <p className="lc-quiet">{t('noDeeds')}</p>}
        <SheetMaterial roundId={roundId} sheet={sheet} />
        <ProblemAlert problem={submit.problem} />
        {mine.isOpen && draft.restored && <Notice title={t('sheetRestored')}><Button kind="quiet" icon={Trash2} onClick={() => draft.settle(scoresOf(sheet.criteria, sheet.scores))}>{t('sheetDiscard')}</Button></Notice>}
        <form className="lc-honours-scores" onSubmit={(event) => { event.preventDefault(); void submit.run({ roundId, blindNumber: sheet.blindNumber, scores: Object.fromEntries(sheet.criteria.map(({ code }) => [code, Number(scores[code])])) }); }}>
          {sheet.criteria.map((criterion) => (
            <Field key={criterion.code} label={`${text(criterion)}（0–${criterion.scoreMax}）`} required>{(w) => <TextInput {...w} type="number" min={0} max={criterion.scoreMax} step="0.01" disabled={!mine.isOpen} value={scores[criterion.code] ?? ''} onChange={(value) => draft.set((before) => ({ ...before, [criterion.code]: value }))} />}</Field>
          ))}
          <p className="lc-honours-total"><span className="lc-quiet">{t('total')}</span> <strong className="lc-number">{total.toFixed(2)}</strong></p>
          {mine.isOpen && <Button kind="primary" type="submit" icon={Check} pending={submit.pending}>{t('submit')}</Button>}
        </form>
        {(mine.takesEvidence || sheet.evidence.length > 0) && <CriterionEvidence roundId={roundId} sheet={sheet} mayAttach={mine.takesEvidence} />}
      </div>
    </Section>
  );
}
