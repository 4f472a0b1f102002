/** 服务记录规则 · The deadline for entries, and from where on something is pointed out. */
import { useState } from 'react';
import { Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { Button, Field, fieldError, KeyValue, PageHeader, ProblemAlert, Section, Skeleton, StateTag, TextInput } from '#platform/web/ui/index.ts';
import { readServiceRules, saveServiceRules } from '../contract/index.ts';
import { banMessages } from './ban-messages.ts';

type Rules = OutputOf<typeof readServiceRules>;
const NUMBERS = [['rollCallHours', 'rollCallHours', 'rollCallHoursPurpose'], ['entryDays', 'entryDays', 'entryDaysPurpose'], ['dayCapMinutes', 'dayCap', 'dayCapPurpose'], ['alikeMost', 'alike', 'alikePurpose'], ['soonMinutes', 'soon', 'soonPurpose'], ['plannedLateMinutes', 'plannedLate', 'plannedLatePurpose'], ['recordedLateHours', 'recordedLate', 'recordedLatePurpose'], ['livesFarKm', 'livesFar', 'livesFarPurpose']] as const;

export function ServiceRulesPage() {
  const t = useT(banMessages);
  const mayManage = useCan('volunteering.manage');
  const found = useRead(readServiceRules, {});
  const rules = found.data;
  return (
    <>
      <PageHeader title={t('rules')} about={t('rulesAbout')} trail={[{ text: t('records'), to: '/service-records' }]} beside={rules?.isDefault === true && <StateTag tone="info" text={t('isDefault')} />} />
      {rules === undefined ? (found.problem === null ? <Skeleton height="20rem" /> : <ProblemAlert problem={found.problem} onRetry={found.reload} />) : mayManage ? <RulesForm rules={rules} /> : (
        <Section><KeyValue facts={[...NUMBERS.map(([name, label]) => ({ label: t(label), value: <span className="lc-number">{rules[name]}</span> })), { label: t('source'), value: rules.source }]} /></Section>
      )}
    </>
  );
}

function RulesForm({ rules }: { readonly rules: Rules }) {
  const t = useT(banMessages);
  const [draft, setDraft] = useState(() => ({ ...Object.fromEntries(NUMBERS.map(([name]) => [name, String(rules[name])])), source: rules.isDefault ? '' : rules.source }) as Record<(typeof NUMBERS)[number][0] | 'source', string>);
  const save = useWrite(saveServiceRules, { invalidates: ['volunteering'], done: { zh: '已保存', en: 'Saved' } });
  const input = () => ({ rollCallHours: Number(draft.rollCallHours), entryDays: Number(draft.entryDays), dayCapMinutes: Number(draft.dayCapMinutes), alikeMost: Number(draft.alikeMost), soonMinutes: Number(draft.soonMinutes), plannedLateMinutes: Number(draft.plannedLateMinutes), recordedLateHours: Number(draft.recordedLateHours), livesFarKm: Number(draft.livesFarKm), source: draft.source });
  return (
    <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void save.run(input()); }}>
      <Section>
        <div className="lc-stack">
          <ProblemAlert problem={save.problem} />
          <div className="lc-grid">
            {NUMBERS.map(([name, label, purpose]) => <Field key={name} label={t(label)} purpose={t(purpose)} required error={fieldError(save.problem, `/${name}`)}>{(w) => <TextInput {...w} type="number" value={draft[name]} onChange={(value) => setDraft({ ...draft, [name]: value })} />}</Field>)}
            <Field label={t('source')} purpose={rules.isDefault ? rules.source : t('sourcePurpose')} required error={fieldError(save.problem, '/source')}>{(w) => <TextInput {...w} maxLength={200} value={draft.source} onChange={(source) => setDraft({ ...draft, source })} />}</Field>
          </div>
          <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={save.pending}>{t('save')}</Button></div>
        </div>
      </Section>
    </form>
  );
}
