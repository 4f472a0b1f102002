/** 批量分配角色 · One role given to the chosen persons or ended for them: what would happen is shown first; it can be taken back for a day. */
import { Suspense, useEffect, useState } from 'react';
import { CircleCheck, ShieldMinus, ShieldPlus } from 'lucide-react';
import type { InputOf, OutputOf } from '#platform/contract/index.ts';
import { useUndoableToast } from '#platform/web/bulk-undo.ts';
import { useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { defineMessages, useText, useT } from '#platform/web/i18n.ts';
import { BulkBar, Button, Dialog, Field, fieldError, Notice, ProblemAlert, Select, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import type { ChosenRows } from '#platform/web/ui/index.ts';
import { OrganisationSelect, PlaceSelect } from '#modules/places/web/index.ts';
import { changeRoles, PERSONS_AT_ONCE_MAX } from '../contract/index.ts';
import type { listPersons } from '../contract/index.ts';
import { useRoleChoices, useToday } from './use-people.ts';
import { ANCHOR_KINDS, anchorWords } from './words.ts';
import type { AnchorKind } from './words.ts';

const words = defineMessages({
  zh: {
    assign: '分配角色', end: '结束角色', title: '{n} 人：{act}', role: '角色', rolePurpose: '只给工作需要的角色。', endRolePurpose: '没有这个角色的人不受影响。', choose: '请选择', where: '范围', wherePurpose: '全项目、某区域及以下、某单位及以下，或只限本人负责的点位。', place: '区域', placePurpose: '这个区域和其下的片区、社区、网格。', organisation: '单位', organisationPurpose: '这个单位和其下属单位负责的点位。',
    day: '从哪天起', dayPurpose: '下一次操作起生效。', endDay: '从哪天起不再有效', endDayPurpose: '已经做过的仍留在记录里。', will: '将改动 {n} 人', sample: '例如 {names}', held: '{n} 人已有这个角色', notHeld: '{n} 人没有这个角色', leftOffice: '{n} 人那时已不在任', outOfReach: '{n} 人不在您的范围内', lent: '{n} 人的角色是外出代管时借用的，到期自动收回', now: '{act}（{n} 人）', cancel: '取消', undoNote: '24 小时内可以撤销。',
  },
  en: {
    assign: 'Assign a role', end: 'End a role', title: '{n} {n:person|persons}: {act}', role: 'Role', rolePurpose: 'Only what the work needs.', endRolePurpose: 'Whoever does not hold it is not touched.', choose: 'Choose', where: 'Reach', wherePurpose: 'The whole programme, a place and below, an organisation and below, or only sites they answer for.', place: 'Place', placePurpose: 'This place with the zones, communities and grids below it.', organisation: 'Organisation', organisationPurpose: 'Sites that this organisation and those below it answer for.',
    day: 'From', dayPurpose: 'Holds from the next request on.', endDay: 'First day it no longer holds', endDayPurpose: 'What they did stays on record.', will: '{n} {n:person|persons} will change', sample: 'such as {names}', held: '{n} hold it already', notHeld: '{n} do not hold it', leftOffice: '{n} have left by then', outOfReach: '{n} are outside your area', lent: '{n} were lent it while somebody is away; it goes back by itself', now: '{act} ({n})', cancel: 'Cancel', undoNote: 'Can be taken back for 24 hours.',
  },
});
type PersonRow = OutputOf<typeof listPersons>['rows'][number];
type Input = InputOf<typeof changeRoles>;
type Change = Input['change'];
type Kind = Change['kind'];
type Which = Pick<Input, 'personIds' | 'all'>;
interface Draft { readonly roleCode: string; readonly kind: AnchorKind; readonly placeId: string | undefined; readonly organisationId: string | undefined; /** Null: today. */ readonly day: string | null }

interface RolesBulkProps { readonly chosen: ChosenRows<PersonRow>; readonly total: number; readonly filter: NonNullable<Input['all']>['filter'] }

export function RolesBulk({ chosen, total, filter }: RolesBulkProps) {
  const t = useT(words);
  const [open, setOpen] = useState<Kind | null>(null);
  const which: Which = chosen.all ? { all: { filter, count: total } } : { personIds: chosen.rows.map(({ id }) => id) };
  return (
    <BulkBar chosen={chosen} total={total} most={PERSONS_AT_ONCE_MAX}>
      {(count) => (
        <>
          <Button small icon={ShieldPlus} onClick={() => setOpen('assign')}>{t('assign')}</Button>
          <Button small icon={ShieldMinus} onClick={() => setOpen('end')}>{t('end')}</Button>
          {open !== null && <RoleDialog kind={open} which={which} count={count} onClose={() => setOpen(null)} onDone={() => { setOpen(null); chosen.clear(); }} />}
        </>
      )}
    </BulkBar>
  );
}

/** Null while something is missing. */
function changeOf(kind: Kind, { roleCode, kind: where, placeId, organisationId }: Draft, day: string): Change | null {
  if (roleCode === '' || day === '') return null;
  if (kind === 'end') return { kind, roleCode, to: day };
  if (where === 'place') return placeId === undefined ? null : { kind, roleCode, from: day, anchor: { kind: where, placeId } };
  if (where === 'organisation') return organisationId === undefined ? null : { kind, roleCode, from: day, anchor: { kind: where, organisationId } };
  return { kind, roleCode, from: day, anchor: { kind: where } };
}

interface RoleDialogProps { readonly kind: Kind; readonly which: Which; readonly count: number; readonly onClose: () => void; readonly onDone: () => void }

function RoleDialog({ kind, which, count, onClose, onDone }: RoleDialogProps) {
  const t = useT(words);
  const say = useUndoableToast();
  const roles = useRoleChoices();
  const today = useToday();
  const [draft, setDraft] = useState<Draft>({ roleCode: '', kind: 'programme', placeId: undefined, organisationId: undefined, day: null });
  const day = draft.day ?? today;
  const [preview, setPreview] = useState<OutputOf<typeof changeRoles>>();
  const send = useWrite(changeRoles, { invalidates: ['people'], onSuccess: ({ changed, bulkActId }) => { say(kind === 'assign' ? { zh: `已为 ${changed} 人分配角色`, en: `Role given to ${changed}` } : { zh: `已结束 ${changed} 人的角色`, en: `Role ended for ${changed}` }, bulkActId); onDone(); } });
  const change = changeOf(kind, draft, day);
  useEffect(() => {
    setPreview(undefined);
    if (change !== null) void send.run({ ...which, change }, { dryRun: true }).then(setPreview);
  }, [JSON.stringify(change)]);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const ending = kind === 'end';
  return (
    <Dialog
      open size="wide" title={t('title', { n: numberText(count), act: t(kind) })} onClose={onClose}
      actions={<><span className="lc-quiet lc-small">{t('undoNote')}</span><Button onClick={onClose}>{t('cancel')}</Button><Button kind={ending ? 'danger' : 'primary'} pending={send.pending} disabled={change === null || preview === undefined || preview.changed === 0} onClick={() => { if (change !== null) void send.run({ ...which, change }); }}>{preview === undefined ? t(kind) : t('now', { act: t(kind), n: numberText(preview.changed) })}</Button></>}
    >
      <div className="lc-stack">
        <Field label={t('role')} purpose={t(ending ? 'endRolePurpose' : 'rolePurpose')} required error={fieldError(send.problem, '/change/roleCode')}>{(w) => <Select {...w} value={draft.roleCode} placeholder={t('choose')} choices={roles} onChange={(roleCode) => set({ roleCode })} />}</Field>
        {!ending && <WhereFields draft={draft} onChange={set} error={fieldError(send.problem, '/change/anchor')} />}
        <Field label={t(ending ? 'endDay' : 'day')} purpose={t(ending ? 'endDayPurpose' : 'dayPurpose')} required error={fieldError(send.problem, ending ? '/change/to' : '/change/from')}>{(w) => <TextInput {...w} type="date" value={day} onChange={(next) => set({ day: next })} />}</Field>
        <ProblemAlert problem={send.problem} />
        {change !== null && preview === undefined && send.problem === null && <Skeleton lines={2} />}
        {preview !== undefined && <Preview preview={preview} />}
      </div>
    </Dialog>
  );
}

function WhereFields({ draft, onChange, error }: { readonly draft: Draft; readonly onChange: (part: Partial<Draft>) => void; readonly error: string | undefined }) {
  const t = useT(words);
  const text = useText();
  return (
    <>
      <Field label={t('where')} purpose={t('wherePurpose')} required error={error}>{(w) => <Select {...w} value={draft.kind} choices={ANCHOR_KINDS.map((each) => ({ value: each, label: text(anchorWords[each]) }))} onChange={(kind) => { if (kind !== '') onChange({ kind }); }} />}</Field>
      {draft.kind === 'place' && <Field label={t('place')} purpose={t('placePurpose')} required>{(w) => <Suspense><PlaceSelect {...w} value={draft.placeId} onChange={(placeId) => onChange({ placeId })} /></Suspense>}</Field>}
      {draft.kind === 'organisation' && <Field label={t('organisation')} purpose={t('organisationPurpose')} required>{(w) => <Suspense><OrganisationSelect {...w} value={draft.organisationId} onChange={(organisationId) => onChange({ organisationId })} /></Suspense>}</Field>}
    </>
  );
}

function Preview({ preview }: { readonly preview: OutputOf<typeof changeRoles> }) {
  const t = useT(words);
  const text = useText();
  return (
    <>
      {preview.left.map(({ why, count, names }) => <Notice key={why} tone={why === 'held' || why === 'notHeld' ? 'info' : 'warn'} title={t(why, { n: numberText(count) })}>{names.length > 0 && <p className="lc-small">{names.join(text({ zh: '、', en: ', ' }))}</p>}</Notice>)}
      {preview.changed > 0 && <p className="lc-row lc-tone-text-ok"><CircleCheck size="1.2em" aria-hidden="true" />{t('will', { n: numberText(preview.changed) })} <span className="lc-quiet lc-small">{t('sample', { names: preview.sample.slice(0, 6).map(({ name }) => name).join(text({ zh: '、', en: ', ' })) })}</span></p>}
    </>
  );
}
