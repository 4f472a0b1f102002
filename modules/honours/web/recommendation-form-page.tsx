/** 登记推荐 · Title and subject first, then each condition with its answer, before anything is recorded. */
import { useState } from 'react';
import { Send } from 'lucide-react';
import { z } from 'zod';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useSearchState } from '#platform/web/navigation.tsx';
import { Button, Field, fieldError, Notice, PageHeader, ProblemAlert, Section, Select, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { checkUpward, readTitle, recommendUpward } from '../contract/index.ts';
import { FindingsTable } from './findings-table.tsx';
import { SubjectSelect, TitleSelect } from './pickers.tsx';
import { recommendationMessages } from './recommendation-messages.ts';
import { useDay } from './use-day.ts';

/** What the page of an award or a candidate brings along. */
const startsWith = z.object({ titleId: z.string().optional(), subjectId: z.string().optional(), candidateId: z.string().optional() });
const given = (value: string): string | null => (value.trim() === '' ? null : value);

export function RecommendationFormPage() {
  const t = useT(recommendationMessages);
  const text = useText();
  const go = useGo();
  const [asked] = useSearchState(startsWith);
  const [titleId, setTitle] = useState(asked.titleId ?? '');
  const [subjectId, setSubject] = useState(asked.subjectId ?? '');
  const [classCode, setClass] = useState('');
  const [draft, setDraft] = useState({ batch: '', document: '', sentTo: '', remarks: '', reason: '' });
  const [on, setOn] = useDay();
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const title = useRead(readTitle, { titleId }, { enabled: titleId !== '' }).data;
  const classes = title?.rules.classes ?? [];
  const check = useRead(checkUpward, { titleId, subjectId, on, ...(classCode === '' ? {} : { classCode }) }, { enabled: titleId !== '' && subjectId !== '' && on !== '' });
  const recommend = useWrite(recommendUpward, { invalidates: ['honours'], done: { zh: '已登记', en: 'Recorded' }, onSuccess: ({ id }) => go(`/recommendations/${id}`) });
  const found = check.data;
  const needsReason = found?.verdict === 'needsReason';
  const isBlocked = found === undefined || found.verdict === 'refused' || (needsReason && !found.maySetAside);
  const save = () => void recommend.run({
    titleId, subjectId, fromCandidateId: asked.candidateId ?? null, classCode: given(classCode), batch: draft.batch, on, document: draft.document, remarks: given(draft.remarks), setAsideReason: needsReason ? given(draft.reason) : null,
    ...(draft.sentTo.trim() === '' ? {} : { sentTo: draft.sentTo }),
  });
  return (
    <>
      <PageHeader title={t('add')} trail={[{ text: t('title'), to: '/recommendations' }]} />
      <form className="lc-split" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={recommend.problem} />
            <Field label={t('higher')} required error={fieldError(recommend.problem, '/titleId')}>{(w) => <TitleSelect {...w} value={titleId} {...(title === undefined ? {} : { chosenName: text({ zh: title.nameZh, en: title.nameEn }) })} placeholder={t('choose')} filter={{ state: 'inUse' }} onChange={(next) => { setTitle(next?.id ?? ''); if (asked.subjectId === undefined) setSubject(''); }} />}</Field>
            {title !== undefined && <Field label={t('subject')} purpose={t('findPurpose')} required error={fieldError(recommend.problem, '/subjectId')}>{(w) => <SubjectSelect {...w} kind={title.subjectKind} value={subjectId} onChange={setSubject} />}</Field>}
            {classes.length > 0 && <Field label={t('classCode')} required error={fieldError(recommend.problem, '/classCode')}>{(w) => <Select {...w} value={classCode} placeholder="—" choices={classes.map((each) => ({ value: each.code, label: text(each) }))} onChange={setClass} />}</Field>}
            <div className="lc-grid">
              <Field label={t('batch')} purpose={t('batchPurpose')} required error={fieldError(recommend.problem, '/batch')}>{(w) => <TextInput {...w} maxLength={60} value={draft.batch} onChange={set('batch')} />}</Field>
              <Field label={t('sentOn')} required error={fieldError(recommend.problem, '/on')}>{(w) => <TextInput {...w} type="date" value={on} onChange={setOn} />}</Field>
              <Field label={t('document')} purpose={t('documentPurpose')} required error={fieldError(recommend.problem, '/document')}>{(w) => <TextInput {...w} maxLength={200} value={draft.document} onChange={set('document')} />}</Field>
              <Field label={t('sentTo')} purpose={t('sentToPurpose')}>{(w) => <TextInput {...w} maxLength={120} value={draft.sentTo} placeholder={title?.authority ?? ''} onChange={set('sentTo')} />}</Field>
            </div>
            {needsReason && found.maySetAside && <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(recommend.problem, '/setAsideReason')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={draft.reason} onChange={set('reason')} />}</Field>}
            <Field label={t('remarks')}>{(w) => <TextArea {...w} rows={2} maxLength={1_000} value={draft.remarks} onChange={set('remarks')} />}</Field>
            <div className="lc-row"><Button kind="primary" type="submit" icon={Send} pending={recommend.pending} disabled={isBlocked}>{t('record')}</Button><Button kind="quiet" onClick={() => go('/recommendations')}>{t('cancel')}</Button></div>
          </div>
        </Section>
        <div className="lc-stack">
          {found === undefined ? <Notice title={t('check')}><p>{t('checkNone')}</p></Notice> : (
            <>
              <Notice tone={found.verdict === 'met' ? 'ok' : found.verdict === 'needsReason' ? 'warn' : 'danger'} title={t(found.verdict)}>{needsReason && !found.maySetAside && <p>{t('notYours')}</p>}{found.fromAward !== null && <p>{t('fromAward')}：{text({ zh: found.fromAward.titleZh, en: found.fromAward.titleEn })} · {found.fromAward.number}</p>}</Notice>
              <FindingsTable findings={found.findings} caption={t('check')} />
            </>
          )}
          <ProblemAlert problem={check.problem} />
        </div>
      </form>
    </>
  );
}
