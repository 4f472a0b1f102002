/** 通报列表 · Every bulletin with its number and state; a new one is drafted from a closed round. */
import { bothWays } from '#platform/contract/sorting.ts';
import { useState } from 'react';
import { FilePen, FileText, Newspaper } from 'lucide-react';
import { listRounds } from '#modules/inspections/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useGo } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, Checkbox, CodeText, DataTable, DateText, Dialog, EmptyState, Field, FilterBar, LinkButton, Notice, PageHeader, ProblemAlert, Select, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { draftAccount, draftBulletin, exportBulletins, kindWords, listBulletins, listTemplates } from '../contract/index.ts';
import { BULLETIN_KINDS } from '../domain/index.ts';
import type { BulletinKind } from '../domain/index.ts';
import { accountMessages } from './account-messages.ts';
import { bulletinMessages } from './messages.ts';
import { bulletinStates } from './words.ts';

type State = keyof typeof bulletinStates;

export function BulletinsPage() {
  const t = useT(bulletinMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'kind', 'state', 'roundId'], sorts: bothWays(['recent', 'title', 'number', 'published']) });
  const asked = { ...(table.filters as { q?: string; kind?: BulletinKind; state?: State; roundId?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const mayDraft = useCan('bulletins.draft');
  const maySet = useCan('bulletins.template');
  const a = useT(accountMessages);
  const [drafting, setDrafting] = useState<'round' | 'template' | null>(null);
  const bulletins = useRead(listBulletins, { ...asked, page: table.page, pageSize: table.pageSize });
  const draft = <Button kind="primary" icon={FileText} onClick={() => setDrafting('round')}>{t('draft')}</Button>;
  return (
    <>
      <PageHeader title={t('title')} about={t('about')} actions={<><LinkButton to="/account-templates">{a('templates')}</LinkButton>{maySet && <LinkButton to="/bulletin-issuing">{t('issuing')}</LinkButton>}{mayDraft && <Button icon={FilePen} onClick={() => setDrafting('template')}>{a('draftFrom')}</Button>}{mayDraft && draft}</>} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'kind', kind: 'one', label: t('kind'), choices: BULLETIN_KINDS.map((value) => ({ value, label: text(kindWords[value]) })) }, { name: 'state', kind: 'one', label: t('state'), choices: (Object.keys(bulletinStates) as State[]).map((state) => ({ value: state, label: text(bulletinStates[state].text) })) }]} />
      <DataTable
        caption={t('title')} result={bulletins} table={table} tools={<ListExport operation={exportBulletins} input={asked} total={bulletins.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/bulletins/${row.id}`}
        columns={[
          { key: 'title', title: t('bulletin'), sort: ['title', '-title'], width: '34%', cell: (row) => row.title },
          { key: 'kind', title: t('kind'), cell: (row) => text(kindWords[row.kind]) },
          { key: 'state', title: t('state'), cell: (row) => <><StateTag tone={bulletinStates[row.state].tone} text={bulletinStates[row.state].text} />{mayDraft && row.state === 'draft' && row.kind !== 'inspection' && <> <AppLink to={`/bulletins/${row.id}/edit`}>{a('edit')}</AppLink></>}</> },
          { key: 'number', title: t('number'), sort: ['number', '-number'], greatestFirst: true, cell: (row) => row.documentNumber ?? <span className="lc-quiet">—</span> },
          { key: 'round', title: t('round'), wideOnly: true, cell: (row) => (row.roundNameZh === null ? <span className="lc-quiet">—</span> : <AppLink to={`/rounds/${row.roundId}`}>{text({ zh: row.roundNameZh, en: row.roundNameEn ?? row.roundNameZh })}</AppLink>) },
          { key: 'drafted', title: t('draftedBy'), sort: ['recent', '-recent'], greatestFirst: true, wideOnly: true, cell: (row) => <>{row.draftedByName} · <DateText value={row.draftedAt} /></> },
          { key: 'published', title: t('publishedAt'), sort: ['published', '-published'], greatestFirst: true, cell: (row) => <DateText value={row.publishedAt} /> },
          { key: 'hash', title: t('hash'), wideOnly: true, cell: (row) => <CodeText value={row.figuresHash} keep={4} /> },
        ]}
        empty={<EmptyState icon={Newspaper} title={t('none')} advice={t('noneAdvice')} action={mayDraft ? draft : <LinkButton to="/rounds">{t('rounds')}</LinkButton>} />}
      />
      {drafting === 'round' && <DraftDialog onClose={() => setDrafting(null)} />}
      {drafting === 'template' && <TemplateDialog onClose={() => setDrafting(null)} />}
    </>
  );
}

function DraftDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT(bulletinMessages);
  const text = useText();
  const go = useGo();
  const rounds = useRead(listRounds, { pageSize: 100 });
  const closed = (rounds.data?.rows ?? []).filter((round) => round.state === 'closed');
  const [chosen, setChosen] = useState('');
  const [withRanking, setWithRanking] = useState(false);
  const roundId = chosen === '' ? (closed[0]?.id ?? '') : chosen;
  const draft = useWrite(draftBulletin, { invalidates: ['bulletins'], done: { zh: '已起草', en: 'Drafted' }, onSuccess: (output) => go(`/bulletins/${output.id}`) });
  return (
    <Dialog open title={t('draft')} onClose={onClose} actions={<><Button onClick={onClose}>{t('cancel')}</Button><Button kind="primary" pending={draft.pending} disabled={roundId === ''} onClick={() => void draft.run({ roundId, withRanking })}>{t('draftNow')}</Button></>}>
      <div className="lc-stack">
        <p className="lc-quiet">{t('draftAbout')}</p>
        {rounds.data !== undefined && closed.length === 0
          ? <Notice tone="warn" title={t('noClosedRound')}><AppLink to="/rounds">{t('rounds')}</AppLink></Notice>
          : <Field label={t('round')} purpose={t('roundPurpose')} required>{(w) => <Select {...w} value={roundId} choices={closed.map((round) => ({ value: round.id, label: text({ zh: round.nameZh, en: round.nameEn }) }))} onChange={setChosen} />}</Field>}
        <Checkbox checked={withRanking} onChange={setWithRanking}>{t('withRanking')}</Checkbox>
        <p className="lc-quiet lc-small">{t('withRankingNote')}</p>
        <ProblemAlert problem={draft.problem} />
      </div>
    </Dialog>
  );
}

function TemplateDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT(bulletinMessages);
  const a = useT(accountMessages);
  const text = useText();
  const go = useGo();
  const templates = useRead(listTemplates, {}).data?.rows;
  const [chosen, setChosen] = useState('');
  const templateCode = chosen === '' ? (templates?.[0]?.code ?? '') : chosen;
  const draft = useWrite(draftAccount, { invalidates: ['bulletins'], done: { zh: '已起草', en: 'Drafted' }, onSuccess: ({ id }) => go(`/bulletins/${id}`) });
  return (
    <Dialog open title={a('draftFrom')} onClose={onClose} actions={<><Button onClick={onClose}>{t('cancel')}</Button><Button kind="primary" pending={draft.pending} disabled={templateCode === ''} onClick={() => void draft.run({ templateCode })}>{t('draftNow')}</Button></>}>
      <div className="lc-stack">
        <p className="lc-quiet">{a('draftFromAbout')}</p>
        {templates !== undefined && templates.length === 0
          ? <Notice tone="warn" title={a('noTemplate')}><AppLink to="/account-templates">{a('templates')}</AppLink></Notice>
          : <Field label={a('template')} required>{(w) => <Select {...w} value={templateCode} choices={(templates ?? []).map(({ code, nameZh, nameEn, kind }) => ({ value: code, label: `${text(kindWords[kind])} · ${text({ zh: nameZh, en: nameEn })}` }))} onChange={setChosen} />}</Field>}
        <ProblemAlert problem={draft.problem} />
      </div>
    </Dialog>
  );
}
