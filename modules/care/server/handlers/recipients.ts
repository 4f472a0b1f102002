import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { importRecipientList, listRecipients, listSlips, readRecipient, readRecipientDetails, recipientImportTemplate, recipientStateWords, registerRecipient, reissueSlip, withdrawRecipient } from '../../contract/index.ts';
import type { RecipientState } from '../../domain/index.ts';
import { openDetails, openWords, sealWords, slipKeyOf, slipOf } from '../details.ts';
import { recipientColumns, recipientExample, recipientImport } from '../imports/recipients.ts';
import { handedOver } from '../queries/deliveries.ts';
import { organisationInReach, placeInReach, situationRows } from '../queries/ground.ts';
import { hasStandingDelivery, insertRecipients, lockRecipient, recipientPage, recipientTotal, replaceSlip, saveRecipientState, takeNumbers, takenIn } from '../queries/recipients.ts';
import type { RecipientRow } from '../queries/recipients.ts';
import { benefitsOf, schemeById, shareScheme } from '../queries/schemes.ts';
import { recipientToKeep, registrationFault } from '../registering.ts';
import type { RegistrationFault, SituationNames } from '../registering.ts';
import { doubleOut, iso, labeller, recipientOut } from '../shape-rows.ts';
import { leaveTrace, stateParams } from './schemes.ts';

const NUMBER_DIGITS = 5;
export const recipientNumber = (sequence: number): string => `C-${String(sequence).padStart(NUMBER_DIGITS, '0')}`;

export const listRecipientsBound = bindRead(listRecipients, async (ctx, { page, pageSize, sort, ...filter }) => {
  const shown = await labeller(ctx);
  return {
    rows: (await recipientPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => recipientOut(row, shown)),
    total: await ctx.remember(`care.recipients:${ctx.today}:${ctx.scope.everything ? '' : ctx.personId}:${JSON.stringify(filter)}`, () => recipientTotal(ctx, filter)), page, pageSize,
  };
});

export async function recipientInReach(ctx: ReadContext, recipientId: string): Promise<RecipientRow> {
  const [row] = await recipientPage(ctx, { id: recipientId }, 'number', { limit: 1, offset: 0 });
  return row ?? ctx.notFound();
}

/** What was handed over to the same person or household within the days of this scheme, by whichever route. */
export async function doublesOf(ctx: ReadContext, row: Pick<RecipientRow, 'id' | 'scheme_id'>) {
  const scheme = (await schemeById(ctx.tx, ctx.programmeId, row.scheme_id)) ?? ctx.notFound();
  const kinds = [...new Set((await benefitsOf(ctx.tx, ctx.programmeId, row.scheme_id)).map(({ kind }) => kind))];
  return handedOver(ctx.tx, ctx.programmeId, row.id, kinds, scheme.from_date, scheme.until_date);
}

export const readRecipientBound = bindRead(readRecipient, async (ctx, { recipientId }) => {
  const row = await recipientInReach(ctx, recipientId);
  const doubles = (await doublesOf(ctx, row)).filter(({ basis }) => basis !== 'self');
  return { ...recipientOut(row, await labeller(ctx)), registeredAt: iso(row.registered_at), registeredBy: row.registered_name, hasDetails: row.details_sealed !== null || row.reason_sealed !== null, doubles: doubles.map((each) => doubleOut(ctx, each)) };
});

export const readRecipientDetailsBound = bindRead(readRecipientDetails, async (ctx, { recipientId }) => {
  const row = await recipientInReach(ctx, recipientId);
  const { contact, houseNumber, identityNumber } = openDetails(ctx, row.details_sealed);
  return { contact, houseNumber, hasIdentityNumber: identityNumber !== null, reason: openWords(ctx, row.reason_sealed) };
});

export async function situationNames(ctx: ReadContext): Promise<SituationNames> {
  return new Map((await situationRows(ctx)).map((row) => [row.code, { zh: row.name_zh, en: row.name_en }]));
}

const FAULTS = {
  placeless: ['care.placeless', '/placeId'], identityWrong: ['care.identity_wrong', '/identityNumber'], houseNumberMissing: ['care.house_number_missing', '/houseNumber'], childNamed: ['care.child_named', '/agreesToName'],
  situationUnknown: ['care.situation_unknown', '/situations'], notEligible: ['care.not_eligible', '/situations'],
} as const satisfies Record<RegistrationFault['fault'], readonly [string, string]>;

function faultParams(ctx: ReadContext, wrong: RegistrationFault): Record<string, string> {
  if (wrong.fault === 'situationUnknown') return { codes: wrong.codes.join('、') };
  return wrong.fault === 'notEligible' ? { why: ctx.locale === 'en' ? wrong.en : wrong.zh } : {};
}

