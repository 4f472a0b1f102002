/** 记一笔 · What was done, by which household, and what shows it: three taps where nothing need be written. */
import { useEffect, useId, useState } from 'react';
import { ChevronRight, Save, ScrollText } from 'lucide-react';
import { addDays, localDate } from '#kernel/local-date.ts';
import { PhotoRow } from '#platform/web/field/photos.tsx';
import { fieldMessages } from '#platform/web/field/messages.ts';
import { useFieldGo } from '#platform/web/field/router.tsx';
import { BigButton, Note, Nothing, ScreenHead } from '#platform/web/field/ui.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { StorageFullError } from '#platform/web/offline/index.ts';
import { useOffline } from '#platform/web/offline/use-offline.tsx';
import { evidenceWords } from '../../contract/index.ts';
import { needsEvidence, needsPhoto, PHOTOS_MAX } from '../../domain/index.ts';
import type { Rule } from '../../domain/index.ts';
import { DEED_DRAFT, EMPTY_DRAFT, findHouseholds } from './deed-rows.ts';
import type { DeedDraft, PointsOnPhone, PulledHousehold, PulledRules } from './deed-rows.ts';
import { fieldPointsMessages } from './messages.ts';
import { usePoints, useRecord } from './use-points.ts';
import './points-field.css';

const FOUND_MOST = 30;

/** 草稿 · Kept with each tap, each word and each photo. */
function useDraft() {
  const offline = useOffline();
  const [draft, setDraft] = useState<DeedDraft | null>(null);
  const [isUnsaved, setUnsaved] = useState(false);
  useEffect(() => { void offline.readDraft<DeedDraft>(DEED_DRAFT).then((found) => setDraft(found?.value ?? EMPTY_DRAFT)); }, [offline]);
  const set = (next: DeedDraft) => {
    setDraft(next);
    void offline.saveDraft(DEED_DRAFT, next, next.hashes).then(() => setUnsaved(false), (error: unknown) => { if (error instanceof StorageFullError) setUnsaved(true); else throw error; });
  };
  return { draft, isUnsaved, set };
}

export function RecordScreen() {
  const t = useT(fieldPointsMessages);
  const points = usePoints();
  const { draft, isUnsaved, set } = useDraft();
  if (points === null || draft === null) return <><ScreenHead title={t('record')} back="/points" /><p className="lcf-opening" role="status">{t('opening')}</p></>;
  if (points.rules === null) return <><ScreenHead title={t('record')} back="/points" /><Nothing icon={ScrollText} title={t('noRules')}><p>{t('noRulesAbout')}</p></Nothing></>;
  const rule = points.rules.rules.find(({ code }) => code === draft.ruleCode);
  const household = points.households.find(({ id }) => id === draft.householdId);
  return (
    <>
      <ScreenHead title={t('record')} back="/points" />
      {rule === undefined ? <ChooseRule rules={points.rules} onChoose={(ruleCode) => set({ ...draft, ruleCode })} />
        : household === undefined ? <><Chosen label={t('rule')} text={rule.label} change={t('changeRule')} onChange={() => set({ ...draft, ruleCode: null })} /><ChooseHousehold points={points} onChoose={(householdId) => set({ ...draft, householdId })} /></>
          : <Finish draft={draft} rule={rule} rules={points.rules} household={household} isUnsaved={isUnsaved} set={set} />}
    </>
  );
}

function Chosen({ label, text, change, onChange }: { readonly label: string; readonly text: string; readonly change: string; readonly onChange: () => void }) {
  return <div className="lcf-points-chosen"><div><p className="lcf-quiet lcf-small">{label}</p><strong>{text}</strong></div><BigButton look="quiet" onClick={onChange}>{change}</BigButton></div>;
}

function ChooseRule({ rules, onChoose }: { readonly rules: PulledRules; readonly onChoose: (code: string) => void }) {
  const t = useT(fieldPointsMessages);
  const groups = [...Map.groupBy(rules.rules, ({ group }) => group)];
  return (
    <section className="lcf-stack" aria-label={t('rule')}>
      <h2>{t('rule')}</h2>
      {groups.map(([group, lines]) => (
        <div key={group} className="lcf-rows"><h3 className="lcf-quiet">{group}</h3>
          {lines.map((rule) => <button key={rule.code} type="button" className="lcf-row lcf-points-row" onClick={() => onChoose(rule.code)}><span>{rule.label}</span><b>{rule.points > 0 ? `+${rule.points}` : `−${-rule.points}`}</b></button>)}
        </div>
      ))}
    </section>
  );
}

