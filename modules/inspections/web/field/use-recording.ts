/** 记录一个点位 · The draft of a site, kept with each tap, and how it is handed in and taken back. */
import { fillText } from '#platform/contract/fill-text.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { StorageFullError } from '#platform/web/offline/index.ts';
import type { Offline } from '#platform/web/offline/index.ts';
import { useOffline } from '#platform/web/offline/use-offline.tsx';
import { useFieldGo } from '#platform/web/field/router.tsx';
import { UNDO_MS, useSay } from '#platform/web/field/ui.tsx';
import { recordObservations } from '../../contract/index.ts';
import { issuesIn, meetTheRest } from '../recording-draft.ts';
import { recordingFrom } from '../recording-draft.ts';
import type { RecordingDraft } from '../recording-draft.ts';
import { fieldInspectionMessages as words } from './messages.ts';
import { draftKeyOf, hashesIn, recordOf, subjectOf, wholeDraft } from './site-rows.ts';
import type { SiteOnPhone } from './use-sites.ts';

const nothing: RecordingDraft = {};
const said = (key: keyof typeof words.zh, params: Readonly<Record<string, string | number>> = {}) => {
  return { zh: fillText(words.zh[key], params), en: fillText(words.en[key], params) };
};

/** 保存草稿 · @returns false when the phone had no room */
async function keep(offline: Offline, key: string, draft: RecordingDraft): Promise<boolean> {
  try {
    if (Object.keys(draft).length === 0) await offline.removeDraft(key);
    else await offline.saveDraft(key, draft, hashesIn(draft));
    return true;
  } catch (error) {
    if (error instanceof StorageFullError) return false;
    throw error;
  }
}

export interface Recording {
  /** Null until the phone was asked for what was left unfinished. */
  readonly draft: RecordingDraft | null;
  readonly isRestored: boolean;
  readonly isUnsaved: boolean;
  readonly set: (change: (before: RecordingDraft) => RecordingDraft) => void;
  readonly clear: () => void;
  /** Everything not said yet becomes met, and the site is handed in. */
  readonly meetAndHandIn: () => Promise<void>;
  readonly handIn: (done: boolean) => Promise<void>;
}

/** 使用记录 */
export function useRecording(on: SiteOnPhone): Recording {
  const { site, lines } = on;
  const key = draftKeyOf(site);
  const offline = useOffline();
  const go = useFieldGo();
  const say = useSay();
  const [draft, setDraft] = useState<RecordingDraft | null>(null);
  const [isRestored, setRestored] = useState(false);
  const [isUnsaved, setUnsaved] = useState(false);
  const latest = useRef<RecordingDraft>(nothing);
  useEffect(() => {
    let isGone = false;
    void offline.readDraft(key).then((found) => {
      if (isGone) return;
      latest.current = recordingFrom(found?.value) ?? nothing;
      setRestored(latest.current !== nothing);
      setDraft(latest.current);
    });
    return () => { isGone = true; };
  }, [offline, key]);
  const set = useCallback((change: (before: RecordingDraft) => RecordingDraft) => {
    latest.current = change(latest.current);
    setDraft(latest.current);
    void keep(offline, key, latest.current).then((kept) => setUnsaved(!kept));
  }, [offline, key]);
  const send = async (whole: RecordingDraft, done: boolean, before: RecordingDraft, told: ReturnType<typeof said>) => {
    const { input, photos } = recordOf(site, whole, lines, done);
    if (input.observations.length === 0) return;
    try {
      const item = await offline.enqueue({ operation: recordObservations, input, photos, subject: subjectOf(site), label: site.siteName, photoSubject: { siteId: site.siteId }, draft: key, holdFor_ms: UNDO_MS });
      latest.current = nothing;
      setDraft(nothing);
      const undo = async () => {
        if (!(await offline.withdraw(item.id))) { say(said('tooLate'), { tone: 'warn' }); return; }
        await keep(offline, key, before);
        say(said('undone'));
        go(`/sites/${site.roundId}/${site.siteId}`);
      };
      say(told, { undo: () => void undo() });
      go('/today');
    } catch (error) {
      if (!(error instanceof StorageFullError)) throw error;
      setUnsaved(true);
    }
  };
  return {
    draft, isRestored, isUnsaved, set, clear: () => set(() => nothing),
    async meetAndHandIn() {
      const before = latest.current;
      const whole = meetTheRest(before, lines, new Date().toISOString());
      const isAll = Object.keys(before).length === 0 && lines.every(({ observation }) => observation === null);
      await send(Object.keys(whole).length === 0 ? wholeDraft(lines) : whole, true, before, isAll ? said('handedInAll', { name: site.siteName, n: lines.length }) : said('handedIn', { name: site.siteName }));
    },
    async handIn(done) {
      const before = latest.current;
      await send(Object.keys(before).length === 0 ? wholeDraft(lines) : before, done, before, said('handedIn', { name: site.siteName }));
    },
  };
}

/** 没填好的 · Check items that cannot be handed in as they are. */
export function wrongIn({ lines }: SiteOnPhone, draft: RecordingDraft): readonly string[] {
  return lines.filter((line) => issuesIn(draft, line).length > 0).map(({ id }) => id);
}
