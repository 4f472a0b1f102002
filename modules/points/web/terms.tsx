/** 规则约定 · Shown as facts, and as fields of the next version. */
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Checkbox, Field, KeyValue, Section, TextInput } from '#platform/web/ui/index.ts';
import { listRoles } from '#modules/people/contract/index.ts';
import type { readRuleBook } from '../contract/index.ts';
import { cycleMessages } from './cycle-messages.ts';
import { isOffered, ROLE_FIELDS } from './role-choices.ts';
import { signalMessages } from './signal-messages.ts';

export type Terms = OutputOf<typeof readRuleBook>['terms'];

function useRoleNames() {
  const text = useText();
  const roles = useRead(listRoles, {}).data?.roles ?? [];
  return { roles, nameOf: (code: string) => { const role = roles.find((each) => each.code === code); return role === undefined ? code : text({ zh: role.nameZh, en: role.nameEn }); } };
}

export function TermsFacts({ terms }: { readonly terms: Terms }) {
  const t = useT(cycleMessages);
  const s = useT(signalMessages);
  const text = useText();
  const { nameOf } = useRoleNames();
  const { signals } = terms;
  const keep = terms.keepMost === null ? t('keepLine', { n: terms.keepPercent }) : t('keepMostLine', { n: terms.keepPercent, most: terms.keepMost });
  return (
    <Section title={t('terms')}>
      <KeyValue facts={[
        { label: t('householdCap'), value: terms.householdMonthlyCap === null ? t('noHouseholdCap') : t('capLine', { n: terms.householdMonthlyCap }) }, { label: t('reviewDays'), value: t('reviewDaysLine', { n: terms.reviewDays }) }, { label: t('objectionDays'), value: t('objectionDaysLine', { n: terms.objectionDays }) },
        { label: t('teamCap'), value: terms.teamMonthlyCap === 0 ? t('noTeamCap') : t('capLine', { n: terms.teamMonthlyCap }) }, { label: t('yearEndsOn'), value: text({ zh: terms.yearEndsOn.replace(/^0?(\d+)-0?(\d+)$/, '$1月$2日'), en: terms.yearEndsOn }) }, { label: t('keepPercent'), value: keep }, { label: t('warnDays'), value: t('warnDaysLine', { n: terms.warnDays }) },
        ...ROLE_FIELDS.map((field) => ({ label: t(field), value: terms[field].length === 0 ? t('anyRole') : terms[field].map(nameOf).join(' · ') })),
        { label: s('lines'), value: [s('pairLine', { n: signals.pairMin, percent: signals.pairPercent }), s('bulkLine', { of: signals.roundOf, n: signals.bulkMin, percent: signals.bulkPercent }), s('nightLine', { from: signals.nightFrom, to: signals.nightTo })].join(' · ') },
      ]} />
    </Section>
  );
}

const LINES = { pairMin: [2, 10_000], pairPercent: [1, 100], roundOf: [1, 1_000], bulkMin: [2, 10_000], bulkPercent: [1, 100], nightFrom: [0, 23], nightTo: [0, 23] } as const;
const LINE_FIELDS = Object.keys(LINES) as (keyof typeof LINES)[];
const figure = (value: string): number => Math.trunc(Number(value));

export function TermsFields({ terms, onChange }: { readonly terms: Terms; readonly onChange: (terms: Terms) => void }) {
  const t = useT(cycleMessages);
  const s = useT(signalMessages);
  const text = useText();
  const { roles } = useRoleNames();
  const set = (part: Partial<Terms>): void => onChange({ ...terms, ...part });
  const toggle = (field: (typeof ROLE_FIELDS)[number], code: string, chosen: boolean): void => set({ [field]: chosen ? [...terms[field], code] : terms[field].filter((each) => each !== code) });
  return (
    <Section title={t('terms')}>
      <div className="lc-stack">
        <div className="lc-grid">
          <Field label={t('householdCap')} purpose={t('householdCapPurpose')}>{(w) => <TextInput {...w} type="number" min={1} value={terms.householdMonthlyCap === null ? '' : String(terms.householdMonthlyCap)} onChange={(value) => set({ householdMonthlyCap: value === '' ? null : figure(value) })} />}</Field>
          <Field label={t('teamCap')} purpose={t('teamCapPurpose')} required>{(w) => <TextInput {...w} type="number" min={0} value={String(terms.teamMonthlyCap)} onChange={(value) => set({ teamMonthlyCap: figure(value) })} />}</Field>
          <Field label={t('reviewDays')} purpose={t('reviewDaysPurpose')} required>{(w) => <TextInput {...w} type="number" min={1} max={28} value={String(terms.reviewDays)} onChange={(value) => set({ reviewDays: figure(value) })} />}</Field>
          <Field label={t('objectionDays')} purpose={t('objectionDaysPurpose')} required>{(w) => <TextInput {...w} type="number" min={1} max={30} value={String(terms.objectionDays)} onChange={(value) => set({ objectionDays: figure(value) })} />}</Field>
          <Field label={t('yearEndsOn')} purpose={t('yearEndsOnPurpose')} required>{(w) => <TextInput {...w} maxLength={5} value={terms.yearEndsOn} onChange={(yearEndsOn) => set({ yearEndsOn })} />}</Field>
          <Field label={t('keepPercent')} purpose={t('keepPercentPurpose')} required>{(w) => <TextInput {...w} type="number" min={0} max={100} value={String(terms.keepPercent)} onChange={(value) => set({ keepPercent: figure(value) })} />}</Field>
          <Field label={t('keepMost')} purpose={t('keepMostPurpose')}>{(w) => <TextInput {...w} type="number" min={0} value={terms.keepMost === null ? '' : String(terms.keepMost)} onChange={(value) => set({ keepMost: value === '' ? null : figure(value) })} />}</Field>
          <Field label={t('warnDays')} purpose={t('warnDaysPurpose')} required>{(w) => <TextInput {...w} type="number" min={60} max={180} value={String(terms.warnDays)} onChange={(value) => set({ warnDays: figure(value) })} />}</Field>
        </div>
        <h3>{t('rolesHeading')}</h3>
        <p className="lc-quiet">{t('rolesPurpose')}</p>
        <div className="lc-grid">
          {ROLE_FIELDS.map((field) => (
            <fieldset key={field} className="lc-points-roles"><legend>{t(field)}</legend>
              {roles.filter((role) => isOffered(field, role.permissions)).map((role) => <Checkbox key={role.code} checked={terms[field].includes(role.code)} onChange={(chosen) => toggle(field, role.code, chosen)}>{text({ zh: role.nameZh, en: role.nameEn })}</Checkbox>)}
            </fieldset>
          ))}
        </div>
        <h3>{s('lines')}</h3>
        <p className="lc-quiet">{s('linesPurpose')}</p>
        <div className="lc-grid">
          {LINE_FIELDS.map((field) => <Field key={field} label={s(field)} required>{(w) => <TextInput {...w} type="number" min={LINES[field][0]} max={LINES[field][1]} value={String(terms.signals[field])} onChange={(value) => set({ signals: { ...terms.signals, [field]: figure(value) } })} />}</Field>)}
        </div>
      </div>
    </Section>
  );
}
