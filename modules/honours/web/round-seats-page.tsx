/** 评选名额页 · The seats of a round shared out: tried, looked at line by line, and kept as its quotas. */
import { Download, Save } from 'lucide-react';
import { useState } from 'react';
import { useRead, useUrlOf, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ConfirmButton, DateText, DownloadButton, EmptyState, Field, LinkButton, Notice, PageHeader, ProblemAlert, Section, Select, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { apportionMethodWords, clearSeats, dimensionWords, downloadSeats, proposeSeats, readSeats, readSelectionRound, SEAT_BASES, seatBaseWords, setSeats } from '../contract/index.ts';
import { APPORTION_METHODS, seatsMost } from '../domain/index.ts';
import type { ApportionMethod } from '../domain/index.ts';
import type { Round } from './round-words.ts';
import { seatMessages } from './seat-messages.ts';
import { SeatResult } from './seat-result.tsx';
import './honours.css';

export function RoundSeatsPage() {
  const t = useT(seatMessages);
  const text = useText();
  const urlOf = useUrlOf();
  const { roundId } = useRouteParams<'roundId'>();
  const mayRun = useCan('honours.runRounds');
  const round = useRead(readSelectionRound, { roundId });
  const kept = useRead(readSeats, { roundId });
  const clear = useWrite(clearSeats, { invalidates: ['honours'], done: { zh: '已取消', en: 'Dropped' } });
  const trail = [{ text: t('rounds'), to: '/selection-rounds' }, ...(round.data === undefined ? [] : [{ text: round.data.name, to: `/selection-rounds/${roundId}` }])];
  if (round.data === undefined || kept.data === undefined) return round.problem === null && kept.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('seatsOf')} trail={trail} /><ProblemAlert problem={round.problem ?? kept.problem} onRetry={round.reload} /></>;
  const { plans, isOpen, dimensions } = kept.data;
  return (
    <>
      <PageHeader title={t('seatsOf')} about={t('seatsAbout')} trail={trail} actions={<LinkButton to="/apportionment">{t('calculator')}</LinkButton>} />
      {plans.length === 0 && !(mayRun && isOpen) && <Section><EmptyState title={t('none')} /></Section>}
      {plans.map((plan) => (
        <Section
          key={plan.titleId} title={`${t('kept')} · ${text({ zh: plan.titleZh, en: plan.titleEn })}`}
          actions={<><DownloadButton icon={Download} href={urlOf(downloadSeats, { roundId, titleId: plan.titleId })}>{t('export')}</DownloadButton>{mayRun && isOpen && <ConfirmButton kind="plain" label={t('clear')} question={t('clearAsk')} action={t('clear')} pending={clear.pending} problem={clear.problem} onConfirm={() => clear.run({ roundId, titleId: plan.titleId })}><p>{t('clearNote')}</p></ConfirmButton>}</>}
        >
          <p className="lc-quiet lc-small">{t('base')}：{text(seatBaseWords[plan.base])} · {t('keptBy', { name: plan.madeByName })} <DateText value={plan.madeAt} />{!isOpen && ` · ${t('closed')}`}</p>
          <SeatResult plan={plan} />
        </Section>
      ))}
      {mayRun && isOpen && <Try round={round.data} dimensions={dimensions} />}
    </>
  );
}

const SEATS_USUAL = 10;
const seatsOf = (title: Round['titles'][number] | undefined): string => String((title === undefined ? null : seatsMost(title.seats, title.quotas)) ?? SEATS_USUAL);

function Try({ round, dimensions }: { readonly round: Round; readonly dimensions: readonly string[] }) {
  const t = useT(seatMessages);
  const text = useText();
  const [draft, setDraft] = useState({ titleId: round.titles[0]?.id ?? '', seats: seatsOf(round.titles[0]), method: 'largestRemainder' as ApportionMethod, dimension: 'village', base: 'households' as (typeof SEAT_BASES)[number], least: '0', most: '' });
  const chosen = round.titles.find(({ id }) => id === draft.titleId);
  const most = chosen === undefined ? null : seatsMost(chosen.seats, chosen.quotas);
  const isOver = most !== null && Number(draft.seats) > most;
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const base = draft.dimension === 'village' ? draft.base : 'applicants' as const;
  const input = { roundId: round.id, titleId: draft.titleId, seats: Number(draft.seats), method: draft.method, dimension: draft.dimension, base, least: Number(draft.least), ...(draft.most === '' ? {} : { most: Number(draft.most) }) };
  const proposal = useRead(proposeSeats, input, { enabled: Number(draft.seats) >= 1 });
  const keep = useWrite(setSeats, { invalidates: ['honours'], done: { zh: '已定为名额', en: 'Kept' } });
  const nameOf = (dimension: string): string => (dimension === 'class' ? t('classes') : text(dimensionWords[dimension] ?? { zh: dimension, en: dimension }));
  const number = (name: 'seats' | 'least' | 'most', least: number, purpose?: string) => <Field label={t(name)} {...(purpose === undefined ? {} : { purpose })}>{(w) => <TextInput {...w} type="number" min={least} max={20_000} value={draft[name]} onChange={(value) => set({ [name]: value })} />}</Field>;
  return (
    <Section title={t('seatsOf')} about={t('noneAdvice')}>
      <div className="lc-stack">
        <div className="lc-grid">
          {round.titles.length > 1 && <Field label={t('title')}>{(w) => <Select {...w} value={draft.titleId} choices={round.titles.map((title) => ({ value: title.id, label: text({ zh: title.nameZh, en: title.nameEn }) }))} onChange={(titleId) => set({ titleId, seats: seatsOf(round.titles.find(({ id }) => id === titleId)) })} />}</Field>}
          {number('seats', 1, most === null ? undefined : t('seatsMost', { n: most }))}
          <Field label={t('dimension')}>{(w) => <Select {...w} value={draft.dimension} choices={dimensions.map((value) => ({ value, label: nameOf(value) }))} onChange={(dimension) => { if (dimension !== '') set({ dimension }); }} />}</Field>
          {draft.dimension === 'village' && <Field label={t('base')}>{(w) => <Select {...w} value={draft.base} choices={SEAT_BASES.map((value) => ({ value, label: text(seatBaseWords[value]) }))} onChange={(value) => { if (value !== '') set({ base: value }); }} />}</Field>}
          <Field label={t('method')}>{(w) => <Select {...w} value={draft.method} choices={APPORTION_METHODS.map((value) => ({ value, label: text(apportionMethodWords[value]) }))} onChange={(method) => { if (method !== '') set({ method }); }} />}</Field>
          {number('least', 0)}{number('most', 0, t('mostPurpose'))}
        </div>
        <ProblemAlert problem={proposal.problem} />
        {proposal.data !== undefined && proposal.problem === null && (
          <>
            <SeatResult plan={proposal.data} />
            {isOver && <Notice tone="warn" title={t('overMost', { seats: draft.seats, n: most })}>{t('overMostAdvice')}</Notice>}
            <div className="lc-row"><ConfirmButton kind="primary" icon={Save} disabled={isOver} label={t('keep')} question={t('keepAsk')} action={t('keep')} pending={keep.pending} problem={keep.problem} onConfirm={() => keep.run(input)}><p>{t('keepNote')}</p></ConfirmButton></div>
          </>
        )}
      </div>
    </Section>
  );
}
