/** 画区域 · One place: its facts and its boundary; previewed with the sites that follow, then saved. */
import { useMemo, useState } from 'react';
import { Eraser, Eye, Redo2, Save, Spline, SquarePen, Undo2, Waypoints } from 'lucide-react';
import type { InputOf, OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Button, Checkbox, ConfirmButton, DataTable, Field, fieldError, Notice, ProblemAlert, Section, Select, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { closePlace, createPlace, CRS_NAMES, PLACE_KINDS, placeKindWords, updatePlace } from '#modules/places/contract/index.ts';
import type { CrsName, PlaceKind, readPlace } from '#modules/places/contract/index.ts';
import { PlaceSelect } from '#modules/places/web/index.ts';
import { sizeText } from './load-view.ts';
import { mapWorkMessages } from './messages.ts';
import { areaOf, ringFromText, ringOf, ringSize_m2, ringText, simplerRing } from './ring.ts';
import type { Ring } from './ring.ts';
import type { Drawing } from './use-drawing.ts';

export type ReadPlace = OutputOf<typeof readPlace>;
type Change = OutputOf<typeof updatePlace>;
type Accept = NonNullable<InputOf<typeof updatePlace>['accept']>[number];
type Kind = Exclude<PlaceKind, 'city'>;
const CHANGES = ['places', 'cases'];
const KINDS = PLACE_KINDS.filter((kind): kind is Kind => kind !== 'city');

interface Facts { readonly kind: Kind; readonly parentId: string | undefined; readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly households: string; readonly crs: CrsName }

const factsOf = (place: ReadPlace | null): Facts => (place === null
  ? { kind: 'grid', parentId: undefined, code: '', nameZh: '', nameEn: '', households: '', crs: 'WGS-84' }
  : { kind: place.kind as Kind, parentId: place.parentId ?? undefined, code: place.code, nameZh: place.nameZh, nameEn: place.nameEn, households: place.householdCount === null ? '' : String(place.householdCount), crs: 'WGS-84' });

interface DrawPanelProps { readonly place: ReadPlace | null; readonly drawing: Drawing; readonly today: string; readonly onSaved: (placeId: string) => void; readonly onClosed: () => void }

/** 绘图面板 · Mounted anew for each place, so that nothing of the former one stays. */
export function DrawPanel({ place, drawing, today, onSaved, onClosed }: DrawPanelProps) {
  const t = useT(mapWorkMessages);
  const [facts, setFacts] = useState(factsOf(place));
  const [preview, setPreview] = useState<Change | null>(null);
  const [accept, setAccept] = useState<readonly Accept[]>([]);
  const create = useWrite(createPlace, { invalidates: CHANGES });
  const update = useWrite(updatePlace, { invalidates: CHANGES });
  const [saved, setSaved] = useState<{ readonly before: ReadPlace; readonly version: number; readonly name: string } | null>(null);
  const given = (place?.boundary ?? null) as Parameters<typeof ringOf>[0];
  const handDrawn = place === null || ringOf(given) !== null;
  const problem = update.problem ?? create.problem;
  const set = (change: Partial<Facts>) => { setPreview(null); setFacts({ ...facts, ...change }); };
  const input = (accepted: readonly Accept[]) => ({
    code: facts.code.trim(), nameZh: facts.nameZh.trim(), nameEn: facts.nameEn.trim(), householdCount: facts.households === '' ? null : Number(facts.households),
    boundary: (handDrawn ? areaOf(drawing.ring) : given) as never, crs: facts.crs, accept: [...accepted],
  });
  const send = (accepted: readonly Accept[], dryRun: boolean) => (place === null
    ? create.run({ ...input(accepted), kind: facts.kind, parentId: facts.parentId ?? '' }, { dryRun })
    : update.run({ ...input(accepted), placeId: place.id, version: place.version, parentId: facts.parentId ?? null }, { dryRun }));
  const look = async () => setPreview(await send(['overlaps', 'childrenOutside'], true) ?? null);
  const save = async () => {
    const answer = await send(accept, false);
    if (answer === undefined) return;
    if (place !== null) setSaved({ before: place, version: answer.version, name: facts.nameZh });
    setPreview(null);
    drawing.draw(null);
    onSaved(answer.id);
  };
  const takeBack = async () => {
    if (saved === null) return;
    const { before } = saved;
    const answer = await update.run({ placeId: before.id, version: saved.version, code: before.code, nameZh: before.nameZh, nameEn: before.nameEn, parentId: before.parentId, householdCount: before.householdCount, boundary: before.boundary, accept: ['overlaps', 'childrenOutside'] });
    if (answer === undefined) return;
    setSaved(null);
    setFacts(factsOf(before));
    drawing.begin(ringOf(before.boundary as never) ?? [], null);
    onSaved(before.id);
  };
  return (
    <>
      {saved !== null && <div role="status"><Notice tone="ok" title={t('savedPlace', { name: saved.name })}><Button small icon={Undo2} onClick={() => void takeBack()} pending={update.pending}>{t('undoSave')}</Button></Notice></div>}
      <Section>
        <form className="lc-stack" noValidate onSubmit={(event) => { event.preventDefault(); void look(); }}>
          <FactFields facts={facts} isNew={place === null} isCity={place?.kind === 'city'} problem={problem} onChange={set} />
          {handDrawn ? <RingField drawing={drawing} crs={facts.crs} onCrs={(crs) => set({ crs })} onTouched={() => setPreview(null)} /> : <Notice>{t('severalParts')}</Notice>}
          <ProblemAlert problem={problem} fieldLabels={{ '/code': t('code'), '/nameZh': t('nameZh'), '/parentId': t('parent') }} />
          {preview !== null && <PreviewOf change={preview} accept={accept} onAccept={setAccept} />}
          <div className="lc-row">
            <Button type="submit" icon={Eye} kind={preview === null ? 'primary' : 'plain'} pending={(update.pending || create.pending) && preview === null} disabled={facts.code.trim() === '' || facts.nameZh.trim() === ''}>{t('preview')}</Button>
            {preview !== null && <Button kind="primary" icon={Save} pending={update.pending || create.pending} onClick={() => void save()} disabled={(preview.overlaps.length > 0 && !accept.includes('overlaps')) || (preview.childrenOutside.length > 0 && !accept.includes('childrenOutside'))}>{t('save')}</Button>}
            {place !== null && place.kind !== 'city' && place.children.length === 0 && <CloseButton place={place} today={today} onClosed={onClosed} />}
          </div>
        </form>
      </Section>
    </>
  );
}

interface FactFieldsProps { readonly facts: Facts; readonly isNew: boolean; readonly isCity: boolean; readonly problem: Parameters<typeof fieldError>[0]; readonly onChange: (change: Partial<Facts>) => void }

function FactFields({ facts, isNew, isCity, problem, onChange }: FactFieldsProps) {
  const t = useT(mapWorkMessages);
  const text = useText();
  return (
    <>
      {isNew && <Field label={t('kind')} required>{(w) => <Select {...w} value={facts.kind} choices={KINDS.map((kind) => ({ value: kind, label: text(placeKindWords[kind]) }))} onChange={(kind) => kind !== '' && onChange({ kind })} />}</Field>}
      {!isCity && <Field label={t('parent')} purpose={t('parentPurpose')} required error={fieldError(problem, '/parentId')}>{(w) => <PlaceSelect {...w} value={facts.parentId} onChange={(parentId) => onChange({ parentId })} />}</Field>}
      <Field label={t('nameZh')} purpose={t('namePurpose')} required error={fieldError(problem, '/nameZh')}>{(w) => <TextInput {...w} maxLength={80} value={facts.nameZh} onChange={(nameZh) => onChange({ nameZh })} />}</Field>
      <div className="lc-mapwork-pair">
        <Field label={t('code')} purpose={t('codePurpose')} required error={fieldError(problem, '/code')}>{(w) => <TextInput {...w} maxLength={60} value={facts.code} onChange={(code) => onChange({ code })} />}</Field>
        <Field label={t('households')} purpose={t('householdsPurpose')}>{(w) => <TextInput {...w} inputMode="numeric" value={facts.households} onChange={(households) => onChange({ households: households.replace(/\D/g, '') })} />}</Field>
      </div>
      <Field label={t('nameEn')} purpose={t('nameEnPurpose')}>{(w) => <TextInput {...w} maxLength={120} value={facts.nameEn} onChange={(nameEn) => onChange({ nameEn })} />}</Field>
    </>
  );
}

/** 边界 · Drawn on the map, or written corner by corner: both are the same ring. */
function RingField({ drawing, crs, onCrs, onTouched }: { readonly drawing: Drawing; readonly crs: CrsName; readonly onCrs: (crs: CrsName) => void; readonly onTouched: () => void }) {
  const t = useT(mapWorkMessages);
  const { ring, gesture } = drawing;
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: Ring } | null>(null);
  const text = typed !== null && typed.of === ring ? typed.text : ringText(ring);
  const type = (next: string) => {
    onTouched();
    const read = ringFromText(next);
    if (read === null) return setTyped({ text: next, of: ring });
    drawing.change(read);
    setTyped({ text: next, of: read });
  };
  const tools = [
    { key: 'draw', icon: Spline, label: t('drawRing'), act: () => drawing.draw(gesture === 'polygon' ? null : 'polygon'), on: gesture === 'polygon', off: false },
    { key: 'edit', icon: SquarePen, label: t('editRing'), act: () => drawing.draw(gesture === 'edit' ? null : 'edit'), on: gesture === 'edit', off: ring.length < 3 },
    { key: 'undo', icon: Undo2, label: t('undo'), act: drawing.undo, on: undefined, off: !drawing.canUndo },
    { key: 'redo', icon: Redo2, label: t('redo'), act: drawing.redo, on: undefined, off: !drawing.canRedo },
    { key: 'simplify', icon: Waypoints, label: t('simplify'), act: () => drawing.change(simplerRing(ring)), on: undefined, off: ring.length < 4 },
    { key: 'clear', icon: Eraser, label: t('clear'), act: () => drawing.change([]), on: undefined, off: ring.length === 0 },
  ];
  return (
    <div className="lc-stack">
      <div className="lc-row lc-mapwork-tools" role="toolbar" aria-label={t('boundary')}>
        {tools.map(({ key, icon, label, act, on, off }) => <Button key={key} small icon={icon} disabled={off} {...(on === undefined ? {} : { 'aria-pressed': on })} onClick={() => { onTouched(); act(); }}>{label}</Button>)}
      </div>
      {gesture !== null && <p className="lc-quiet lc-small" role="status">{t(gesture === 'edit' ? 'editHint' : 'drawHint')}</p>}
      <Field label={t('boundary')} purpose={t('boundaryPurpose')} {...(typed !== null && typed.of === ring && ringFromText(typed.text) === null ? { error: t('ringUnreadable') } : {})}>
        {(w) => <TextArea {...w} rows={4} className="lc-number lc-mapwork-ring" spellCheck={false} value={text} onChange={type} />}
      </Field>
      <p className="lc-quiet lc-small" role="status">{t('size', { size: sizeText(ringSize_m2(ring)), n: ring.length })}</p>
      <Field label={t('crs')} purpose={t('crsPurpose')}>{(w) => <Select {...w} value={crs} choices={CRS_NAMES.map((name) => ({ value: name, label: name }))} onChange={(next) => next !== '' && onCrs(next)} />}</Field>
    </div>
  );
}

