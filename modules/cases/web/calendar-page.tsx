/** 工作日历 · By which hours and days deadlines are counted: statutory holidays, days worked instead, office hours. */
import { useState } from 'react';
import { z } from 'zod';
import { ChevronLeft, ChevronRight, Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useSearchState } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, IconButton, Notice, PageHeader, ProblemAlert, Section, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { readCalendar, updateCalendar } from '../contract/index.ts';
import { CLAIM_WITHIN_HOURS_MAX } from '../domain/index.ts';
import { monthsOf, nextKind } from './calendar-view.ts';
import type { CalendarDay, CalendarMonth, DayKind } from './calendar-view.ts';
import { caseMessages } from './messages.ts';
import './cases.css';

type Calendar = OutputOf<typeof readCalendar>;
const yearSearch = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() });

export function CalendarPage() {
  const t = useT(caseMessages);
  const [thisYear] = useState(() => new Date().getFullYear());
  const [{ year = thisYear }, setSearch] = useSearchState(yearSearch);
  const found = useRead(readCalendar, { year });
  return (
    <>
      <PageHeader title={t('calendar')} about={t('calendarAbout')} />
      <div className="lc-row lc-no-print">
        <IconButton icon={ChevronLeft} label={t('yearBefore')} onClick={() => setSearch({ year: year - 1 })} />
        <strong className="lc-number" role="status">{year}</strong>
        <IconButton icon={ChevronRight} label={t('yearAfter')} onClick={() => setSearch({ year: year + 1 })} />
      </div>
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      {found.data === undefined ? found.problem === null && <Skeleton height="30rem" /> : <CalendarForm key={`${year} ${found.data.days.length} ${found.data.claimWithinHours} ${JSON.stringify(found.data.workingHours)}`} calendar={found.data} year={year} />}
    </>
  );
}

function CalendarForm({ calendar, year }: { readonly calendar: Calendar; readonly year: number }) {
  const t = useT(caseMessages);
  const mayChange = useCan('cases.manage');
  const [hours, setHours] = useState(calendar.workingHours);
  const [claimHours, setClaimHours] = useState(String(calendar.claimWithinHours));
  const [changes, setChanges] = useState<ReadonlyMap<string, DayKind>>(new Map());
  const save = useWrite(updateCalendar, { invalidates: ['cases'], done: { zh: '工作日历已保存', en: 'Calendar saved' }, onSuccess: () => setChanges(new Map()) });
  const kept = new Map(calendar.days.map((each) => [each.day, each]));
  const kindOf = (day: string): DayKind => changes.get(day) ?? kept.get(day)?.kind ?? 'normal';
  const press = ({ day, weekend }: CalendarDay) => {
    const next = nextKind(kindOf(day), weekend);
    const rest = new Map(changes);
    if (next === (kept.get(day)?.kind ?? 'normal')) rest.delete(day);
    else rest.set(day, next);
    setChanges(rest);
  };
  const hoursChanged = JSON.stringify(hours) !== JSON.stringify(calendar.workingHours);
  const claimGiven = /^\d{1,3}$/.test(claimHours) && Number(claimHours) <= CLAIM_WITHIN_HOURS_MAX ? Number(claimHours) : null;
  const claimChanged = claimGiven !== null && claimGiven !== calendar.claimWithinHours;
  const submit = () => void save.run({ ...(claimChanged ? { claimWithinHours: claimGiven } : {}), ...(hoursChanged ? { workingHours: hours } : {}), days: [...changes].map(([day, kind]) => ({ day, kind })) });
  return (
    <>
      {!calendar.knownYears.includes(year) && <Notice tone="warn" title={t('yearUnknown', { year })}><p>{t('yearUnknownNote')}</p></Notice>}
      <Section title={t('officeHours')} about={t('officeHoursAbout')}>
        <div className="lc-row">
          {hours.map((each, at) => (
            <span key={at} className="lc-cases-dates">
              <TextInput type="time" aria-label={t('hoursFrom', { n: at + 1 })} disabled={!mayChange} value={each.from} onChange={(from) => setHours(hours.map((old, index) => (index === at ? { ...old, from } : old)))} />–
              <TextInput type="time" aria-label={t('hoursTo', { n: at + 1 })} disabled={!mayChange} value={each.to} onChange={(to) => setHours(hours.map((old, index) => (index === at ? { ...old, to } : old)))} />
            </span>
          ))}
        </div>
      </Section>
      <Section title={t('daysOf', { year })} about={t(mayChange ? 'daysAbout' : 'daysReader')}>
        <div className="lc-cases-months">{monthsOf(year).map((month) => <Month key={month.month} month={month} kindOf={kindOf} nameOf={(day) => kept.get(day)?.name ?? null} changed={changes} {...(mayChange ? { onPress: press } : {})} />)}</div>
      </Section>
      <Section title={t('claimRule')} about={t('claimRuleAbout')}>
        <label className="lc-row"><TextInput type="number" min={0} max={CLAIM_WITHIN_HOURS_MAX} disabled={!mayChange} aria-invalid={claimGiven === null} value={claimHours} onChange={setClaimHours} />{t('claimHours')}</label>
      </Section>
      <ProblemAlert problem={save.problem} />
      {mayChange && <div className="lc-row lc-no-print"><Button kind="primary" icon={Save} pending={save.pending} disabled={claimGiven === null || (changes.size === 0 && !hoursChanged && !claimChanged)} onClick={submit}>{t('saveCalendar', { n: changes.size })}</Button>{changes.size > 0 && <Button onClick={() => setChanges(new Map())}>{t('undo')}</Button>}</div>}
    </>
  );
}

interface MonthProps {
  readonly month: CalendarMonth;
  readonly kindOf: (day: string) => DayKind;
  readonly nameOf: (day: string) => string | null;
  readonly changed: ReadonlyMap<string, DayKind>;
  readonly onPress?: (day: CalendarDay) => void;
}

function Month({ month, kindOf, nameOf, changed, onPress }: MonthProps) {
  const t = useT(caseMessages);
  const text = useText();
  const weekdays = text({ zh: '一二三四五六日', en: 'MTWTFSS' });
  return (
    <div className="lc-cases-month">
      <h3>{t('month', { n: month.month })}</h3>
      <div className="lc-cases-days">
        {[...weekdays].map((letter, at) => <span key={at} aria-hidden="true">{letter}</span>)}
        {Array.from({ length: month.blanks }, (_, at) => <span key={`blank-${at}`} />)}
        {month.days.map((each) => {
          const kind = kindOf(each.day);
          const words = kind === 'normal' ? t(each.weekend ? 'weekend' : 'workday') : t(kind === 'holiday' ? 'holiday' : 'workedInstead');
          const name = nameOf(each.day);
          const look = kind !== 'normal' ? `lc-cases-day-${kind}` : each.weekend ? 'lc-cases-day-off' : '';
          return (
            <button key={each.day} type="button" disabled={onPress === undefined} className={`lc-cases-day ${look} ${changed.has(each.day) ? 'lc-cases-day-changed' : ''}`} title={name === null ? words : `${words} · ${name}`} onClick={() => onPress?.(each)}>
              <span aria-hidden="true">{Number(each.day.slice(8))}{kind !== 'normal' && <small>{text(kind === 'holiday' ? { zh: '休', en: 'off' } : { zh: '班', en: 'on' })}</small>}</span>
              <span className="lc-visually-hidden">{`${each.day} ${words}${name === null ? '' : ` ${name}`}`}</span>
            </button>
          );
        })}
      </div>
    </div>
  );
}
