/** 发起评选 · Titles, stages with dates, departments: a plan that says what is missing. */
import { Suspense, useState } from 'react';
import { Save } from 'lucide-react';
import { z } from 'zod';
import { BurdenPreview } from '#modules/burden/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useSearchState } from '#platform/web/navigation.tsx';
import { Button, Checkbox, Field, fieldError, Notice, PageHeader, ProblemAlert, Section, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { createSelectionRound, readTitle } from '../contract/index.ts';
import { signedByList, seatsMost, usualStages } from '../domain/index.ts';
import type { StageKind } from '../domain/index.ts';
import { CriteriaOfChoice } from './criteria.tsx';
import { DepartmentFields, departmentsOf } from './department-fields.tsx';
import type { DepartmentDraft } from './department-fields.tsx';
import { TitleSelect } from './pickers.tsx';
import type { TitleChoice } from './pickers.tsx';
import { roundMessages } from './round-messages.ts';
import { settingsOf, usualSettings } from './round-settings-draft.ts';
import type { SettingsDraft } from './round-settings-draft.ts';
import { RoundSettings } from './round-settings.tsx';
import { ShortlistFields, shortlistOf } from './shortlist-fields.tsx';
import { StagesField } from './stages-field.tsx';
import { useDay } from './use-day.ts';
import './honours.css';

/** What the page of a title brings along. */
const startsWith = z.object({ titleId: z.string().optional() });

function later(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Chance that nobody chose; the round shows it from its first day. */
const newSeed = (): string => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export function RoundFormPage() {
  const t = useT(roundMessages);
  const go = useGo();
  const [today] = useDay();
  const [draft, setDraft] = useState({ code: '', name: '', edition: '', conditions: '', departments: [] as readonly DepartmentDraft[], departmentsOpen: false });
  const [settings, setSettings] = useState<SettingsDraft>(() => usualSettings([t('usualDeeds'), t('usualInfluence'), t('usualRecognition')], newSeed()));
  const set = <Name extends keyof typeof draft>(name: Name) => (value: (typeof draft)[Name]) => setDraft({ ...draft, [name]: value });
  const [asked] = useSearchState(startsWith);
  const fromTitle = useRead(readTitle, { titleId: asked.titleId ?? '' }, { enabled: asked.titleId !== undefined }).data;
  const [ownTitles, setTitles] = useState<readonly SeatedTitle[] | null>(null);
  const titles = ownTitles ?? (fromTitle === undefined ? [] : [{ title: fromTitle, seats: '' }]);
  // What the first title usually goes through, until somebody ticks otherwise.
  const first = titles[0]?.title;
  const hasStars = (useRead(readTitle, { titleId: first?.id ?? '' }, { enabled: first !== undefined }).data?.rules.stars.length ?? 0) > 0;
  const [ownKinds, setKinds] = useState<readonly StageKind[] | null>(null);
  const chosen = ownKinds ?? usualStages(first?.subjectKind ?? 'person', hasStars);
  const kinds = new Set(chosen);
  const [openReview, setOpenReview] = useState(false);
  const [shortlist, setShortlist] = useState({ size: '30', per: 'title' });
  const [dates, setDates] = useState<Readonly<Partial<Record<StageKind, { startsOn: string; endsOn: string }>>>>({});
  const create = useWrite(createSelectionRound, { invalidates: ['honours'], done: { zh: '已发起', en: 'Started' }, onSuccess: ({ id }) => go(`/selection-rounds/${id}`) });
  const datesOf = (kind: StageKind) => dates[kind] ?? (today === '' ? { startsOn: '', endsOn: '' } : { startsOn: later(today, 14 * chosen.indexOf(kind)), endsOn: later(today, 14 * chosen.indexOf(kind) + 13) });
  const plan = { titles: titles.map(({ title, seats }) => ({ titleId: title.id, seats: seats.trim() === '' ? null : Number(seats) })) };
  const save = () => void create.run({
    code: draft.code, name: draft.name, edition: draft.edition === '' ? null : Number(draft.edition), conditions: draft.conditions, titles: plan.titles, ...settingsOf(settings, kinds), shortlist: kinds.has('shortlist') ? shortlistOf(shortlist) : null, openReview: openReview && kinds.has('review') && !kinds.has('jury'),
    stages: chosen.map((kind) => ({ kind, ...datesOf(kind) })), ...(kinds.has('departmentCheck') ? { departments: departmentsOf(draft.departments), departmentsOpen: draft.departmentsOpen } : {}),
  });
  return (
    <>
      <PageHeader title={t('start')} trail={[{ text: t('rounds'), to: '/selection-rounds' }]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <ProblemAlert problem={create.problem} />
        <Section>
          <div className="lc-stack">
            <div className="lc-grid">
              <Field label={t('name')} purpose={t('namePurpose')} required error={fieldError(create.problem, '/name')}>{(w) => <TextInput {...w} maxLength={120} value={draft.name} onChange={set('name')} />}</Field>
              <Field label={t('code')} purpose={t('codePurpose')} required error={fieldError(create.problem, '/code')}>{(w) => <TextInput {...w} maxLength={60} value={draft.code} onChange={set('code')} />}</Field>
              <Field label={t('edition')}>{(w) => <TextInput {...w} type="number" min={1} max={999} value={draft.edition} onChange={set('edition')} />}</Field>
            </div>
            <TitlesField chosen={titles} onChange={setTitles} error={fieldError(create.problem, '/titles')} />
            <Field label={t('conditions')} purpose={t('conditionsPurpose')} required error={fieldError(create.problem, '/conditions')}>{(w) => <TextArea {...w} rows={5} maxLength={4_000} value={draft.conditions} onChange={set('conditions')} />}</Field>
            {kinds.has('departmentCheck') && <DepartmentFields drafts={draft.departments} onChange={set('departments')} isOpen={draft.departmentsOpen} onOpen={set('departmentsOpen')} problem={create.problem} />}
          </div>
        </Section>
        <Section title={t('stages')} about={t('stagesPurpose')}>
          <StagesField chosen={chosen} onChosen={setKinds} datesOf={datesOf} onDates={(next) => setDates({ ...dates, ...next })} />
          {first !== undefined && signedByList(chosen, kinds.has('departmentCheck') ? draft.departments.length : 0) && <Notice>{t('negativesByList')}</Notice>}
          {kinds.has('review') && !kinds.has('jury') && <Checkbox checked={openReview} onChange={setOpenReview}>{t('openReview')}</Checkbox>}
          {kinds.has('shortlist') && <ShortlistFields draft={shortlist} set={setShortlist} problem={create.problem} />}
        </Section>
        {kinds.has('review') && titles.map(({ title }) => <CriteriaOfChoice key={title.id} title={title} />)}
        <RoundSettings draft={settings} set={(change) => setSettings((before) => ({ ...before, ...change }))} kinds={kinds} problem={create.problem} />
        <Suspense>
          <BurdenPreview kind="honours.candidate" about={plan} />
          {kinds.has('departmentCheck') && <BurdenPreview kind="honours.department" about={{ ...plan, departments: departmentsOf(draft.departments)?.map(({ organisationId }) => ({ organisationId })) ?? [] }} />}
          {(kinds.has('review') || kinds.has('jury')) && <BurdenPreview kind="honours.sheet" about={plan} />}
        </Suspense>
        <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={create.pending}>{t('save')}</Button><Button kind="quiet" onClick={() => go('/selection-rounds')}>{t('cancel')}</Button></div>
      </form>
    </>
  );
}

interface SeatedTitle { readonly title: TitleChoice; readonly seats: string }

/** Says what the title allows, beside what this round asks for. */
function SeatsInput({ titleId, name, seats, onSeats }: { readonly titleId: string; readonly name: string; readonly seats: string; readonly onSeats: (seats: string) => void }) {
  const t = useT(roundMessages);
  const most = seatsMost(null, useRead(readTitle, { titleId }).data?.rules.quotas ?? []);
  return (
    <>
      <TextInput type="number" min={1} aria-label={`${name} · ${t('seats')}`} placeholder={most === null ? t('seatsAny') : t('seatsByTitle', { n: most })} value={seats} onChange={onSeats} />
      {most !== null && <span role="status" className="lc-small lc-quiet">{t(Number(seats) > most ? 'seatsOverTitle' : 'seatsByTitle', { n: most })}</span>}
    </>
  );
}

function TitlesField({ chosen, onChange, error }: { readonly chosen: readonly SeatedTitle[]; readonly onChange: (titles: readonly SeatedTitle[]) => void; readonly error: string | undefined }) {
  const t = useT(roundMessages);
  const text = useText();
  const name = ({ title }: SeatedTitle): string => text({ zh: title.nameZh, en: title.nameEn });
  return (
    <>
      <Field label={t('titles')} purpose={t('titlesPurpose')} required error={error}>{(w) => <TitleSelect {...w} value="" filter={{ state: 'inUse' }} without={({ id }) => chosen.some(({ title }) => title.id === id)} onChange={(title) => { if (title !== null) onChange([...chosen, { title, seats: '' }]); }} />}</Field>
      {chosen.length > 0 && (
        <ul className="lc-honours-seats">
          {chosen.map((each, at) => (
            <li key={each.title.id}>
              <span>{name(each)}</span>
              <SeatsInput titleId={each.title.id} name={name(each)} seats={each.seats} onSeats={(seats) => onChange(chosen.map((other, place) => (place === at ? { ...other, seats } : other)))} />
              <Button small onClick={() => onChange(chosen.filter((other) => other !== each))}>{t('dropTitle')}</Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
