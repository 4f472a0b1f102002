/** 通报列表 · Every bulletin with its number and state; a new one is drafted from a closed round. */
import { bothWays } from '#platform/contract/sorting.ts';
import { useState } from 'react';
import { FileText, Newspaper } from 'lucide-react';
import { listRounds } from '#modules/inspections/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useGo } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, Checkbox, CodeText, DataTable, DateText, Dialog, EmptyState, Field, FilterBar, LinkButton, Notice, PageHeader, ProblemAlert, Select, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportBulletins, draftBulletin, listBulletins } from '../contract/index.ts';
import { bulletinMessages } from './messages.ts';
import { bulletinStates } from './words.ts';

type State = keyof typeof bulletinStates;

export function BulletinsPage() {
  const t = useT(bulletinMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'state', 'roundId'], sorts: bothWays(['recent', 'title', 'number', 'published']) });
  const asked = { ...(table.filters as { q?: string; state?: State; roundId?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const mayDraft = useCan('bulletins.draft');
  const [drafting, setDrafting] = useState(false);
  const bulletins = useRead(listBulletins, { ...asked, page: table.page, pageSize: table.pageSize });
  const draft = <Button kind="primary" icon={FileText} onClick={() => setDrafting(true)}>{t('draft')}</Button>;
  return (
    <>
      <PageHeader title={t('title')} about={t('about')} actions={mayDraft && draft} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('state'), choices: (Object.keys(bulletinStates) as State[]).map((state) => ({ value: state, label: text(bulletinStates[state].text) })) }]} />
      <DataTable
        caption={t('title')} result={bulletins} table={table} tools={<ListExport operation={exportBulletins} input={asked} total={bulletins.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/bulletins/${row.id}`}
        columns={[
          { key: 'title', title: t('bulletin'), sort: ['title', '-title'], width: '34%', cell: (row) => row.title },
          { key: 'state', title: t('state'), cell: (row) => <StateTag tone={bulletinStates[row.state].tone} text={bulletinStates[row.state].text} /> },
          { key: 'number', title: t('number'), sort: ['number', '-number'], greatestFirst: true, cell: (row) => row.documentNumber ?? <span className="lc-quiet">—</span> },
          { key: 'round', title: t('round'), cell: (row) => <AppLink to={`/rounds/${row.roundId}`}>{text({ zh: row.roundNameZh, en: row.roundNameEn })}</AppLink> },
          { key: 'drafted', title: t('draftedBy'), sort: ['recent', '-recent'], greatestFirst: true, wideOnly: true, cell: (row) => <>{row.draftedByName} · <DateText value={row.draftedAt} /></> },
          { key: 'published', title: t('publishedAt'), sort: ['published', '-published'], greatestFirst: true, cell: (row) => <DateText value={row.publishedAt} /> },
          { key: 'hash', title: t('hash'), wideOnly: true, cell: (row) => <CodeText value={row.figuresHash} keep={4} /> },
        ]}
        empty={<EmptyState icon={Newspaper} title={t('none')} advice={t('noneAdvice')} action={mayDraft ? draft : <LinkButton to="/rounds">{t('rounds')}</LinkButton>} />}
      />
      {drafting && <DraftDialog onClose={() => setDrafting(false)} />}
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
