/** 参加的村 · Who takes part from a day on: a whole kind at once, or place by place. */
import { Suspense, useId, useMemo, useState } from 'react';
import { Save } from 'lucide-react';
import { listPlaces } from '#modules/places/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { BurdenPreview } from '#modules/burden/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Checkbox, Field, fieldError, PageHeader, ProblemAlert, Section, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { readRoutine, readRoutineGrid, setRoutinePlaces } from '../contract/index.ts';
import { routineMessages } from './routine-messages.ts';
import './plans.css';

const KINDS = ['village', 'community', 'town', 'subdistrict', 'grid'] as const;
/** What fits into the address of one question. */
const PREVIEWED_MAX = 180;
type Known = OutputOf<typeof readRoutine>;

export function RoutinePlacesPage() {
  const t = useT(routineMessages);
  const { routineId } = useRouteParams<'routineId'>();
  const found = useRead(readRoutine, { routineId });
  const grid = useRead(readRoutineGrid, { routineId });
  if (found.data !== undefined && grid.data !== undefined) return <Choose key={found.data.id} known={found.data} today={grid.data.today} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('setPlaces')} trail={[{ text: t('routines'), to: '/routines' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function Choose({ known, today }: { readonly known: Known; readonly today: string }) {
  const t = useT(routineMessages);
  const text = useText();
  const go = useGo();
  const id = useId();
  const all = useRead(listPlaces, {}).data?.rows;
  const places = useMemo(() => (all ?? []).filter(({ kind }) => (KINDS as readonly string[]).includes(kind)), [all]);
  const [from, setFrom] = useState(known.startsOn > today ? known.startsOn : known.placeCount === 0 ? known.startsOn : today);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(known.places.map((place) => place.id)));
  const [words, setWords] = useState('');
  const save = useWrite(setRoutinePlaces, { invalidates: ['plans'], done: { zh: '已保存', en: 'Saved' }, onSuccess: () => go(`/routines/${known.id}`) });
  const name = text({ zh: known.nameZh, en: known.nameEn });
  const ofKind = (kind: string) => places.filter((place) => place.kind === kind).map((place) => place.id);
  const toggle = (ids: readonly string[], on: boolean) => setChosen(new Set(on ? [...chosen, ...ids] : [...chosen].filter((each) => !ids.includes(each))));
  const wanted = words.trim().toLowerCase();
  const shown = places.filter((place) => wanted === '' || [place.nameZh, place.nameEn, place.code].some((part) => part.toLowerCase().includes(wanted)));
  return (
    <>
      <PageHeader title={t('setPlaces')} about={t('setPlacesAbout')} trail={[{ text: t('routines'), to: '/routines' }, { text: name, to: `/routines/${known.id}` }]} />
      <form onSubmit={(event) => { event.preventDefault(); void save.run({ routineId: known.id, from, placeIds: [...chosen] }); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={save.problem} />
            <div className="lc-grid"><Field label={t('from')} required error={fieldError(save.problem, '/from')}>{(w) => <TextInput {...w} type="date" value={from} onChange={setFrom} />}</Field></div>
            <fieldset className="lc-plans-phase"><legend>{t('allOf')}</legend>
              <div className="lc-row">{KINDS.filter((kind) => ofKind(kind).length > 0).map((kind) => { const ids = ofKind(kind); return <Checkbox key={kind} checked={ids.every((each) => chosen.has(each))} onChange={(on) => toggle(ids, on)}>{t(`kind_${kind}`)} {ids.length}</Checkbox>; })}</div>
            </fieldset>
            <div><label htmlFor={id}>{t('findPlace')}</label> <input id={id} className="lc-input" type="search" value={words} onChange={(event) => setWords(event.target.value)} /> <span role="status" className="lc-quiet">{t('chosen', { n: chosen.size })}</span></div>
            <div className="lc-plans-places">{shown.map((place) => <Checkbox key={place.id} checked={chosen.has(place.id)} onChange={(on) => toggle([place.id], on)}>{text({ zh: place.nameZh, en: place.nameEn })}</Checkbox>)}</div>
            <Suspense><BurdenPreview kind="plans.routine" about={{ self: known.id, name: known.nameZh, isWeekly: known.weekday !== null, placeCount: chosen.size, placeIds: [...chosen].slice(0, PREVIEWED_MAX) }} /></Suspense>
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={save.pending}>{t('save')}</Button><Button kind="quiet" onClick={() => go(`/routines/${known.id}`)}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}