export const registerRecipientBound = bindWrite(registerRecipient, async (ctx, { schemeId, houseNumber, contact, identityNumber, ...shown }) => {
  const scheme = (await shareScheme(ctx.tx, ctx.programmeId, schemeId)) ?? ctx.notFound();
  if (scheme.state !== 'open') return ctx.refuse('care.scheme_state', stateParams(ctx, scheme.state));
  const facts = { ...shown, details: { houseNumber, contact, identityNumber } };
  const wrong = registrationFault(scheme, facts, await situationNames(ctx));
  if (wrong !== null) return ctx.refuse(FAULTS[wrong.fault][0], faultParams(ctx, wrong), { pointers: [FAULTS[wrong.fault][1]] });
  if (facts.placeId !== null && !(await placeInReach(ctx, facts.placeId))) return ctx.refuse('care.place_unknown', {}, { pointers: ['/placeId'] });
  if (facts.organisationId !== null && !(await organisationInReach(ctx, facts.organisationId))) return ctx.refuse('care.organisation_unknown', {}, { pointers: ['/organisationId'] });
  const number = recipientNumber(await takeNumbers(ctx.tx, ctx.programmeId, schemeId, 1));
  const recipient = recipientToKeep(ctx, scheme, facts, { id: ctx.newId(), number, at: iso(ctx.now), by: ctx.personId });
  if (recipient.matchKey !== null && (await takenIn(ctx.tx, ctx.programmeId, schemeId, [], [recipient.matchKey])).keys.size > 0) return ctx.refuse('care.on_list_already', {}, { pointers: [scheme.by_household ? '/houseNumber' : '/identityNumber'] });
  await insertRecipients(ctx.tx, ctx.programmeId, [recipient]);
  leaveTrace(ctx, 'careRecipient', recipient.id, { act: 'register', scheme: schemeId }, facts);
  return { id: recipient.id, number };
});

const recipientStateParams = (ctx: ReadContext, state: RecipientState) => ({ state: recipientStateWords[state][ctx.locale === 'en' ? 'en' : 'zh'] });

export const withdrawRecipientBound = bindWrite(withdrawRecipient, async (ctx, { recipientId, reason }) => {
  const row = (await lockRecipient(ctx, recipientId)) ?? ctx.notFound();
  if (row.state !== 'proposed' && row.state !== 'confirmed') return ctx.refuse('care.recipient_settled', recipientStateParams(ctx, row.state));
  if (await hasStandingDelivery(ctx.tx, ctx.programmeId, recipientId)) return ctx.refuse('care.handed_over_before');
  await saveRecipientState(ctx.tx, ctx.programmeId, recipientId, 'withdrawn', sealWords(ctx, reason));
  leaveTrace(ctx, 'careRecipient', recipientId, { act: 'withdraw' }, { placeId: row.place_id, organisationId: row.organisation_id });
  return { state: 'withdrawn' as const };
});

export const importRecipientListBound = bindWrite(importRecipientList, async (ctx, { schemeId, file, mode }) => {
  const scheme = (await shareScheme(ctx.tx, ctx.programmeId, schemeId)) ?? ctx.notFound();
  if (scheme.state !== 'open') return ctx.refuse('care.scheme_state', stateParams(ctx, scheme.state));
  return importTable(ctx, { operation: importRecipientList, file, mode, fields: { schemeId }, definition: async () => recipientImport(ctx, scheme, await situationNames(ctx)) });
});

export const recipientImportTemplateBound = bindRead(recipientImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '关爱对象导入模板', en: 'Recipients to import' }, recipientColumns, { zh: [recipientExample('zh')], en: [recipientExample('en')] }, format));

export const listSlipsBound = bindRead(listSlips, async (ctx, { page, pageSize, sort, ...filter }) => {
  if ((await schemeById(ctx.tx, ctx.programmeId, filter.schemeId)) === undefined) return ctx.notFound();
  const asked = { ...filter, state: 'confirmed' as const };
  const found = await recipientPage(ctx, asked, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  const place = (row: RecipientRow): string => (ctx.locale === 'en' ? row.place_en ?? row.organisation_en : row.place_zh ?? row.organisation_zh) ?? '';
  return { rows: found.map((row) => ({ id: row.id, number: row.number, label: row.label, place: place(row), code: slipOf(ctx, row.id, row.slip_serial) })), total: await recipientTotal(ctx, asked), page, pageSize };
});

export const reissueSlipBound = bindWrite(reissueSlip, async (ctx, { recipientId, reason }) => {
  const row = (await lockRecipient(ctx, recipientId)) ?? ctx.notFound();
  if (row.state !== 'confirmed') return ctx.refuse('care.not_confirmed');
  const serial = row.slip_serial + 1;
  const code = slipOf(ctx, recipientId, serial);
  await replaceSlip(ctx.tx, ctx.programmeId, { recipientId, oldKey: row.slip_key, oldSerial: row.slip_serial, newKey: slipKeyOf(ctx, code), reason, at: iso(ctx.now), by: ctx.personId });
  leaveTrace(ctx, 'careRecipient', recipientId, { act: 'reissueSlip', serial }, { placeId: row.place_id, organisationId: row.organisation_id });
  return { code, serial };
// Its answer is kept nowhere: a code is known to the slip alone, and here by its hash.
}, { replay: false });
