/** 称号字段 · Who a title is, what it grades by, and its life. */
import { useText, useT } from '#platform/web/i18n.ts';
import { Button, Checkbox, Field, Notice, Section, Segmented, Select, TextInput } from '#platform/web/ui/index.ts';
import { subjectKindWords, tierWords } from '../contract/index.ts';
import { SUBJECT_KINDS, TIERS } from '../domain/index.ts';
import { honourMessages } from './messages.ts';
import type { LevelDraft, NamedDraft, TitleDraft } from './title-draft.ts';
import { titleFormMessages } from './title-form-messages.ts';
import { NamePair, Rows, Small } from './title-rows.tsx';
import { TitleSelect } from './pickers.tsx';
import type { TitleName } from './rules-view.tsx';

export interface FieldsProps {
  readonly draft: TitleDraft; readonly set: (change: Partial<TitleDraft>) => void;
  /** The words of what is wrong at a place of the input. */
  readonly wrong: (pointer: string) => string | undefined; readonly titles: readonly TitleName[];
}

const noName: NamedDraft = { code: '', zh: '', en: '' };
/** The usual three, where a title has stars. */
const MEDALS: readonly LevelDraft[] = [{ code: 'bronze', zh: '铜', en: 'Bronze', starsFrom: '' }, { code: 'silver', zh: '银', en: 'Silver', starsFrom: '' }, { code: 'gold', zh: '金', en: 'Gold', starsFrom: '' }];

export function BasicFields({ draft, set, wrong, isNew, isUsed }: FieldsProps & { readonly isNew: boolean; readonly isUsed: boolean }) {
  const t = useT(titleFormMessages);
  const text = useText();
  const line = (name: 'nameZh' | 'nameEn' | 'authority' | 'approvalDocument' | 'editionCode' | 'source' | 'code', label: string, purpose: string, maxLength: number, required = true) => (
    <Field label={label} purpose={purpose} required={required} error={wrong(`/${name}`)}>{(w) => <TextInput {...w} data-place={`/${name}`} maxLength={maxLength} value={draft[name]} onChange={(value) => set({ [name]: value })} />}</Field>
  );
  return (
    <Section title={t('basics')}>
      <div className="lc-stack">
        <div className="lc-grid">
          {line('nameZh', t('nameZh'), t('nameZhPurpose'), 80)}
          {line('nameEn', t('nameEn'), t('nameEnPurpose'), 160, false)}
          {isNew && line('code', t('code'), t('codePurpose'), 60)}
        </div>
        <div className="lc-grid">
          <Field label={t('tier')} error={wrong('/tier')}>{(w) => <Select {...w} disabled={isUsed} value={draft.tier} choices={TIERS.map((tier) => ({ value: tier, label: text(tierWords[tier]) }))} onChange={(tier) => { if (tier !== '') set({ tier }); }} />}</Field>
          <Field label={t('kind')} error={wrong('/subjectKind')}>{(w) => <Select {...w} disabled={isUsed} value={draft.subjectKind} choices={SUBJECT_KINDS.map((kind) => ({ value: kind, label: text(subjectKindWords[kind]) }))} onChange={(subjectKind) => { if (subjectKind !== '') set({ subjectKind }); }} />}</Field>
        </div>
        {isUsed && <p className="lc-quiet lc-small">{t('fixedNote')}</p>}
        <div className="lc-grid">
          {line('authority', t('authority'), t('authorityPurpose'), 120)}
          {line('approvalDocument', t('approval'), t('approvalPurpose'), 200, false)}
        </div>
        {draft.approvalDocument.trim() === '' && <Notice tone="warn" title={t('approvalMissing')}><p>{t('approvalMissingNote')}</p></Notice>}
        <div className="lc-grid">
          {line('source', t('source'), t('sourcePurpose'), 500)}
          {line('editionCode', t('edition'), t('editionPurpose'), 80, false)}
        </div>
      </div>
    </Section>
  );
}

