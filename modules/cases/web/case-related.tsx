/** 相关 · Who answers, what else is open at the same site, and the neighbours in the list one came from. */
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useGo } from '#platform/web/navigation.tsx';
import { useShortcut } from '#platform/web/shortcuts/index.ts';
import { DateText, IconButton, KeyValue, Section, StateTag } from '#platform/web/ui/index.ts';
import { listCases } from '../contract/index.ts';
import { OPEN_CASE_STATES } from '../domain/index.ts';
import { neighboursOf } from './case-trail.ts';
import { caseMessages } from './messages.ts';
import { storyMessages } from './story-messages.ts';
import type { CaseDetail } from './use-cases.ts';
import { caseStates } from './words.ts';

const SHOWN = 5;

export function CaseAnswers({ row }: { readonly row: CaseDetail }) {
  const t = useT(caseMessages);
  const s = useT(storyMessages);
  const text = useText();
  const { liaison, leaderNow, coveringFor } = row.answering;
  const person = (who: { readonly id: string; readonly name: string } | null) => (who === null ? null : <AppLink to={`/persons/${who.id}`}>{who.name}</AppLink>);
  const named = row.siteLeaderId === null ? null : { id: row.siteLeaderId, name: row.siteLeaderName ?? '' };
  const organisation = row.organisationId === null ? s('nobody') : <AppLink to="/cases" search={{ organisationId: row.organisationId }}>{text({ zh: row.organisationNameZh ?? '', en: row.organisationNameEn ?? '' })}</AppLink>;
  return (
    <Section title={s('answers')}>
      <KeyValue
        columns={1}
        facts={[
          { label: t('organisation'), value: organisation }, { label: s('leaderNamed'), value: person(named ?? leaderNow) ?? s('nobody') },
          ...(coveringFor === null && (named === null || leaderNow === null || leaderNow.id === named.id) ? [] : [{ label: s('leaderNow'), value: coveringFor === null ? person(leaderNow) : s('coversFor', { who: coveringFor.name, deputy: leaderNow?.name ?? '' }) }]),
          { label: s('liaison'), value: person(liaison) ?? s('nobody') },
        ]}
      />
    </Section>
  );
}

export function SameSite({ row }: { readonly row: CaseDetail }) {
  const s = useT(storyMessages);
  const found = useRead(listCases, { siteId: row.siteId ?? row.id, state: [...OPEN_CASE_STATES], pageSize: SHOWN + 1, sort: 'recent' }, { enabled: row.siteId !== null }).data;
  const others = (found?.rows ?? []).filter(({ id }) => id !== row.id).slice(0, SHOWN);
  if (others.length === 0 || row.siteId === null) return null;
  return (
    <Section title={s('sameSite')}>
      <ul className="lc-cases-list">
        {others.map((other) => (
          <li key={other.id}><AppLink to={`/cases/${other.id}`}>{other.title}</AppLink><span className="lc-row lc-small"><StateTag tone={caseStates[other.state].tone} text={caseStates[other.state].text} /><DateText value={other.reportedAt} /></span></li>
        ))}
      </ul>
      {(found?.total ?? 0) > others.length + 1 && <p className="lc-small"><AppLink to="/cases" search={{ siteId: row.siteId }}>{s('more', { n: found?.total ?? 0 })}</AppLink></p>}
    </Section>
  );
}

/** 前后案件 · j and k go on through the list last seen in this tab. */
export function CaseNeighbours({ caseId }: { readonly caseId: string }) {
  const s = useT(storyMessages);
  const go = useGo();
  const near = neighboursOf(caseId);
  const to = (id: string | null | undefined) => (id === null || id === undefined ? false : go(`/cases/${id}`));
  useShortcut('next', () => to(near?.next) !== false, near !== null);
  useShortcut('previous', () => to(near?.previous) !== false, near !== null);
  if (near === null) return null;
  return (
    <span className="lc-cases-near">
      <IconButton icon={ChevronUp} label={s('previousCase')} disabled={near.previous === null} onClick={() => void to(near.previous)} />
      <AppLink to={near.path} search={near.search} className="lc-small lc-number" title={s('backToList')}><span className="lc-visually-hidden">{s('backToList')} · </span>{s('placeInList', { n: near.at + 1, total: near.total })}</AppLink>
      <IconButton icon={ChevronDown} label={s('nextCase')} disabled={near.next === null} onClick={() => void to(near.next)} />
    </span>
  );
}
