/** 评选动作 · What the open stage lets this person do. */
import { Suspense, useState } from 'react';
import { Eye, FileText, Gavel, Inbox, ListChecks, Medal, Scale, Stamp, UserPlus, Undo2, Vote } from 'lucide-react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { instantOfField } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useGo } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Checkbox, ConfirmButton, Field, fieldError, LinkButton, Notice, Section, Select, TextArea, TextInput, useToast } from '#platform/web/ui/index.ts';
import {
  cancelSelectionRound, chooseCandidates, conferSelection, decideCandidates, draftSelectionBallot, draftSelectionNotice, judgeEligibility, nominateCandidate, nominateFromAwards, publishSelection, sourceWords, takeBallotResult,
} from '../contract/index.ts';
import { listBallots } from '#modules/ballots/contract/index.ts';
import { ClaimsField, claimsGiven } from './claims-field.tsx';
import type { Claims } from './claims-field.tsx';
import { GroupFields, groupsOf } from './group-fields.tsx';
import type { Groups } from './group-fields.tsx';
import { KnownNomination } from './known-nomination.tsx';
import { NameJudges } from './name-judges.tsx';
import { OpenNomination } from './open-nomination.tsx';
import { SubjectSelect, TitleSelect } from './pickers.tsx';
import type { TitleChoice } from './pickers.tsx';
import { roundMessages } from './round-messages.ts';
import type { Round } from './round-words.ts';
import { useDay } from './use-day.ts';

/** Who comes from another title is taken in by its own act. */
const SOURCES = ['organisation', 'self', 'resident'] as const;

interface ActProps { readonly round: Round }
const INVALIDATES = ['honours'];

export function RoundActs({ round, ticked, onDone }: ActProps & { readonly ticked: ReadonlySet<string>; readonly onDone: () => void }) {
  const t = useT(roundMessages);
  const may = (act: Round['acts'][number]) => round.acts.includes(act);
  if (round.acts.length === 0 && round.noticeId === null) return null;
  return (
    <Section title={t('acts')}>
      <div className="lc-row">
        {may('nominate') && <Nominate round={round} />}
        {may('nominate') && may('nameJudges') && <Feed round={round} />}
        {may('change') && <OpenNomination round={round} />}
        {may('judgeEligibility') && <Judge round={round} />}
        {may('nameJudges') && <NameJudges round={round} />}
        {may('draftBallot') && <DraftBallot round={round} />}
        {may('takeBallot') && <TakeBallot round={round} />}
        {may('choose') && <Choose round={round} ticked={ticked} onDone={onDone} />}
        {may('draftNotice') && <DraftNotice round={round} />}
        {round.noticeId !== null && <LinkButton icon={FileText} to={`/notices/${round.noticeId}`}>{t('seeNotice')}</LinkButton>}
        {may('decide') && <Decide round={round} ticked={ticked} onDone={onDone} />}
        {may('confer') && <Confer round={round} />}
        {may('publish') && <Publish round={round} />}
        {may('cancel') && <Cancel round={round} />}
      </div>
      {may('choose') && <ListState round={round} hasTicked={ticked.size > 0} />}
      {round.judges.length > 0 && <p className="lc-small lc-quiet">{t('judges')}：{round.judges.map(({ name, sheetCount }) => `${name}（${t('sheetsIn', { n: sheetCount })}）`).join('、')}</p>}
    </Section>
  );
}

/** What is to be done about the list: nothing chosen, chosen against the rules, or chosen. */
function ListState({ round, hasTicked }: ActProps & { readonly hasTicked: boolean }) {
  const t = useT(roundMessages);
  const broken = round.stages.find(({ kind }) => kind === 'publicNotice')?.blockers.find(({ code }) => code === 'quotasUnmet');
  if ((round.counts.chosen ?? 0) === 0) return hasTicked ? null : <p className="lc-quiet">{t('tickBelow')}</p>;
  return broken === undefined ? <p className="lc-quiet">{t('listFixed')}</p> : <Notice tone="warn" title={t('listBroken')}>{t('listBrokenAdvice', { n: broken.count })}</Notice>;
}

