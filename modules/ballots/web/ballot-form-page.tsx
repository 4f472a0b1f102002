/** 投票起草 · A new ballot and a changed one are the same form; options are typed, pasted or read from a table. */
import { useState } from 'react';
import { Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { fieldTimeOf, instantOfField } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Checkbox, Field, fieldError, FileDrop, Notice, PageHeader, ProblemAlert, Section, Select, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { ballotModeWords, draftBallot, readBallot, readOptionsFile, tokenKindWords, updateBallot, weightWarning } from '../contract/index.ts';
import { BALLOT_MODES, mayVoteTwice, TOKEN_KINDS, weighsMore } from '../domain/index.ts';
import type { BallotMode, TokenKind } from '../domain/index.ts';
import { ballotMessages } from './messages.ts';
import { optionsIn, optionText, questionOf, typedOf } from './question-text.ts';
import type { ClassLimit } from './question-text.ts';
import './ballots.css';

type Known = OutputOf<typeof readBallot>;
interface Draft { title: string; body: string; mode: BallotMode; optionsText: string; limits: Record<string, ClassLimit>; totalLimit: string; weightPercent: string; weightRule: string; tokenKinds: readonly TokenKind[]; onceRule: string; /** By their words: classes of places, units or projects. */ impersonal: readonly string[]; opensAt: string; closesAt: string }

const FILE_BYTES_MAX = 4_000_000;
const draftOf = (known: Known | null): Draft => ({
  title: known?.title ?? '', body: known?.body ?? '', mode: known?.mode ?? 'approve', optionsText: known === null ? '' : optionText(typedOf(known.classes, known.options)),
  limits: Object.fromEntries((known?.classes ?? []).map(({ label, limit, seats }) => [label, { limit, seats }])), totalLimit: known?.totalLimit === null || known === null ? '' : String(known.totalLimit),
  weightPercent: String(known?.weightPercent ?? 0), weightRule: known?.weightRule ?? '', tokenKinds: known?.tokenKinds ?? ['code'], onceRule: known?.onceRule ?? '', impersonal: (known?.classes ?? []).filter(({ code }) => known?.impersonalClasses.includes(code)).map(({ label }) => label), opensAt: known === null ? '' : fieldTimeOf(known.opensAt), closesAt: known === null ? '' : fieldTimeOf(known.closesAt),
});

const inputOf = (draft: Draft, known: Known | null) => {
  const question = questionOf(optionsIn(draft.optionsText), draft.limits, known ?? undefined);
  return { ...restOf(draft), ...question, impersonalClasses: question.classes.filter(({ label }) => draft.impersonal.includes(label)).map(({ code }) => code) };
};
const restOf = (draft: Draft) => ({
  title: draft.title, body: draft.body, mode: draft.mode, totalLimit: draft.totalLimit === '' ? null : Number(draft.totalLimit),
  weightPercent: Number(draft.weightPercent), weightRule: draft.weightRule, tokenKinds: [...draft.tokenKinds], onceRule: mayVoteTwice(draft.tokenKinds) ? draft.onceRule : '', opensAt: instantOfField(draft.opensAt), closesAt: instantOfField(draft.closesAt),
});

export function BallotFormPage() {
  const t = useT(ballotMessages);
  const { ballotId } = useRouteParams<'ballotId'>();
  const found = useRead(readBallot, { ballotId: ballotId ?? '' }, { enabled: ballotId !== undefined });
  if (ballotId === undefined) return <BallotForm known={null} />;
  if (found.data === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('edit')} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return <BallotForm key={found.data.version} known={found.data} />;
}

function BallotForm({ known }: { readonly known: Known | null }) {
  const t = useT(ballotMessages);
  const text = useText();
  const go = useGo();
  const [draft, setDraft] = useState(() => draftOf(known));
  const set = <Name extends keyof Draft>(name: Name) => (value: Draft[Name]) => setDraft((before) => ({ ...before, [name]: value }));
  const saved = { invalidates: ['ballots'], done: { zh: '草稿已保存', en: 'Draft saved' }, onSuccess: (output: { id: string }) => go(`/ballots/${output.id}`) };
  const create = useWrite(draftBallot, saved);
  const change = useWrite(updateBallot, saved);
  const { pending, problem } = known === null ? create : change;
  const save = () => void (known === null ? create.run(inputOf(draft, null)) : change.run({ ballotId: known.id, version: known.version, ...inputOf(draft, known) }));
  return (
    <>
      <PageHeader title={known === null ? t('draft') : t('edit')} trail={[{ text: t('title'), to: '/ballots' }]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <ProblemAlert problem={problem} />
        <div className="lc-split">
          <Section title={t('text')}>
            <div className="lc-stack">
              <Field label={t('fieldTitle')} purpose={t('titlePurpose')} required error={fieldError(problem, '/title')}>{(w) => <TextInput {...w} maxLength={120} value={draft.title} onChange={set('title')} />}</Field>
              <Field label={t('body')} purpose={t('bodyPurpose')} error={fieldError(problem, '/body')}>{(w) => <TextArea {...w} rows={3} maxLength={5_000} value={draft.body} onChange={set('body')} />}</Field>
              <Field label={t('options')} purpose={t('optionsPurpose')} required error={fieldError(problem, '/options')}>{(w) => <TextArea {...w} rows={10} value={draft.optionsText} onChange={set('optionsText')} />}</Field>
              <OptionsFile onRead={(optionsText, impersonal) => setDraft((before) => ({ ...before, optionsText, impersonal }))} />
            </div>
          </Section>
          <div className="lc-stack">
            <Section title={t('mode')} about={t('modePurpose')}>
              <div className="lc-stack">
                <Field label={t('mode')}>{(w) => <Select {...w} choices={BALLOT_MODES.map((mode) => ({ value: mode, label: text(ballotModeWords[mode]) }))} value={draft.mode} onChange={(mode) => set('mode')(mode as BallotMode)} />}</Field>
                <Limits draft={draft} onChange={set('limits')} onImpersonal={set('impersonal')} />
                {draft.mode !== 'exactly' && <Field label={t('totalLimit')} purpose={t('totalPurpose')} error={fieldError(problem, '/totalLimit')}>{(w) => <TextInput {...w} type="number" min={1} max={500} value={draft.totalLimit} onChange={set('totalLimit')} />}</Field>}
              </div>
            </Section>
            <Section title={t('tokens')} about={t('tokensPurpose')}>
              <fieldset className="lc-ballot-limits"><legend>{t('tokens')}</legend>
                {TOKEN_KINDS.map((kind) => <Checkbox key={kind} checked={draft.tokenKinds.includes(kind)} onChange={(on) => set('tokenKinds')(TOKEN_KINDS.filter((each) => (each === kind ? on : draft.tokenKinds.includes(each))))}>{text(tokenKindWords[kind])}</Checkbox>)}
              </fieldset>
              {mayVoteTwice(draft.tokenKinds) && <><Notice tone="warn" title={t('mayVoteTwice')}>{t('mayVoteTwiceNote')}</Notice><Field label={t('onceRule')} purpose={t('onceRulePurpose')} required error={fieldError(problem, '/onceRule')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={draft.onceRule} onChange={set('onceRule')} />}</Field></>}
            </Section>
            <Section title={t('times')}>
              <div className="lc-grid">
                <Field label={t('opensAt')} required error={fieldError(problem, '/opensAt')}>{(w) => <TextInput {...w} type="datetime-local" value={draft.opensAt} onChange={set('opensAt')} />}</Field>
                <Field label={t('closesAt')} required error={fieldError(problem, '/closesAt')}>{(w) => <TextInput {...w} type="datetime-local" value={draft.closesAt} onChange={set('closesAt')} />}</Field>
                <Field label={t('weight')} purpose={t(known?.isWeightFixed === true ? 'weightFixed' : 'weightPurpose')} error={fieldError(problem, '/weightPercent')}>{(w) => <TextInput {...w} type="number" min={0} max={100} readOnly={known?.isWeightFixed === true} value={draft.weightPercent} onChange={set('weightPercent')} />}</Field>
                <Field label={t('weightRule')} purpose={t('rulePurpose')} required={weighsMore(Number(draft.weightPercent))} error={fieldError(problem, '/weightRule')}>{(w) => <TextInput {...w} maxLength={300} readOnly={known?.isWeightFixed === true} value={draft.weightRule} onChange={set('weightRule')} />}</Field>
              </div>
              {weighsMore(Number(draft.weightPercent)) && <Notice tone="warn">{text(weightWarning)}</Notice>}
            </Section>
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={pending}>{t('save')}</Button><Button onClick={() => go(known === null ? '/ballots' : `/ballots/${known.id}`)}>{t('cancel')}</Button></div>
          </div>
        </div>
      </form>
    </>
  );
}

function Limits({ draft, onChange, onImpersonal }: { readonly draft: Draft; readonly onChange: (limits: Record<string, ClassLimit>) => void; readonly onImpersonal: (labels: readonly string[]) => void }) {
  const t = useT(ballotMessages);
  const { classes } = questionOf(optionsIn(draft.optionsText), draft.limits);
  const change = (label: string, limit: ClassLimit) => onChange({ ...draft.limits, [label]: limit });
  return (
    <>
      {classes.map(({ label, limit, seats }) => (
        <fieldset key={label} className="lc-ballot-limits">
          <legend>{label}</legend>
          <div className="lc-grid">
            <Field label={t('limit')}>{(w) => <TextInput {...w} type="number" min={1} max={100} value={String(limit)} onChange={(value) => change(label, { limit: Number(value), seats })} />}</Field>
            <Field label={t('seats')}>{(w) => <TextInput {...w} type="number" min={1} max={400} value={String(seats)} onChange={(value) => change(label, { limit, seats: Number(value) })} />}</Field>
          </div>
          <Checkbox checked={draft.impersonal.includes(label)} onChange={(on) => onImpersonal([...draft.impersonal.filter((each) => each !== label), ...(on ? [label] : [])])}>{t('impersonal')}</Checkbox>
        </fieldset>
      ))}
    </>
  );
}

function OptionsFile({ onRead }: { readonly onRead: (text: string, impersonal: readonly string[]) => void }) {
  const t = useT(ballotMessages);
  const text = useText();
  const [file, setFile] = useState<File | null>(null);
  const [bad, setBad] = useState<readonly { rowNumber: number; zh: string; en: string }[]>([]);
  const read = useWrite(readOptionsFile, { onSuccess: (output) => { onRead(optionText(output.options), output.impersonalClasses); setBad(output.bad); } });
  const take = async (chosen: File | null) => {
    setFile(chosen);
    if (chosen !== null) await read.run({ file: { fileName: chosen.name, body: new Uint8Array(await chosen.arrayBuffer()) } });
  };
  return (
    <>
      <FileDrop label={t('fromFile')} accept=".xlsx,.csv" acceptText={t('fileTypes')} limit_bytes={FILE_BYTES_MAX} file={file} onChange={(chosen) => void take(chosen)} />
      <ProblemAlert problem={read.problem} />
      {bad.length > 0 && <Notice tone="warn" title={t('badRows', { n: bad.length })}><ul>{bad.slice(0, 20).map((row) => <li key={`${row.rowNumber}${row.zh}`}>{t('row', { n: row.rowNumber })}：{text(row)}</li>)}</ul></Notice>}
    </>
  );
}
