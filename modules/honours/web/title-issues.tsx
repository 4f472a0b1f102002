/** 要改之处 · What keeps a title from being saved, each named by its field and leading to it. */
import { useText, useT } from '#platform/web/i18n.ts';
import { Notice } from '#platform/web/ui/index.ts';
import { titleIssueWords } from '../contract/index.ts';
import type { DraftIssue, DraftIssueCode } from './title-draft.ts';
import { titleFormMessages } from './title-form-messages.ts';

const FIELDS = {
  nameZh: 'nameZh', nameEn: 'nameEn', authority: 'authority', source: 'source', code: 'code', tier: 'tier', subjectKind: 'kind', approvalDocument: 'approval', editionCode: 'edition', termMonths: 'term', reviewEveryMonths: 'review', lockMonths: 'lock',
  upwardTitleCode: 'upward', upwardAfter: 'upwardAfter', ageLeast: 'ageLeast', ageExceptClasses: 'ageExcept', stars: 'stars', levels: 'levels', classes: 'classes', prerequisites: 'prerequisites', negativeItems: 'negativeItems', quotas: 'quotas',
} as const;

/** The words of an issue, of the form's own and of the rules of titles alike. */
export function useIssueWords(): (code: DraftIssueCode) => string {
  const t = useT(titleFormMessages);
  const text = useText();
  return (code) => (code in titleIssueWords ? text(titleIssueWords[code as keyof typeof titleIssueWords]) : t(`issue_${code as 'name_missing'}`));
}

/** Brings the field at a place of the input into view and puts the cursor there. */
function goTo(place: string): void {
  const found = document.querySelector<HTMLElement>(`[data-place="${place}"]`);
  found?.scrollIntoView({ block: 'center' });
  const field = found?.matches('input, select, textarea') === true ? found : found?.querySelector<HTMLElement>('input, select, textarea, button');
  field?.focus({ preventScroll: true });
}

export function TitleIssues({ issues }: { readonly issues: readonly DraftIssue[] }) {
  const t = useT(titleFormMessages);
  const words = useIssueWords();
  const labelOf = (pointer: string): string => {
    const [name, row] = pointer.replace('/rules', '').slice(1).split('/') as [string, string | undefined];
    const label = name in FIELDS ? t(FIELDS[name as keyof typeof FIELDS]) : name;
    return row === undefined ? label : t('rowNo', { name: label, n: Number(row) + 1 });
  };
  return (
    <div role="alert">
      <Notice tone="danger" title={t('issues', { n: issues.length })}>
        <ul className="lc-notice-list">
          {issues.map(({ pointer, code }) => <li key={pointer}><a href={`#${pointer}`} onClick={(event) => { event.preventDefault(); goTo(pointer); }}>{labelOf(pointer)}</a>：{words(code)}</li>)}
        </ul>
      </Notice>
    </div>
  );
}
