/** 派责任 · Sites chosen by a rectangle, an outline or a place; seen with kinds and present holders; given to one holder. */
import { useState } from 'react';
import { Eye, Spline, Square, UserCheck } from 'lucide-react';
import type { InputOf, OutputOf } from '#platform/contract/index.ts';
import { useUndoableToast } from '#platform/web/bulk-undo.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Button, DataTable, Field, fieldError, Notice, ProblemAlert, Section, Select, TextInput } from '#platform/web/ui/index.ts';
import { assignDuties } from '#modules/people/contract/index.ts';
import { PersonSelect } from '#modules/people/web/index.ts';
import { DUTY_HOLDER, DUTY_ROLES, dutyRoleWords } from '#modules/places/contract/index.ts';
import type { DutyRole } from '#modules/places/contract/index.ts';
import { OrganisationSelect, PlaceSelect } from '#modules/places/web/index.ts';
import { mapWorkMessages } from './messages.ts';
import type { Drawing } from './use-drawing.ts';

type Answer = OutputOf<typeof assignDuties>;
/** Duties of sites; that of a grid belongs to the grid. */
const ROLES = DUTY_ROLES.filter((role) => role !== 'gridLeader');
const SHOWN = 200;

interface AssignPanelProps {
  readonly drawing: Drawing;
  /** Sites inside what was drawn. */
  readonly chosenIds: readonly string[];
  readonly placeId: string | undefined;
  readonly onPlace: (placeId: string | undefined) => void;
  readonly today: string;
}

