/** 联审部门的设置 · Organisations whose people sign, and departments that answer on paper; each with what it is to look for. */
import { Plus, Trash2 } from 'lucide-react';
import { Suspense } from 'react';
import type { InputOf, ProblemBody } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { listOrganisations } from '#modules/places/contract/index.ts';
import { OrganisationSelect } from '#modules/places/web/index.ts';
import { useT } from '#platform/web/i18n.ts';
import { Button, Checkbox, Field, fieldError, TextInput } from '#platform/web/ui/index.ts';
import type { createSelectionRound } from '../contract/index.ts';
import { departmentMessages } from './department-messages.ts';
import { roundMessages } from './round-messages.ts';

/** An organisation, or the words of one that is in no register. */
export interface DepartmentDraft { readonly organisationId: string | null; readonly zh: string; readonly en: string; readonly asks: string }

/** Rows that name nobody yet are left out. */
export const departmentsOf = (drafts: readonly DepartmentDraft[]): InputOf<typeof createSelectionRound>['departments'] => drafts.filter(({ zh }) => zh.trim() !== '')
  .map(({ organisationId, zh, en, asks }, at) => ({ code: `d${at + 1}`, zh: zh.trim(), en: en.trim(), asks: asks.trim(), organisationId }));

/** What is in no register goes by its Chinese name in both languages. */
const named = (name: string): Pick<DepartmentDraft, 'zh' | 'en'> => ({ zh: name, en: name });

interface DepartmentFieldsProps { readonly drafts: readonly DepartmentDraft[]; readonly onChange: (drafts: readonly DepartmentDraft[]) => void; /** Whether they read each other’s answers; without it, that stays as the round began. */ readonly isOpen?: boolean; readonly onOpen?: (isOpen: boolean) => void; readonly problem: ProblemBody | null }

export function DepartmentFields({ drafts, onChange, isOpen, onOpen, problem }: DepartmentFieldsProps) {
  const [t, r] = [useT(departmentMessages), useT(roundMessages)];
  const units = useRead(listOrganisations, {}).data?.rows ?? [];
  const change = (at: number, next: Partial<DepartmentDraft>) => onChange(drafts.map((each, place) => (place === at ? { ...each, ...next } : each)));
  const choose = (organisationId: string | undefined) => {
    const unit = units.find(({ id }) => id === organisationId);
    if (unit !== undefined && !drafts.some((each) => each.organisationId === unit.id)) onChange([...drafts, { organisationId: unit.id, zh: unit.nameZh, en: unit.nameEn, asks: '' }]);
  };
  return (
    <fieldset className="lc-honours-rows">
      <legend className="lc-field-label">{r('departments')}</legend>
      <p className="lc-small lc-quiet">{t('departmentsPurpose')}</p>
      {drafts.map((draft, at) => (
        <div key={`${at}-${draft.organisationId ?? ''}`} className="lc-grid">
          {draft.organisationId === null
            ? <Field label={`${t('departmentName')} ${at + 1}`} purpose={t('paperOnly')} required error={fieldError(problem, `/departments/${at}/zh`)}>{(w) => <TextInput {...w} maxLength={120} value={draft.zh} onChange={(zh) => change(at, named(zh))} />}</Field>
            : <div className="lc-honours-rows"><span className="lc-field-label">{`${t('department')} ${at + 1}`}</span><span>{draft.zh}</span></div>}
          <Field label={`${t('departmentAsks')} ${at + 1}`} error={fieldError(problem, `/departments/${at}/organisationId`) ?? fieldError(problem, `/departments/${at}/code`)}>{(w) => <TextInput {...w} maxLength={300} value={draft.asks} onChange={(asks) => change(at, { asks })} />}</Field>
          <div><Button small icon={Trash2} aria-label={`${t('dropDepartment')} ${draft.zh}`} onClick={() => onChange(drafts.filter((each) => each !== draft))}>{t('dropDepartment')}</Button></div>
        </div>
      ))}
      <div className="lc-grid">
        <Field label={t('addDepartment')} purpose={t('departmentUnit')}>{(w) => <Suspense><OrganisationSelect {...w} value={undefined} onChange={choose} /></Suspense>}</Field>
        <div className="lc-honours-rows"><Button small icon={Plus} onClick={() => onChange([...drafts, { organisationId: null, zh: '', en: '', asks: '' }])}>{t('addPaper')}</Button></div>
      </div>
      {onOpen !== undefined && drafts.length > 1 && <><Checkbox checked={isOpen ?? false} onChange={onOpen}>{t('departmentsOpen')}</Checkbox><p className="lc-small lc-quiet">{t('departmentsOpenPurpose')}</p></>}
    </fieldset>
  );
}
