/** 一个部门的联审 · Its candidates: ticked are those it does not agree to, all others are agreed to together. */
import { useState } from 'react';
import { FileUp, PenLine, ScrollText } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, KeyValue, LinkButton, PageHeader, ProblemAlert, Section, Skeleton, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { ANSWER_FILTERS, answerWords, exportDepartmentAnswers, listDepartmentAnswers, listRoundDepartments, readSelectionRound, subjectKindWords } from '../contract/index.ts';
import { departmentMessages } from './department-messages.ts';
import { SignAnswers } from './department-sign.tsx';
import type { Ticked } from './department-sign.tsx';
import { roundMessages } from './round-messages.ts';

type Row = OutputOf<typeof listDepartmentAnswers>['rows'][number];
const NOBODY: Ticked = new Map();

export function DepartmentPage() {
  const [t, r] = [useT(departmentMessages), useT(roundMessages)];
  const text = useText();
  const { roundId, code } = useRouteParams<'roundId' | 'code'>();
  const round = useRead(readSelectionRound, { roundId }).data;
  const found = useRead(listRoundDepartments, { roundId, code });
  const [ticked, setTicked] = useState(NOBODY);
  const department = found.data?.rows[0];
  const trail = [{ text: r('rounds'), to: '/selection-rounds' }, { text: round?.name ?? r('round'), to: `/selection-rounds/${roundId}` }, { text: t('departments'), to: `/selection-rounds/${roundId}/departments` }];
  if (found.data === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('department')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  if (department === undefined) return <><PageHeader title={t('department')} trail={trail} /><EmptyState title={t('noDepartments')} advice={t('noDepartmentsAdvice')} /></>;
  const mayAnswer = department.maySign || department.mayEnter;
  const done = () => setTicked(NOBODY);
  return (
    <>
      <PageHeader
        title={text(department)} trail={trail} about={department.asks === '' ? t('listAboutPlain') : t('listAbout', { asks: department.asks })} beside={department.owed === 0 ? <StateTag tone="ok" text={t('allSigned')} /> : <StateTag tone="warn" text={t('owes', { n: department.owed })} />}
        actions={(
          <>
            {department.maySign && <SignAnswers as="signed" roundId={roundId} department={department} ticked={ticked} onDone={done} icon={PenLine} />}
            {department.maySign && <LinkButton icon={FileUp} to={`/selection-rounds/${roundId}/departments/${encodeURIComponent(code)}/import`}>{t('importAnswers')}</LinkButton>}
            {department.mayEnter && !department.maySign && <SignAnswers as="paper" roundId={roundId} department={department} ticked={ticked} onDone={done} icon={ScrollText} />}
          </>
        )}
      />
      <Section>
        <div className="lc-stack">
          <KeyValue facts={[
            { label: t('asked'), value: String(department.asked) }, { label: t('yesCount'), value: String(department.yes) }, { label: t('noCount'), value: String(department.no) }, { label: t('onPaper'), value: String(department.onPaper) },
            { label: t('unit'), value: department.organisationZh === null ? t('paperOnly') : text({ zh: department.organisationZh, en: department.organisationEn ?? department.organisationZh }) },
          ]} />
          <p className="lc-small lc-quiet">{t('onlyNames')}</p>
          {mayAnswer && <p>{t('tickFirst')}</p>}
        </div>
      </Section>
      <Candidates roundId={roundId} code={code} ticked={ticked} onTick={mayAnswer ? setTicked : null} />
    </>
  );
}

function Answer({ row }: { readonly row: Row }) {
  const t = useT(departmentMessages);
  if (row.said === null) return <StateTag quiet tone="warn" text={t('waiting')} />;
  return <><StateTag quiet tone={row.said ? 'ok' : 'danger'} text={answerWords[row.said ? 'yes' : 'no']} />{row.reason !== null && <p className="lc-small">{row.reason}</p>}</>;
}

function Signed({ row }: { readonly row: Row }) {
  const t = useT(departmentMessages);
  if (row.signedOn === null) return <span className="lc-quiet">—</span>;
  return row.document === null ? <>{row.signedByName} · <DateText value={row.signedOn} /></> : <>{t('onPaperBy', { document: row.document, name: row.signedByName ?? '' })} · <DateText value={row.signedOn} /></>;
}

function Candidates({ roundId, code, ticked, onTick }: { readonly roundId: string; readonly code: string; readonly ticked: Ticked; readonly onTick: ((ticked: Ticked) => void) | null }) {
  const t = useT(departmentMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'answer'], sorts: bothWays(['waiting', 'subject']) });
  const asked = { roundId, code, ...(table.filters as { q?: string; answer?: 'open' | 'yes' | 'no' }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listDepartmentAnswers, { ...asked, page: table.page, pageSize: table.pageSize });
  const label = (id: string): string => found.data?.rows.find((row) => row.candidateId === id)?.label ?? ticked.get(id) ?? '';
  const where = (row: Row): string | null => (row.placeZh !== null ? text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh }) : row.unitZh !== null ? text({ zh: row.unitZh, en: row.unitEn ?? row.unitZh }) : null);
  const showsOthers = (found.data?.rows ?? []).some(({ others }) => others !== null && others.length > 0);
  return (
    <Section title={t('list')} bare>
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'answer', kind: 'one', label: t('answer'), choices: ANSWER_FILTERS.map((each) => ({ value: each, label: each === 'open' ? t('waiting') : text(answerWords[each]) })) }]} />
      <DataTable
        caption={t('list')} result={found} table={table} tools={<ListExport operation={exportDepartmentAnswers} input={asked} total={found.data?.total} />} rowKey={(row) => row.candidateId}
        {...(onTick === null ? {} : { selection: { chosen: new Set(ticked.keys()), onChange: (ids: ReadonlySet<string>) => onTick(new Map([...ids].map((id) => [id, label(id)]))) } })}
        columns={[
          { key: 'candidate', title: t('candidate'), sort: ['subject', '-subject'], width: '24%', cell: (row) => row.label },
          { key: 'answer', title: t('answerIs'), sort: ['waiting', '-waiting'], cell: (row) => <Answer row={row} /> },
          { key: 'kind', title: t('kind'), cell: (row) => text(subjectKindWords[row.kind]) },
          { key: 'place', title: t('place'), cell: (row) => where(row) ?? <span className="lc-quiet">—</span> },
          { key: 'title', title: t('title'), wideOnly: true, cell: (row) => text({ zh: row.titleZh, en: row.titleEn }) },
          { key: 'signed', title: t('signed'), wideOnly: true, cell: (row) => <Signed row={row} /> },
          ...(showsOthers ? [{ key: 'others', title: t('others'), wideOnly: true, cell: (row: Row) => <span className="lc-small">{(row.others ?? []).map((each) => `${text(each)}：${text(answerWords[each.said ? 'yes' : 'no'])}`).join('、')}</span> }] : []),
        ]}
        empty={<EmptyState title={t('noCandidates')} />}
      />
    </Section>
  );
}
