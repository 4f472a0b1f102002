/** 点位检查 · The check list of one site: three large answers to each check, and one button when all is in order. */
import { useRef, useState } from 'react';
import { CheckCheck, MapPinOff, Send, Trash2 } from 'lucide-react';
import { useText, useT } from '#platform/web/i18n.ts';
import { usePreferences } from '#platform/web/preferences.ts';
import { checkRule } from '#modules/frameworks/contract/index.ts';
import { useFieldParams } from '#platform/web/field/router.tsx';
import { BigButton, Note, Nothing, ScreenHead } from '#platform/web/field/ui.tsx';
import { fieldMessages } from '#platform/web/field/messages.ts';
import { withCounted, withoutCounted } from '../counted.ts';
import type { Counted } from '../counted.ts';
import { entryOf, issuesIn, tallyOf, withCounts, withEvidence, withVerdict } from '../recording-draft.ts';
import type { RecordingDraft } from '../recording-draft.ts';
import type { FieldLine } from './site-rows.ts';
import { fieldInspectionMessages } from './messages.ts';
import { SiteItem } from './site-item.tsx';
import { useRecording, wrongIn } from './use-recording.ts';
import type { Recording } from './use-recording.ts';
import { useSite } from './use-sites.ts';
import type { SiteOnPhone } from './use-sites.ts';

const now = () => new Date().toISOString();

function byTheme(lines: readonly FieldLine[], text: (words: { zh: string; en: string }) => string): ReadonlyMap<string, readonly FieldLine[]> {
  const themes = new Map<string, FieldLine[]>();
  for (const line of lines) {
    const theme = text({ zh: line.themeZh, en: line.themeEn });
    themes.set(theme, [...(themes.get(theme) ?? []), line]);
  }
  return themes;
}

/** 底部按钮 · Always one main step, within reach of the thumb. */
function HandInBar({ on, recording, draft, onTry }: { readonly on: SiteOnPhone; readonly recording: Recording; readonly draft: RecordingDraft; readonly onTry: () => boolean }) {
  const t = useT(fieldInspectionMessages);
  const { done, total, unmet } = tallyOf(draft, on.lines);
  const drafted = Object.keys(draft).length;
  const step = (run: () => Promise<void>) => () => { if (onTry()) void run(); };
  return (
    <div className="lcf-bar">
      <p role="status">{t('recorded', { done, total })}{unmet > 0 && ` · ${t('unmet', { n: unmet })}`}</p>
      <div className="lcf-pair">
        {done === 0 && <BigButton look="main" icon={CheckCheck} onClick={step(recording.meetAndHandIn)}>{t('everythingMet')}</BigButton>}
        {done > 0 && done < total && <BigButton look="main" icon={CheckCheck} onClick={step(recording.meetAndHandIn)}>{t('restMet')}</BigButton>}
        {done === total && <BigButton look="main" icon={Send} disabled={drafted === 0 && on.progress === 'done'} onClick={step(() => recording.handIn(true))}>{t('handIn')}</BigButton>}
        {drafted > 0 && done < total && <BigButton icon={Send} onClick={step(() => recording.handIn(false))}>{t('handInPart')}</BigButton>}
      </div>
    </div>
  );
}

function CheckList({ on }: { readonly on: SiteOnPhone }) {
  const t = useT(fieldInspectionMessages);
  const shell = useT(fieldMessages);
  const text = useText();
  const { locale } = usePreferences();
  const recording = useRecording(on);
  const [tried, setTried] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const { draft } = recording;
  if (draft === null) return <p className="lcf-opening" role="status">{t('loading')}</p>;
  const wrong = wrongIn(on, draft);
  const count = (line: FieldLine, counted: Counted | null) => {
    const rule = checkRule.safeParse(line.rule);
    if (rule.success) recording.set((before) => withCounted(before, line, { rule: rule.data, counted, lengthMetres: line.lengthMetres, locale }, now()));
  };
  const tryIt = (): boolean => {
    setTried(true);
    if (wrong.length === 0) return true;
    list.current?.querySelector(`[data-item="${wrong[0] ?? ''}"]`)?.scrollIntoView({ block: 'center' });
    return false;
  };
  return (
    <div ref={list}>
      {recording.isUnsaved && <Note tone="danger" alert title={shell('notSaved')}><p>{shell('notSavedAbout')}</p></Note>}
      {recording.isRestored && Object.keys(draft).length > 0 && <Note title={t('restored')}><button type="button" className="lcf-link" onClick={recording.clear}><Trash2 size="1.2em" aria-hidden="true" />{t('undrafted')}</button></Note>}
      {on.progress === 'done' && Object.keys(draft).length === 0 && <Note tone="ok" title={t('correcting')} />}
      {[...byTheme(on.lines, text)].map(([theme, members]) => (
        <section key={theme} className="lcf-theme">
          <h2>{theme}</h2>
          <ul>
            {members.map((line) => (
              <SiteItem
                key={line.id} line={line} entry={entryOf(draft, line)} issues={tried ? issuesIn(draft, line) : []}
                onVerdict={(verdict) => recording.set((before) => withoutCounted(withVerdict(before, line, verdict, now()), line))}
                onCounts={(counts) => recording.set((before) => withoutCounted(withCounts(before, line, counts, now()), line))}
                onCounted={(counted) => count(line, counted)}
                onEvidence={(change) => recording.set((before) => withEvidence(before, line, typeof change === 'function' ? change(entryOf(before, line)) : change))}
              />
            ))}
          </ul>
        </section>
      ))}
      {tried && wrong.length > 0 && <p className="lcf-wrong" role="alert">{t('missing', { n: wrong.length })}</p>}
      <HandInBar on={on} recording={recording} draft={draft} onTry={tryIt} />
    </div>
  );
}

/** 点位检查 */
export function SiteScreen() {
  const t = useT(fieldInspectionMessages);
  const text = useText();
  const { roundId, siteId } = useFieldParams<'roundId' | 'siteId'>();
  const on = useSite(roundId, siteId);
  if (on === null) return <p className="lcf-opening" role="status">{t('loading')}</p>;
  if (on === undefined) return <><ScreenHead title={t('today')} back="/today" /><Nothing icon={MapPinOff} title={t('notOnPhone')}><p>{t('notOnPhoneAbout')}</p></Nothing></>;
  const { site } = on;
  const about = [text({ zh: site.siteTypeZh, en: site.siteTypeEn }), text({ zh: site.placeZh, en: site.placeEn }), ...(site.lengthM === null ? [] : [t('length', { n: site.lengthM })]), ...(site.siteLeaderName === null ? [] : [t('leader', { name: site.siteLeaderName })])].join(' · ');
  return (
    <>
      <ScreenHead title={site.siteName} about={about} back="/today" />
      <CheckList on={on} />
    </>
  );
}
