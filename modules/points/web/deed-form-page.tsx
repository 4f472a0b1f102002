/** 记一笔 · On a phone in the village: who, what, when, and what shows it. */
import { useState } from 'react';
import { Save, ScrollText } from 'lucide-react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { Button, EmptyState, Field, fieldError, LinkButton, Notice, PageHeader, ProblemAlert, Section, Select, Skeleton, TextArea, TextInput, useToast } from '#platform/web/ui/index.ts';
import { evidenceWords, readRulesOn, recordDeed } from '../contract/index.ts';
import { needsEvidence, needsPhoto } from '../domain/index.ts';
import { cycleMessages } from './cycle-messages.ts';
import { DeedPhotos } from './deed-photos.tsx';
import { pointsMessages } from './messages.ts';
import { SubjectField } from './subject-field.tsx';
import { useDay } from './use-day.ts';
import { signed } from './words.ts';

interface Draft { readonly subjectId: string; readonly placeId: string | null; readonly ruleCode: string; readonly evidence: string; readonly photoIds: readonly string[] }
const EMPTY: Draft = { subjectId: '', placeId: null, ruleCode: '', evidence: '', photoIds: [] };

export function DeedFormPage() {
  const t = useT(pointsMessages);
  const text = useText();
  const c = useT(cycleMessages);
  const say = useToast();
  const go = useGo();
  const [draft, setDraft] = useState(EMPTY);
  const [another, setAnother] = useState(false);
  const [happenedOn, setDay] = useDay();
  const set = (name: 'ruleCode' | 'evidence') => (value: string) => setDraft({ ...draft, [name]: value });
  const rules = useRead(readRulesOn, { on: happenedOn }, { enabled: happenedOn !== '' });
  const rule = rules.data?.rules.find(({ code }) => code === draft.ruleCode);
  const record = useWrite(recordDeed, {
    invalidates: ['points'], done: { zh: '已记下，等待评议', en: 'Recorded, to be reviewed' },
    // the same rule for the next household: a clean-up has many hands
    onSuccess: ({ points, countsFor }) => {
      if (countsFor < points) say({ zh: c('countsLine', { n: countsFor }), en: c('countsLine', { n: countsFor }) }, 'warn');
      if (another) setDraft({ ...EMPTY, ruleCode: draft.ruleCode, evidence: draft.evidence }); else go('/deeds');
    },
  });
  const send = (): void => { void record.run({ subjectId: draft.subjectId, ruleCode: draft.ruleCode, happenedOn, evidence: draft.evidence.trim() === '' ? null : draft.evidence, photos: draft.photoIds.map((fileId) => ({ fileId })) }); };
  const trail = [{ text: t('deeds'), to: '/deeds' }];
  if (rules.data === undefined) return <><PageHeader title={t('record')} trail={trail} /><Skeleton lines={6} /></>;
  if (rules.data.bookId === null) return <><PageHeader title={t('record')} trail={trail} /><EmptyState icon={ScrollText} title={t('noRules')} advice={t('noRulesAdvice')} action={<LinkButton to="/rule-books">{t('toRules')}</LinkButton>} /></>;
  return (
    <>
      <PageHeader title={t('record')} trail={trail} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); send(); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={record.problem} />
            <SubjectField value={draft.subjectId} onChange={(subjectId, placeId) => setDraft({ ...draft, subjectId, placeId, photoIds: [] })} error={fieldError(record.problem, '/subjectId')} />
            <div className="lc-grid">
              <Field label={t('rule')} purpose={rule === undefined ? undefined : rule.monthlyCap === null ? t('noCap') : t('perMonth', { n: rule.monthlyCap })} required error={fieldError(record.problem, '/ruleCode')}>
                {(w) => <Select {...w} value={draft.ruleCode} placeholder="—" choices={rules.data?.rules.map((each) => ({ value: each.code, label: `${each.group} · ${each.label} ${signed(each.points)}` })) ?? []} onChange={set('ruleCode')} />}
              </Field>
              <Field label={t('day')} purpose={t('dayPurpose')} required error={fieldError(record.problem, '/happenedOn')}>{(w) => <TextInput {...w} type="date" value={happenedOn} onChange={setDay} />}</Field>
            </div>
            <Field label={rule === undefined ? t('evidence') : text(evidenceWords[rule.evidence])} purpose={t('evidencePurpose')} required={rule !== undefined && needsEvidence(rule)} error={fieldError(record.problem, '/evidence')}>{(w) => <TextArea {...w} rows={2} maxLength={500} value={draft.evidence} onChange={set('evidence')} />}</Field>
            <DeedPhotos photoIds={draft.photoIds} placeId={draft.placeId} needed={rule !== undefined && needsPhoto(rule.evidence)} error={fieldError(record.problem, '/photos')} onChange={(photoIds) => setDraft((now) => ({ ...now, photoIds }))} />
            {rule !== undefined && <Notice tone={rule.points < 0 ? 'warn' : 'info'} title={t('willBe', { points: signed(rule.points) })} />}
            <div className="lc-row">
              <Button kind="primary" type="submit" icon={Save} pending={record.pending && !another} onClick={() => setAnother(false)}>{t('save')}</Button>
              <Button type="submit" pending={record.pending && another} onClick={() => setAnother(true)}>{t('saveMore')}</Button>
              <Button kind="quiet" onClick={() => go('/deeds')}>{t('cancel')}</Button>
            </div>
          </div>
        </Section>
      </form>
    </>
  );
}
