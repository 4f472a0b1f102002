/** 积分 · What waits for the officer's word, one tap each; and the way to record. */
import { useId, useState } from 'react';
import { Check, HandCoins, Plus, Send, X } from 'lucide-react';
import { readThumbnail } from '#modules/files/contract/index.ts';
import { useFieldApp } from '#platform/web/field/context.ts';
import { Picture } from '#platform/web/field/photos.tsx';
import { FieldLink } from '#platform/web/field/router.tsx';
import { BigButton, Note, Nothing, ScreenHead, Sheet, Tag } from '#platform/web/field/ui.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { DateText } from '#platform/web/ui/time.tsx';
import type { PulledDeed } from './deed-rows.ts';
import { fieldPointsMessages } from './messages.ts';
import { usePoints, useReview } from './use-points.ts';
import './points-field.css';

/** 带符号的分值 */
const signed = (points: number): string => (points > 0 ? `+${points}` : `−${-points}`);

export function PointsScreen() {
  const t = useT(fieldPointsMessages);
  const { person } = useFieldApp();
  const points = usePoints();
  const mayRecord = person.permissions.includes('points.record');
  if (points === null) return <><ScreenHead title={t('points')} /><p className="lcf-opening" role="status">{t('opening')}</p></>;
  return (
    <>
      <ScreenHead title={t('points')} about={points.deeds.length === 0 ? t('noneWaits') : t('waitsForYou', { n: points.deeds.length })} />
      {mayRecord && <FieldLink to="/points/new" className="lcf-button lcf-button-main"><Plus size="1.35em" aria-hidden="true" /><span>{t('record')}</span></FieldLink>}
      {points.waiting.length > 0 && <Note tone="info" title={t('toSend', { n: points.waiting.length })} />}
      {points.deeds.length === 0 ? <Nothing icon={HandCoins} title={t('nothing')}><p>{t('nothingAbout')}</p></Nothing> : <ol className="lcf-points" aria-label={t('list')}>{points.deeds.map((deed) => <Waiting key={deed.id} deed={deed} />)}</ol>}
    </>
  );
}

function Waiting({ deed }: { readonly deed: PulledDeed }) {
  const t = useT(fieldPointsMessages);
  const text = useText();
  const { client, person } = useFieldApp();
  const review = useReview();
  const [declines, setDeclines] = useState(false);
  const place = deed.placeZh === null ? null : text({ zh: deed.placeZh, en: deed.placeEn ?? deed.placeZh });
  return (
    <li className="lcf-panel lcf-points-one">
      <div className="lcf-points-head"><strong>{deed.label}</strong><Tag tone={deed.points < 0 ? 'danger' : 'ok'}>{signed(deed.points)}</Tag></div>
      <p>{deed.ruleLabel}</p>
      {deed.evidence !== null && <p className="lcf-quiet">{deed.evidence}</p>}
      <p className="lcf-quiet lcf-small">{place !== null && <>{place} · </>}<DateText value={deed.happenedOn} /> · {t('by', { name: deed.recordedByName })}</p>
      {deed.photoIds.length > 0 && <div className="lcf-points-photos">{deed.photoIds.map((fileId, at) => <Picture key={fileId} photo={{ address: client.urlOf(readThumbnail, { fileId }, person.code) }} alt={t('photoNth', { n: at + 1 })} className="lcf-case-picture" />)}</div>}
      <div className="lcf-pair">
        <BigButton icon={X} onClick={() => setDeclines(true)}>{t('decline')}</BigButton>
        <BigButton look="main" icon={Check} onClick={() => void review(deed, true, null)}>{t('agree')}</BigButton>
      </div>
      {declines && <Decline onClose={() => setDeclines(false)} onSend={(reason) => { setDeclines(false); void review(deed, false, reason); }} />}
    </li>
  );
}

function Decline({ onClose, onSend }: { readonly onClose: () => void; readonly onSend: (reason: string) => void }) {
  const t = useT(fieldPointsMessages);
  const id = useId();
  const [reason, setReason] = useState(t('ready'));
  return (
    <Sheet title={t('declineTitle')} onClose={onClose}>
      <label className="lcf-input-label" htmlFor={id}>{t('reason')}</label>
      <p className="lcf-quiet lcf-small" id={`${id}-why`}>{t('reasonPurpose')}</p>
      <textarea id={id} aria-describedby={`${id}-why`} className="lcf-input lcf-note-field" rows={3} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      <BigButton look="main" icon={Send} disabled={reason.trim().length < 2} onClick={() => onSend(reason.trim())}>{t('send')}</BigButton>
    </Sheet>
  );
}