function TitleField({ round, value, onChange }: ActProps & { readonly value: string; readonly onChange: (id: string) => void }) {
  const t = useT(roundMessages);
  const text = useText();
  return <Field label={t('titles')} required>{(w) => <Select {...w} value={value} choices={round.titles.map((title) => ({ value: title.id, label: text({ zh: title.nameZh, en: title.nameEn }) }))} onChange={onChange} />}</Field>;
}

function Nominate({ round }: ActProps) {
  const t = useT(roundMessages);
  const text = useText();
  const mayRegister = useCan('honours.register');
  const [titleId, setTitle] = useState(round.titles[0]?.id ?? '');
  const [subjectId, setSubject] = useState('');
  const [classCode, setClass] = useState('');
  const [source, setSource] = useState<(typeof SOURCES)[number]>('organisation');
  const [groups, setGroups] = useState<Groups>({});
  const [summary, setSummary] = useState('');
  const [claims, setClaims] = useState<Claims>({});
  const title = round.titles.find(({ id }) => id === titleId);
  const nominate = useWrite(nominateCandidate, { invalidates: INVALIDATES, done: { zh: '已推荐', en: 'Nominated' }, onSuccess: () => { setSubject(''); setClaims({}); } });
  return (
    <ConfirmButton kind="primary" icon={UserPlus} label={t('nominate')} question={t('nominateAsk')} action={t('nominate')} pending={nominate.pending} problem={nominate.problem} onConfirm={() => nominate.run({ roundId: round.id, titleId, subjectId, source, groups: groupsOf(title, groups), classCode: classCode === '' ? null : classCode, summary: summary === '' ? null : summary, ...claimsGiven(claims) })}>
      {round.titles.length > 1 && <TitleField round={round} value={titleId} onChange={(id) => { setTitle(id); setClaims({}); }} />}
      <Field label={t('subject')} purpose={t('subjectPurpose')} required error={fieldError(nominate.problem, '/subjectId')}>{(w) => <Suspense><SubjectSelect {...w} {...(title === undefined ? {} : { kind: title.subjectKind })} value={subjectId} onChange={setSubject} /></Suspense>}</Field>
      {mayRegister && <p className="lc-small"><AppLink to="/honour-subjects/new">{t('registerSubject')}</AppLink></p>}
      <KnownNomination roundId={round.id} titleId={titleId} subjectId={subjectId} onTake={(known) => { if (known.summary !== null) setSummary(known.summary); if (known.classCode !== null) setClass(known.classCode); setGroups({ ...groups, ...known.groups }); }} />
      {(title?.classes.length ?? 0) > 0 && <Field label={t('classCode')} required error={fieldError(nominate.problem, '/classCode')}>{(w) => <Select {...w} value={classCode} placeholder="—" choices={(title?.classes ?? []).map((each) => ({ value: each.code, label: text(each) }))} onChange={setClass} />}</Field>}
      {(title?.stars.length ?? 0) > 0 && <ClaimsField stars={title?.stars ?? []} claims={claims} onChange={setClaims} />}
      <Field label={t('source')} purpose={t('sourcePurpose')} required>{(w) => <Select {...w} value={source} choices={SOURCES.map((each) => ({ value: each, label: text(sourceWords[each]) }))} onChange={(each) => { if (each !== '') setSource(each); }} />}</Field>
      <GroupFields title={title} value={groups} onChange={setGroups} />
      <Field label={t('summary')} purpose={t('summaryPurpose')}>{(w) => <TextArea {...w} rows={4} maxLength={4_000} value={summary} onChange={setSummary} />}</Field>
    </ConfirmButton>
  );
}

