/** 项目办理 · State, money, work and photos. */
import { useState } from 'react';
import { Camera, CircleCheck, CircleSlash, Coins, Pause, Play, Ruler, Undo2 } from 'lucide-react';
import { UPLOAD_BYTES_MAX, uploadFile } from '#modules/files/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { Button, ConfirmButton, DateText, Field, fieldError, FileDrop, fileForOperation, Notice, Select, TextInput } from '#platform/web/ui/index.ts';
import { attachProjectPhoto, photoRoleWords, recordProgress, saveFunding, setProjectState, suggestProgress, withdrawProgress } from '../contract/index.ts';
import type { readProject } from '../contract/index.ts';
import { fenOfWan, PHOTO_ROLES, projectMayBecome, wanOfFen } from '../domain/index.ts';
import type { PhotoRole, ProjectState } from '../domain/index.ts';
import { projectMessages } from './project-messages.ts';

type Known = OutputOf<typeof readProject>;
const INVALIDATES = ['plans', 'figures'];
const SOURCE_MAX = 200;
const done = { zh: '已更新', en: 'Done' };
const ACTS = [['underway', 'begin', Play], ['paused', 'pause', Pause], ['finished', 'finish', CircleCheck], ['dropped', 'drop', CircleSlash]] as const;

export function StateActs({ project }: { readonly project: Known }) {
  return <>{ACTS.filter(([state]) => projectMayBecome(project.state, state)).map(([state]) => <StateAct key={state} project={project} state={state} />)}</>;
}

function StateAct({ project, state }: { readonly project: Known; readonly state: Exclude<ProjectState, 'planned'> }) {
  const t = useT(projectMessages);
  const [draft, setDraft] = useState({ on: project.today, reason: '' });
  const become = useWrite(setProjectState, { invalidates: INVALIDATES, done });
  const [, word, icon] = ACTS.find(([each]) => each === state) ?? ACTS[0];
  const label = t(state === 'underway' && project.state !== 'planned' ? 'resume' : word);
  const error = (pointer: string) => fieldError(become.problem, pointer);
  return (
    <ConfirmButton
      kind={state === 'dropped' ? 'danger' : state === 'finished' || state === 'underway' ? 'primary' : 'plain'} icon={icon} label={label} question={t('stateAsk', { act: label, name: project.name })} action={label} pending={become.pending} problem={become.problem}
      onConfirm={() => become.run({ projectId: project.id, version: project.version, state, finishedOn: state === 'finished' ? draft.on : null, reason: draft.reason.trim() === '' ? null : draft.reason })}
    >
      {state === 'finished' && <Field label={t('finishedOn')} required error={error('/finishedOn')}>{(w) => <TextInput {...w} type="date" value={draft.on} onChange={(on) => setDraft({ ...draft, on })} />}</Field>}
      {(state === 'paused' || state === 'dropped') && <Field label={t('reason')} required error={error('/reason')}>{(w) => <TextInput {...w} maxLength={300} value={draft.reason} onChange={(reason) => setDraft({ ...draft, reason })} />}</Field>}
    </ConfirmButton>
  );
}

export function MoneyAct({ project }: { readonly project: Known }) {
  const t = useT(projectMessages);
  const text = useText();
  const year = project.today.slice(0, 4);
  const lineOf = (source: string, of: string) => project.funding.find((line) => line.source === source && String(line.year) === of);
  const filled = (source: string, of: string) => { const line = lineOf(source, of); return { source, year: of, planned: wanOfFen(line?.planned ?? 0), arrived: wanOfFen(line?.arrived ?? 0), spent: wanOfFen(line?.spent ?? 0) }; };
  const [draft, setDraft] = useState(filled(project.sources[0]?.code ?? '', year));
  const [isWrong, setWrong] = useState(false);
  const save = useWrite(saveFunding, { invalidates: INVALIDATES, done });
  const send = async () => {
    const [planned, arrived, spent] = [fenOfWan(draft.planned), fenOfWan(draft.arrived), fenOfWan(draft.spent)];
    setWrong(planned === null || arrived === null || spent === null);
    return planned === null || arrived === null || spent === null ? undefined : save.run({ projectId: project.id, source: draft.source, year: Number(draft.year), plannedFen: Number(planned), arrivedFen: Number(arrived), spentFen: Number(spent) });
  };
  return (
    <ConfirmButton icon={Coins} label={t('enterMoney')} question={t('enterMoneyAsk')} action={t('save')} pending={save.pending} problem={save.problem} onConfirm={send}>
      <p>{t('enterMoneyNote')}</p>
      <Field label={t('source')}>{(w) => <Select {...w} value={draft.source} choices={project.sources.map((source) => ({ value: source.code, label: text({ zh: source.nameZh, en: source.nameEn }) }))} onChange={(source) => setDraft(filled(source, draft.year))} />}</Field>
      <Field label={t('year')} error={fieldError(save.problem, '/year')}>{(w) => <TextInput {...w} type="number" value={draft.year} onChange={(of) => setDraft(filled(draft.source, of))} />}</Field>
      {(['planned', 'arrived', 'spent'] as const).map((part) => <Field key={part} label={t('wan', { label: t(part) })} error={isWrong && fenOfWan(draft[part]) === null ? t('wanWrong') : undefined}>{(w) => <TextInput {...w} value={draft[part]} onChange={(value) => setDraft({ ...draft, [part]: value })} />}</Field>)}
    </ConfirmButton>
  );
}

