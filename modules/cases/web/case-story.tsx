/** 办理经过 · Who did and said what, as what, when; and the place to say something. */
import { useState } from 'react';
import { Send } from 'lucide-react';
import { fillText } from '#platform/contract/fill-text.ts';
import { useWrite } from '#platform/web/client.tsx';
import { dateText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { usePreferences } from '#platform/web/preferences.ts';
import { useCan } from '#platform/web/session.tsx';
import { Button, Field, fieldError, ProblemAlert, Section, Segmented, TextArea, Timeline } from '#platform/web/ui/index.ts';
import { actWords, addMessage, MESSAGE_LENGTH_MAX, MESSAGE_PHOTOS_MAX } from '../contract/index.ts';
import { claimWorthSaying, photosOfEvent } from './case-view.ts';
import { caseMessages } from './messages.ts';
import { PhotoZoom, SmallShot } from './photo-compare.tsx';
import { PhotoUpload, subjectOf } from './photo-upload.tsx';
import type { UploadedPhoto } from './photo-upload.tsx';
import { storyMessages } from './story-messages.ts';
import type { CaseDetail } from './use-cases.ts';
import { caseStates, escalationWords, limitTypeWords, storyTones } from './words.ts';

type StoryEvent = CaseDetail['events'][number];
type Shown = 'all' | 'steps' | 'talk';

export function CaseStory({ row }: { readonly row: CaseDetail }) {
  const t = useT(caseMessages);
  const s = useT(storyMessages);
  const text = useText();
  const [shown, setShown] = useState<Shown>('all');
  const mayTalk = useCan('cases.discuss');
  const hasTalk = row.events.some(({ act }) => act === 'message');
  const events = row.events.filter(({ act }) => shown === 'all' || (act === 'message') === (shown === 'talk'));
  const choices = [{ value: 'all' as const, label: s('storyAll') }, { value: 'steps' as const, label: s('storySteps') }, { value: 'talk' as const, label: s('storyTalk') }];
  return (
    <Section title={t('story')} {...(hasTalk ? { actions: <Segmented label={s('showWhat')} value={shown} onChange={setShown} choices={choices} /> } : {})}>
      <Timeline
        label={t('story')}
        events={events.map((event) => ({
          id: event.id, at: event.at, title: text(actWords[event.act]), tone: storyTones[event.act], note: <EventNote row={row} event={event} />,
          by: event.person === null ? (event.act === 'report' ? t('resident') : t('system')) : [
            event.person.name, event.person.organisationNameZh === null ? null : text({ zh: event.person.organisationNameZh, en: event.person.organisationNameEn ?? event.person.organisationNameZh }),
            event.person.roleZh === null ? null : text({ zh: event.person.roleZh, en: event.person.roleEn ?? event.person.roleZh }),
          ].filter((part, at, all) => part !== null && all.indexOf(part) === at).join(' · '),
        }))}
      />
      {mayTalk && <TalkForm row={row} />}
    </Section>
  );
}

function EventNote({ row, event }: { readonly row: CaseDetail; readonly event: StoryEvent }) {
  const t = useT(caseMessages);
  const s = useT(storyMessages);
  const text = useText();
  const { locale } = usePreferences();
  const [zoomed, setZoomed] = useState<number | null>(null);
  const { deadlineAt, toLevel, extraAmount, claimedAt, counts } = event.details;
  const claimed = claimWorthSaying(claimedAt, event.at);
  const level = typeof toLevel === 'number' ? escalationWords[toLevel] : undefined;
  const amount = (n: number) => (row.limit === null ? String(n) : fillText(text(limitTypeWords[row.limit.type].amount), { n: n }));
  const parts = [
    typeof extraAmount === 'number' ? s(event.act === 'askExtension' ? 'extraAsked' : 'extraGiven', { amount: amount(extraAmount) }) : null,
    level === undefined ? null : t('escalatedTo', { who: text(level) }), event.act === 'undo' ? s('undone', { state: text(caseStates[event.toState].text) }) : null,
    claimed === null ? null : t(event.act === 'rectify' ? (counts === 'claimed' ? 'claimedCounts' : 'receivedCounts') : 'claimed', { claimed: dateText(claimed, locale, 'dateTime'), received: dateText(event.at, locale, 'dateTime') }),
    typeof deadlineAt === 'string' ? t('newDeadline', { at: dateText(deadlineAt, locale, 'dateTime') }) : null,
  ].filter((part) => part !== null);
  const photos = photosOfEvent(row.photos, event);
  return (
    <>
      {event.note !== null && event.note !== '' && <p className={event.act === 'message' || event.act === 'answerResident' ? 'lc-cases-said' : ''}>{event.note}</p>}
      {parts.map((part) => <p key={part}>{part}</p>)}
      {photos.length > 0 && (
        <div className="lc-cases-smalls" role="group" aria-label={s('photosOfStep', { act: text(actWords[event.act]), n: photos.length })}>
          {photos.map((photo, at) => <SmallShot key={photo.fileId} photo={photo} title={text(actWords[event.act])} onOpen={() => setZoomed(at)} />)}
        </div>
      )}
      {zoomed !== null && <PhotoZoom row={row} photos={photos} at={zoomed} onTurn={setZoomed} onClose={() => setZoomed(null)} />}
    </>
  );
}

/** 留言 · Words for those who handle the case; no step. */
function TalkForm({ row }: { readonly row: CaseDetail }) {
  const s = useT(storyMessages);
  const [words, setWords] = useState('');
  const [photos, setPhotos] = useState<readonly UploadedPhoto[]>([]);
  const [attaching, setAttaching] = useState(false);
  const send = useWrite(addMessage, { invalidates: ['cases'], done: { zh: '已留言', en: 'Sent' }, onSuccess: () => { setWords(''); setPhotos([]); setAttaching(false); } });
  return (
    <form className="lc-cases-talk lc-no-print" onSubmit={(event) => { event.preventDefault(); void send.run({ caseId: row.id, text: words, photoIds: photos.map(({ fileId }) => fileId) }); }}>
      <Field label={s('sayLabel')} purpose={s('sayPurpose')} error={fieldError(send.problem, '/text')}>{(w) => <TextArea {...w} rows={2} maxLength={MESSAGE_LENGTH_MAX} value={words} onChange={setWords} />}</Field>
      {attaching && photos.length < MESSAGE_PHOTOS_MAX && <PhotoUpload label={s('talkPhoto')} alt={s('talkPhoto')} subject={subjectOf(row)} photos={photos} onChange={setPhotos} />}
      <ProblemAlert problem={send.problem} />
      <div className="lc-row">
        <Button type="submit" kind="primary" icon={Send} pending={send.pending} disabled={words.trim() === ''}>{s('send')}</Button>
        {!attaching && <Button kind="quiet" onClick={() => setAttaching(true)}>{s('attach', { n: MESSAGE_PHOTOS_MAX })}</Button>}
      </div>
    </form>
  );
}