export function GradingFields({ draft, set, wrong }: FieldsProps) {
  const t = useT(titleFormMessages);
  return (
    <Section title={t('grading')}>
      <div className="lc-stack">
        {draft.starsToEnter !== '' && draft.stars.length !== Number(draft.starsToEnter) && <Notice tone="warn" title={t('starsToEnter', { n: Number(draft.starsToEnter), name: draft.nameZh })}><p>{t('starsToEnterNote')}</p></Notice>}
        <Rows legend={t('stars')} purpose={t('starsPurpose')} rows={draft.stars} fresh={noName} add={t('addStar')} onChange={(stars) => set({ stars })} place="/rules/stars" issueAt={(at) => wrong(`/rules/stars/${at}`)} issue={wrong('/rules/stars')}>
          {(row, change, at) => <NamePair row={row} set={change} label={t('starName')} at={at} />}
        </Rows>
        {(draft.stars.length > 0 || draft.levels.length > 0) && (
          <Rows
            legend={t('levels')} purpose={t('levelsPurpose')} rows={draft.levels} fresh={{ ...noName, starsFrom: '' }} add={t('addLevel')} onChange={(levels) => set({ levels })} place="/rules/levels" issueAt={(at) => wrong(`/rules/levels/${at}`)} issue={wrong('/rules/levels')}
            more={draft.levels.length === 0 && <Button small kind="quiet" onClick={() => set({ levels: MEDALS })}>{t('medals')}</Button>}
          >
            {(row, change, at) => <><NamePair row={row} set={change} label={t('levelName')} at={at} /><TextInput className="lc-honours-short" type="number" min={0} max={50} aria-label={`${t('levelName')} ${at + 1} · ${t('starsFrom')}`} placeholder={t('starsFrom')} value={row.starsFrom} onChange={(starsFrom) => change({ starsFrom })} /></>}
          </Rows>
        )}
        <Rows legend={t('classes')} purpose={t('classesPurpose')} rows={draft.classes} fresh={noName} add={t('addClass')} onChange={(classes) => set({ classes, ageExceptClasses: draft.ageExceptClasses.filter((code) => classes.some((each) => each.code === code)) })} place="/rules/classes" issueAt={(at) => wrong(`/rules/classes/${at}`)} issue={wrong('/rules/classes')}>
          {(row, change, at) => <NamePair row={row} set={change} label={t('className')} at={at} />}
        </Rows>
        {draft.subjectKind === 'person' && (
          <div className="lc-grid">
            <Field label={t('ageLeast')} purpose={t('ageLeastPurpose')} error={wrong('/rules/ageLeast')}>{(w) => <TextInput {...w} data-place="/rules/ageLeast" type="number" min={0} max={120} value={draft.ageLeast} onChange={(ageLeast) => set({ ageLeast })} />}</Field>
            {draft.ageLeast !== '' && draft.classes.some(({ code }) => code !== '') && (
              <fieldset className="lc-honours-rows"><legend>{t('ageExcept')}</legend>
                {draft.classes.filter(({ code }) => code !== '').map(({ code, zh }) => <Checkbox key={code} checked={draft.ageExceptClasses.includes(code)} onChange={(on) => set({ ageExceptClasses: on ? [...draft.ageExceptClasses, code] : draft.ageExceptClasses.filter((each) => each !== code) })}>{zh}</Checkbox>)}
              </fieldset>
            )}
          </div>
        )}
      </div>
    </Section>
  );
}

