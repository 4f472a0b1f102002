/** 点位的督查 · What each round saw here; every number opens its observations. */
import { listObservations, listRounds } from '#modules/inspections/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { DateText, EmptyState, RatioText, Section } from '#platform/web/ui/index.ts';
import { siteMessages } from './messages.ts';

type Round = OutputOf<typeof listRounds>['rows'][number];

const ROUNDS_SHOWN = 6;

export function SiteRounds({ siteId }: { readonly siteId: string }) {
  const t = useT(siteMessages);
  const canRead = useCan('inspections.read');
  const rounds = useRead(listRounds, { pageSize: ROUNDS_SHOWN }, { enabled: canRead }).data?.rows;
  if (!canRead || rounds === undefined) return null;
  return (
    <Section title={t('rounds')} {...(rounds.length === 0 ? {} : { about: t('roundsAbout', { n: rounds.length }) })}>
      {rounds.length === 0 ? <EmptyState title={t('noRounds')} advice={t('noRoundsAdvice')} /> : <ul className="lc-site-lines">{rounds.map((round) => <RoundLine key={round.id} round={round} siteId={siteId} />)}</ul>}
    </Section>
  );
}

function RoundLine({ round, siteId }: { readonly round: Round; readonly siteId: string }) {
  const t = useT(siteMessages);
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
