/** 测评结果 · Areas beside each other within their groups, each with its working; frozen results with their hash and what drifted since. */
import { Download, Pencil } from 'lucide-react';
import { useRead, useUrlOf } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { CodeText, DataTable, DateText, DownloadButton, KeyValue, LinkButton, Notice, PageHeader, ProblemAlert, Section, Skeleton, StateTag } from '#platform/web/ui/index.ts';
import type { Column } from '#platform/web/ui/index.ts';
import { componentWords, exportEvaluationResult, readEvaluation, standingWords } from '../contract/index.ts';
import { rankRuns } from '../domain/index.ts';
import { EnterComponents, FreezeEvaluation } from './evaluation-acts.tsx';
import { LinkedObservations } from './linked-observations.tsx';
import type { Evaluation } from './evaluation-draft.ts';
import { evaluationMessages } from './evaluation-messages.ts';
import './scoring.css';

type Area = Evaluation['areas'][number];
const standingTones = { counted: 'ok', incomplete: 'warn', precondition: 'danger', vetoed: 'danger', nothing: 'held' } as const;
const points = (score: number | null): string => (score === null ? '—' : numberText(score, 2));

/** Which sources the reader may open. */
const useMayFollow = () => ({ round: useCan('inspections.read'), submissions: useCan('submissions.read'), survey: useCan('surveys.read'), evaluation: useCan('scoring.read') });
const linked = (mayFollow: boolean, to: string, words: string) => (mayFollow ? <AppLink to={to}>{words}</AppLink> : words);

