/**
 * 现场记录 · The check list on a phone: three large answers to each check, one tap for all that is in order, and a
 * draft that survives a closed page. Saving again after a lost connection sends the same thing once.
 */
import { useMemo, useState } from 'react';
import { CheckCheck, Flag, Save, Trash2 } from 'lucide-react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Button, ConfirmButton, EmptyState, LinkButton, Notice, ProblemAlert, Segmented, useToast } from '#platform/web/ui/index.ts';
import { listRoundSites, recordObservations } from '../contract/index.ts';
import { withoutCounted } from './counted.ts';
import { entryOf, issuesIn, meetTheRest, observationsOf, recordingFrom, tallyOf, verdictIn, withCounts, withEvidence, withVerdict } from './recording-draft.ts';
import type { CheckLine, RecordingDraft } from './recording-draft.ts';
import { RecordingItem } from './recording-item.tsx';
import { recordingMessages } from './recording-messages.ts';
import type { RoundSiteDetail } from './use-round.ts';
import { useDraft } from '#platform/web/draft.ts';

type Shown = 'all' | 'open' | 'unmet';

const nothing: RecordingDraft = {};
const now = () => new Date().toISOString();

export function RecordingForm({ roundId, site }: { readonly roundId: string; readonly site: RoundSiteDetail }) {
  const t = useT(recordingMessages);
  const toast = useToast();
  const lines = site.checkItems;
  const draft = useDraft<RecordingDraft>(`record.${roundId}.${site.siteId}`, nothing, recordingFrom);
  const [tried, setTried] = useState(false);
  const [shown, setShown] = useState<Shown>('all');
  const save = useWrite(recordObservations, { invalidates: ['inspections', 'scoring'], onSuccess: () => { draft.clear(); setTried(false); } });
  const tally = useMemo(() => tallyOf(draft.value, lines), [draft.value, lines]);
  const wrong = lines.filter((line) => issuesIn(draft.value, line).length > 0);
  const drafted = Object.keys(draft.value).length;
  const send = async (done: boolean) => {
    setTried(true);
    if (wrong.length > 0) {
      setShown('all');
      requestAnimationFrame(() => document.getElementById(`record-${wrong[0]?.id}`)?.scrollIntoView({ block: 'center' }));
      return undefined;
    }
    const observations = observationsOf(drafted > 0 ? draft.value : everythingSaved(lines), lines);
    if (observations.length === 0) return undefined;
    const answer = await save.run({ roundId, siteId: site.siteId, observations, done });
    if (answer !== undefined) toast(done ? { zh: '本点位已完成', en: 'This site is finished' } : { zh: '已保存', en: 'Saved' });
    return answer;
  };
  const meetRest = () => {
    draft.set((before) => meetTheRest(before, lines, now()));
    const n = tally.total - tally.done;
    toast({ zh: `已把 ${n} 项记为达标，可逐项更改`, en: `${n} recorded as met; change any of them` });
  };
  return (
    <div className="lc-record">
      {draft.restored && drafted > 0 && <Notice tone="info" title={t('restored')}><p>{t('restoredAdvice', { n: drafted })}</p><Button small icon={Trash2} onClick={draft.clear}>{t('discard')}</Button></Notice>}
      <div className="lc-row">
        <Segmented label={t('filter')} value={shown} onChange={setShown} choices={[{ value: 'all', label: t('all'), count: tally.total }, { value: 'open', label: t('open'), count: lines.filter(isUnsaved).length }, { value: 'unmet', label: t('unmet'), count: tally.unmet }]} />
        {tally.done < tally.total && <Button icon={CheckCheck} onClick={meetRest}>{t(tally.done === 0 ? 'everythingMet' : 'allMet')}</Button>}
      </div>
      <ItemList
        lines={lines} shown={shown} draft={draft.value} tried={tried} siteId={site.siteId} serverErrors={serverErrors(save.problem?.errors, draft.value, lines)}
        onDraft={draft.set}
      />
      <div className="lc-record-bar lc-no-print">
        <ProblemAlert problem={save.problem} fieldLabels={pointerNames(draft.value, lines)} />
        {tried && wrong.length > 0 && <p className="lc-tone-text-danger" role="alert">{t('issuesTitle', { n: wrong.length })}</p>}
        <p className="lc-record-progress" role="status">{t('progress', { done: tally.done, total: tally.total })}{tally.unmet > 0 && ` · ${t('unmetCount', { n: tally.unmet })}`}{drafted > 0 && ` · ${t('unsaved')} ${drafted}`}</p>
        <div className="lc-record-buttons">
          <Button icon={Save} pending={save.pending} disabled={drafted === 0} onClick={() => void send(false)}>{t('save')}</Button>
          {tally.done === tally.total
            ? <Button kind="primary" icon={Flag} pending={save.pending} disabled={site.state === 'done' && drafted === 0} onClick={() => void send(true)}>{t('finish')}</Button>
            : <ConfirmButton kind="primary" icon={Flag} label={t('finish')} disabled={tally.done === 0} question={t('finishAsk', { n: tally.total - tally.done })} action={t('finish')} pending={save.pending} problem={save.problem} onConfirm={() => send(true)}><p>{t('finishNote')}</p></ConfirmButton>}
        </div>
      </div>
    </div>
  );
}

