/** 外出请人代管 · Only with a network: the deputy is to have the sites the same day. */
import { useCallback, useEffect, useId, useState } from 'react';
import { CloudOff, Undo2, UserRoundCheck } from 'lucide-react';
import { coverMySites, endMyCover, listCovers, listDeputies } from '#modules/people/contract/index.ts';
import { ProblemError } from '#platform/contract/index.ts';
import type { OutputOf, ProblemBody } from '#platform/contract/index.ts';
import { useFieldApp } from '#platform/web/field/context.ts';
import { BigButton, Note, ScreenHead, Sheet } from '#platform/web/field/ui.tsx';
import { dateText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { useOfflineStatus } from '#platform/web/offline/use-offline.tsx';
import { usePreferences } from '#platform/web/preferences.ts';
import { mineMessages } from './messages.ts';

type Deputies = OutputOf<typeof listDeputies>['rows'];
type Covers = OutputOf<typeof listCovers>['rows'];

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

function useOnline() {
  const { client, person } = useFieldApp();
  const options = { programme: person.code };
  return { client, options, personId: person.person.id };
}

function useAnswer<T>(ask: () => Promise<T>, name: string): { readonly answer: T | null; readonly again: () => void } {
  const [answer, setAnswer] = useState<T | null>(null);
  const again = useCallback(() => { void ask().then(setAnswer, () => undefined); }, [name]);
  useEffect(again, [again]);
  return { answer, again };
}

function Arrange({ onDone, lookedAfter }: { readonly onDone: () => void; readonly lookedAfter: Covers }) {
  const t = useT(mineMessages);
  const { locale } = usePreferences();
  const id = useId();
  const { client, options } = useOnline();
  const [draft, setDraft] = useState({ toPersonId: '', from: today(), until: today(), note: '' });
  const [problem, setProblem] = useState<ProblemBody | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const { from, until } = draft;
  const { answer } = useAnswer(() => client.call(listDeputies, { from, until, pageSize: 200 }, options), `${from}/${until}`);
  const deputies: Deputies = answer?.rows ?? [];
  const send = async () => {
    setProblem(null);
    try {
      const made = await client.call(coverMySites, { toPersonId: draft.toPersonId, from, until, ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }) }, options);
      setDone(t('done', { name: deputies.find((one) => one.id === draft.toPersonId)?.name ?? '', from: dateText(made.from, locale), until: dateText(made.until, locale), n: made.sites.length }));
      onDone();
    } catch (error) {
      setProblem(error instanceof ProblemError ? error.problem : { type: 'about:blank', code: 'web.network_lost', status: 0, title: t('failed'), advice: t('noNetwork') });
    }
  };
  if (done !== null) return <Note tone="ok" alert title={done} />;
  return (
    <section className="lcf-panel">
      <label className="lcf-input-label" htmlFor={`${id}-who`}>{t('who')}
        <select id={`${id}-who`} className="lcf-input" value={draft.toPersonId} onChange={(event) => setDraft({ ...draft, toPersonId: event.target.value })}>
          <option value="">{t('choose')}</option>
          {deputies.map((one) => <option key={one.id} value={one.id} disabled={one.away}>{one.name}{one.away ? `（${t('isAway')}）` : one.siteCount > 0 ? `（${t('leads', { n: one.siteCount })}）` : ''}</option>)}
        </select>
      </label>
      <div className="lcf-pair">
        <label className="lcf-input-label" htmlFor={`${id}-from`}>{t('from')}<input id={`${id}-from`} className="lcf-input" type="date" min={today()} value={from} onChange={(event) => setDraft({ ...draft, from: event.target.value, until: event.target.value > until ? event.target.value : until })} /></label>
        <label className="lcf-input-label" htmlFor={`${id}-until`}>{t('until')}<input id={`${id}-until`} className="lcf-input" type="date" min={from} value={until} onChange={(event) => setDraft({ ...draft, until: event.target.value })} /></label>
      </div>
      <label className="lcf-input-label" htmlFor={`${id}-note`}>{t('note')}<span className="lcf-quiet lcf-small">{t('noteWhy')}</span><textarea id={`${id}-note`} className="lcf-input lcf-note-field" rows={2} maxLength={300} autoCapitalize="off" autoCorrect="off" spellCheck={false} autoComplete="off" value={draft.note} onChange={(event) => setDraft({ ...draft, note: event.target.value })} /></label>
      {lookedAfter.filter((cover) => cover.from <= until && cover.until >= from).map((cover) => <Note key={cover.id} tone="warn" title={t('alsoAway', { name: cover.person.name, from: dateText(cover.from, locale), until: dateText(cover.until, locale) })} />)}
      {problem !== null && <Note tone="danger" alert title={problem.title}><p>{problem.detail ?? problem.advice}</p></Note>}
      <BigButton look="main" icon={UserRoundCheck} disabled={draft.toPersonId === ''} onClick={() => void send()}>{t('send')}</BigButton>
    </section>
  );
}

function CoverCard({ cover, onEnded }: { readonly cover: Covers[number]; readonly onEnded: (count: number) => void }) {
  const t = useT(mineMessages);
  const { locale } = usePreferences();
  const { client, options } = useOnline();
  const [asks, setAsks] = useState(false);
  const end = async () => {
    setAsks(false);
    onEnded((await client.call(endMyCover, { coverId: cover.id }, options)).siteCount);
  };
  return (
    <li className="lcf-card">
      <p className="lcf-strong">{t('person', { name: cover.deputy.name, from: dateText(cover.from, locale), until: dateText(cover.until, locale) })}</p>
      {cover.note !== null && <p className="lcf-quiet">{cover.note}</p>}
      <BigButton icon={Undo2} onClick={() => setAsks(true)}>{t('back')}</BigButton>
      {asks && <Sheet title={t('backAsk')} onClose={() => setAsks(false)}><p>{t('backAbout')}</p><div className="lcf-pair"><BigButton look="main" onClick={() => void end().catch(() => undefined)}>{t('back')}</BigButton><BigButton onClick={() => setAsks(false)}>{t('keep')}</BigButton></div></Sheet>}
    </li>
  );
}

/** 外出请人代管 */
export function AwayScreen() {
  const t = useT(mineMessages);
  const { isOnline } = useOfflineStatus();
  const { client, options, personId } = useOnline();
  const [round, setRound] = useState(0);
  const [said, setSaid] = useState<string | null>(null);
  const { answer } = useAnswer(() => client.call(listCovers, { personId, phase: 'all', pageSize: 50 }, options), `covers/${round}/${isOnline}`);
  const mine = (answer?.rows ?? []).filter((cover) => cover.person.id === personId && cover.phase !== 'over');
  return (
    <>
      <ScreenHead title={t('away')} about={t('awayAbout')} back="/mine" />
      {isOnline ? <p className="lcf-quiet">{t('online')}</p> : <div className="lcf-note lc-tone-warn"><CloudOff size="1.5em" aria-hidden="true" /><p>{t('noNetwork')}</p></div>}
      {said !== null && <Note tone="ok" alert title={said} />}
      {mine.length > 0 && <section><h2 className="lcf-group">{t('now')}</h2><ul className="lcf-cards">{mine.map((cover) => <CoverCard key={cover.id} cover={cover} onEnded={(n) => { setSaid(t('backDone', { n })); setRound(round + 1); }} />)}</ul></section>}
      {isOnline && <Arrange onDone={() => setRound(round + 1)} lookedAfter={(answer?.rows ?? []).filter((cover) => cover.deputy.id === personId)} />}
    </>
  );
}
