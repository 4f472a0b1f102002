/** 变更评选 · What of a round that has begun can still be changed, with a reason; the rest says why not. */
import { Suspense, useState } from 'react';
import { Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Checkbox, Field, fieldError, Notice, PageHeader, ProblemAlert, Section, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { changeRefusalWords, readSelectionRound, roundPartWords, updateSelectionRound } from '../contract/index.ts';
import type { RoundPart, StageKind } from '../domain/index.ts';
import { BurdenPreview } from '#modules/burden/web/index.ts';
import { DepartmentFields, departmentsOf } from './department-fields.tsx';
import type { DepartmentDraft } from './department-fields.tsx';
import { QuotaRow } from './requirement-fields.tsx';
import { roundChangeMessages } from './round-change-messages.ts';
import { roundMessages } from './round-messages.ts';
import { settingsFrom, settingsOf } from './round-settings-draft.ts';
import type { SettingsDraft } from './round-settings-draft.ts';
import { RoundSettings } from './round-settings.tsx';
import { ShortlistFields, shortlistOf } from './shortlist-fields.tsx';
import { StagesField } from './stages-field.tsx';
import type { StageDates } from './stages-field.tsx';
import { emptyQuota, quotaDraftOf, quotaOf } from './title-draft.ts';
import type { QuotaDraft } from './title-draft.ts';
import { titleFormMessages } from './title-form-messages.ts';
import { Rows } from './title-rows.tsx';
import './honours.css';

type Round = OutputOf<typeof readSelectionRound>;

export function RoundEditPage() {
  const t = useT(roundChangeMessages);
  const { roundId } = useRouteParams<'roundId'>();
  const found = useRead(readSelectionRound, { roundId });
  const round = found.data;
  const trail = [{ text: t('rounds'), to: '/selection-rounds' }, ...(round === undefined ? [] : [{ text: round.name, to: `/selection-rounds/${roundId}` }])];
  return (
    <>
      <PageHeader title={t('change')} about={t('about')} trail={trail} />
      {round === undefined ? found.problem === null ? <Skeleton height="30rem" /> : <ProblemAlert problem={found.problem} onRetry={found.reload} /> : <EditForm key={round.version} round={round} />}
    </>
  );
}

interface TitleDraftOfRound { readonly titleId: string; readonly seats: string; readonly ownQuotas: boolean; readonly quotas: readonly QuotaDraft[] }

function EditForm({ round }: { readonly round: Round }) {
  const t = useT(roundChangeMessages);
  const [r, text, go] = [useT(roundMessages), useText(), useGo()];
  const fixed: ReadonlySet<RoundPart> = new Set(round.fixed.map(({ part }) => part));
  const [facts, setFacts] = useState({ name: round.name, conditions: round.conditions, reason: '' });
  const [chosen, setChosen] = useState<readonly StageKind[]>(round.stages.map(({ kind }) => kind));
  const [dates, setDates] = useState<Readonly<Partial<Record<StageKind, StageDates>>>>(Object.fromEntries(round.stages.map(({ kind, startsOn, endsOn }) => [kind, { startsOn, endsOn }])));
  const [titles, setTitles] = useState<readonly TitleDraftOfRound[]>(round.titles.map((title) => ({ titleId: title.id, seats: title.seats === null ? '' : String(title.seats), ownQuotas: title.ownQuotas, quotas: title.quotas.map(quotaDraftOf) })));
  const [settings, setSettings] = useState<SettingsDraft>(() => settingsFrom(round));
  const [departments, setDepartments] = useState<readonly DepartmentDraft[]>(round.departments.map(({ organisationId, zh, en, asks }) => ({ organisationId, zh, en, asks })));
  const [shortlist, setShortlist] = useState({ size: String(round.shortlist?.size ?? 30), per: round.shortlist?.per ?? 'title' });
  const update = useWrite(updateSelectionRound, { invalidates: ['honours'], done: { zh: '已变更', en: 'Changed' }, onSuccess: () => go(`/selection-rounds/${round.id}`) });
  const kinds = new Set(chosen);
  const ended = round.stages.filter(({ state }) => state === 'done').length;
  // A stage that is new begins where the one before it ends.
  const datesOf = (kind: StageKind): StageDates => dates[kind] ?? (({ endsOn }) => ({ startsOn: endsOn, endsOn }))(dates[chosen[chosen.indexOf(kind) - 1] as StageKind] ?? round.stages.at(-1) ?? { endsOn: '' });
  const { jury, voicePercent, voiceRule, noticeCalendarDays, noticeWorkingDays } = settingsOf(settings, kinds);
  const judged = jury === undefined ? undefined : (({ lotSeed: _seed, ...rest }) => rest)(jury);
  const may = (part: RoundPart): boolean => !fixed.has(part);
  const save = () => void update.run({
    roundId: round.id, version: round.version, reason: facts.reason, ...(may('name') ? { name: facts.name } : {}), ...(may('conditions') ? { conditions: facts.conditions } : {}), stages: chosen.map((kind) => ({ kind, ...datesOf(kind) })),
    ...(may('seats') && may('quotas') ? { titles: titles.map(({ titleId, seats, ownQuotas, quotas }) => ({ titleId, seats: seats.trim() === '' ? null : Number(seats), quotas: ownQuotas ? quotas.map(quotaOf) : null })) } : {}),
    ...(may('departments') && kinds.has('departmentCheck') ? { departments: departmentsOf(departments) } : {}),
    ...(may('jury') && judged !== undefined ? { jury: judged } : {}), ...(may('voice') && kinds.has('publicVoice') ? { voicePercent, voiceRule } : {}), ...(may('noticeDays') ? { noticeCalendarDays, noticeWorkingDays } : {}), ...(may('shortlist') && kinds.has('shortlist') ? { shortlist: shortlistOf(shortlist) } : {}),
  });
  return (
    <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
      <ProblemAlert problem={update.problem} />
      {round.fixed.length > 0 && <Notice title={t('fixedTitle')}><ul className="lc-honours-rules">{round.fixed.map(({ part, code }) => <li key={part}>{t('fixedLine', { part: text(roundPartWords[part]), reason: text(changeRefusalWords[code]) })}</li>)}</ul></Notice>}
      {(may('name') || may('conditions')) && (
        <Section title={t('facts')}>
          <div className="lc-stack">
            {may('name') && <Field label={r('name')} required error={fieldError(update.problem, '/name')}>{(w) => <TextInput {...w} maxLength={120} value={facts.name} onChange={(name) => setFacts({ ...facts, name })} />}</Field>}
            {may('conditions') && <Field label={r('conditions')} purpose={r('conditionsPurpose')} required error={fieldError(update.problem, '/conditions')}>{(w) => <TextArea {...w} rows={5} maxLength={4_000} value={facts.conditions} onChange={(conditions) => setFacts({ ...facts, conditions })} />}</Field>}
          </div>
        </Section>
      )}
      <Section title={r('stages')} about={r('stagesPurpose')}>
        <div className="lc-stack">
          <StagesField chosen={chosen} onChosen={setChosen} datesOf={datesOf} onDates={(next) => setDates({ ...dates, ...next })} ended={ended} isOpen={round.stage !== null} />
          {kinds.has('departmentCheck') && may('departments') && (
            <>
              <DepartmentFields drafts={departments} onChange={setDepartments} problem={update.problem} />
              <Suspense><BurdenPreview kind="honours.department" about={{ self: round.id, titles: titles.map(({ titleId, seats }) => ({ titleId, seats: seats.trim() === '' ? null : Number(seats) })), departments: departmentsOf(departments)?.map(({ organisationId }) => ({ organisationId })) ?? [] }} /></Suspense>
            </>
          )}
          {kinds.has('shortlist') && may('shortlist') && <ShortlistFields draft={shortlist} set={setShortlist} problem={update.problem} />}
        </div>
      </Section>
      {may('seats') && may('quotas') && (
        <Section title={t('seatsAndQuotas')}>
          <div className="lc-stack">{titles.map((draft, at) => <SeatsOfTitle key={draft.titleId} round={round} draft={draft} set={(change) => setTitles(titles.map((each) => (each === draft ? { ...each, ...change } : each)))} errorAt={(pointer) => fieldError(update.problem, `/titles/${at}${pointer}`)} />)}</div>
        </Section>
      )}
      <RoundSettings draft={settings} set={(change) => setSettings((before) => ({ ...before, ...change }))} kinds={kinds} problem={update.problem} fixed={fixed} />
      <Section>
        <div className="lc-stack">
          <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(update.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={facts.reason} onChange={(reason) => setFacts({ ...facts, reason })} />}</Field>
          <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={update.pending}>{t('save')}</Button><Button kind="quiet" onClick={() => go(`/selection-rounds/${round.id}`)}>{t('cancel')}</Button></div>
        </div>
      </Section>
    </form>
  );
}

function SeatsOfTitle({ round, draft, set, errorAt }: { readonly round: Round; readonly draft: TitleDraftOfRound; readonly set: (change: Partial<TitleDraftOfRound>) => void; readonly errorAt: (pointer: string) => string | undefined }) {
  const [t, r, f] = [useT(roundChangeMessages), useT(roundMessages), useT(titleFormMessages)];
  const text = useText();
  const title = round.titles.find(({ id }) => id === draft.titleId);
  const name = title === undefined ? '' : text({ zh: title.nameZh, en: title.nameEn });
  return (
    <>
      <Field label={`${name} · ${r('seatsAny')}`} error={errorAt('/seats')}>{(w) => <TextInput {...w} type="number" min={1} max={1_000_000} value={draft.seats} onChange={(seats) => set({ seats })} />}</Field>
      <Checkbox checked={draft.ownQuotas} onChange={(ownQuotas) => set({ ownQuotas })}>{name} · {t('ownQuotas')}（{t('ownQuotasPurpose')}）</Checkbox>
      {draft.ownQuotas && (
        <Rows legend={`${f('quotas')} · ${name}`} purpose={f('quotasPurpose')} rows={draft.quotas} fresh={emptyQuota} add={f('addQuota')} onChange={(quotas) => set({ quotas })} place={`/titles/${draft.titleId}/quotas`} issueAt={(at) => errorAt(`/quotas/${at}`)}>
          {(row, change) => <QuotaRow row={row} set={change} />}
        </Rows>
      )}
    </>
  );
}