/** To finish a site whose checks are all saved, they are sent once more as they stand. */
function everythingSaved(lines: readonly CheckLine[]): RecordingDraft {
  return Object.fromEntries(lines.flatMap((line) => { const entry = entryOf({}, line); return entry === null ? [] : [[line.id, entry]]; }));
}

/** Listed as open until it is saved, so that nothing jumps away under the finger. */
function isUnsaved(line: CheckLine): boolean {
  return line.observation === null;
}

interface ItemListProps {
  readonly lines: readonly CheckLine[];
  readonly shown: Shown;
  readonly draft: RecordingDraft;
  readonly tried: boolean;
  readonly siteId: string;
  readonly serverErrors: ReadonlyMap<string, readonly string[]>;
  readonly onDraft: (change: (draft: RecordingDraft) => RecordingDraft) => void;
}

function ItemList({ lines, shown, draft, tried, siteId, serverErrors, onDraft }: ItemListProps) {
  const t = useT(recordingMessages);
  const text = useText();
  const visible = lines.filter((line) => shown === 'all' || (shown === 'open' ? isUnsaved(line) : verdictIn(draft, line) === 'unmet'));
  if (visible.length === 0) return <EmptyState icon={CheckCheck} title={t(shown === 'unmet' ? 'nothingUnmet' : 'nothingOpen')} />;
  const themes = new Map<string, CheckLine[]>();
  for (const line of visible) {
    const theme = text({ zh: line.themeZh, en: line.themeEn });
    themes.set(theme, [...(themes.get(theme) ?? []), line]);
  }
  return (
    <>
      {[...themes].map(([theme, members]) => (
        <section key={theme} className="lc-record-theme">
          <h2>{theme}</h2>
          <ul>
            {members.map((line) => (
              <RecordingItem
                key={line.id} line={line} entry={entryOf(draft, line)} drafted={draft[line.id] !== undefined} siteId={siteId}
                issues={tried ? issuesIn(draft, line) : []} serverErrors={serverErrors.get(line.id) ?? []}
                onVerdict={(verdict) => onDraft((before) => withoutCounted(withVerdict(before, line, verdict, now()), line))}
                onCounts={(counts) => onDraft((before) => withCounts(before, line, counts, now()))}
                onEvidence={(change) => onDraft((before) => withEvidence(before, line, change))}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** 服务器指出的问题 · `/observations/3/photoIds` belongs to the fourth check that was sent. */
function serverErrors(errors: readonly { readonly pointer: string; readonly detail: string }[] | undefined, draft: RecordingDraft, lines: readonly CheckLine[]): ReadonlyMap<string, readonly string[]> {
  const sent = observationsOf(draft, lines);
  const found = new Map<string, readonly string[]>();
  for (const { pointer, detail } of errors ?? []) {
    const id = sent[Number(/^\/observations\/(\d+)/.exec(pointer)?.[1] ?? Number.NaN)]?.checkItemId;
    if (id !== undefined) found.set(id, [...(found.get(id) ?? []), detail]);
  }
  return found;
}

function pointerNames(draft: RecordingDraft, lines: readonly CheckLine[]): Record<string, string> {
  const names = new Map(lines.map((line) => [line.id, line.nameZh]));
  return Object.fromEntries(observationsOf(draft, lines).flatMap(({ checkItemId }, at) => ['', '/observedCount', '/metCount', '/notApplicable', '/note', '/photos', '/photoIds'].map((part) => [`/observations/${at}${part}`, names.get(checkItemId) ?? ''])));
}

/** 下一个点位 · Where the inspector goes from a finished site. */
export function NextSite({ roundId, siteId }: { readonly roundId: string; readonly siteId: string }) {
  const t = useT(recordingMessages);
  const mine = useRead(listRoundSites, { roundId, mine: 'true', state: 'waiting,started', pageSize: 2 });
  const next = mine.data?.rows.find((row) => row.siteId !== siteId);
  if (mine.data === undefined) return null;
  return (
    <Notice tone="ok" title={next === undefined ? t('allDone') : t('finished')}>
      {next === undefined
        ? <LinkButton to={`/rounds/${roundId}/sites`} search={{ mine: 'true' }}>{t('backToList')}</LinkButton>
        : <LinkButton kind="primary" to={`/rounds/${roundId}/sites/${next.siteId}`}>{t('next', { name: next.siteName })}</LinkButton>}
    </Notice>
  );
}
