import { bindRead } from '#platform/server/operations/index.ts';
import { listShopMonths } from '../../contract/index.ts';
import { shopMonths, shopMonthTotal } from '../queries/months.ts';

export const listShopMonthsBound = bindRead(listShopMonths, async (ctx, { page, pageSize, sort, month = ctx.today.slice(0, 7), shopId }) => ({
  rows: (await shopMonths(ctx, { month, shopId }, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => ({
    shop: { id: row.id, code: row.code, name: row.name }, month, households: row.households, slips: row.slips, points: row.points, voucherPoints: row.voucher_points, pieces: row.pieces, valueFen: row.value_fen, receivedPieces: row.received_pieces, receivedFen: row.received_fen, donatedFen: row.donated_fen, removedPieces: row.removed_pieces,
  })), total: await shopMonthTotal(ctx, { month, shopId }), page, pageSize, month,
}));
