/** 称号编辑页 · A title of one's own, or other rules for one that is there; the form is kept on this device, and reads itself aloud beside. */
import { useState } from 'react';
import { Save, Trash2 } from 'lucide-react';
import type { OutputOf, ProblemBody } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useDraft } from '#platform/web/draft.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Field, fieldError, Notice, PageHeader, ProblemAlert, Section, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { createTitle, readTitle, reviseTitle, updateTitle } from '../contract/index.ts';
import { ConditionFields, QuotaFields } from './requirement-fields.tsx';
import { RulesView } from './rules-view.tsx';
import { changesRules, draftFrom, draftIssues, draftOf, emptyTitle, inputOf, unfinishedRows } from './title-draft.ts';
import type { TitleDraft } from './title-draft.ts';
import { BasicFields, GradingFields, LifeFields } from './title-fields.tsx';
import { titleFormMessages } from './title-form-messages.ts';
import { TitleIssues, useIssueWords } from './title-issues.tsx';
import { useDay } from './use-day.ts';
import { titleCodesIn, useTitleNames } from './use-title-names.ts';
import './honours.css';

type Known = OutputOf<typeof readTitle>;

export function NewTitlePage() {
  const t = useT(titleFormMessages);
  const go = useGo();
  const draft = useDraft<TitleDraft>('title.new', emptyTitle, draftFrom(0));
  const create = useWrite(createTitle, { invalidates: ['honours'], done: { zh: '称号已新建', en: 'Created' }, onSuccess: ({ id }) => { draft.clear(); go(`/titles/${id}`); } });
  return (
    <>
      <PageHeader title={t('newTitle')} trail={[{ text: t('titles'), to: '/titles' }]} />
      <TitleForm draft={draft} known={null} problem={create.problem} pending={create.pending} action={t('create')} onSave={() => void create.run(inputOf(draft.value))} back="/titles" />
    </>
  );
}

export function EditTitlePage() {
  const t = useT(titleFormMessages);
  const text = useText();
  const { titleId } = useRouteParams<'titleId'>();
  const found = useRead(readTitle, { titleId });
  const title = found.data;
  const trail = [{ text: t('titles'), to: '/titles' }];
  if (title === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('editTitle')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const name = text({ zh: title.nameZh, en: title.nameEn });
  return <><PageHeader title={t('editTitle')} trail={[...trail, { text: name, to: `/titles/${titleId}` }]} about={name} /><EditTitle key={title.version} title={title} /></>;
}

function EditTitle({ title }: { readonly title: Known }) {
  const t = useT(titleFormMessages);
  const go = useGo();
  const [today] = useDay();
  const [from, setFrom] = useState('');
  const [note, setNote] = useState('');
  const draft = useDraft<TitleDraft>(`title.${title.id}`, draftOf(title), draftFrom(title.version));
  const done = () => { draft.clear(); go(`/titles/${title.id}`); };
  const update = useWrite(updateTitle, { invalidates: ['honours'], done: { zh: '已保存', en: 'Saved' }, onSuccess: done });
  const revise = useWrite(reviseTitle, { invalidates: ['honours'], done: { zh: '新版本已发布', en: 'The version is published' }, onSuccess: done });
  const isRevision = title.keptBy.rounds + title.keptBy.awards > 0 && changesRules(draft.value, title);
  const save = () => {
    const { code: _code, tier, subjectKind, ...facts } = inputOf(draft.value);
    if (isRevision) void revise.run({ titleId: title.id, version: title.version, effectiveFrom: from === '' ? today : from, note, ...facts });
    else void update.run({ titleId: title.id, version: title.version, state: title.state, tier, subjectKind, ...facts });
  };
  return (
    <TitleForm draft={draft} known={title} problem={isRevision ? revise.problem : update.problem} pending={update.pending || revise.pending} action={t(isRevision ? 'revise' : 'save')} onSave={save} back={`/titles/${title.id}`}>
      {isRevision && (
        <Section title={t('revision')} about={t('revisionAbout', title.keptBy)}>
          <div className="lc-grid">
            <Field label={t('effectiveFrom')} purpose={t('effectiveFromPurpose')} required error={fieldError(revise.problem, '/effectiveFrom')}>{(w) => <TextInput {...w} type="date" min={today} value={from === '' ? today : from} onChange={setFrom} />}</Field>
            <Field label={t('note')} purpose={t('notePurpose')} required error={fieldError(revise.problem, '/note')}>{(w) => <TextArea {...w} rows={2} maxLength={500} value={note} onChange={setNote} />}</Field>
          </div>
        </Section>
      )}
    </TitleForm>
  );
}

interface TitleFormProps {
  readonly draft: ReturnType<typeof useDraft<TitleDraft>>; readonly known: Known | null; readonly problem: ProblemBody | null; readonly pending: boolean; readonly action: string; readonly onSave: () => void; readonly back: string; readonly children?: React.ReactNode;
}

function TitleForm({ draft, known, problem, pending, action, onSave, back, children }: TitleFormProps) {
  const t = useT(titleFormMessages);
  const go = useGo();
  const [asked, setAsked] = useState(false);
  const issues = draftIssues(draft.value);
  const words = useIssueWords();
  const wrong = (pointer: string): string | undefined => {
    const own = asked ? issues.find((issue) => issue.pointer === pointer) : undefined;
    return own === undefined ? fieldError(problem, pointer) : words(own.code);
  };
  const input = inputOf(draft.value);
  const titles = useTitleNames(titleCodesIn([input]));
  const fields = { draft: draft.value, set: (change: Partial<TitleDraft>) => draft.set((before) => ({ ...before, ...change })), wrong, titles };
  return (
    <form className="lc-honours-editor" noValidate onSubmit={(event) => { event.preventDefault(); setAsked(true); if (issues.length === 0) onSave(); }}>
      <div className="lc-stack">
        {draft.restored && <Notice title={t('restored')}>{null}</Notice>}
        <BasicFields {...fields} isNew={known === null} isUsed={known?.isUsed ?? false} />
        <GradingFields {...fields} />
        <ConditionFields {...fields} />
        <QuotaFields {...fields} />
        <LifeFields {...fields} />
        {children}
        <ProblemAlert problem={problem} />
        {asked && issues.length > 0 && <TitleIssues issues={issues} />}
        <div className="lc-row">
          <Button kind="primary" type="submit" icon={Save} pending={pending}>{action}</Button>
          <Button kind="quiet" onClick={() => go(back)}>{t('cancel')}</Button>
          <Button kind="quiet" icon={Trash2} onClick={draft.clear}>{t('discard')}</Button>
          <span className="lc-quiet lc-small">{t('draftKept')}</span>
        </div>
      </div>
      <aside className="lc-honours-preview" aria-label={t('preview')} tabIndex={0}>
        <Section title={t('preview')} about={t('previewAbout')}><RulesView title={input} titles={titles} unfinished={unfinishedRows(issues)} /></Section>
        {known !== null && known.keptBy.rounds + known.keptBy.awards === 0 && <p className="lc-quiet lc-small">{t('inPlace')}</p>}
      </aside>
    </form>
  );
}
