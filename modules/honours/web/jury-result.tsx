/** 评审结果 · The order with every sheet, what was left out, and by which rule equals were parted. */
import { useState } from 'react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { DataTable, EmptyState, Notice, ProblemAlert, Section, Segmented, StateTag } from '#platform/web/ui/index.ts';
import { juryMethodWords, readJuryResult, stageWords, tieKeyWords } from '../contract/index.ts';
import type { readSelectionRound } from '../contract/index.ts';
import type { JuryMethod, ScoringStage } from '../domain/index.ts';
import { FilesShown } from './material.tsx';
import { roundMessages } from './round-messages.ts';
import { VoiceWeight } from './voice-weight.tsx';

/** Medians are in hundredths of a point; the other keys are counts, places and lots. */
const shownOf = (key: string, value: string): string => (key === 'median' ? (Number(value) / 100).toFixed(2) : value);
const points = (hundredths: number): string => (hundredths / 100).toFixed(2);

function CriterionMeans({ result }: { readonly result: OutputOf<typeof readJuryResult> }) {
  const t = useT(roundMessages);
  const text = useText();
  const scored = result.rows.filter(({ isUnscored }) => !isUnscored);
  if (scored.length === 0) return null;
  return (
    <details className="lc-honours-criteria">
      <summary>{t('criterionMeans')}</summary>
      <ul>{scored.map((row) => <li key={row.candidateId}><strong>{row.label}</strong><span>{result.criteria.map((each) => `${text(each)} ${points(row.means[each.code] ?? 0)}（${t('outOf', { most: each.scoreMax })}）`).join('；')}</span></li>)}</ul>
    </details>
  );
}

/** What the reviewers’ points stand on, candidate by candidate. */
function EvidenceShown({ result }: { readonly result: OutputOf<typeof readJuryResult> }) {
  const t = useT(roundMessages);
  const text = useText();
  const shown = result.rows.filter(({ evidence }) => evidence.length > 0);
  if (shown.length === 0) return null;
  return (
    <details className="lc-honours-criteria">
      <summary>{t('evidence')}</summary>
      {shown.map((row) => <div key={row.candidateId} className="lc-stack"><strong>{row.label}</strong>{result.criteria.map((each) => { const files = row.evidence.filter(({ criterion }) => criterion === each.code); return files.length === 0 ? null : <div key={each.code}><p className="lc-small">{t('evidenceOf', { criterion: text(each) })}</p><FilesShown files={files} /></div>; })}</div>)}
    </details>
  );
}

export function JuryResult({ roundId, title }: { readonly roundId: string; readonly title: OutputOf<typeof readSelectionRound>['titles'][number] }) {
  const t = useT(roundMessages);
  const text = useText();
  const [stage, setStage] = useState<ScoringStage | null>(null);
  const found = useRead(readJuryResult, { roundId, titleId: title.id, ...(stage === null ? {} : { stage }) });
  const result = found.data;
  if (result === undefined) return found.problem === null ? null : <ProblemAlert problem={found.problem} />;
  const classOf = (code: string | null): string => { const found = title.classes.find((each) => each.code === code); return found === undefined ? '—' : text(found); };
  const hasVoice = result.rows.some(({ voices }) => voices !== null);
  return (
    <Section title={`${t('jury')} · ${text({ zh: title.nameZh, en: title.nameEn })}`} bare about={t('juryAbout', { method: text(juryMethodWords[result.method as JuryMethod]), trim: result.trim, rule: result.tieRule.map((key) => text(tieKeyWords[key])).join('、'), seed: result.lotSeed })}>
      {result.stages.length > 1 && <Segmented label={t('stage')} value={result.stage} choices={result.stages.map((each) => ({ value: each, label: text(stageWords[each]) }))} onChange={setStage} />}
      {result.agreement !== null && <p className="lc-small">{t('agreementNote', { w: result.agreement.w.toFixed(3), judges: result.agreement.judges })}</p>}
      {hasVoice && <VoiceWeight of={result} />}
      {result.range !== null && <Notice title={t('rangeNote', { percent: result.voicePercent, from: result.range.from, to: result.range.to })}>{result.classRanges.length === 0 ? null : <ul className="lc-honours-rules">{result.classRanges.map((each) => <li key={each.classCode}>{t('classRange', { name: classOf(each.classCode), from: each.from, to: each.to })}</li>)}</ul>}</Notice>}
      {result.orderReason !== null && result.passedOver.length > 0 && <Notice title={t('orderLeft', { names: result.rows.filter(({ candidateId }) => result.passedOver.includes(candidateId)).map(({ label }) => label).join('、') })}>{t('orderSaid', { name: result.orderReason.byName, reason: result.orderReason.reason })}</Notice>}
      <DataTable
        caption={t('jury')} result={{ ...found, data: { rows: result.rows, total: result.rows.length } }} rowKey={(row) => row.candidateId} rowTo={(row) => `/candidates/${row.candidateId}`}
        columns={[
          { key: 'label', title: t('candidate'), width: '26%', cell: (row) => row.label }, { key: 'place', title: t('placeNo'), align: 'end', cell: (row) => <span className="lc-number">{row.place}</span> },
          ...(title.classes.length === 0 ? [] : [{ key: 'class', title: t('classCode'), wideOnly: true, cell: (row: (typeof result.rows)[number]) => classOf(row.classCode) }]),
          { key: 'score', title: t('score'), align: 'end', cell: (row) => (row.isUnscored ? <span className="lc-quiet">{t('unscored')}</span> : <span className="lc-number">{points(row.score.numerator / row.score.denominator)}</span>) },
          { key: 'sheets', title: t('sheets'), wideOnly: true, cell: (row) => <span className="lc-number lc-small">{row.sheets.map(points).join(' · ')}</span> }, { key: 'left', title: t('leftOut'), wideOnly: true, cell: (row) => <span className="lc-number lc-small lc-quiet">{row.left.map(points).join(' · ')}</span> },
          { key: 'parted', title: t('partedBy'), wideOnly: true, cell: (row) => (row.tieSteps.length === 0 ? <span className="lc-quiet">—</span> : <ol className="lc-small">{row.tieSteps.map((step) => <li key={step.key}>{t('tieStep', { rule: text(tieKeyWords[step.key]), above: shownOf(step.key, step.above), own: shownOf(step.key, step.own) })}</li>)}</ol>) },
          ...(result.rows.some(({ isInside }) => isInside) ? [{ key: 'inside', title: t('inside'), cell: (row: (typeof result.rows)[number]) => (row.isInside ? <StateTag quiet tone="ok" text={t('inside')} /> : <span className="lc-quiet">—</span>) }] : []),
          ...(hasVoice ? [
            { key: 'voices', title: t('voices'), align: 'end' as const, cell: (row: (typeof result.rows)[number]) => <span className="lc-number">{row.voices ?? 0}</span> }, { key: 'together', title: t('compositePlace'), align: 'end' as const, cell: (row: (typeof result.rows)[number]) => <span className="lc-number">{row.compositePlace ?? '—'}</span> },
          ] : []),
        ]}
        empty={<EmptyState title={t('noCandidates')} />}
      />
      <CriterionMeans result={result} />
      <EvidenceShown result={result} />
    </Section>
  );
}
