/** 评星 · Straight to the households of one's village while one selection asks for their stars; a choice where there are several. */
import { Star } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { DataTable, EmptyState, LinkButton, PageHeader, ProblemAlert, RatioBar, Section, Skeleton } from '#platform/web/ui/index.ts';
import { listRoundVillages, listSelectionRounds } from '../contract/index.ts';
import { roundMessages } from './round-messages.ts';
import { StarBoardOf } from './star-board-page.tsx';
import { starBoardMessages } from './star-board-messages.ts';

type Round = OutputOf<typeof listSelectionRounds>['rows'][number];

const ROUNDS_MAX = 200;
/** Those with most to do; all of them are a link away. */
const VILLAGES_MAX = 20;

export function MyStarBoardPage() {
  const t = useT(starBoardMessages);
  const found = useRead(listSelectionRounds, { state: 'running', pageSize: ROUNDS_MAX });
  const rounds = found.data?.rows.filter(({ stage }) => stage === 'groupReview' || stage === 'committee');
  const [only] = rounds ?? [];
  if (rounds?.length === 1 && only !== undefined) return <OneRound round={only} />;
  return (
    <>
      <PageHeader title={t('mine')} about={t('mineAbout')} />
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      {rounds === undefined ? found.problem === null && <Skeleton height="20rem" /> : rounds.length === 0
        ? <EmptyState icon={Star} title={t('noneToJudge')} advice={t('noneToJudgeAdvice')} action={<LinkButton to="/selection-rounds">{t('seeRounds')}</LinkButton>} />
        : rounds.map((round) => <VillagesOf key={round.id} round={round} />)}
    </>
  );
}

/** A village officer reaches one village; whoever reaches more chooses. */
function OneRound({ round }: { readonly round: Round }) {
  const t = useT(starBoardMessages);
  const villages = useRead(listRoundVillages, { roundId: round.id, pageSize: 2 }).data;
  const [only] = villages?.rows ?? [];
  if (villages === undefined) return <><PageHeader title={t('mine')} /><Skeleton height="20rem" /></>;
  return villages.total === 1 && only !== undefined ? <StarBoardOf roundId={round.id} placeId={only.placeId} /> : <><PageHeader title={t('mine')} about={t('mineAbout')} /><VillagesOf round={round} /></>;
}

function VillagesOf({ round }: { readonly round: Round }) {
  const [t, r] = [useT(starBoardMessages), useT(roundMessages)];
  const text = useText();
  const villages = useRead(listRoundVillages, { roundId: round.id, sort: 'missing', pageSize: VILLAGES_MAX });
  return (
    <Section title={round.name} {...(round.stageEndsOn === null ? {} : { about: t('endsOn', { day: round.stageEndsOn }) })} actions={<LinkButton small kind="quiet" to={`/selection-rounds/${round.id}/villages`}>{r('villages')}</LinkButton>}>
      <DataTable
        caption={round.name} whole result={villages} rowKey={(row) => row.placeId} rowTo={(row) => `/selection-rounds/${round.id}/villages/${row.placeId}/stars`}
        columns={[
          { key: 'village', title: r('village'), cell: (row) => text({ zh: row.nameZh, en: row.nameEn }) },
          { key: 'households', title: r('households'), align: 'end', cell: (row) => <span className="lc-number">{row.households}</span> },
          { key: 'done', title: r(round.stage === 'committee' ? 'committeeDone' : 'groupDone'), cell: (row) => <RatioBar ratio={{ numerator: round.stage === 'committee' ? row.committeeStars : row.groupStars, denominator: row.claimedStars }} digits={0} /> },
        ]}
        empty={<EmptyState icon={Star} title={r('noVillages')} />}
      />
    </Section>
  );
}
