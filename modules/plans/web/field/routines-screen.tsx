/** 例行活动 · One tap says that it was done; who wants to adds how many took part and a photo. Works without a network. */
import { useId, useMemo, useState } from 'react';
import { CalendarCheck, Check, CircleCheck, Users } from 'lucide-react';
import { addDays, CHINA_UTC_OFFSET_MINUTES, instant, localDate, localDateOf } from '#kernel/local-date.ts';
import { PhotoRow } from '#platform/web/field/photos.tsx';
import { BigButton, Nothing, ScreenHead, Sheet, Tag, UNDO_MS, useSay } from '#platform/web/field/ui.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useOffline, useOfflineRows, useOfflineStatus, usePulledAt } from '#platform/web/offline/use-offline.tsx';
import { recordCompletion } from '../../contract/index.ts';
import { fieldRoutineMessages as words } from './messages.ts';
import { inOrder, routineOnPhone, ROUTINES, subjectOf } from './routine-rows.ts';
import type { PulledRoutine, RoutineOnPhone } from './routine-rows.ts';
import './routines-field.css';

interface Done { readonly on: string; readonly heads: number | null; readonly photo: string | null }

/** The day on the phone: it goes on while there is no network. */
const phoneDay = (): string => localDateOf(instant(Date.now()), CHINA_UTC_OFFSET_MINUTES);

function useRoutines(): { readonly all: readonly RoutineOnPhone[] | null; readonly today: string } {
  const rows = useOfflineRows<PulledRoutine>(ROUTINES);
  const { items } = useOfflineStatus();
  const today = phoneDay();
  return { all: useMemo(() => (rows === null ? null : inOrder(rows.map((row) => routineOnPhone(row, items, today)))), [rows, items, today]), today };
}

function useRecord(): (on: RoutineOnPhone, done: Done) => Promise<void> {
  const offline = useOffline();
  const say = useSay();
  return async ({ row }, { on, heads, photo }) => {
    const label = { zh: words.zh.told, en: words.en.told };
    const item = await offline.enqueue({
      operation: recordCompletion, input: { routineId: row.routineId, placeId: row.placeId, doneOn: on, headCount: heads, fileId: photo === null ? null : '' }, subject: subjectOf(row), label: `${row.placeZh} ${row.nameZh}`, holdFor_ms: UNDO_MS, photoSubject: { placeId: row.placeId },
      ...(photo === null ? {} : { photos: [{ sha256: photo, pointer: '/fileId' }] }),
    });
    const undo = async () => say((await offline.withdraw(item.id)) ? { zh: words.zh.undone, en: words.en.undone } : { zh: words.zh.tooLate, en: words.en.tooLate });
    say({ zh: label.zh.replace('{place}', row.placeZh).replace('{routine}', row.nameZh), en: label.en.replace('{place}', row.placeEn).replace('{routine}', row.nameEn) }, { undo: () => void undo() });
  };
}

export function RoutinesScreen() {
  const t = useT(words);
  const { all, today } = useRoutines();
  const { isOnline } = useOfflineStatus();
  const pulledAt = usePulledAt(ROUTINES);
  if (all === null || (all.length === 0 && isOnline && (pulledAt ?? null) === null)) return <><ScreenHead title={t('routines')} /><p className="lcf-opening" role="status">{t('fetching')}</p></>;
  if (all.length === 0) return <><ScreenHead title={t('routines')} /><Nothing icon={CalendarCheck} title={t('nothing')}><p>{t('nothingAbout')}</p></Nothing></>;
  const waiting = all.filter(({ isDone, current }) => !isDone && current !== null && current.dueOn !== null).length;
  return (
    <>
      <ScreenHead title={t('routines')} about={waiting === 0 ? t('allDone') : t('waiting', { n: waiting })} />
      <ol className="lcf-routines" aria-label={t('list')}>{all.map((on) => <One key={on.row.id} on={on} today={today} />)}</ol>
    </>
  );
}

function One({ on, today }: { readonly on: RoutineOnPhone; readonly today: string }) {
  const t = useT(words);
  const text = useText();
  const record = useRecord();
  const [opens, setOpens] = useState(false);
  const { row, current, next, isDone, records } = on;
  const mayDo = current !== null && current.dueOn !== null && !isDone;
  const when = current === null ? null : current.dueOn === null ? t('holiday') : isDone ? null : current.dueOn === today ? t('dueToday') : current.dueOn > today ? t('due', { on: current.dueOn }) : t('wasDue', { on: current.dueOn });
  const asks = records.some((item) => item.state === 'conflict' || item.state === 'refused');
  const waits = records.some((item) => item.state !== 'synced' && item.state !== 'acknowledged');
  return (
    <li className="lcf-panel lcf-routine">
      <div className="lcf-routine-head">
        <strong>{text({ zh: row.placeZh, en: row.placeEn })}</strong>
        {isDone && <Tag tone="ok">{t('isDone')}</Tag>}{asks ? <Tag tone="danger">{t('asks')}</Tag> : waits && <Tag tone="warn">{t('waits')}</Tag>}
      </div>
      <p>{text({ zh: row.nameZh, en: row.nameEn })}{when !== null && <> · {when}</>}</p>
      <p className="lcf-quiet lcf-small">{next !== null && t('next', { on: next.dueOn ?? next.on })}{row.missed > 0 && <> · {t('missed', { n: row.missed })}</>}</p>
      {mayDo && (
        <div className="lcf-stack">
          <BigButton look="main" icon={Check} onClick={() => void record(on, { on: today, heads: null, photo: null })}>{t('done')}</BigButton>
          <BigButton icon={Users} onClick={() => setOpens(true)}>{t('more')}</BigButton>
        </div>
      )}
      {opens && <More on={on} today={today} onClose={() => setOpens(false)} onSend={(done) => { setOpens(false); void record(on, done); }} />}
    </li>
  );
}

function More({ on, today, onClose, onSend }: { readonly on: RoutineOnPhone; readonly today: string; readonly onClose: () => void; readonly onSend: (done: Done) => void }) {
  const t = useT(words);
  const text = useText();
  const id = useId();
  const [heads, setHeads] = useState('');
  const [photo, setPhoto] = useState<string | null>(null);
  const days = [today, addDays(localDate(today), -1)].filter((day) => on.current === null || day >= on.current.on);
  const [day, setDay] = useState(today);
  return (
    <Sheet title={text({ zh: on.row.placeZh, en: on.row.placeEn })} onClose={onClose}>
      <fieldset className="lcf-choices"><legend>{t('when')}</legend>
        {days.map((each, at) => <label key={each} className="lcf-choice"><input type="radio" name={`${id}-day`} checked={day === each} onChange={() => setDay(each)} /><span>{t(at === 0 ? 'today' : 'yesterday')}</span></label>)}
      </fieldset>
      <label className="lcf-input-label" htmlFor={id}>{t('heads')}</label>
      <p className="lcf-quiet lcf-small" id={`${id}-why`}>{t('headsPurpose')}</p>
      <input id={id} aria-describedby={`${id}-why`} className="lcf-input" type="number" inputMode="numeric" min={1} value={heads} onChange={(event) => setHeads(event.target.value)} />
      <PhotoRow photos={photo === null ? [] : [{ hash: photo }]} most={1} label={t(photo === null ? 'photo' : 'photoMore')} onAdd={setPhoto} onRemove={() => setPhoto(null)} />
      <BigButton look="main" icon={CircleCheck} onClick={() => onSend({ on: day, heads: Number(heads) >= 1 ? Math.floor(Number(heads)) : null, photo })}>{t('save')}</BigButton>
    </Sheet>
  );
}