function Feed({ round }: ActProps) {
  const t = useT(roundMessages);
  const text = useText();
  const [titleId, setTitle] = useState(round.titles[0]?.id ?? '');
  const [feeders, setFeeders] = useState<readonly TitleChoice[]>([]);
  const [classCode, setClass] = useState('');
  const [groups, setGroups] = useState<Groups>({});
  const title = round.titles.find(({ id }) => id === titleId);
  const [classes, kind] = [title?.classes ?? [], title?.subjectKind];
  const feed = useWrite(nominateFromAwards, { invalidates: INVALIDATES, done: { zh: '已引入', en: 'Taken in' } });
  return (
    <ConfirmButton icon={Medal} label={t('feed')} question={t('feedAsk')} action={t('feed')} pending={feed.pending} problem={feed.problem} onConfirm={() => feed.run({ roundId: round.id, titleId, feederTitleIds: feeders.map(({ id }) => id), groups: groupsOf(title, groups), classCode: classCode === '' ? null : classCode })}>
      <p>{t('feedDeeds')}</p>
      {round.titles.length > 1 && <TitleField round={round} value={titleId} onChange={setTitle} />}
      {classes.length > 0 && <Field label={t('classCode')} purpose={t('feedClassPurpose')} error={fieldError(feed.problem, '/classCode')}>{(w) => <Select {...w} value={classCode} placeholder="—" choices={classes.map((each) => ({ value: each.code, label: text(each) }))} onChange={setClass} />}</Field>}
      <GroupFields title={title} value={groups} onChange={setGroups} purpose={t('feedGroupsPurpose')} />
      <fieldset className="lc-honours-choices"><legend>{t('feeders')}</legend>
        {feeders.map((title) => <Checkbox key={title.id} checked onChange={() => setFeeders(feeders.filter(({ id }) => id !== title.id))}>{text({ zh: title.nameZh, en: title.nameEn })} · {title.inForce}</Checkbox>)}
        <TitleSelect label={t('feeders')} value="" filter={{ sort: 'inForce', ...(kind === undefined ? {} : { subjectKind: kind }) }} without={({ id, inForce }) => inForce === 0 || id === titleId || feeders.some((each) => each.id === id)} onChange={(title) => { if (title !== null) setFeeders([...feeders, title]); }} />
      </fieldset>
    </ConfirmButton>
  );
}

function Judge({ round }: ActProps) {
  const t = useT(roundMessages);
  const text = useText();
  const judge = useWrite(judgeEligibility, { invalidates: INVALIDATES, done: { zh: '已核定', en: 'Judged' } });
  const [negativesChecked, setChecked] = useState(false);
  const items = [...new Map(round.titles.flatMap((title) => title.negativeItems.map((item) => [item.code, text(item)] as const))).values()];
  const byDepartments = round.departments.length > 0 && round.stages.some(({ kind }) => kind === 'departmentCheck');
  return (
    <ConfirmButton kind="primary" icon={ListChecks} label={t('judge')} question={t('judgeAsk')} action={t('judge')} pending={judge.pending} problem={judge.problem} onConfirm={() => judge.run({ roundId: round.id, negativesChecked })}>
      <p>{t('judgeNote')}</p>
      {items.length > 0 && (byDepartments ? <p>{t('negativesByDepartments', { items: items.join('、') })}</p> : <><p>{t('negativesNote', { items: items.join('、') })}</p><Checkbox checked={negativesChecked} onChange={setChecked}>{t('negativesChecked')}</Checkbox></>)}
    </ConfirmButton>
  );
}

