/** 登记与修改会议 */
import { Suspense, useState } from 'react';
import { Save, X } from 'lucide-react';
import { UPLOAD_BYTES_MAX, uploadFile } from '#modules/files/contract/index.ts';
import { BurdenPreview } from '#modules/burden/web/index.ts';
import { PersonSelect } from '#modules/people/web/index.ts';
import { readPerson } from '#modules/people/contract/index.ts';
import { OrganisationSelect } from '#modules/places/web/index.ts';
import { listOrganisations } from '#modules/places/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Field, fieldError, FileDrop, fileForOperation, IconButton, PageHeader, ProblemAlert, Section, Select, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { createMeeting, listPlans, meetingKindWords, readMeeting, updateMeeting } from '../contract/index.ts';
import { MEETING_KINDS } from '../domain/index.ts';
import type { MeetingKind } from '../domain/index.ts';
import { meetingMessages } from './meeting-messages.ts';

type Known = OutputOf<typeof readMeeting>;
/** Units that the burden is told for beforehand: what fits the question. */
const PREVIEWED_MAX = 150;

export function NewMeetingPage() {
  return <MeetingForm />;
}

export function EditMeetingPage() {
  const t = useT(meetingMessages);
  const { meetingId } = useRouteParams<'meetingId'>();
  const found = useRead(readMeeting, { meetingId });
  if (found.data !== undefined) return <MeetingForm key={found.data.id} known={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('edit')} trail={[{ text: t('meetings'), to: '/meetings' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function ChosenLine({ name, onDrop }: { readonly name: string; readonly onDrop: () => void }) {
  const t = useT(meetingMessages);
  return <li className="lc-row"><span>{name}</span><IconButton icon={X} label={t('drop', { name })} onClick={onDrop} /></li>;
}

function PersonLine({ personId, onDrop }: { readonly personId: string; readonly onDrop: () => void }) {
  const person = useRead(readPerson, { personId }).data;
  return <ChosenLine name={person?.name ?? '…'} onDrop={onDrop} />;
}

function Attendance({ unitIds, personIds, onUnits, onPersons }: { readonly unitIds: readonly string[]; readonly personIds: readonly string[]; readonly onUnits: (ids: readonly string[]) => void; readonly onPersons: (ids: readonly string[]) => void }) {
  const t = useT(meetingMessages);
  const text = useText();
  const units = useRead(listOrganisations, {}).data?.rows ?? [];
  const nameOf = (id: string) => { const row = units.find((each) => each.id === id); return row === undefined ? id : text({ zh: row.nameZh, en: row.nameEn }); };
  return (
    <div className="lc-grid">
      <div className="lc-stack"><Field label={t('addUnit')}>{(w) => <Suspense><OrganisationSelect {...w} value={undefined} onChange={(id) => { if (id !== undefined && !unitIds.includes(id)) onUnits([...unitIds, id]); }} /></Suspense>}</Field><ul className="lc-stack">{unitIds.map((id) => <ChosenLine key={id} name={nameOf(id)} onDrop={() => onUnits(unitIds.filter((each) => each !== id))} />)}</ul></div>
      <div className="lc-stack"><Field label={t('addPerson')}>{(w) => <Suspense><PersonSelect {...w} value={undefined} onChange={(id) => { if (id !== undefined && !personIds.includes(id)) onPersons([...personIds, id]); }} /></Suspense>}</Field><ul className="lc-stack">{personIds.map((id) => <PersonLine key={id} personId={id} onDrop={() => onPersons(personIds.filter((each) => each !== id))} />)}</ul></div>
    </div>
  );
}

function MeetingForm({ known }: { readonly known?: Known }) {
  const t = useT(meetingMessages);
  const text = useText();
  const go = useGo();
  const [draft, setDraft] = useState({ title: known?.title ?? '', kind: known?.kind ?? 'joint' as MeetingKind, heldOn: known?.heldOn ?? '', venue: known?.venue ?? '', planId: known?.plan?.id ?? '', document: known?.document ?? '', minutes: known?.minutes ?? '' });
  const [chairId, setChair] = useState(known?.chair?.id);
  const [unitIds, setUnits] = useState<readonly string[]>(known?.units.map(({ id }) => id) ?? []);
  const [personIds, setPersons] = useState<readonly string[]>(known?.persons.map(({ id }) => id) ?? []);
  const [fileIds, setFiles] = useState<readonly string[]>(known?.fileIds ?? []);
  const plans = useRead(listPlans, { pageSize: 200 }).data?.rows ?? [];
  const upload = useWrite(uploadFile);
  const create = useWrite(createMeeting, { invalidates: ['plans'], done: { zh: '已登记', en: 'Entered' }, onSuccess: ({ id }) => go(`/meetings/${id}`) });
  const update = useWrite(updateMeeting, { invalidates: ['plans'], done: { zh: '已保存', en: 'Saved' }, onSuccess: ({ id }) => go(`/meetings/${id}`) });
  const { problem, pending } = known === undefined ? create : update;
  const error = (pointer: string) => fieldError(problem, pointer);
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const orNull = (value: string) => (value.trim() === '' ? null : value);
  const facts = { title: draft.title, kind: draft.kind, heldOn: draft.heldOn, venue: orNull(draft.venue), planId: orNull(draft.planId), chairId: chairId ?? null, unitIds: [...unitIds], personIds: [...personIds], document: orNull(draft.document), minutes: draft.minutes, fileIds: [...fileIds] };
  const save = () => void (known === undefined ? create.run(facts) : update.run({ ...facts, meetingId: known.id, version: known.version }));
  const take = async (file: File | null) => { if (file !== null) { const sent = await upload.run({ file: await fileForOperation(file) }); if (sent !== undefined) setFiles((before) => [...new Set([...before, sent.id])]); } };
  const back = known === undefined ? '/meetings' : `/meetings/${known.id}`;
  return (
    <>
      <PageHeader title={t(known === undefined ? 'add' : 'edit')} trail={[{ text: t('meetings'), to: '/meetings' }, ...(known === undefined ? [] : [{ text: known.title, to: back }])]} />
      <form onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={problem ?? upload.problem} />
            <div className="lc-grid">
              <Field label={t('title')} required error={error('/title')}>{(w) => <TextInput {...w} maxLength={200} value={draft.title} onChange={set('title')} />}</Field>
              <Field label={t('kind')}>{(w) => <Select {...w} value={draft.kind} choices={MEETING_KINDS.map((kind) => ({ value: kind, label: text(meetingKindWords[kind]) }))} onChange={set('kind')} />}</Field>
              <Field label={t('heldOn')} required error={error('/heldOn')}>{(w) => <TextInput {...w} type="date" value={draft.heldOn} onChange={set('heldOn')} />}</Field>
              <Field label={t('venue')}>{(w) => <TextInput {...w} maxLength={120} value={draft.venue} onChange={set('venue')} />}</Field>
              <Field label={t('chair')} error={error('/personIds')}>{(w) => <Suspense><PersonSelect {...w} value={chairId} onChange={setChair} /></Suspense>}</Field>
              <Field label={t('plan')} error={error('/planId')}>{(w) => <Select {...w} value={draft.planId} choices={[{ value: '', label: t('noPlan') }, ...plans.map((plan) => ({ value: plan.id, label: text({ zh: plan.nameZh, en: plan.nameEn }) }))]} onChange={set('planId')} />}</Field>
              <Field label={t('document')} error={error('/document')}>{(w) => <TextInput {...w} maxLength={200} value={draft.document} onChange={set('document')} />}</Field>
            </div>
            <Attendance unitIds={unitIds} personIds={personIds} onUnits={setUnits} onPersons={setPersons} />
            <Suspense><BurdenPreview kind="plans.meeting" about={{ self: known?.id, title: draft.title, planId: draft.planId, unitIds: unitIds.slice(0, PREVIEWED_MAX) }} /></Suspense>
            <Field label={t('minutes')} error={error('/minutes')}>{(w) => <TextArea {...w} rows={8} maxLength={20000} value={draft.minutes} onChange={set('minutes')} />}</Field>
            <p role="status" className="lc-quiet">{t('files')} {fileIds.length}</p>
            <FileDrop label={t('addFile')} accept="image/jpeg,image/png,image/webp" acceptText="JPEG、PNG、WebP" limit_bytes={UPLOAD_BYTES_MAX} file={null} onChange={(file) => void take(file)} camera />
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={pending}>{t('save')}</Button><Button kind="quiet" onClick={() => go(back)}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}
