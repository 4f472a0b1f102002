/** 纸单上的持有人 · Whom a paper slip names: a household of this shop or a team of its places, by code or card. */
import { underWhole } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { cardCodeIn } from '../../domain/index.ts';
import type { HolderKind } from '../../domain/index.ts';
import type { TeamSource } from '../team-source.ts';
import { householdPage } from './households.ts';
import { teamsAtCounter } from './teams.ts';

export interface PaperHolder { readonly kind: HolderKind; readonly id: string; readonly code: string; readonly cardCode: string | null; readonly label: string; readonly placeId: string | null; readonly placeZh: string | null; readonly leaderId: string | null }

const HOLDERS_A_SHOP = 5_000;

export interface PaperHolders {
  /** Those that a code or a card means: none, one, or several where a household and a team share a code. */
  readonly named: (said: string) => PaperHolder[];
  /** Those that are called so. */
  readonly called: (said: string) => PaperHolder[];
}

/** @param said what stands on the slips */
export async function paperHolders(ctx: ReadContext, teams: TeamSource, shopId: string, said: readonly string[]): Promise<PaperHolders> {
  const codes = [...new Set(said)];
  const households = await householdPage(ctx, { shopId }, 'code', { limit: HOLDERS_A_SHOP, offset: 0 });
  const ofTeams = await underWhole(ctx, (whole) => teamsAtCounter(whole, teams, { shopId, codes, cards: codes.map(cardCodeIn).filter((card) => card !== null) }, { limit: HOLDERS_A_SHOP }));
  const all: PaperHolder[] = [
    ...households.map((row) => ({ kind: 'household' as const, id: row.subject_id, code: row.code, cardCode: row.card_code, label: row.label, placeId: row.place_id, placeZh: row.place_zh, leaderId: null })),
    ...ofTeams.map((row) => ({ kind: 'team' as const, id: row.id, code: row.code, cardCode: row.card_code, label: row.label, placeId: row.place_id, placeZh: row.place_zh, leaderId: row.leader_id })),
  ];
  return { named: (code) => { const card = cardCodeIn(code); return all.filter((each) => each.code === code || (card !== null && each.cardCode === card)); }, called: (label) => all.filter((each) => each.label === label) };
}

/** What a sheet keeps of it. @param holder a team has its leader on record */
export const holderOnPaper = (holder: PaperHolder): { subjectId: string; placeId: string | null; label: string; team?: { label: string; leaderId: string } } => ({
  subjectId: holder.id, placeId: holder.placeId, label: holder.label, ...(holder.kind === 'team' && holder.leaderId !== null ? { team: { label: holder.label, leaderId: holder.leaderId } } : {}),
});
