/** Lists go out with names masked, whoever asks: what leaves the house is read by more people than were asked for. */
import { bindExport } from '#platform/server/exports/index.ts';
import { booleanColumn, dateColumn, dateTimeColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import {
  deliveryStateWords, exportDeliveries, exportRecipients, exportSchemes, exportStockMoves, listDeliveries, listRecipients, listSchemes, listStockMoves, moveKindWords, proofWords, recipientStateWords, relationWords, schemeStateWords, spotWords,
} from '../contract/index.ts';
import { maskedLabel } from '../domain/index.ts';
import { listDeliveriesBound } from './handlers/deliveries.ts';
import { listRecipientsBound, situationNames } from './handlers/recipients.ts';
import { listSchemesBound } from './handlers/schemes.ts';
import { listStockMovesBound } from './handlers/stock.ts';

const schemeColumns = defineColumns({
  code: textColumn({ zh: '编码', en: 'Code', required: true }), name: textColumn({ zh: '关爱行动', en: 'Care scheme', width: 30, required: true }), from: dateColumn({ zh: '起', en: 'From', required: true }), until: dateColumn({ zh: '止', en: 'Until', required: true }), state: textColumn({ zh: '状态', en: 'State', required: true }),
  listed: integerColumn({ zh: '名单上（已确认）', en: 'Listed (confirmed)', required: true }), received: integerColumn({ zh: '其中已领', en: 'Of those, received', required: true }), waiting: integerColumn({ zh: '待确认', en: 'To be confirmed', required: true }),
});
const recipientColumns = defineColumns({
  scheme: textColumn({ zh: '关爱行动', en: 'Care scheme', width: 28, required: true }), number: textColumn({ zh: '名单编号', en: 'Number', required: true }), label: textColumn({ zh: '称呼（隐去）', en: 'Name (masked)', required: true }), place: textColumn({ zh: '所在区域', en: 'Place', width: 20 }), organisation: textColumn({ zh: '单位', en: 'Organisation', width: 20 }),
  situations: textColumn({ zh: '情形', en: 'Situations', width: 28 }), state: textColumn({ zh: '状态', en: 'State', required: true }), received: integerColumn({ zh: '已领种数', en: 'Benefits received', required: true }), due: integerColumn({ zh: '应领种数', en: 'Benefits due', required: true }), double: booleanColumn({ zh: '疑似重复', en: 'Double' }),
});
const deliveryColumns = defineColumns({
  scheme: textColumn({ zh: '关爱行动', en: 'Care scheme', width: 28, required: true }), number: textColumn({ zh: '名单编号', en: 'Number', required: true }), label: textColumn({ zh: '称呼（隐去）', en: 'Name (masked)', required: true }), benefits: textColumn({ zh: '物品', en: 'Benefits', width: 36, required: true }),
  at: dateTimeColumn({ zh: '交付时间', en: 'Handed over', required: true, width: 18 }), spot: textColumn({ zh: '地点', en: 'Where', required: true }), proof: textColumn({ zh: '签收', en: 'Sign of receipt', required: true }), relation: textColumn({ zh: '代领关系', en: 'Proxy' }), by: textColumn({ zh: '发放人', en: 'By', required: true }), state: textColumn({ zh: '状态', en: 'State', required: true }), alike: booleanColumn({ zh: '像已发过的一户', en: 'Like a household given the same' }),
});
const moveColumns = defineColumns({
  benefit: textColumn({ zh: '物品', en: 'Benefit', width: 24, required: true }), kind: textColumn({ zh: '种类', en: 'Kind', required: true }), effect: integerColumn({ zh: '增减', en: 'Effect', required: true }), unit: textColumn({ zh: '计量单位', en: 'Unit', required: true }), document: textColumn({ zh: '凭证', en: 'Document', width: 30 }),
  number: textColumn({ zh: '名单编号', en: 'Number' }), at: dateTimeColumn({ zh: '时间', en: 'At', required: true, width: 18 }), by: textColumn({ zh: '经办人', en: 'By', required: true }),
});

export const careExports = [
  bindExport(exportSchemes, listSchemesBound, listSchemes, {
    name: { zh: '关爱行动', en: 'Care schemes' }, columns: schemeColumns,
    row: (row, { words }) => ({ code: row.code, name: row.name, from: row.from, until: row.until, state: schemeStateWords[row.state][words], listed: row.listedCount, received: row.receivedCount, waiting: row.waitingCount }),
  }),
  bindExport(exportRecipients, listRecipientsBound, listRecipients, {
    name: { zh: '关爱对象', en: 'Recipients' }, columns: recipientColumns, prepare: (ctx) => situationNames(ctx),
    row: (row, { text, words, ground }) => ({
      scheme: row.scheme.name, number: row.number, label: maskedLabel(row.label), place: row.place === null ? null : text(row.place.nameZh, row.place.nameEn), organisation: row.organisation === null ? null : text(row.organisation.nameZh, row.organisation.nameEn),
      situations: row.situations.map((code) => ground.get(code)?.[words] ?? code).join('、'), state: recipientStateWords[row.state][words], received: row.receivedCount, due: row.benefitCount, double: row.hasDouble,
    }),
  }),
  bindExport(exportDeliveries, listDeliveriesBound, listDeliveries, {
    name: { zh: '发放记录', en: 'Hand-overs' }, columns: deliveryColumns,
    row: (row, { words, clock }) => ({
      scheme: row.scheme.name, number: row.recipient.number, label: maskedLabel(row.recipient.label), benefits: row.benefits.map((each) => `${each.name} ${each.quantity}${each.unit}`).join('、'), at: clock(row.at) as string, spot: spotWords[row.spot][words], proof: proofWords[row.proof][words],
      relation: row.relation === null ? null : relationWords[row.relation][words], by: row.deliveredBy, state: deliveryStateWords[row.state][words], alike: row.isAlike,
    }),
  }),
  bindExport(exportStockMoves, listStockMovesBound, listStockMoves, {
    name: { zh: '出入库流水', en: 'Moves of stock' }, columns: moveColumns,
    row: (row, { words, clock }) => ({ benefit: row.benefit.name, kind: moveKindWords[row.kind][words], effect: row.effect, unit: row.benefit.unit, document: row.document, number: row.recipientNumber, at: clock(row.at) as string, by: row.by }),
  }),
];