function PreviewOf({ change, accept, onAccept }: { readonly change: Change; readonly accept: readonly Accept[]; readonly onAccept: (accept: readonly Accept[]) => void }) {
  const t = useT(mapWorkMessages);
  const text = useText();
  const list = (places: readonly { nameZh: string; nameEn: string }[]) => places.map((each) => text({ zh: each.nameZh, en: each.nameEn })).join('、');
  const mark = (what: Accept) => (on: boolean) => onAccept(on ? [...accept, what] : accept.filter((each) => each !== what));
  return (
    <div className="lc-stack" role="status">
      {change.overlaps.length > 0 && <Notice tone="warn" title={t('overlapsWith', { names: change.overlaps.map((each) => `${text({ zh: each.nameZh, en: each.nameEn })} (${sizeText(each.areaM2)})`).join('、') })}><Checkbox checked={accept.includes('overlaps')} onChange={mark('overlaps')}>{t('acceptOverlaps')}</Checkbox></Notice>}
      {change.childrenOutside.length > 0 && <Notice tone="warn" title={t('childrenOut', { names: list(change.childrenOutside) })}><Checkbox checked={accept.includes('childrenOutside')} onChange={mark('childrenOutside')}>{t('acceptChildren')}</Checkbox></Notice>}
      <p><strong>{change.siteCount === 0 ? t('previewNone') : t('previewMoves', { n: change.siteCount })}</strong>{change.strayCount > 0 && <> · {t('previewStrays', { n: change.strayCount })}</>}</p>
      {change.siteCount > 0 && (
        <DataTable
          caption={t('preview')} result={{ data: { rows: change.sites, total: change.sites.length } }} rowKey={(row) => row.id}
          columns={[
            { key: 'name', title: t('site'), cell: (row) => row.name },
            { key: 'from', title: t('from'), cell: (row) => text({ zh: row.from.nameZh, en: row.from.nameEn }) },
            { key: 'to', title: t('to'), cell: (row) => text({ zh: row.to.nameZh, en: row.to.nameEn }) },
          ]}
        />
      )}
    </div>
  );
}