function DraftBallot({ round }: ActProps) {
  const t = useT(roundMessages);
  const go = useGo();
  const [times, setTimes] = useState({ opensAt: '', closesAt: '' });
  const [mode, setMode] = useState<'byRule' | 'approve' | 'exactly'>('byRule');
  const draft = useWrite(draftSelectionBallot, { invalidates: ['honours', 'ballots'], done: { zh: '投票已起草', en: 'Ballot drafted' }, onSuccess: ({ ballotId }) => go(`/ballots/${ballotId}`) });
  return (
    <ConfirmButton icon={Vote} label={t('draftBallot')} question={t('draftBallotAsk')} action={t('draftBallot')} pending={draft.pending} problem={draft.problem} onConfirm={() => draft.run({ roundId: round.id, opensAt: instantOfField(times.opensAt), closesAt: instantOfField(times.closesAt), ...(mode === 'byRule' ? {} : { mode }) })}>
      <p>{t('draftBallotNote')}</p>
      <Field label={t('ballotMode')}>{(w) => <Select {...w} value={mode} choices={[{ value: 'byRule', label: t('ballotModeByRule') }, { value: 'approve', label: t('ballotModeUpTo') }, { value: 'exactly', label: t('ballotModeExactly') }]} onChange={(next) => { if (next !== '') setMode(next); }} />}</Field>
      <Field label={t('ballotOpens')} required error={fieldError(draft.problem, '/opensAt')}>{(w) => <TextInput {...w} type="datetime-local" value={times.opensAt} onChange={(opensAt) => setTimes({ ...times, opensAt })} />}</Field>
      <Field label={t('ballotCloses')} required error={fieldError(draft.problem, '/closesAt')}>{(w) => <TextInput {...w} type="datetime-local" value={times.closesAt} onChange={(closesAt) => setTimes({ ...times, closesAt })} />}</Field>
    </ConfirmButton>
  );
}

function TakeBallot({ round }: ActProps) {
  const t = useT(roundMessages);
  const [ballotId, setBallot] = useState('');
  const ballots = useRead(listBallots, { state: 'closed', pageSize: 200 }).data?.rows ?? [];
  const take = useWrite(takeBallotResult, { invalidates: INVALIDATES, done: { zh: '已引入', en: 'Taken in' } });
  return (
    <ConfirmButton kind="primary" icon={Inbox} label={t('takeBallot')} question={t('takeBallotAsk')} action={t('takeBallot')} pending={take.pending} problem={take.problem} onConfirm={() => take.run({ roundId: round.id, ballotId })}>
      <p>{t('takeBallotNote')}</p>
      <Field label={t('ballot')} required>{(w) => <Select {...w} value={ballotId} placeholder="—" choices={ballots.map(({ id, title }) => ({ value: id, label: title }))} onChange={setBallot} />}</Field>
    </ConfirmButton>
  );
}

function Choose({ round, ticked, onDone }: ActProps & { readonly ticked: ReadonlySet<string>; readonly onDone: () => void }) {
  const t = useT(roundMessages);
  const say = useToast();
  const choose = useWrite(chooseCandidates, {
    invalidates: INVALIDATES,
    onSuccess: ({ findings }) => {
      const keeps = findings.every(({ ok, isOverridden }) => ok || isOverridden);
      say(keeps ? { zh: '名单已确定', en: 'Chosen' } : { zh: '名单已记下，但不合名额规则', en: 'Kept, but the list breaks quotas' }, keeps ? 'ok' : 'warn');
      onDone();
    },
  });
  const [orderReason, setReason] = useState('');
  const isLeft = choose.problem?.code === 'honours.order_left' || orderReason !== '';
  return (
    <ConfirmButton kind="primary" icon={Scale} label={t('choose')} question={t('chooseAsk', { n: ticked.size })} action={t('choose')} disabled={ticked.size === 0} pending={choose.pending} problem={choose.problem} onConfirm={() => choose.run({ roundId: round.id, candidateIds: [...ticked], ...(orderReason.trim() === '' ? {} : { orderReason }) })}>
      <p>{t('chooseNote')}</p>
      {isLeft && <Field label={t('orderReason')} purpose={t('orderReasonPurpose')} error={fieldError(choose.problem, '/orderReason')}>{(w) => <TextArea {...w} rows={2} maxLength={500} value={orderReason} onChange={setReason} />}</Field>}
    </ConfirmButton>
  );
}