export function AssignPanel({ drawing, chosenIds, placeId, onPlace, today }: AssignPanelProps) {
  const t = useT(mapWorkMessages);
  const [role, setRole] = useState<DutyRole>('siteLeader');
  const [holderId, setHolder] = useState<string | undefined>();
  const [day, setDay] = useState(today);
  const [reason, setReason] = useState('');
  const [preview, setPreview] = useState<Answer | null>(null);
  const [done, setDone] = useState<Answer | null>(null);
  const say = useUndoableToast();
  const send = useWrite(assignDuties, { invalidates: ['people', 'places', 'cases'] });
  const text = useText();
  const isPerson = DUTY_HOLDER[role] === 'person';
  const count = placeId === undefined ? chosenIds.length : null;
  const input: InputOf<typeof assignDuties> | null = holderId === undefined || day === '' || count === 0 ? null : {
    ...(placeId === undefined ? { siteIds: [...chosenIds] } : { placeId }), role, from: day, ...(isPerson ? { personId: holderId } : { organisationId: holderId }), ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  };
  const stale = () => { setPreview(null); setDone(null); send.clear(); };
  const look = async () => { if (input !== null) setPreview(await send.run(input, { dryRun: true }) ?? null); };
  const commit = async () => {
    const answer = input === null ? undefined : await send.run(input);
    if (answer === undefined) return;
    setPreview(null);
    setDone(answer);
    say({ zh: '责任已安排', en: 'Duties assigned' }, answer.bulkActId);
    drawing.begin([], null);
  };
  const pick = (gesture: 'rectangle' | 'polygon') => { stale(); onPlace(undefined); drawing.begin([], gesture); };
  return (
    <Section>
      <form className="lc-stack" noValidate onSubmit={(event) => { event.preventDefault(); void look(); }}>
        {done !== null && <div role="status"><Notice tone="ok" title={t('assigned', { n: done.assigned })}><p>{[done.unchanged > 0 ? t('unchanged', { n: done.unchanged }) : '', done.left > 0 ? t('left', { n: done.left }) : ''].filter((part) => part !== '').join(' · ')}</p></Notice></div>}
        <div>
          <p className="lc-field-label">{t('pick')}</p>
          <div className="lc-row">
            <Button small icon={Square} aria-pressed={drawing.gesture === 'rectangle'} onClick={() => pick('rectangle')}>{t('pickRectangle')}</Button>
            <Button small icon={Spline} aria-pressed={drawing.gesture === 'polygon'} onClick={() => pick('polygon')}>{t('pickPolygon')}</Button>
          </div>
          {drawing.gesture !== null && drawing.ring.length === 0 && <p className="lc-quiet lc-small" role="status">{t(drawing.gesture === 'rectangle' ? 'rectangleHint' : 'drawHint')}</p>}
        </div>
        <Field label={t('pickPlace')} purpose={t('pickPlacePurpose')}>{(w) => <PlaceSelect {...w} value={placeId} onChange={(next) => { stale(); drawing.begin([], null); onPlace(next); }} />}</Field>
        {count !== null && <p role="status"><strong>{count === 0 ? t('chosenNone') : t('chosen', { n: count })}</strong></p>}
        <Field label={t('role')} purpose={t('rolePurpose')}>{(w) => <Select {...w} value={role} choices={ROLES.map((each) => ({ value: each, label: text(dutyRoleWords[each]) }))} onChange={(next) => { if (next !== '') { stale(); setHolder(undefined); setRole(next); } }} />}</Field>
        <Field label={t(isPerson ? 'person' : 'organisation')} purpose={t('personPurpose')} required error={fieldError(send.problem, isPerson ? '/personId' : '/organisationId')}>
          {(w) => (isPerson ? <PersonSelect {...w} value={holderId} onChange={(next) => { stale(); setHolder(next); }} /> : <OrganisationSelect {...w} value={holderId} onChange={(next) => { stale(); setHolder(next); }} />)}
        </Field>
        <Field label={t('day')} purpose={t('dayPurpose')} required error={fieldError(send.problem, '/from')}>{(w) => <TextInput {...w} type="date" value={day} onChange={(next) => { stale(); setDay(next); }} />}</Field>
        <Field label={t('reason')} purpose={t('reasonPurpose')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
        <ProblemAlert problem={send.problem} />
        <div className="lc-row">
          <Button type="submit" icon={Eye} kind={preview === null ? 'primary' : 'plain'} disabled={input === null} pending={send.pending && preview === null}>{t('previewAssign')}</Button>
          {preview !== null && <Button kind="primary" icon={UserCheck} disabled={preview.assigned === 0} pending={send.pending} onClick={() => void commit()}>{t('assignNow', { n: preview.assigned })}</Button>}
        </div>
        {preview !== null && <AssignPreview answer={preview} />}
      </form>
    </Section>
  );
}

const OUTCOMES = { assigned: 'outcomeAssigned', unchanged: 'outcomeUnchanged', left: 'outcomeLeft' } as const;

function AssignPreview({ answer }: { readonly answer: Answer }) {
  const t = useT(mapWorkMessages);
  const text = useText();
  const holderName = (holder: Answer['sites'][number]['holder']) => (holder === null ? t('nobody') : text({ zh: holder.name, en: holder.nameEn }));
  return (
    <div className="lc-stack" role="status">
      <p>{t('byType')}：{answer.byType.map((type) => `${text({ zh: type.nameZh, en: type.nameEn })} ${type.count}`).join(' · ')}</p>
      <p>{t('byHolder')}：{answer.byHolder.slice(0, 8).map(({ holder, count }) => `${holderName(holder)} ${count}`).join(' · ')}</p>
      {answer.sites.length > SHOWN && <p className="lc-quiet lc-small">{t('firstShown', { n: SHOWN })}</p>}
      <DataTable
        caption={t('preview')} result={{ data: { rows: answer.sites.slice(0, SHOWN), total: Math.min(SHOWN, answer.sites.length) } }} rowKey={(row) => row.id} rowTone={(row) => (row.outcome === 'left' ? 'warn' : undefined)}
        columns={[
          { key: 'name', title: t('site'), cell: (row) => row.name },
          { key: 'holder', title: t('holder'), cell: (row) => (row.holder === null ? <span className="lc-quiet">{t('nobody')}</span> : holderName(row.holder)) },
          { key: 'outcome', title: t('outcome'), cell: (row) => t(OUTCOMES[row.outcome]) },
        ]}
      />
    </div>
  );
}
