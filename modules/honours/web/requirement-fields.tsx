/** 参评与名额字段 · Prerequisites, what keeps out, and quotas: one row a rule. */
import { useText, useT } from '#platform/web/i18n.ts';
import { placeKindWords } from '#modules/places/contract/index.ts';
import { Button, Checkbox, Section, Select, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { dimensionWords, groupWords, subjectKindWords } from '../contract/index.ts';
import { SUBJECT_KINDS } from '../domain/index.ts';
import { TitleSelect } from './pickers.tsx';
import type { TitleName } from './rules-view.tsx';
import { emptyPrerequisite, emptyQuota } from './title-draft.ts';
import type { PrerequisiteDraft, QuotaDraft } from './title-draft.ts';
import type { FieldsProps } from './title-fields.tsx';
import { titleFormMessages } from './title-form-messages.ts';
import { NamePair, Rows, Small } from './title-rows.tsx';
import { Worded } from './worded.tsx';

const PREREQUISITES = [['holdsTitle', 'kindHoldsTitle'], ['memberShare', 'kindMemberShare'], ['declared', 'kindDeclared']] as const;
const COVERED_KINDS = ['zone', 'subdistrict', 'town', 'community', 'village'] as const;
const QUOTAS = [['total', 'kindTotal'], ['perClass', 'kindPerClass'], ['leastPerGroup', 'kindLeastPerGroup'], ['groupShareMost', 'kindGroupShareMost'], ['eachGroupShareMost', 'kindEachGroupShareMost'], ['coverageMost', 'kindCoverageMost'], ['groupsCoveredLeast', 'kindGroupsCoveredLeast']] as const;

function TitleCodes({ chosen, titles, own, onChange, at }: { readonly chosen: readonly string[]; readonly titles: readonly TitleName[]; readonly own: string; readonly onChange: (codes: readonly string[]) => void; readonly at: number }) {
  const t = useT(titleFormMessages);
  const text = useText();
  const name = (code: string): string => { const found = titles.find((title) => title.code === code); return found === undefined ? code : text({ zh: found.nameZh, en: found.nameEn }); };
  return (
    <div className="lc-honours-wide">
      <span className="lc-honours-small-label">{t('ofTitles')}</span>
      <div className="lc-row">
        {chosen.map((code) => <Button key={code} small onClick={() => onChange(chosen.filter((each) => each !== code))}>{name(code)} ×</Button>)}
        <TitleSelect label={`${t('addTitle')} ${at + 1}`} placeholder={t('addTitle')} by="code" value="" without={({ code }) => code === own || chosen.includes(code)} onChange={(title) => { if (title !== null) onChange([...chosen, title.code]); }} />
      </div>
    </div>
  );
}

function PrerequisiteRow({ row, set, at, titles, own }: { readonly row: PrerequisiteDraft; readonly set: (change: Partial<PrerequisiteDraft>) => void; readonly at: number; readonly titles: readonly TitleName[]; readonly own: string }) {
  const t = useT(titleFormMessages);
  const text = useText();
  return (
    <>
      <Small label={t('prerequisites')}><Select value={row.kind} choices={PREREQUISITES.map(([value, label]) => ({ value, label: t(label) }))} onChange={(kind) => { if (kind !== '') set({ kind }); }} /></Small>
      {row.kind === 'holdsTitle' && <Small label={t('monthsHeld')}><TextInput className="lc-honours-short" type="number" min={0} max={600} value={row.monthsLeast} onChange={(monthsLeast) => set({ monthsLeast })} /></Small>}
      {row.kind === 'memberShare' && (
        <>
          <Small label={t('memberKind')}><Select value={row.memberKind} choices={SUBJECT_KINDS.map((kind) => ({ value: kind, label: text(subjectKindWords[kind]) }))} onChange={(memberKind) => { if (memberKind !== '') set({ memberKind }); }} /></Small>
          <Small label={t('shareLeast')}><TextInput className="lc-honours-short" placeholder={t('sharePurpose')} maxLength={20} value={row.share} onChange={(share) => set({ share })} /></Small>
        </>
      )}
      {row.kind === 'declared' ? <NamePair row={row} set={set} label={t('declaredText')} at={at} /> : <TitleCodes chosen={row.titles} titles={titles} own={own} onChange={(codes) => set({ titles: codes })} at={at} />}
    </>
  );
}

export function ConditionFields({ draft, set, wrong, titles }: FieldsProps) {
  const t = useT(titleFormMessages);
  return (
    <Section title={t('conditions')}>
      <div className="lc-stack">
        <Rows legend={t('prerequisites')} purpose={t('prerequisitesPurpose')} rows={draft.prerequisites} fresh={emptyPrerequisite} add={t('addPrerequisite')} onChange={(prerequisites) => set({ prerequisites })} place="/rules/prerequisites" issueAt={(at) => wrong(`/rules/prerequisites/${at}`)}>
          {(row, change, at) => <PrerequisiteRow row={row} set={change} at={at} titles={titles} own={draft.code} />}
        </Rows>
        <Rows legend={t('negativeItems')} purpose={t('negativePurpose')} rows={draft.negativeItems} fresh={{ code: '', zh: '', en: '', lookBackMonths: '12' }} add={t('addItem')} onChange={(negativeItems) => set({ negativeItems })} place="/rules/negativeItems" issueAt={(at) => wrong(`/rules/negativeItems/${at}`)} issue={wrong('/rules/negativeItems')}>
          {(row, change, at) => <><NamePair row={row} set={change} label={t('itemText')} at={at} /><Small label={t('lookBack')}><TextInput className="lc-honours-short" type="number" min={1} max={600} value={row.lookBackMonths} onChange={(lookBackMonths) => change({ lookBackMonths })} /></Small></>}
        </Rows>
      </div>
    </Section>
  );
}

/** Which groups there are, so that one nobody came from is told, too. */
function CoverFields({ row, set }: { readonly row: QuotaDraft; readonly set: (change: Partial<QuotaDraft>) => void }) {
  const t = useT(titleFormMessages);
  const text = useText();
  return (
    <>
      <Small label={t('cover')}><Select value={row.coverFrom} placeholder={t('coverNone')} choices={[{ value: 'places', label: t('coverPlaces') }, { value: 'list', label: t('coverList') }]} onChange={(coverFrom) => set({ coverFrom })} /></Small>
      {row.coverFrom === 'places' && <fieldset className="lc-honours-choices lc-honours-wide"><legend>{t('coverPlaces')}</legend>{COVERED_KINDS.map((kind) => <Checkbox key={kind} checked={row.coverKinds.includes(kind)} onChange={(on) => set({ coverKinds: COVERED_KINDS.filter((each) => (each === kind ? on : row.coverKinds.includes(each))) })}>{text(placeKindWords[kind])}</Checkbox>)}</fieldset>}
      {row.coverFrom === 'list' && <div className="lc-honours-wide"><Small label={t('coverEach')}><TextArea rows={4} value={row.coverList} onChange={(coverList) => set({ coverList })} /></Small></div>}
    </>
  );
}

/** 名额规则一行 */
export function QuotaRow({ row, set }: { readonly row: QuotaDraft; readonly set: (change: Partial<QuotaDraft>) => void }) {
  const t = useT(titleFormMessages);
  const number = (name: 'least' | 'most', label: string) => <Small label={label}><TextInput className="lc-honours-short" type="number" min={0} max={1_000_000} value={row[name]} onChange={(value) => set({ [name]: value })} /></Small>;
  const isGrouped = row.kind !== 'total' && row.kind !== 'perClass';
  return (
    <>
      <Small label={t('quotaKind')}><Select value={row.kind} choices={QUOTAS.map(([value, label]) => ({ value, label: t(label) }))} onChange={(kind) => { if (kind !== '') set({ kind, ...((kind === 'coverageMost' || kind === 'groupsCoveredLeast') && row.dimension === '' ? { dimension: 'village' } : {}) }); }} /></Small>
      {isGrouped && (
        <Small label={t('dimension')}>
          <Worded words={dimensionWords} value={row.dimension} maxLength={40} onChange={(dimension) => set({ dimension })} />
        </Small>
      )}
      {row.kind === 'groupShareMost' && (
        <Small label={t('group')}>
          <Worded words={groupWords} value={row.group} maxLength={80} onChange={(group) => set({ group })} />
        </Small>
      )}
      {(row.kind === 'perClass' || row.kind === 'leastPerGroup') && number('least', t('least'))}
      {(row.kind === 'leastPerGroup' || row.kind === 'groupsCoveredLeast') && <CoverFields row={row} set={set} />}
      {(row.kind === 'perClass' || row.kind === 'total') && number('most', t('most'))}
      {isGrouped && row.kind !== 'leastPerGroup' && <Small label={t(row.kind === 'groupsCoveredLeast' ? 'shareLeast' : 'shareMost')}><TextInput className="lc-honours-short" placeholder={t('sharePurpose')} maxLength={20} value={row.share} onChange={(share) => set({ share })} /></Small>}
    </>
  );
}

export function QuotaFields({ draft, set, wrong }: FieldsProps) {
  const t = useT(titleFormMessages);
  return (
    <Section title={t('quotas')}>
      <Rows legend={t('quotas')} purpose={t('quotasPurpose')} rows={draft.quotas} fresh={emptyQuota} add={t('addQuota')} onChange={(quotas) => set({ quotas })} place="/rules/quotas" issueAt={(at) => wrong(`/rules/quotas/${at}`)}>
        {(row, change) => <QuotaRow row={row} set={change} />}
      </Rows>
    </Section>
  );
}
