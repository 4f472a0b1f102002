/** 点位的督查 · What each round saw here; every number opens its observations. */
import { listObservations, listRounds } from '#modules/inspections/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { defineMessages, useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { DateText, EmptyState, RatioText, Section } from '#platform/web/ui/index.ts';
import './site.css';

type Round = OutputOf<typeof listRounds>['rows'][number];

const ROUNDS_SHOWN = 6;

const messages = defineMessages({
  zh: { title: '历次督查', about: '最近 {n} 轮', notDrawn: '这一轮没有抽到', observations: '观测记录', checkList: '检查表', none: '还没有督查轮次', noneAdvice: '抽到这个点位后，检查结果会列在这里。' },
  en: { title: 'Inspections', about: 'The latest {n} rounds', notDrawn: 'Not drawn in this round', observations: 'Observations', checkList: 'Check list', none: 'No rounds yet', noneAdvice: 'Once the site is drawn, what was seen is listed here.' },
});

export function SiteRounds({ siteId }: { readonly siteId: string }) {
  const t = useT(messages);
  const canRead = useCan('inspections.read');
  const rounds = useRead(listRounds, { pageSize: ROUNDS_SHOWN }, { enabled: canRead }).data?.rows;
  if (!canRead || rounds === undefined) return null;
  return (
    <Section title={t('title')} about={t('about', { n: Math.min(rounds.length, ROUNDS_SHOWN) })}>
      {rounds.length === 0 ? <EmptyState title={t('none')} advice={t('noneAdvice')} /> : <ul className="lc-site-rounds">{rounds.map((round) => <RoundLine key={round.id} round={round} siteId={siteId} />)}</ul>}
    </Section>
  );
}

function RoundLine({ round, siteId }: { readonly round: Round; readonly siteId: string }) {
  const t = useT(messages);
  const text = useText();
  const seen = useRead(listObservations, { roundId: round.id, siteId, pageSize: 1 }).data;
  const drawn = seen !== undefined && seen.total > 0;
  return (
    <li>
      <span><AppLink to={`/rounds/${round.id}`}>{text({ zh: round.nameZh, en: round.nameEn })}</AppLink> <span className="lc-quiet lc-small"><DateText value={round.startsOn} /></span></span>
      {drawn
        ? <span className="lc-row"><AppLink to={`/rounds/${round.id}/observations`} search={{ siteId }}><RatioText ratio={{ numerator: seen.met, denominator: seen.observed }} /></AppLink><AppLink to={`/rounds/${round.id}/sites/${siteId}`}>{t('checkList')}</AppLink></span>
        : <span className="lc-quiet">{seen === undefined ? '…' : t('notDrawn')}</span>}
    </li>
  );
}