export function EvaluationPage() {
  const t = useT(evaluationMessages);
  const text = useText();
  const urlOf = useUrlOf();
  const { evaluationId } = useRouteParams<'evaluationId'>();
  const mayManage = useCan('scoring.manage');
  const found = useRead(readEvaluation, { evaluationId });
  const known = found.data;
  if (known === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('evaluations')} trail={[{ text: t('evaluations'), to: '/evaluations' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const isOpen = known.state === 'open';
  return (
    <>
      <PageHeader
        title={text({ zh: known.nameZh, en: known.nameEn })} trail={[{ text: t('evaluations'), to: '/evaluations' }]} beside={<StateTag tone={isOpen ? 'info' : 'ok'} text={t(known.state)} />}
        actions={<>
          {mayManage && isOpen && <><EnterComponents known={known} /><LinkButton icon={Pencil} to={`/evaluations/${known.id}/edit`}>{t('edit')}</LinkButton><FreezeEvaluation known={known} /></>}
          <DownloadButton href={urlOf(exportEvaluationResult, { evaluationId: known.id })} icon={Download}>{t('exportResult')}</DownloadButton>
        </>}
      />
      <Facts known={known} />
      {!known.isWhole && <Notice title={t('part')} />}
      {!known.ranking.enabled && <Notice title={t('rankingOff')} />}
      <Drift known={known} />
      {[...Map.groupBy(known.areas, ({ group }) => group)].map(([group, areas]) => <GroupResult key={group} group={group} areas={areas} known={known} />)}
      <Workings known={known} />
      {known.linkedObservationsSince !== null && <LinkedObservations known={known} />}
    </>
  );
}

function Facts({ known }: { readonly known: Evaluation }) {
  const t = useT(evaluationMessages);
  const text = useText();
  const mayFollow = useMayFollow();
  const { rules, frozen } = known;
  const weights = (['material', 'field', 'questionnaire', 'consultation'] as const).filter((method) => rules.methodWeights[method] > 0).map((method) => `${text(componentWords[method])} ${rules.methodWeights[method]}`).join(' · ');
  return (
    <Section>
      <KeyValue columns={2} facts={[
        { label: t('edition'), value: text({ zh: known.editionZh, en: known.editionEn }) }, { label: t('period'), value: <><DateText value={known.startsOn} /> – <DateText value={known.endsOn} /></> },
        { label: t('weights'), value: weights }, { label: t('round'), value: known.roundId === null ? t('noRound') : linked(mayFollow.round, `/rounds/${known.roundId}`, text({ zh: known.roundZh ?? '', en: known.roundEn ?? known.roundZh ?? '' })) },
        { label: t('request'), value: known.materialRequestId === null ? t('noSource') : linked(mayFollow.submissions, `/material-requests/${known.materialRequestId}`, known.materialRequest ?? '') },
        { label: t('survey'), value: known.surveyId === null ? t('noSource') : linked(mayFollow.survey, `/surveys/${known.surveyId}`, known.survey ?? '') },
        { label: t('linkedObservations'), value: known.linkedObservationsSince === null ? t('linkedNotCounted') : <>{t('linkedCountedSince')} <DateText value={known.linkedObservationsSince} /></> },
        { label: t('years'), value: known.earlier.length === 0 ? t('noCycle') : `${rules.yearWeights.join(' / ')} · ${t('cycle', { n: known.earlier.length })}` },
        { label: t('rules'), value: rules.linked === null ? null : t('linkedTo', { name: text({ zh: rules.linked.nameZh, en: rules.linked.nameEn }), minimum: rules.linked.minimum, share: rules.linked.share }) },
        ...(frozen === null ? [] : [{ label: t('hash'), wide: true, value: <><CodeText value={frozen.hash} keep={12} /> <span className="lc-small">{t(frozen.isWhole ? 'hashGood' : 'hashBad')} · {t('frozenBy', { by: frozen.by })} <DateText value={frozen.at} style="dateTime" /></span></> }]),
      ]} />
    </Section>
  );
}

function Drift({ known }: { readonly known: Evaluation }) {
  const t = useT(evaluationMessages);
  const text = useText();
  if (known.drift.length === 0) return null;
  return (
    <Section title={t('drift')} about={t('driftNote')} bare>
      <DataTable
        caption={`${t('drift')} · ${t('area')}`} result={{ data: { rows: known.drift, total: known.drift.length } }} rowKey={(row) => row.areaId}
        columns={[{ key: 'area', title: t('area'), cell: (row) => text({ zh: row.nameZh, en: row.nameEn }) }, { key: 'frozen', title: t('frozenScore'), align: 'end', cell: (row) => points(row.frozenScore) }, { key: 'now', title: t('nowScore'), align: 'end', cell: (row) => points(row.nowScore) }]}
      />
    </Section>
  );
}

function GroupResult({ group, areas, known }: { readonly group: string; readonly areas: readonly Area[]; readonly known: Evaluation }) {
  const t = useT(evaluationMessages);
  const text = useText();
  const parts = [...new Set(areas.flatMap(({ components }) => components.map(({ component }) => component)))];
  const sampled = areas.some(({ interval }) => interval !== null);
  const missing = (area: Area) => t('missing', { list: area.missing.map((key) => (key in componentWords ? text(componentWords[key as keyof typeof componentWords]) : t('year', { n: key.replace('year', '') }))).join(t('and')) });
  const rank = (area: Area) => (area.rank === null ? <span className="lc-quiet">{t('notRanked')}</span> : <><strong>{area.rank}</strong>{area.isTied && <span className="lc-quiet lc-small"> {t('tied')}</span>}{area.indistinctFrom.length > 0 && <span className="lc-quiet lc-small"> {t('indistinct', { ranks: rankRuns(area.indistinctFrom).join(t('and')) })}</span>}</>);
  const columns: Column<Area>[] = [
    { key: 'area', title: t('area'), width: '20%', cell: (area) => <>{text({ zh: area.nameZh, en: area.nameEn })}{area.document !== null && <span className="lc-quiet lc-small"> {area.document}</span>}</> },
    ...(known.ranking.enabled ? [{ key: 'rank', title: t('rank'), cell: rank }] : []),
    { key: 'score', title: t('score'), align: 'end', cell: (area) => <strong className="lc-number">{points(area.score)}</strong> },
    ...(sampled ? [{ key: 'interval', title: t('interval'), wideOnly: true, cell: (area: Area) => (area.interval === null ? <span className="lc-quiet">—</span> : <span className="lc-number">{points(area.interval.low)}–{points(area.interval.high)}</span>) }] : []),
    ...parts.map((component): Column<Area> => ({ key: component, title: text(componentWords[component]), align: 'end', wideOnly: true, cell: (area) => <span className="lc-number">{points(area.components.find((each) => each.component === component)?.score ?? null)}</span> })),
    { key: 'standing', title: t('remark'), cell: (area) => <><StateTag quiet tone={standingTones[area.standing]} text={standingWords[area.standing]} />{area.missing.length > 0 && <span className="lc-quiet lc-small"> {missing(area)}</span>}{area.reasonZh !== null && area.standing === 'counted' && <span className="lc-quiet lc-small"> {text({ zh: area.reasonZh, en: area.reasonEn ?? area.reasonZh })}</span>}</> },
  ];
  return (
    <Section title={group} about={[known.ranking.enabled ? t('minimum', { n: known.ranking.minimumCount }) : '', sampled ? t('intervalNote') : '', areas.some((area) => area.interval === null && area.indistinctFrom.length > 0) ? t('fewSites') : ''].filter((each) => each !== '').join(' ')} bare>
      <DataTable caption={`${t('result')} · ${group}`} result={{ data: { rows: areas, total: areas.length } }} rowKey={(area) => area.id} columns={columns} />
    </Section>
  );
}

function Workings({ known }: { readonly known: Evaluation }) {
  const t = useT(evaluationMessages);
  const text = useText();
  const mayFollow = useMayFollow();
  const nameOf = { round: text({ zh: known.roundZh ?? '', en: known.roundEn ?? known.roundZh ?? '' }), submissions: known.materialRequest ?? '', survey: known.survey ?? '', evaluation: text({ zh: known.linkedEvaluation?.nameZh ?? '', en: known.linkedEvaluation?.nameEn ?? '' }) };
  const cameFrom = ({ source, document, path }: Area['components'][number]) => {
    if (source === null) return t('notThere');
    if (source === 'entered') return document;
    return path === null ? nameOf[source] : linked(mayFollow[source], path, nameOf[source]);
  };
  return (
    <Section title={t('working')}>
      <div className="lc-stack">
        {known.areas.map((area) => {
          const name = text({ zh: area.nameZh, en: area.nameEn });
          return (
            <details key={area.id} className="lc-scoring-working">
              <summary>{t('workingOf', { area: name })} <span className="lc-number">{points(area.score)}</span></summary>
              <ol>{area.working.map((line, at) => <li key={at}>{text({ zh: line.zh, en: line.en })}{line.balance !== null && <strong className="lc-number"> = {points(line.balance)}</strong>}</li>)}</ol>
              <ul>
                {area.components.map((part) => (
                  <li key={part.component}>
                    <strong>{text(componentWords[part.component])} <span className="lc-number">{points(part.score)}</span></strong>{part.interval !== null && <span className="lc-number lc-small"> {t('between', { low: points(part.interval.low), high: points(part.interval.high) })}</span>} · {cameFrom(part)}
                    {part.saidZh !== null && <span className="lc-quiet">{t('colon')}{text({ zh: part.saidZh, en: part.saidEn ?? part.saidZh })}</span>}
                    {part.linkedObservations.length > 0 && (
                      <ul>{part.linkedObservations.map((each) => (
                        <li key={each.roundId}>{text({ zh: each.editionZh, en: each.editionEn })} · {linked(mayFollow.round, `/rounds/${each.roundId}`, text({ zh: each.roundZh, en: each.roundEn }))}<span className="lc-quiet">{t('colon')}{t('linkedFromRound', { sites: each.sites, standards: each.standards, judgements: each.judgements, met: each.met })}</span></li>
                      ))}</ul>
                    )}
                  </li>
                ))}
              </ul>
            </details>
          );
        })}
      </div>
    </Section>
  );
}
