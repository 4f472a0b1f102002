/** 批量定责 · One site leader or responsible unit for the chosen sites: whom it replaces is shown first; it can be taken back for a day. */
import { Suspense, useEffect, useState } from 'react';
import { Building2, CircleCheck, UserCheck } from 'lucide-react';
import type { InputOf, OutputOf } from '#platform/contract/index.ts';
import { useUndoableToast } from '#platform/web/bulk-undo.ts';
import { useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { defineMessages, useText, useT } from '#platform/web/i18n.ts';
import { Button, Dialog, Field, fieldError, Notice, ProblemAlert, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { dutyRoleWords } from '#modules/places/contract/index.ts';
import { OrganisationSelect } from '#modules/places/web/index.ts';
import type { ChosenSites } from '#modules/places/web/index.ts';
import { assignDuties } from '../contract/index.ts';
import { PersonSelect } from './pickers.tsx';
import { useToday } from './use-people.ts';

const words = defineMessages({
  zh: {
    siteLeader: '定点位长', responsibleUnit: '定责任单位', title: '{n} 个点位：{role}', person: '点位长', personPurpose: '输入姓名、编号或拼音首字母。', organisation: '责任单位', organisationPurpose: '输入名称或拼音首字母。', day: '从哪天起', dayPurpose: '前任当天自动结束，历史保留。',
    will: '将为 {n} 个点位改定', unchanged: '{n} 个已经是这样', left: '{n} 个以后已另有安排，保持不变；请逐个处理。', from: '现在由谁负责：', nobody: '无人', of: '{name} {n} 个', more: '另有 {n} 人', now: '改定 {n} 个', cancel: '取消', undoNote: '24 小时内可以撤销。',
  },
  en: {
    siteLeader: 'Set site leader', responsibleUnit: 'Set responsible unit', title: '{n} {n:site|sites}: {role}', person: 'Site leader', personPurpose: 'Type a name, code or pinyin initials.', organisation: 'Responsible unit', organisationPurpose: 'Type a name or pinyin initials.', day: 'From', dayPurpose: 'The former holder ends that day; history stays.',
    will: '{n} {n:site|sites} will change', unchanged: '{n} are so already', left: '{n} are settled otherwise later on and stay; see to them one by one.', from: 'Who answers now: ', nobody: 'nobody', of: '{name} {n}', more: '{n} more', now: 'Set for {n}', cancel: 'Cancel', undoNote: 'Can be taken back for 24 hours.',
  },
});
const icons = { siteLeader: UserCheck, responsibleUnit: Building2 };
const HOLDERS_SHOWN = 8;
type Role = keyof typeof icons;
type Answer = OutputOf<typeof assignDuties>;

interface ActsProps { readonly chosen: ChosenSites; readonly count: number; readonly onDone: () => void }

/** 批量定责 */
export function SiteDutyActs({ chosen, count, onDone }: ActsProps) {
  const t = useT(words);
  const [role, setRole] = useState<Role | null>(null);
  return (
    <>
      {(['siteLeader', 'responsibleUnit'] as const).map((each) => <Button key={each} small icon={icons[each]} onClick={() => setRole(each)}>{t(each)}</Button>)}
      {role !== null && <DutyDialog role={role} chosen={chosen} count={count} onClose={() => setRole(null)} onDone={() => { setRole(null); onDone(); }} />}
    </>
  );
}

function DutyDialog({ role, chosen, count, onClose, onDone }: ActsProps & { readonly role: Role; readonly onClose: () => void }) {
  const t = useT(words);
  const text = useText();
  const say = useUndoableToast();
  const today = useToday();
  const [holderId, setHolder] = useState<string | undefined>();
  const [chosenDay, setDay] = useState<string | null>(null);
  const day = chosenDay ?? today;
  const [preview, setPreview] = useState<Answer>();
  const send = useWrite(assignDuties, { invalidates: ['people', 'places', 'cases'], onSuccess: ({ assigned, bulkActId }) => { say({ zh: `已改定 ${assigned} 个点位的${dutyRoleWords[role].zh}`, en: `${dutyRoleWords[role].en} set for ${assigned} sites` }, bulkActId); onDone(); } });
  const which = 'all' in chosen ? { all: chosen.all } : { siteIds: [...chosen.siteIds] };
  const input: InputOf<typeof assignDuties> | null = holderId === undefined || day === '' ? null : { ...which, role, from: day, ...(role === 'siteLeader' ? { personId: holderId } : { organisationId: holderId }) };
  useEffect(() => {
    setPreview(undefined);
    if (input !== null) void send.run(input, { dryRun: true }).then(setPreview);
  }, [holderId, day]);
  const holderError = fieldError(send.problem, role === 'siteLeader' ? '/personId' : '/organisationId');
  return (
    <Dialog
      open size="wide" title={t('title', { n: numberText(count), role: text(dutyRoleWords[role]) })} onClose={onClose}
      actions={<><span className="lc-quiet lc-small">{t('undoNote')}</span><Button onClick={onClose}>{t('cancel')}</Button><Button kind="primary" pending={send.pending} disabled={input === null || preview === undefined || preview.assigned === 0} onClick={() => { if (input !== null) void send.run(input); }}>{preview === undefined ? t(role) : t('now', { n: numberText(preview.assigned) })}</Button></>}
    >
      <div className="lc-stack">
        <Field label={t(role === 'siteLeader' ? 'person' : 'organisation')} purpose={t(role === 'siteLeader' ? 'personPurpose' : 'organisationPurpose')} required error={holderError}>
          {(w) => <Suspense>{role === 'siteLeader' ? <PersonSelect {...w} value={holderId} onChange={setHolder} /> : <OrganisationSelect {...w} value={holderId} onChange={setHolder} />}</Suspense>}
        </Field>
        <Field label={t('day')} purpose={t('dayPurpose')} required error={fieldError(send.problem, '/from')}>{(w) => <TextInput {...w} type="date" value={day} onChange={setDay} />}</Field>
        <ProblemAlert problem={send.problem} />
        {input !== null && preview === undefined && send.problem === null && <Skeleton lines={2} />}
        {preview !== undefined && <Preview preview={preview} />}
      </div>
    </Dialog>
  );
}

function Preview({ preview }: { readonly preview: Answer }) {
  const t = useT(words);
  const text = useText();
  const shown = preview.byHolder.slice(0, HOLDERS_SHOWN).map(({ holder, count }) => t('of', { name: holder === null ? t('nobody') : text({ zh: holder.name, en: holder.nameEn }), n: numberText(count) }));
  const more = preview.byHolder.length - shown.length;
  return (
    <>
      {preview.left > 0 && <Notice tone="warn" title={t('left', { n: numberText(preview.left) })} />}
      {preview.assigned > 0 && <p className="lc-row lc-tone-text-ok"><CircleCheck size="1.2em" aria-hidden="true" />{t('will', { n: numberText(preview.assigned) })}</p>}
      {preview.unchanged > 0 && <p className="lc-quiet">{t('unchanged', { n: numberText(preview.unchanged) })}</p>}
      <p className="lc-small"><span className="lc-quiet">{t('from')}</span>{[...shown, ...(more > 0 ? [t('more', { n: more })] : [])].join(text({ zh: '、', en: ', ' }))}</p>
    </>
  );
}
