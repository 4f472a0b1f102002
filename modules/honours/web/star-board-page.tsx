/** 批量评议 · Households of a village one under the other, their stars as buttons: a tap gives or withholds, one save keeps the screen. */
import { Check, Home, Save, Trash2, X } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useDraft } from '#platform/web/draft.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, classes, EmptyState, Field, FilterBar, LinkButton, Notice, PageHeader, Pager, ProblemAlert, Section, Skeleton, StateTag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { listRoundVillages, listStarSheets, readSelectionRound, recordStarSheets, stageWords } from '../contract/index.ts';
import { roundMessages } from './round-messages.ts';
import { starBoardMessages } from './star-board-messages.ts';
import { afterSaving, boardDraftFrom, EMPTY_DRAFT, isGiven, isLookedAt, isUnsaved, openHouseholds, sheetsOf, starKey, unsavedHouseholds, votesFit } from './star-board-draft.ts';
import type { BoardDraft, BoardStage, StarRow } from './star-board-draft.ts';
import './honours.css';

type Round = OutputOf<typeof readSelectionRound>;

const NAMES_TOLD = 3;

export function StarBoardPage() {
  const { roundId, placeId } = useRouteParams<'roundId' | 'placeId'>();
  return <StarBoardOf roundId={roundId} placeId={placeId} />;
}

/** 批量评议 · Of one village in one selection, wherever it is opened from. */
export function StarBoardOf({ roundId, placeId }: { readonly roundId: string; readonly placeId: string }) {
  const [t, r] = [useT(starBoardMessages), useT(roundMessages)];
  const text = useText();
  const round = useRead(readSelectionRound, { roundId }).data;
  const village = useRead(listRoundVillages, { roundId, placeId }).data?.rows[0];
  const table = useTableState({ filters: ['q'], sorts: bothWays(['subject', 'number']) });
  const asked = { roundId, placeId, ...(table.filters as { q?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }), page: table.page, pageSize: table.pageSize };
  const found = useRead(listStarSheets, asked);
  const mayRecord = useCan('honours.nominate');
  const stage = round?.stage === 'groupReview' || round?.stage === 'committee' ? round.stage : null;
  const trail = [{ text: r('rounds'), to: '/selection-rounds' }, { text: round?.name ?? r('round'), to: `/selection-rounds/${roundId}` }, { text: r('villages'), to: `/selection-rounds/${roundId}/villages` }];
  const name = village === undefined ? t('title') : text({ zh: village.nameZh, en: village.nameEn });
  return (
    <>
      <PageHeader title={name} trail={trail} about={t(stage === 'committee' ? 'aboutVillage' : 'aboutGroup')} beside={stage === null ? undefined : <StateTag tone="warn" text={stageWords[stage]} />} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }]} />
      <ProblemAlert problem={found.problem} />
      {round === undefined || found.data === undefined ? <Skeleton height="30rem" /> : found.data.total === 0 ? <EmptyState icon={Home} title={t('none')} advice={t('noneAdvice')} /> : (
        <>
          {stage === 'committee' && village !== undefined && village.presentCount === null && mayRecord
            ? <Section><div className="lc-stack"><p>{r('meetingFirst')}</p><div><LinkButton kind="primary" to={`/selection-rounds/${roundId}/villages`}>{r('villages')}</LinkButton></div></div></Section>
            : <Board key={`${placeId} ${stage ?? 'none'}`} round={round} placeId={placeId} rows={found.data.rows} stage={mayRecord ? stage : null} present={village?.presentCount ?? null} />}
          <Pager table={table} total={found.data.total} />
        </>
      )}
    </>
  );
}

