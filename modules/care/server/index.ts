import type { ServerModule } from '#platform/server/operations/index.ts';
import { careProblems } from '../contract/index.ts';
import { careExports } from './exports.ts';
import { listDeliveriesBound, pullRecipientsBound, readDeliveryBound, readHandOverBound, recordDeliveryBound, settleDeliveryBound } from './handlers/deliveries.ts';
import { confirmListBound, draftListNoticeBound } from './handlers/lists.ts';
import { listPublicSchemesBound, readPublicSchemeBound, readThanksBound } from './handlers/public.ts';
import { importRecipientListBound, listRecipientsBound, listSlipsBound, readRecipientBound, readRecipientDetailsBound, recipientImportTemplateBound, reissueSlipBound, registerRecipientBound, withdrawRecipientBound } from './handlers/recipients.ts';
import { addBenefitBound, adoptSituationsBound, closeSchemeBound, createSchemeBound, listSchemesBound, listSituationsBound, openSchemeBound, readSchemeBound, saveSituationBound, updateSchemeBound } from './handlers/schemes.ts';
import { countStockBound, listStockMovesBound, readReconciliationBound, receiveStockBound, takeOutStockBound } from './handlers/stock.ts';
import { carePages } from './pages.ts';
import { careDuties } from './queries/duty-sources.ts';
import { careFigureSource } from './queries/figure-sources.ts';
import { careAskSource } from './queries/ask-source.ts';

export const careModule: ServerModule = {
  name: 'care',
  operations: [
    listSituationsBound, adoptSituationsBound, saveSituationBound, listSchemesBound, readSchemeBound, createSchemeBound, updateSchemeBound, addBenefitBound, openSchemeBound, draftListNoticeBound, confirmListBound, closeSchemeBound,
    listRecipientsBound, readRecipientBound, readRecipientDetailsBound, registerRecipientBound, withdrawRecipientBound, importRecipientListBound, recipientImportTemplateBound, reissueSlipBound, listSlipsBound,
    readHandOverBound, recordDeliveryBound, listDeliveriesBound, readDeliveryBound, settleDeliveryBound, pullRecipientsBound,
    receiveStockBound, takeOutStockBound, countStockBound, listStockMovesBound, readReconciliationBound, listPublicSchemesBound, readPublicSchemeBound, readThanksBound, ...careExports,
  ],
  figureSources: [careFigureSource],
  problems: careProblems,
  constraints: { schemes__code_unique: 'care.code_taken', benefits__name_unique: 'care.name_taken', recipients__once: 'care.on_list_already', recipients__number_unique: 'care.number_taken' },
  topics: { care: 'care.read' },
  asks: [careAskSource],
  duties: careDuties,
  pages: carePages,
  searchTexts: [{ table: 'care.schemes', key: 'id', name: 'name', others: ['code'] }, { table: 'care.recipients', key: 'id', name: 'label', others: ['number'] }],
};
