/** 一件案件 · What it is about, how it looked before, and the step that waits for the person. */
import { useState } from 'react';
import { Camera, Check, CircleX, Hourglass, RotateCcw, ShieldCheck, Undo2 } from 'lucide-react';
import { dateText } from '#platform/web/format.ts';
import { useFieldParams } from '#platform/web/field/router.tsx';
import { Picture } from '#platform/web/field/photos.tsx';
import type { ShownPhoto } from '#platform/web/field/photos.tsx';
import { BigButton, Note, Nothing, ScreenHead, Tag } from '#platform/web/field/ui.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { usePreferences } from '#platform/web/preferences.ts';
import { DeadlineText } from '#platform/web/ui/time.tsx';
import { acceptCase, actWords, verifyCase } from '../../contract/index.ts';
import { claimWorthSaying } from '../case-view.ts';
import { caseStates } from '../words.ts';
import { ExtendSheet, ReasonSheet } from './act-sheets.tsx';
import { FixSheet } from './fix-sheet.tsx';
import type { CaseOnPhone } from './case-rows.ts';
import { fieldCaseMessages } from './messages.ts';
import { useAddressOf, useFieldCases, useSteps } from './use-field-cases.ts';

type Open = 'fix' | 'return' | 'extend' | 'fail' | null;

/** 前后照片 · Photos of the fault and of the fix, those of this phone included. */
function usePhotos({ row, records }: CaseOnPhone): { readonly before: readonly ShownPhoto[]; readonly after: readonly ShownPhoto[] } {
  const addressOf = useAddressOf();
  const here = records.flatMap((item) => item.photos.map(({ sha256 }) => ({ hash: sha256 })));
  const of = (isAfter: boolean) => row.photos.filter(({ role }) => (role === 'after') === isAfter).map(({ fileId }) => ({ address: addressOf(fileId) }));
  return { before: of(false), after: [...of(true), ...here] };
}

function Photos({ title, photos, none }: { readonly title: string; readonly photos: readonly ShownPhoto[]; readonly none?: string }) {
  const t = useT(fieldCaseMessages);
  if (photos.length === 0 && none === undefined) return null;
  return (
    <section className="lcf-case-photos">
      <h2>{title}</h2>
      {photos.length === 0 ? <p className="lcf-quiet">{none}</p> : <ul>{photos.map((photo, at) => <li key={'hash' in photo ? photo.hash : photo.address}><Picture photo={photo} alt={`${title} ${t('photoNth', { n: at + 1 })}`} className="lcf-picture-large" /></li>)}</ul>}
    </section>
  );
}

/** 能做的 · The main step as one large button, the others below it. */
function Acts({ on, before }: { readonly on: CaseOnPhone; readonly before: ShownPhoto | null }) {
  const t = useT(fieldCaseMessages);
  const step = useSteps();
  const [open, setOpen] = useState<Open>(null);
  const { acts, row, records, state } = on;
  const can = (act: (typeof acts)[number]) => acts.includes(act);
  if (acts.length === 0) return <Note tone={records.length > 0 ? 'ok' : 'info'} title={t(records.length > 0 ? 'saidHere' : `waits_${state}`)} />;
  return (
    <div className="lcf-bar">
      {can('verifyPass') && <p>{t('verifyAbout')}</p>}
      <div className="lcf-pair">
        {(can('rectify') || can('accept')) && <BigButton look="main" icon={Camera} className="lcf-button-whole" onClick={() => setOpen('fix')}>{t(can('rectify') ? 'fix' : 'acceptAndFix')}</BigButton>}
        {can('verifyPass') && <BigButton look="main" icon={ShieldCheck} onClick={() => void step(on, [{ operation: verifyCase, input: { outcome: 'pass', photos: [] } }], 'pass')}>{t('pass')}</BigButton>}
        {can('accept') && <BigButton icon={Check} onClick={() => void step(on, [{ operation: acceptCase, input: {} }], 'accept')}>{t('accept')}</BigButton>}
        {can('verifyFail') && <BigButton look="danger" icon={RotateCcw} onClick={() => setOpen('fail')}>{t('fail')}</BigButton>}
        {can('extend') && <BigButton icon={Hourglass} onClick={() => setOpen('extend')}>{t('more')}</BigButton>}
        {can('return') && <BigButton icon={Undo2} onClick={() => setOpen('return')}>{t('give')}</BigButton>}
      </div>
      {open === 'fix' && <FixSheet on={on} before={before} accepts={!can('rectify')} onClose={() => setOpen(null)} />}
      {(open === 'return' || open === 'fail') && <ReasonSheet on={on} act={open} onClose={() => setOpen(null)} />}
      {open === 'extend' && <ExtendSheet on={on} isHours={row.limit?.type.endsWith('hour') === true} onClose={() => setOpen(null)} />}
    </div>
  );
}