function CloseButton({ place, today, onClosed }: { readonly place: ReadPlace; readonly today: string; readonly onClosed: () => void }) {
  const t = useT(mapWorkMessages);
  const text = useText();
  const [day, setDay] = useState(today);
  const [target, setTarget] = useState<string | undefined>();
  const [reason, setReason] = useState('');
  const [successors, setSuccessors] = useState<readonly string[]>([]);
  const itself = useMemo(() => [place.id], [place.id]);
  const close = useWrite(closePlace, { invalidates: CHANGES });
  const decide = async () => {
    const answer = await close.run({ placeId: place.id, version: place.version, validTo: day, sitesToPlaceId: target ?? null, successorIds: [...successors], reason });
    if (answer !== undefined) onClosed();
    return answer;
  };
  return (
    <ConfirmButton label={t('closePlace')} kind="danger" question={t('closeQuestion', { name: text({ zh: place.nameZh, en: place.nameEn }) })} action={t('closePlace')} pending={close.pending} problem={close.problem} onConfirm={decide}>
      <p>{t('closeAbout')}</p>
      <Field label={t('closeDay')} purpose={t('closeDayPurpose')} required error={fieldError(close.problem, '/validTo')}>{(w) => <TextInput {...w} type="date" value={day} onChange={setDay} />}</Field>
      <Field label={t('sitesTo')} purpose={t('sitesToPurpose')} error={fieldError(close.problem, '/sitesToPlaceId')}>{(w) => <PlaceSelect {...w} without={itself} inUseOn={day} value={target} onChange={setTarget} />}</Field>
      {[...successors, ''].map((value, at) => <Field key={at} label={t('successor', { n: at + 1 })} {...(at === 0 ? { purpose: t('successorPurpose') } : {})} error={fieldError(close.problem, `/successorIds/${at}`)}>{(w) => <PlaceSelect {...w} without={[place.id, ...successors.filter((each) => each !== value)]} inUseOn={day} value={value === '' ? undefined : value} onChange={(id) => setSuccessors(id === undefined ? successors.filter((_each, place) => place !== at) : [...successors.slice(0, at), id, ...successors.slice(at + 1)])} />}</Field>)}
      <Field label={t('reason')} purpose={t('reasonPurpose')} required>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
