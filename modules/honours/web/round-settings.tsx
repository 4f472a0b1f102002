/** 评选办法 · Criteria and method of the jury, ties, the weight of the public voice, the days of the notice: settled before anybody is nominated. */
import { ArrowUp } from 'lucide-react';
import type { ProblemBody } from '#platform/contract/index.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { Checkbox, Field, fieldError, IconButton, Notice, Section, Select, TextInput } from '#platform/web/ui/index.ts';
import { weightWarning } from '#modules/ballots/contract/index.ts';
import { weighsMore } from '#modules/ballots/domain/index.ts';
import { juryMethodWords, tieKeyWords } from '../contract/index.ts';
import { JURY_METHODS } from '../domain/index.ts';
import type { RoundPart, StageKind } from '../domain/index.ts';
import { roundMessages } from './round-messages.ts';
import { asksJury, movedUp } from './round-settings-draft.ts';
import type { SettingsDraft } from './round-settings-draft.ts';
import { Rows } from './title-rows.tsx';

interface SettingsProps { readonly draft: SettingsDraft; readonly set: (change: Partial<SettingsDraft>) => void; readonly kinds: ReadonlySet<StageKind>; readonly problem: ProblemBody | null; /** Of a round that has begun: parts that no longer change; its seed never does, and who may nominate has an act of its own. */ readonly fixed?: ReadonlySet<RoundPart> }

export function RoundSettings({ draft, set, kinds, problem, fixed }: SettingsProps) {
  const t = useT(roundMessages);
  const text = useText();
  const asksVoice = kinds.has('publicVoice') && fixed?.has('voice') !== true;
  const isMore = asksVoice && weighsMore(Number(draft.voicePercent));
  const days = (name: 'calendarDays' | 'workingDays', label: string, purpose: string, least: number, most: number) => (
    <Field label={label} purpose={purpose} error={fieldError(problem, name === 'calendarDays' ? '/noticeCalendarDays' : '/noticeWorkingDays')}>{(w) => <TextInput {...w} type="number" min={least} max={most} value={draft[name]} onChange={(value) => set({ [name]: value })} />}</Field>
  );
  return (
    <Section title={t('settings')} about={fixed === undefined ? t('settingsAbout') : t('settingsFixed')}>
      <div className="lc-stack">
        {fixed === undefined && <Checkbox checked={draft.openNomination} onChange={(openNomination) => set({ openNomination })}>{t('openToAll')}</Checkbox>}
        {asksJury(kinds) && fixed?.has('jury') !== true && <JuryFields draft={draft} set={set} kinds={kinds} problem={problem} {...(fixed === undefined ? {} : { fixed })} />}
        <div className="lc-grid">
          {asksVoice && <Field label={t('voiceWeight')} purpose={t('voiceWeightPurpose')} error={fieldError(problem, '/voicePercent')}>{(w) => <TextInput {...w} type="number" min={0} max={60} value={draft.voicePercent} onChange={(voicePercent) => set({ voicePercent })} />}</Field>}
          {asksVoice && <Field label={t('voiceRule')} purpose={t('voiceRulePurpose')} required={isMore} error={fieldError(problem, '/voiceRule')}>{(w) => <TextInput {...w} maxLength={300} value={draft.voiceRule} onChange={(voiceRule) => set({ voiceRule })} />}</Field>}
          {fixed?.has('noticeDays') !== true && days('calendarDays', t('noticeDays'), t('noticeDaysPurpose'), 1, 60)}
          {fixed?.has('noticeDays') !== true && days('workingDays', t('noticeWorkdays'), t('noticeWorkdaysPurpose'), 0, 30)}
        </div>
        {isMore && <Notice tone="warn">{text(weightWarning)}</Notice>}
      </div>
    </Section>
  );
}

function JuryFields({ draft, set, problem, fixed }: SettingsProps) {
  const t = useT(roundMessages);
  const text = useText();
  return (
    <>
      <Rows legend={t('criteria')} purpose={t('criteriaPurpose')} rows={draft.criteria} fresh={{ name: '', scoreMax: '' }} add={t('addCriterion')} onChange={(criteria) => set({ criteria })} place="/jury/criteria" issueAt={(at) => fieldError(problem, `/jury/criteria/${at}/scoreMax`)} issue={fieldError(problem, '/jury/criteria')}>
        {(row, change, at) => (
          <>
            <TextInput aria-label={`${t('criterion')} ${at + 1}`} placeholder={t('criterion')} maxLength={120} value={row.name} onChange={(name) => change({ name })} />
            <TextInput className="lc-honours-short" type="number" min={1} max={1_000} aria-label={`${t('scoreMax')} ${at + 1}`} placeholder={t('scoreMax')} value={row.scoreMax} onChange={(scoreMax) => change({ scoreMax })} />
          </>
        )}
      </Rows>
      <div className="lc-grid">
        <Field label={t('juryMethod')}>{(w) => <Select {...w} value={draft.method} choices={JURY_METHODS.map((method) => ({ value: method, label: text(juryMethodWords[method]) }))} onChange={(method) => { if (method !== '') set({ method }); }} />}</Field>
        {draft.method === 'trimmedMean' && <Field label={t('trim')} purpose={t('trimPurpose')}>{(w) => <TextInput {...w} type="number" min={0} max={5} value={draft.trim} onChange={(trim) => set({ trim })} />}</Field>}
        {fixed === undefined && <Field label={t('lotSeed')} purpose={t('lotSeedPurpose')} required error={fieldError(problem, '/jury/lotSeed')}>{(w) => <TextInput {...w} maxLength={120} value={draft.lotSeed} onChange={(lotSeed) => set({ lotSeed })} />}</Field>}
      </div>
      <fieldset className="lc-honours-rows">
        <legend>{t('tieRule')}</legend>
        <p className="lc-field-purpose">{t('tieRulePurpose')}</p>
        <ol className="lc-honours-ties">
          {draft.tieKeys.map((key, at) => <li key={key}><span>{at + 1}. {text(tieKeyWords[key])}</span>{at > 0 && <IconButton icon={ArrowUp} label={t('earlierRule', { rule: text(tieKeyWords[key]) })} onClick={() => set({ tieKeys: movedUp(draft.tieKeys, at) })} />}</li>)}
          <li><span>{draft.tieKeys.length + 1}. {text(tieKeyWords.lot)}</span></li>
        </ol>
      </fieldset>
    </>
  );
}