function ClaimNote({ event }: { readonly event: CaseOnPhone['row']['events'][number] }) {
  const t = useT(fieldCaseMessages);
  const { locale } = usePreferences();
  const claimed = claimWorthSaying(event.claimedAt, event.at);
  return claimed === null ? null : <span className="lcf-quiet">{t('claimed', { claimed: dateText(claimed, locale, 'dateTime'), received: dateText(event.at, locale, 'dateTime') })}</span>;
}

function Story({ on }: { readonly on: CaseOnPhone }) {
  const t = useT(fieldCaseMessages);
  const text = useText();
  const { locale } = usePreferences();
  const { events } = on.row;
  if (events.length === 0) return null;
  return (
    <details className="lcf-fold">
      <summary>{t('story')} <span className="lcf-count">{events.length}</span></summary>
      <ul className="lcf-plain">{events.map((event) => <li key={`${event.at}/${event.act}`}><strong>{text(actWords[event.act])}</strong><span className="lcf-quiet">{dateText(event.at, locale, 'dateTime')}{event.personName === null ? '' : ` · ${event.personName}`}</span><ClaimNote event={event} />{event.note !== null && <span>{event.note}</span>}</li>)}</ul>
    </details>
  );
}

/** 案件 */
export function CaseScreen() {
  const t = useT(fieldCaseMessages);
  const text = useText();
  const { caseId } = useFieldParams<'caseId'>();
  const cases = useFieldCases();
  const on = cases?.find(({ row }) => row.id === caseId);
  if (cases === null) return <p className="lcf-opening" role="status">{t('loading')}</p>;
  if (on === undefined) return <><ScreenHead title={t('cases')} back="/cases" /><Nothing icon={CircleX} title={t('notOnPhone')}><p>{t('notOnPhoneAbout')}</p></Nothing></>;
  return <CaseView on={on} t={t} text={text} />;
}

function CaseView({ on, t, text }: { readonly on: CaseOnPhone; readonly t: ReturnType<typeof useT<keyof typeof fieldCaseMessages.zh>>; readonly text: ReturnType<typeof useText> }) {
  const { row, state } = on;
  const photos = usePhotos(on);
  const place = row.siteName ?? text({ zh: row.placeNameZh ?? '', en: row.placeNameEn ?? '' });
  return (
    <>
      <ScreenHead title={row.title} about={`${row.number} · ${place}`} back="/cases" />
      <div className="lcf-case-head">
        <Tag tone={caseStates[state].tone}>{text(caseStates[state].text)}</Tag>
        {row.reworkCount > 0 && <Tag tone="danger">{t('rework', { n: row.reworkCount })}</Tag>}
        {(state === 'dispatched' || state === 'accepted') && <span className="lcf-clock"><DeadlineText at={row.deadlineAt} /></span>}
      </div>
      {row.description !== null && <p>{row.description}</p>}
      <div className="lcf-sides"><Photos title={t('before')} photos={photos.before} none={t('noBefore')} /><Photos title={t('after')} photos={photos.after} /></div>
      <dl className="lcf-facts">
        {row.standardText !== null && <><dt>{t('standard')}</dt><dd>{row.standardText}</dd></>}
        {row.siteLeaderName !== null && <><dt>{t('site')}</dt><dd>{place} · {t('leader', { name: row.siteLeaderName })}</dd></>}
      </dl>
      <Story on={on} />
      <Acts on={on} before={photos.before[0] ?? null} />
    </>
  );
}