function DraftNotice({ round }: ActProps) {
  const t = useT(roundMessages);
  const [howToObject, setHow] = useState('');
  const draft = useWrite(draftSelectionNotice, { invalidates: ['honours', 'notices'], done: { zh: '公示已起草', en: 'Drafted' } });
  return (
    <ConfirmButton icon={FileText} label={t('draftNotice')} question={t('draftNoticeAsk')} action={t('draftNotice')} pending={draft.pending} problem={draft.problem} onConfirm={() => draft.run({ roundId: round.id, howToObject })}>
      <p>{t('draftNoticeNote')}</p>
      <Field label={t('how')} purpose={t('howPurpose')} required error={fieldError(draft.problem, '/howToObject')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={howToObject} onChange={setHow} />}</Field>
    </ConfirmButton>
  );
}

function Decide({ round, ticked, onDone }: ActProps & { readonly ticked: ReadonlySet<string>; readonly onDone: () => void }) {
  const t = useT(roundMessages);
  const [reason, setReason] = useState('');
  const decide = useWrite(decideCandidates, { invalidates: INVALIDATES, done: { zh: '已审定', en: 'Decided' }, onSuccess: onDone });
  return (
    <ConfirmButton kind="primary" icon={Gavel} label={t('decide')} question={t('decideAsk')} action={t('decide')} pending={decide.pending} problem={decide.problem} onConfirm={() => decide.run({ roundId: round.id, declined: [...ticked].map((candidateId) => ({ candidateId, reason })) })}>
      <p>{t('decideNote')}</p>
      {ticked.size > 0 && <Field label={t('reason')} required>{(w) => <TextArea {...w} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>}
    </ConfirmButton>
  );
}

function Confer({ round }: ActProps) {
  const t = useT(roundMessages);
  const [on, setOn] = useDay();
  const [document, setDocument] = useState('');
  const confer = useWrite(conferSelection, { invalidates: INVALIDATES, done: { zh: '已命名', en: 'Conferred' } });
  return (
    <ConfirmButton kind="primary" icon={Stamp} label={t('confer')} question={t('conferAsk')} action={t('confer')} pending={confer.pending} problem={confer.problem} onConfirm={() => confer.run({ roundId: round.id, on, document })}>
      <Field label={t('on')} required error={fieldError(confer.problem, '/on')}>{(w) => <TextInput {...w} type="date" value={on} onChange={setOn} />}</Field>
      <Field label={t('document')} required error={fieldError(confer.problem, '/document')}>{(w) => <TextInput {...w} maxLength={200} value={document} onChange={setDocument} />}</Field>
    </ConfirmButton>
  );
}

function Publish({ round }: ActProps) {
  const t = useT(roundMessages);
  const publish = useWrite(publishSelection, { invalidates: INVALIDATES, done: { zh: '已发布', en: 'Published' } });
  return <ConfirmButton kind="primary" icon={Eye} label={t('publish')} question={t('publishAsk')} action={t('publish')} pending={publish.pending} problem={publish.problem} onConfirm={() => publish.run({ roundId: round.id })}><p>{t('publishNote')}</p></ConfirmButton>;
}

function Cancel({ round }: ActProps) {
  const t = useT(roundMessages);
  const [reason, setReason] = useState('');
  const cancel = useWrite(cancelSelectionRound, { invalidates: INVALIDATES, done: { zh: '已取消', en: 'Cancelled' } });
  return (
    <ConfirmButton kind="danger" icon={Undo2} label={t('cancelled')} question={t('cancelAsk')} action={t('cancelled')} pending={cancel.pending} problem={cancel.problem} onConfirm={() => cancel.run({ roundId: round.id, reason })}>
      <Field label={t('reason')} required error={fieldError(cancel.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