type WorkDraft = { readonly on: string; readonly value: string; readonly source: string };

/** What is known of the place under the same name and unit: taken over with its source, to confirm or change. */
function KnownWork({ measure, today, draft, onTake }: { readonly measure: Known['measures'][number]; readonly today: string; readonly draft: WorkDraft; readonly onTake: (draft: WorkDraft) => void }) {
  const t = useT(projectMessages);
  const text = useText();
  const rows = (useRead(suggestProgress, { measureId: measure.id }).data?.rows ?? []).filter(({ value, on }) => draft.value !== String(value) || (on !== null && draft.on !== on));
  if (rows.length === 0) return null;
  return (
    <Notice title={t('knownWork')}>
      <ul>
        {rows.map((row) => {
          const source = `${text({ zh: row.from.ofZh, en: row.from.ofEn })} · ${row.from.title}`;
          return (
            <li key={row.from.path} className="lc-row">
              <span><span className="lc-number">{row.value}</span> {measure.unit} <span className="lc-quiet lc-small"><AppLink to={row.from.path}>{source}</AppLink>{row.on !== null && <> · <DateText value={row.on} /> · {t('daysAgo', { n: row.ageDays ?? 0 })}</>}</span></span>
              <Button small onClick={() => onTake({ on: row.on ?? today, value: String(row.value), source: source.slice(0, SOURCE_MAX) })}>{t('takeKnown')}</Button>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}

export function WorkAct({ project, measure }: { readonly project: Known; readonly measure: Known['measures'][number] }) {
  const t = useT(projectMessages);
  const [draft, setDraft] = useState({ on: project.today, value: '', source: '' });
  const record = useWrite(recordProgress, { invalidates: INVALIDATES, done: { zh: '已登记', en: 'Recorded' } });
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  return (
    <ConfirmButton small icon={Ruler} label={t('recordWork')} question={t('recordWorkAsk', { measure: measure.name })} action={t('save')} pending={record.pending} problem={record.problem} onConfirm={() => record.run({ measureId: measure.id, on: draft.on, value: Number(draft.value), source: draft.source })}>
      <KnownWork measure={measure} today={project.today} draft={draft} onTake={setDraft} />
      <Field label={t('on')} required error={fieldError(record.problem, '/on')}>{(w) => <TextInput {...w} type="date" value={draft.on} onChange={set('on')} />}</Field>
      <Field label={`${t('value')} (${measure.unit})`} required error={fieldError(record.problem, '/value')}>{(w) => <TextInput {...w} type="number" step="0.01" value={draft.value} onChange={set('value')} />}</Field>
      <Field label={t('sourceOf')} required error={fieldError(record.problem, '/source')}>{(w) => <TextInput {...w} maxLength={SOURCE_MAX} value={draft.source} onChange={set('source')} />}</Field>
    </ConfirmButton>
  );
}

export function WithdrawWork({ reading }: { readonly reading: { readonly id: string; readonly on: string } }) {
  const t = useT(projectMessages);
  const [reason, setReason] = useState('');
  const withdraw = useWrite(withdrawProgress, { invalidates: INVALIDATES, done: { zh: '已撤回', en: 'Withdrawn' } });
  return (
    <ConfirmButton small kind="danger" icon={Undo2} label={t('withdraw')} question={t('withdrawAsk', { on: reading.on })} action={t('withdraw')} pending={withdraw.pending} problem={withdraw.problem} onConfirm={() => withdraw.run({ readingId: reading.id, reason })}>
      <Field label={t('reason')} required error={fieldError(withdraw.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

export function PhotoAct({ project }: { readonly project: Known }) {
  const t = useT(projectMessages);
  const text = useText();
  const [role, setRole] = useState<PhotoRole>('before');
  const [file, setFile] = useState<File | null>(null);
  const upload = useWrite(uploadFile);
  const attach = useWrite(attachProjectPhoto, { invalidates: INVALIDATES, done: { zh: '已附上', en: 'Attached' } });
  const send = async () => {
    if (file === null) return undefined;
    const subject = project.place !== null ? { placeId: project.place.id } : project.organisation === null ? {} : { organisationId: project.organisation.id };
    const sent = await upload.run({ file: await fileForOperation(file), ...subject });
    return sent === undefined ? undefined : attach.run({ projectId: project.id, fileId: sent.id, role });
  };
  return (
    <ConfirmButton icon={Camera} label={t('addPhoto')} question={t('addPhoto')} action={t('save')} pending={upload.pending || attach.pending} problem={upload.problem ?? attach.problem} onConfirm={send}>
      <Field label={t('photoRole')}>{(w) => <Select {...w} value={role} choices={PHOTO_ROLES.map((each) => ({ value: each, label: text(photoRoleWords[each]) }))} onChange={(value) => setRole(value as PhotoRole)} />}</Field>
      <FileDrop label={t('addPhoto')} accept="image/jpeg,image/png,image/webp" acceptText="JPEG、PNG、WebP" limit_bytes={UPLOAD_BYTES_MAX} file={file} onChange={setFile} camera />
    </ConfirmButton>
  );
}
