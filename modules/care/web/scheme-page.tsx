/** 关爱行动页 · One scheme: its figures with what they count, what it gives, the notices of its list, and the way to desk, slips and stock. */
import { useState } from 'react';
import { DoorClosed, ExternalLink, Megaphone, PackagePlus, Pencil, Play, Printer, Scale, Upload, UserPlus, UsersRound, PackageCheck } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan, useProgramme } from '#platform/web/session.tsx';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, KeyValue, LinkButton, PageHeader, ProblemAlert, Section, Select, Skeleton, StateTag, StatTile, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { addBenefit, benefitKindWords, closeScheme, draftListNotice, listSituations, openScheme, readScheme, schemeStateWords } from '../contract/index.ts';
import { BENEFIT_KINDS } from '../domain/index.ts';
import type { BenefitKind } from '../domain/index.ts';
import './care.css';
import { ConfirmListAct } from './confirm-list-act.tsx';
import { careMessages } from './messages.ts';
import { schemeTones, yuanText } from './words.ts';

type Known = OutputOf<typeof readScheme>;
const INVALIDATES = ['care', 'notices'];
const FEN = 100;

export function SchemePage() {
  const t = useT(careMessages);
  const { schemeId } = useRouteParams<'schemeId'>();
  const [mayManage, mayRegister, mayDeliver] = [useCan('care.manage'), useCan('care.register'), useCan('care.deliver')];
  const found = useRead(readScheme, { schemeId });
  const scheme = found.data;
  if (scheme === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('scheme')} trail={[{ text: t('schemes'), to: '/care' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const isOpen = scheme.state === 'open';
  return (
    <>
      <PageHeader
        title={scheme.name} about={scheme.purpose} trail={[{ text: t('schemes'), to: '/care' }]} beside={<StateTag tone={schemeTones[scheme.state]} text={schemeStateWords[scheme.state]} />}
        actions={<>
          {mayManage && scheme.state === 'draft' && <><LinkButton icon={Pencil} to={`/care/${scheme.id}/edit`}>{t('edit')}</LinkButton><OpenAct scheme={scheme} /></>}
          {mayRegister && isOpen && <><LinkButton icon={Upload} to={`/care/${scheme.id}/import`}>{t('importIt')}</LinkButton><LinkButton icon={UserPlus} to={`/care/${scheme.id}/register`}>{t('register')}</LinkButton></>}
          {mayDeliver && isOpen && <DeskLinks schemeId={scheme.id} />}
        </>}
      />
      <Figures scheme={scheme} />
      <div className="lc-split">
        <div className="lc-stack"><Benefits scheme={scheme} mayManage={mayManage} /><Lists scheme={scheme} mayManage={mayManage} /></div>
        <div className="lc-stack"><Conditions scheme={scheme} mayManage={mayManage} /></div>
      </div>
    </>
  );
}

function DeskLinks({ schemeId }: { readonly schemeId: string }) {
  const text = useText();
  return <><LinkButton icon={Printer} to={`/care/${schemeId}/slips`}>{text({ zh: '领取单', en: 'Slips' })}</LinkButton><LinkButton kind="primary" icon={PackageCheck} to={`/care/${schemeId}/desk`}>{text({ zh: '发放台', en: 'Hand-over desk' })}</LinkButton></>;
}

function Figures({ scheme }: { readonly scheme: Known }) {
  const t = useT(careMessages);
  const { figures } = scheme;
  return (
    <Section>
      <div className="lc-care-figures">
        <StatTile label={t('listed')} value={figures.listed} note={t('listedNote')} to="/care-recipients" search={{ schemeId: scheme.id, state: 'confirmed' }} />
        <StatTile label={t('received')} ratio={{ numerator: figures.received, denominator: figures.listed }} note={t('receivedNote')} to="/care-deliveries" search={{ schemeId: scheme.id }} />
        <StatTile label={t('complete')} ratio={{ numerator: figures.complete, denominator: figures.listed }} note={t('completeNote')} />
        <StatTile label={t('value')} value={yuanText(figures.valueFen)} note={figures.doublesOpen > 0 ? `${t('valueNote')} · ${t('valueDoubles', { n: figures.doublesOpen })}` : t('valueNote')} />
        <StatTile label={t('doubleFilter')} value={figures.doublesOpen} to="/care-deliveries" search={{ schemeId: scheme.id, state: 'flagged' }} {...(figures.doublesOpen > 0 ? { tone: 'danger' as const } : {})} />
      </div>
      <p className="lc-quiet lc-small">{t('figuresOn', { on: figures.on })}</p>
    </Section>
  );
}

function Benefits({ scheme, mayManage }: { readonly scheme: Known; readonly mayManage: boolean }) {
  const t = useT(careMessages);
  const text = useText();
  const number = (value: number) => <span className="lc-number">{numberText(value)}</span>;
  return (
    <Section title={t('benefits')} about={scheme.budgetFen === 0 ? t('budgetNone', { used: yuanText(scheme.figures.boughtFen) }) : t('budgetUse', { used: yuanText(scheme.figures.boughtFen), budget: yuanText(scheme.budgetFen) })} actions={mayManage && (scheme.state === 'draft' ? <AddBenefitAct schemeId={scheme.id} /> : <LinkButton icon={Scale} to={`/care/${scheme.id}/stock`}>{text({ zh: '库存与对账', en: 'Stock' })}</LinkButton>)}>
      <DataTable
        caption={t('benefits')} whole result={{ data: { rows: scheme.benefits, total: scheme.benefits.length }, problem: null }} rowKey={(row) => row.id}
        columns={[
          { key: 'name', title: t('name'), cell: (row) => row.name }, { key: 'kind', title: t('kind'), cell: (row) => text(benefitKindWords[row.kind]) }, { key: 'value', title: t('unitValue'), align: 'end', cell: (row) => <span className="lc-number">{yuanText(row.valueFen)}</span> },
          { key: 'each', title: t('each'), align: 'end', cell: (row) => <>{number(row.quantityEach)} {row.unit}</> }, { key: 'onHand', title: t('onHand'), align: 'end', cell: (row) => number(row.onHand) },
        ]}
        empty={<EmptyState title={t('noBenefits')} />}
      />
    </Section>
  );
}

function Lists({ scheme, mayManage }: { readonly scheme: Known; readonly mayManage: boolean }) {
  const t = useT(careMessages);
  return (
    <Section title={t('lists')} actions={mayManage && scheme.state === 'open' && <DraftListAct schemeId={scheme.id} />}>
      <DataTable
        caption={t('lists')} whole result={{ data: { rows: scheme.lists, total: scheme.lists.length }, problem: null }} rowKey={(row) => row.id}
        columns={[
          { key: 'notice', title: t('noticeState'), cell: (row) => <AppLink to={`/notices/${row.noticeId}`}>{t('seeNotice')}</AppLink> }, { key: 'state', title: t('state'), cell: (row) => t(`notice_${row.noticeState as 'draft' | 'published' | 'closed' | 'withdrawn'}`) },
          { key: 'count', title: t(scheme.listsWhole ? 'count' : 'countReach'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.count)}</span> },
          { key: 'waiting', title: t('waiting'), align: 'end', cell: (row) => <>{numberText(row.waiting)}{mayManage && row.noticeState === 'closed' && row.mayConfirm > 0 && <> <ConfirmListAct schemeId={scheme.id} listId={row.id} count={row.mayConfirm} /></>}</> },
        ]}
        empty={<EmptyState title={t('noLists')} />}
      />
    </Section>
  );
}

function Conditions({ scheme, mayManage }: { readonly scheme: Known; readonly mayManage: boolean }) {
  const t = useT(careMessages);
  const text = useText();
  const { code } = useProgramme();
  const situations = new Map((useRead(listSituations, {}).data?.rows ?? []).map((row) => [row.code, text({ zh: row.nameZh, en: row.nameEn })]));
  const named = (codes: readonly string[]) => codes.map((each) => situations.get(each) ?? each).join(text({ zh: '、', en: ', ' }));
  return (
    <>
      <Section title={t('rule')}>
        <KeyValue columns={1} facts={[
          { label: t('period'), value: <><DateText value={scheme.from} /> {t('from_to')} <DateText value={scheme.until} /></> }, { label: t('whoText'), value: scheme.whoText }, { label: t('needsAll'), value: named(scheme.needsAll) }, ...(scheme.needsAny.length === 0 ? [] : [{ label: t('needsAny'), value: named(scheme.needsAny) }]),
          { label: t('byHousehold'), value: t(scheme.byHousehold ? 'yes' : 'no') }, { label: t('askText'), value: scheme.askText }, { label: t('noticeDays'), value: numberText(scheme.noticeDays) }, { label: t('thanks'), value: scheme.thanksText },
        ]} />
        <div className="lc-row">
          <LinkButton icon={UsersRound} to="/care-recipients" search={{ schemeId: scheme.id }}>{t('recipients')}</LinkButton>
          {scheme.isPublic && scheme.state !== 'draft' && <a className="lc-button lc-button-plain" href={`/public/${code}/care/${scheme.id}`}><ExternalLink size="1.1em" aria-hidden="true" /><span>{t('isPublic')}</span></a>}
          {mayManage && scheme.state === 'open' && <CloseAct scheme={scheme} />}
        </div>
      </Section>
    </>
  );
}

function OpenAct({ scheme }: { readonly scheme: Known }) {
  const t = useT(careMessages);
  const open = useWrite(openScheme, { invalidates: INVALIDATES, done: { zh: '已启动', en: 'Opened' } });
  return <ConfirmButton kind="primary" icon={Play} label={t('open')} question={t('openAsk')} action={t('open')} pending={open.pending} problem={open.problem} onConfirm={() => open.run({ schemeId: scheme.id, version: scheme.version })}><p>{t('openNote')}</p></ConfirmButton>;
}

function CloseAct({ scheme }: { readonly scheme: Known }) {
  const t = useT(careMessages);
  const close = useWrite(closeScheme, { invalidates: INVALIDATES, done: { zh: '已结束', en: 'Closed' } });
  return <ConfirmButton icon={DoorClosed} label={t('close')} question={t('closeAsk')} action={t('close')} pending={close.pending} problem={close.problem} onConfirm={() => close.run({ schemeId: scheme.id, version: scheme.version })}><p>{t('closeNote')}</p></ConfirmButton>;
}

function AddBenefitAct({ schemeId }: { readonly schemeId: string }) {
  const t = useT(careMessages);
  const text = useText();
  const [draft, setDraft] = useState({ kind: 'giftPack' as BenefitKind, name: '', unit: '', value: '', quantityEach: '1' });
  const set = <Name extends keyof typeof draft>(name: Name) => (value: (typeof draft)[Name]) => setDraft({ ...draft, [name]: value });
  const add = useWrite(addBenefit, { invalidates: INVALIDATES, done: { zh: '已添加', en: 'Added' } });
  const error = (pointer: string) => fieldError(add.problem, pointer);
  return (
    <ConfirmButton icon={PackagePlus} label={t('addBenefit')} question={t('addBenefitAsk')} action={t('addBenefit')} pending={add.pending} problem={add.problem} onConfirm={() => add.run({ schemeId, kind: draft.kind, name: draft.name, unit: draft.unit, valueFen: Math.round(Number(draft.value || '0') * FEN), quantityEach: Number(draft.quantityEach) })}>
      <Field label={t('kind')} required>{(w) => <Select {...w} value={draft.kind} choices={BENEFIT_KINDS.map((kind) => ({ value: kind, label: text(benefitKindWords[kind]) }))} onChange={(kind) => set('kind')(kind as BenefitKind)} />}</Field>
      <Field label={t('name')} required error={error('/name')}>{(w) => <TextInput {...w} maxLength={80} value={draft.name} onChange={set('name')} />}</Field>
      <Field label={t('unit')} purpose={t('unitPurpose')} required error={error('/unit')}>{(w) => <TextInput {...w} maxLength={20} value={draft.unit} onChange={set('unit')} />}</Field>
      <Field label={t('unitValue')} required error={error('/valueFen')}>{(w) => <TextInput {...w} type="number" min={0} value={draft.value} onChange={set('value')} />}</Field>
      <Field label={t('each')} required error={error('/quantityEach')}>{(w) => <TextInput {...w} type="number" min={1} value={draft.quantityEach} onChange={set('quantityEach')} />}</Field>
    </ConfirmButton>
  );
}

function DraftListAct({ schemeId }: { readonly schemeId: string }) {
  const t = useT(careMessages);
  const [howToObject, setHow] = useState('');
  const draft = useWrite(draftListNotice, { invalidates: INVALIDATES, done: { zh: '已拟公示，待另一人发布', en: 'Drafted, for somebody else to publish' } });
  return (
    <ConfirmButton icon={Megaphone} label={t('draftList')} question={t('draftListAsk')} action={t('draftList')} pending={draft.pending} problem={draft.problem} onConfirm={() => draft.run({ schemeId, howToObject })}>
      <p>{t('draftListNote')}</p>
      <Field label={t('howToObject')} required error={fieldError(draft.problem, '/howToObject')}>{(w) => <TextArea {...w} rows={2} maxLength={500} value={howToObject} onChange={setHow} />}</Field>
    </ConfirmButton>
  );
}