function Board({ round, placeId, rows, stage, present }: { readonly round: Round; readonly placeId: string; readonly rows: readonly StarRow[]; readonly stage: BoardStage | null; readonly present: number | null }) {
  const t = useT(starBoardMessages);
  const text = useText();
  const kept = useDraft<BoardDraft>(`stars.${round.id}.${placeId}.${stage ?? 'none'}`, EMPTY_DRAFT, boardDraftFrom, 'untilSignOut');
  const draft = kept.value;
  const setDraft = (next: BoardDraft) => kept.set(() => next);
  const saved = () => { const left = afterSaving(draft, rows); if (isUnsaved(left)) setDraft(left); else kept.settle(left); };
  const record = useWrite(recordStarSheets, { invalidates: ['honours'], done: { zh: '已保存', en: 'Saved' }, onSuccess: saved });
  const names = new Map(round.titles.map((title) => [title.id, new Map(title.stars.map((star) => [star.code, text(star)]))]));
  const shown: BoardStage = stage ?? (round.stages.some(({ kind, state }) => kind === 'committee' && state === 'done') ? 'committee' : 'groupReview');
  const fits = stage !== 'committee' || votesFit(rows, draft);
  const open = openHouseholds(rows, shown);
  const unsaved = unsavedHouseholds(rows, draft).length;
  const stillOpen = t('stillOpen', { n: open.length, of: rows.length, names: `${open.slice(0, NAMES_TOLD).map(({ label }) => label).join('、')}${open.length > NAMES_TOLD ? '…' : ''}` });
  return (
    <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); if (stage !== null && fits) void record.run({ roundId: round.id, sheets: sheetsOf(rows, stage, draft) }); }}>
      {stage !== null && kept.restored && isUnsaved(draft) && <Notice title={t('restored')}><Button kind="quiet" icon={Trash2} onClick={kept.clear}>{t('discard')}</Button></Notice>}
      {stage === 'committee' && (
        <Section title={t('together')} about={t('togetherAbout', { n: present ?? 0 })}>
          <div className="lc-honours-votes">
            {(['for', 'against'] as const).map((side) => <Field key={side} label={t(side)} required>{(w) => <TextInput {...w} type="number" min={0} inputMode="numeric" value={draft.together[side]} onChange={(value) => setDraft({ ...draft, together: { ...draft.together, [side]: value } })} />}</Field>)}
          </div>
        </Section>
      )}
      <ul className="lc-honours-board">
        {rows.map((row) => <Household key={row.candidateId} row={row} stage={shown} mayTap={stage !== null} names={names.get(row.titleId) ?? new Map()} draft={draft} onDraft={setDraft} />)}
      </ul>
      <ProblemAlert problem={record.problem} />
      {stage !== null && (
        <div className="lc-honours-save lc-no-print">
          <p role="status" className="lc-small">{!fits ? t('votesMissing') : open.length === 0 ? t('allLooked') : stillOpen}{unsaved > 0 && ` ${t('unsaved', { n: unsaved })}`} <span className="lc-quiet">{t('draftKept')}</span></p>
          <Button kind="primary" type="submit" icon={Save} pending={record.pending} disabled={!fits}>{t('save', { n: rows.length })}</Button>
        </div>
      )}
    </form>
  );
}

interface HouseholdProps { readonly row: StarRow; readonly stage: BoardStage; readonly mayTap: boolean; readonly names: ReadonlyMap<string, string>; readonly draft: BoardDraft; readonly onDraft: (draft: BoardDraft) => void }

function Household({ row, stage, mayTap, names, draft, onDraft }: HouseholdProps) {
  const t = useT(starBoardMessages);
  const said = row.stars.filter(({ words }) => words !== null);
  const withheld = row.stars.filter((star) => !isGiven(row, star, stage, draft));
  const vote = (key: string, side: 'for' | 'against') => (value: string) => onDraft({ ...draft, tapped: { ...draft.tapped, [key]: false }, single: { ...draft.single, [key]: { for: '', against: '', ...draft.single[key], [side]: value } } });
  return (
    <li>
      <p className="lc-honours-board-name"><AppLink to={`/candidates/${row.candidateId}`}>{row.label}</AppLink> <span className="lc-quiet lc-small">{row.code}</span>{row.stars.every((star) => isLookedAt(star, stage)) && <StateTag quiet tone="ok" text={t('looked')} />}</p>
      <div className="lc-honours-board-stars" role="group" aria-label={row.label}>
        {row.stars.map((star) => {
          const given = isGiven(row, star, stage, draft);
          const name = names.get(star.starCode) ?? star.starCode;
          const Icon = given ? Check : X;
          return mayTap
            ? <button key={star.starCode} type="button" className={classes('lc-honours-star', given && 'lc-honours-star-given')} aria-pressed={given} onClick={() => onDraft({ ...draft, tapped: { ...draft.tapped, [starKey(row, star)]: !given } })}><Icon size="1.1em" aria-hidden="true" />{name}</button>
            : <StateTag key={star.starCode} quiet tone={given ? 'ok' : 'danger'} text={name} />;
        })}
      </div>
      {said.length > 0 && <ul className="lc-honours-said lc-small">{said.map((star) => <li key={star.starCode}><span className="lc-quiet">{names.get(star.starCode) ?? star.starCode}：</span>{star.words}</li>)}</ul>}
      {mayTap && stage === 'committee' && withheld.map((star) => {
        const key = starKey(row, star);
        const name = names.get(star.starCode) ?? star.starCode;
        const stands = draft.tapped[key] === undefined ? star.committee : null;
        const value = (side: 'for' | 'against'): string => draft.single[key]?.[side] ?? (stands === null ? '' : String(side === 'for' ? stands.votesFor : stands.votesAgainst));
        return (
          <div key={key} className="lc-honours-board-votes">
            <span>{t('withheld', { name })}</span>
            {(['for', 'against'] as const).map((side) => <TextInput key={side} type="number" min={0} inputMode="numeric" aria-label={`${row.label} ${name} ${t(side)}`} placeholder={t(side)} value={value(side)} onChange={vote(key, side)} />)}
          </div>
        );
      })}
    </li>
  );
}
