/** 我的案件 · By the clock: what waits for the person first. */
import { useState } from 'react';
import { ChevronRight, CircleCheck, ClipboardCheck } from 'lucide-react';
import { FieldLink } from '#platform/web/field/router.tsx';
import { Nothing, ScreenHead, Tag } from '#platform/web/field/ui.tsx';
import { Picture } from '#platform/web/field/photos.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useOfflineStatus, usePulledAt } from '#platform/web/offline/use-offline.tsx';
import { DeadlineText } from '#platform/web/ui/time.tsx';
import { caseStates } from '../words.ts';
import { byClock, CASES } from './case-rows.ts';
import type { CaseOnPhone } from './case-rows.ts';
import { fieldCaseMessages } from './messages.ts';
import { useAddressOf, useFieldCases } from './use-field-cases.ts';

type Shown = 'mine' | 'waiting' | 'all';

function CaseRow({ on }: { readonly on: CaseOnPhone }) {
  const t = useT(fieldCaseMessages);
  const text = useText();
  const addressOf = useAddressOf();
  const { row, state, records } = on;
  const first = row.photos.find(({ role }) => role !== 'after');
  const asks = records.some((item) => item.state === 'conflict' || item.state === 'refused');
  const waits = records.some((item) => item.state !== 'synced' && item.state !== 'acknowledged');
  return (
    <li>
      <FieldLink to={`/cases/${row.id}`} className="lcf-site" data-state={state}>
        {first === undefined ? <span className="lcf-site-number" aria-hidden="true"><ClipboardCheck size="1.4em" /></span> : <Picture photo={{ address: addressOf(first.fileId) }} alt="" className="lcf-case-picture" />}
        <span className="lcf-site-words">
          <strong>{row.title}</strong>
          <span className="lcf-quiet">{row.siteName ?? text({ zh: row.placeNameZh ?? '', en: row.placeNameEn ?? '' })} <span className="lcf-nowrap">· {row.number}</span></span>
          <span className="lcf-site-tags">
            <Tag tone={caseStates[state].tone}>{text(caseStates[state].text)}</Tag>
            {row.reworkCount > 0 && <Tag tone="danger">{t('rework', { n: row.reworkCount })}</Tag>}
            {asks ? <Tag tone="danger">{t('needsYou')}</Tag> : waits && <Tag tone="warn">{t('waitsToSend')}</Tag>}
          </span>
          {(state === 'dispatched' || state === 'accepted') && <span className="lcf-clock"><DeadlineText at={row.deadlineAt} short /></span>}
        </span>
        <ChevronRight className="lcf-row-end" size="1.5em" aria-hidden="true" />
      </FieldLink>
    </li>
  );
}

/** 我的案件 */
export function CasesScreen() {
  const t = useT(fieldCaseMessages);
  const cases = useFieldCases();
  const { isOnline } = useOfflineStatus();
  const pulledAt = usePulledAt(CASES);
  const [shown, setShown] = useState<Shown>('mine');
  if (cases === null || (cases.length === 0 && isOnline && (pulledAt ?? null) === null)) return <><ScreenHead title={t('cases')} /><p className="lcf-opening" role="status">{t('fetching')}</p></>;
  const ordered = byClock(cases);
  const mine = ordered.filter(({ acts }) => acts.length > 0);
  const waiting = ordered.filter(({ acts }) => acts.length === 0);
  const lists = { mine, waiting, all: ordered };
  if (cases.length === 0) return <><ScreenHead title={t('cases')} /><Nothing icon={ClipboardCheck} title={t('nothing')}><p>{t('nothingAbout')}</p></Nothing></>;
  return (
    <>
      <ScreenHead title={t('cases')} about={mine.length === 0 ? t('countNone') : t('count', { n: mine.length })} />
      <fieldset className="lcf-filter">
        <legend className="lc-visually-hidden">{t('filter')}</legend>
        {(['mine', 'waiting', 'all'] as const).map((each) => (
          <label key={each} className="lcf-filter-one"><input type="radio" name="shown" className="lc-visually-hidden" checked={shown === each} onChange={() => setShown(each)} /><span>{t(each)} <b>{lists[each].length}</b></span></label>
        ))}
      </fieldset>
      {lists[shown].length === 0 ? <Nothing icon={CircleCheck} title={t('noneMine')} /> : <ol className="lcf-sites" aria-label={t('list')}>{lists[shown].map((on) => <CaseRow key={on.row.id} on={on} />)}</ol>}
    </>
  );
}
