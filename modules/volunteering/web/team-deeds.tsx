/** 队伍积分 · On the page of a team: what it did by the rules, what waits for another's word, and what its account holds. */
import { useState } from 'react';
import { Check, HandCoins, Plus, X } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { defineMessages, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import type { Tone } from '#platform/web/tokens.ts';
import { Button, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, ProblemAlert, Section, Select, StateTag, TextArea, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { deedStateWords, readRulesOn } from '#modules/points/contract/index.ts';
import { TakeObjection, TakenNote } from '#modules/points/web/index.ts';
import type { Taken } from '#modules/points/web/index.ts';
import { correctTeamDeed, exportTeamDeeds, listTeamDeeds, recordTeamDeed, reviewTeamDeed } from '../contract/index.ts';
import { useDay } from './use-day.ts';

type Row = OutputOf<typeof listTeamDeeds>['rows'][number];
const tones: Readonly<Record<Row['state'], Tone>> = { recorded: 'warn', noticed: 'info', posted: 'ok', declined: 'held', corrected: 'held' };

const teamDeedMessages = defineMessages({
  zh: {
    title: '队伍积分', about: '按积分规则，一人记、另一人（不是本队负责人）评议，在本村的记分公示里给大家看，期满、没有异议的入队伍账户。现有 {n} 分。', record: '给队伍记分', recordAsk: '这支队伍做了什么？', rule: '积分项', worth: '{label}（{n} 分）', day: '发生日期', evidence: '凭据', evidencePurpose: '签到表、照片编号或经过', save: '记下', points: '积分', state: '状态', by: '记分', review: '评议', agree: '同意', decline: '不同意', declineAsk: '为什么不同意？', reason: '理由', until: '公示到 {day}', objected: '有异议，核实中', objection: '异议', none: '还没有记分', noneAdvice: '做了好事的队伍，可以按规则记分。', noRules: '还没有生效的积分规则', correct: '更正', correctAsk: '更正这笔队伍记分', correctNote: '已入账的会冲正，账本里两笔都保留。',
  },
  en: {
    title: 'Points of the team', about: 'By the rule book: one records, another who does not lead the team reviews, and it hangs out with the deeds of the village; when its notice is over and nobody objected it is posted to the team’s account. It has {n} points.', record: 'Record a deed', recordAsk: 'What did this team do?', rule: 'Rule', worth: '{label} ({n} points)', day: 'Happened on', evidence: 'Evidence', evidencePurpose: 'Signed list, number of a photo, or what happened', save: 'Record', points: 'Points', state: 'State', by: 'Recorded by', review: 'Review', agree: 'Agree', decline: 'Decline', declineAsk: 'Why not?', reason: 'Reason', until: 'on notice until {day}', objected: 'objected to', objection: 'Objection', none: 'No deeds yet', noneAdvice: 'What a team does for the village can be recorded by the rules.', noRules: 'No rule book is in force', correct: 'Correct', correctAsk: 'Correct this deed of the team', correctNote: 'What was posted is reversed; the ledger keeps both.',
  },
});

export function TeamDeeds({ teamId }: { readonly teamId: string }) {
  const t = useT(teamDeedMessages);
  const mayRecord = useCan('points.record');
  const mayReview = useCan('points.review');
  const table = useTableState({ filters: [], sorts: bothWays(['recent', 'points']) });
  const asked = { teamId, ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listTeamDeeds, { ...asked, page: table.page, pageSize: table.pageSize });
  const [taken, setTaken] = useState<Taken | null>(null);
  return (
    <Section title={t('title')} about={found.data === undefined ? undefined : t('about', { n: numberText(found.data.balance ?? 0) })} actions={mayRecord && <RecordAct teamId={teamId} />}>
      {taken !== null && <TakenNote taken={taken} />}
      <DataTable
        caption={t('title')} result={found} table={table} tools={<ListExport operation={exportTeamDeeds} input={asked} total={found.data?.total} />} rowKey={(row) => row.id}
        columns={[
          { key: 'rule', title: t('rule'), width: '30%', cell: (row) => <>{row.ruleLabel}<div className="lc-quiet lc-small">{row.evidence}</div></> }, { key: 'points', title: t('points'), sort: ['points', '-points'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{row.points}</span> },
          { key: 'day', title: t('day'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.happenedOn} /> }, { key: 'state', title: t('state'), cell: (row) => <><StateTag tone={tones[row.state]} text={deedStateWords[row.state]} />{row.state === 'noticed' && row.noticeUntil !== null && <div className="lc-quiet lc-small">{t('until', { day: row.noticeUntil })}{row.isObjected && <> · {t('objected')}</>}</div>}{row.correctionReason !== null && <div className="lc-quiet lc-small">{row.correctionReason}</div>}{row.reviewReason !== null && <div className="lc-quiet lc-small">{row.reviewReason}</div>}</> },
          { key: 'by', title: t('by'), wideOnly: true, cell: (row) => row.recordedByName }, ...(mayRecord ? [{ key: 'objection', title: t('objection'), cell: (row: Row) => (row.state === 'noticed' ? <TakeObjection deedId={row.id} about={`${row.teamName} · ${row.ruleLabel} · +${row.points}`} onTaken={setTaken} /> : null) }] : []), ...(mayReview ? [{ key: 'review', title: t('review'), cell: (row: Row) => (row.mayReview ? <ReviewActs row={row} /> : row.mayCorrect ? <CorrectAct row={row} /> : <span className="lc-quiet">{row.reviewedByName ?? '—'}</span>) }] : []),
        ]}
        empty={<EmptyState icon={HandCoins} title={t('none')} advice={t('noneAdvice')} />}
      />
    </Section>
  );
}

function RecordAct({ teamId }: { readonly teamId: string }) {
  const t = useT(teamDeedMessages);
  const [happenedOn, setDay] = useDay();
  const [ruleCode, setRule] = useState('');
  const [evidence, setEvidence] = useState('');
  const rules = useRead(readRulesOn, { ...(happenedOn === '' ? {} : { on: happenedOn }) }).data?.rules.filter(({ points, evidence: kind }) => points > 0 && kind !== 'photo' && kind !== 'slipPhoto') ?? [];
  const send = useWrite(recordTeamDeed, { invalidates: ['volunteering'], done: { zh: '已记下，待另一位评议', en: 'Recorded, for a colleague to review' }, onSuccess: () => setEvidence('') });
  return (
    <ConfirmButton icon={Plus} label={t('record')} question={t('recordAsk')} action={t('save')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ teamId, ruleCode: ruleCode === '' ? (rules[0]?.code ?? '') : ruleCode, happenedOn, evidence })}>
      {rules.length === 0 ? <p>{t('noRules')}</p> : <Field label={t('rule')} required error={fieldError(send.problem, '/ruleCode')}>{(w) => <Select {...w} value={ruleCode === '' ? (rules[0]?.code ?? '') : ruleCode} choices={rules.map((rule) => ({ value: rule.code, label: t('worth', { label: rule.label, n: rule.points }) }))} onChange={setRule} />}</Field>}
      <Field label={t('day')} required error={fieldError(send.problem, '/happenedOn')}>{(w) => <TextInput {...w} type="date" value={happenedOn} onChange={setDay} />}</Field>
      <Field label={t('evidence')} purpose={t('evidencePurpose')} required error={fieldError(send.problem, '/evidence')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={evidence} onChange={setEvidence} />}</Field>
    </ConfirmButton>
  );
}

function ReviewActs({ row }: { readonly row: Row }) {
  const t = useT(teamDeedMessages);
  const [reason, setReason] = useState('');
  const send = useWrite(reviewTeamDeed, { invalidates: ['volunteering', 'points'], done: { zh: '已评议', en: 'Reviewed' } });
  return (
    <div className="lc-row">
      <Button small icon={Check} pending={send.pending} onClick={() => void send.run({ teamDeedId: row.id, agree: true })}>{t('agree')}</Button>
      <ConfirmButton small icon={X} label={t('decline')} question={t('declineAsk')} action={t('decline')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ teamDeedId: row.id, agree: false, reason: reason.trim() === '' ? null : reason })}>
        <Field label={t('reason')} required error={fieldError(send.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={300} value={reason} onChange={setReason} />}</Field>
      </ConfirmButton>
      <ProblemAlert problem={send.problem} />
    </div>
  );
}

function CorrectAct({ row }: { readonly row: Row }) {
  const t = useT(teamDeedMessages);
  const [reason, setReason] = useState('');
  const send = useWrite(correctTeamDeed, { invalidates: ['volunteering', 'points'], done: { zh: '已更正', en: 'Corrected' } });
  return (
    <ConfirmButton small kind="quiet" label={t('correct')} question={t('correctAsk')} action={t('correct')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ teamDeedId: row.id, reason })}>
      <p>{t('worth', { label: row.ruleLabel, n: row.points })}</p><p className="lc-quiet">{t('correctNote')}</p>
      <Field label={t('reason')} required error={fieldError(send.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