export function LifeFields({ draft, set, wrong, titles }: FieldsProps) {
  const t = useT(titleFormMessages);
  const h = useT(honourMessages);
  const text = useText();
  const nameOf = (code: string): string => { const found = titles.find((title) => title.code === code); return found === undefined ? code : text({ zh: found.nameZh, en: found.nameEn }); };
  const months = (name: 'termMonths' | 'reviewEveryMonths' | 'lockMonths', label: string, purpose: string) => (
    <Field label={label} purpose={purpose} error={wrong(`/${name}`)}>{(w) => <TextInput {...w} data-place={`/${name}`} type="number" min={name === 'lockMonths' ? 0 : 1} max={600} value={draft[name]} onChange={(value) => set({ [name]: value })} />}</Field>
  );
  const days = (name: 'answerDays' | 'appealDays', label: string, purpose: string) => (
    <Field label={label} purpose={purpose} error={wrong(`/rules/withdrawal/${name}`)}>{(w) => <TextInput {...w} data-place={`/rules/withdrawal/${name}`} type="number" min={1} max={90} value={draft[name]} onChange={(value) => set({ [name]: value })} />}</Field>
  );
  return (
    <Section title={t('life')}>
      <div className="lc-stack">
        <div className="lc-grid">{months('termMonths', t('term'), t('termPurpose'))}{months('reviewEveryMonths', t('review'), t('reviewPurpose'))}{months('lockMonths', t('lock'), t('lockPurpose'))}</div>
        <div className="lc-grid">
          <Field label={t('upward')} purpose={t('upwardPurpose')} error={wrong('/upwardTitleCode')}>{(w) => <span data-place="/upwardTitleCode"><TitleSelect {...w} by="code" value={draft.upwardTitleCode} chosenName={nameOf(draft.upwardTitleCode)} without={({ code }) => code === draft.code} onChange={(title) => set({ upwardTitleCode: title?.code ?? '' })} /></span>}</Field>
          {draft.upwardTitleCode !== '' && <Field label={t('upwardAfter')} error={wrong('/upwardAfter')}>{(w) => <TextInput {...w} type="number" min={1} max={20} value={draft.upwardAfter} onChange={(upwardAfter) => set({ upwardAfter })} />}</Field>}
        </div>
        <div className="lc-grid">{days('answerDays', t('answerDays'), t('answerDaysPurpose'))}{days('appealDays', t('appealDays'), t('appealDaysPurpose'))}</div>
        <Rows legend={t('grounds')} purpose={t('groundsPurpose')} rows={draft.grounds} fresh={{ ...noName, answerDays: '', appealDays: '' }} add={t('addGround')} onChange={(grounds) => set({ grounds })} place="/rules/withdrawal/grounds" issueAt={(at) => wrong(`/rules/withdrawal/grounds/${at}`)} issue={wrong('/rules/withdrawal/grounds')}>
          {(row, change, at) => <><NamePair row={row} set={change} label={t('groundName')} at={at} isHeaded /><Small label={t('ownAnswerDays')}><TextInput className="lc-honours-short" type="number" min={0} max={90} value={row.answerDays} onChange={(answerDays) => change({ answerDays })} /></Small><Small label={t('ownAppealDays')}><TextInput className="lc-honours-short" type="number" min={0} max={90} value={row.appealDays} onChange={(appealDays) => change({ appealDays })} /></Small></>}
        </Rows>
        <div className="lc-grid">
          <div className="lc-honours-rows"><span className="lc-field-label">{t('onRename')}</span><Segmented label={t('onRename')} value={draft.onRename} choices={[{ value: 'carriesWhenFiled', label: h('renameFiled') }, { value: 'carries', label: h('renameCarries') }]} onChange={(onRename) => set({ onRename })} /></div>
          <div className="lc-honours-rows"><span className="lc-field-label">{t('onMerge')}</span><Segmented label={t('onMerge')} value={draft.onMerge} choices={[{ value: 'ends', label: h('mergeEnds') }, { value: 'carries', label: h('mergeCarries') }]} onChange={(onMerge) => set({ onMerge })} /></div>
          <div className="lc-honours-rows"><span className="lc-field-label">{h('departmentNo')}</span><Segmented label={h('departmentNo')} value={draft.departmentNo} choices={[{ value: 'excludes', label: h('noExcludes') }, { value: 'shown', label: h('noShown') }]} onChange={(departmentNo) => set({ departmentNo })} /></div>
        </div>
      </div>
    </Section>
  );
}