function ChooseHousehold({ points, onChoose }: { readonly points: PointsOnPhone; readonly onChoose: (id: string) => void }) {
  const t = useT(fieldPointsMessages);
  const text = useText();
  const id = useId();
  const [wanted, setWanted] = useState('');
  const found = findHouseholds(points.households, wanted, FOUND_MOST + 1);
  return (
    <section className="lcf-stack" aria-label={t('household')}>
      <h2>{t('household')}</h2>
      {points.rules?.isCut === true && <Note tone="warn" title={t('cut')} />}
      <label className="lcf-input-label" htmlFor={id}>{t('find')}</label>
      <p className="lcf-quiet lcf-small" id={`${id}-why`}>{t('findPurpose')}</p>
      <input id={id} aria-describedby={`${id}-why`} className="lcf-input" type="search" autoComplete="off" maxLength={60} value={wanted} onChange={(event) => setWanted(event.target.value)} />
      {found.length === 0 && <p role="status">{t('noHousehold')}</p>}
      <div className="lcf-rows">
        {found.slice(0, FOUND_MOST).map((row) => (
          <button key={row.id} type="button" className="lcf-row lcf-points-row" onClick={() => onChoose(row.id)}>
            <span><strong>{row.label}</strong><span className="lcf-quiet lcf-small lcf-points-under">{[row.placeZh === null ? null : text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh }), row.code].filter((part) => part !== null).join(' · ')}</span></span><ChevronRight size="1.4em" aria-hidden="true" />
          </button>
        ))}
      </div>
      {found.length > FOUND_MOST && <p className="lcf-quiet">{t('more')}</p>}
    </section>
  );
}

interface FinishProps { readonly draft: DeedDraft; readonly rule: Rule; readonly rules: PulledRules; readonly household: PulledHousehold; readonly isUnsaved: boolean; readonly set: (draft: DeedDraft) => void }

function Finish({ draft, rule, rules, household, isUnsaved, set }: FinishProps) {
  const t = useT(fieldPointsMessages);
  const shell = useT(fieldMessages);
  const text = useText();
  const id = useId();
  const go = useFieldGo();
  const record = useRecord();
  const day = draft.day ?? rules.today;
  const days = [rules.today, addDays(localDate(rules.today), -1)].filter((each) => each >= rules.effectiveFrom);
  const wantsPhoto = needsPhoto(rule.evidence) && draft.hashes.length === 0;
  const wantsNote = needsEvidence(rule) && draft.evidence.trim().length < 2;
  const send = async (another: boolean) => {
    await record(draft, day, household, rule.label);
    // The same rule for the next household: a clean-up has many hands.
    if (another) set({ ...EMPTY_DRAFT, ruleCode: draft.ruleCode, day: draft.day, evidence: draft.evidence }); else go('/points');
  };
  return (
    <div className="lcf-stack">
      <Chosen label={t('rule')} text={`${rule.label} ${rule.points > 0 ? `+${rule.points}` : `−${-rule.points}`}`} change={t('changeRule')} onChange={() => set({ ...draft, ruleCode: null })} />
      <Chosen label={t('household')} text={`${household.label} · ${t('balance', { n: household.balance })}`} change={t('changeHousehold')} onChange={() => set({ ...draft, householdId: null })} />
      {isUnsaved && <Note tone="danger" alert title={shell('notSaved')}><p>{shell('notSavedAbout')}</p></Note>}
      <fieldset className="lcf-choices"><legend>{t('day')}</legend>
        {days.map((each, at) => <label key={each} className="lcf-choice"><input type="radio" name="day" checked={day === each} onChange={() => set({ ...draft, day: each })} /><span>{t(at === 0 ? 'today' : 'yesterday')}</span></label>)}
      </fieldset>
      <PhotoRow photos={draft.hashes.map((hash) => ({ hash }))} most={PHOTOS_MAX} label={t(draft.hashes.length === 0 ? 'photo' : 'photoMore')} onAdd={(sha256) => set({ ...draft, hashes: draft.hashes.includes(sha256) ? draft.hashes : [...draft.hashes, sha256] })} onRemove={(at) => set({ ...draft, hashes: draft.hashes.filter((_one, index) => index !== at) })} />
      {wantsPhoto && <p className="lcf-wrong" role="status">{t('photoNeeded')}</p>}
      <label className="lcf-input-label" htmlFor={id}>{t('note')}</label>
      <p className="lcf-quiet lcf-small" id={`${id}-why`}>{rule.points < 0 ? t('noteNeeded') : needsEvidence(rule) ? t('kindNeeded', { kind: text(evidenceWords[rule.evidence]) }) : t('notePurpose')}</p>
      <textarea id={id} aria-describedby={`${id}-why`} className="lcf-input lcf-note-field" rows={2} maxLength={500} value={draft.evidence} onChange={(event) => set({ ...draft, evidence: event.target.value })} />
      <BigButton look="main" icon={Save} disabled={wantsPhoto || wantsNote} onClick={() => void send(false)}>{t('save')}</BigButton>
      <BigButton disabled={wantsPhoto || wantsNote} onClick={() => void send(true)}>{t('saveMore')}</BigButton>
    </div>
  );
}
