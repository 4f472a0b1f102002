import { attachableFiles, widenScope } from '#modules/files/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { Refusal, WriteContext } from '#platform/server/operations/index.ts';
import { addVersion, attachDocument, listVersions, readVersion, versionFaultWords, withdrawVersion } from '../../contract/index.ts';
import { textChanges, versionFaults } from '../../domain/index.ts';
import { insertEvent, lockRecord } from '../queries/records.ts';
import type { LockedRecord } from '../queries/records.ts';
import { registerById } from '../queries/registers.ts';
import { documentsOf, insertDocument, insertVersions, lockVersion, standingVersions, textBefore, versionPage, versionTotal, withdrawVersionRow } from '../queries/versions.ts';
import type { VersionRow } from '../queries/versions.ts';

const versionOut = (row: VersionRow) => ({
  id: row.id, record: { id: row.record_id, code: row.record_code, title: row.title }, placeZh: row.place_zh, placeEn: row.place_en, number: row.number, adoptedOn: row.adopted_on, inForceFrom: row.in_force_from, inForceUntil: row.in_force_until,
  isRepeal: row.is_repeal, isInForce: row.is_in_force, body: row.body, changeNote: row.change_note, attended: row.attended, inFavour: row.in_favour, minutes: row.minutes, legality: row.legality, documentCount: row.document_count,
  isSynthetic: row.is_synthetic, withdrawnReason: row.withdrawn_reason, recordedAt: row.recorded_at, recordedBy: row.recorded_by,
});

export const listVersionsBound = bindRead(listVersions, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await versionPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(versionOut), total: await versionTotal(ctx, filter), page, pageSize,
}));

export const readVersionBound = bindRead(readVersion, async (ctx, { versionId }) => {
  const [row] = await versionPage(ctx, { id: versionId }, 'title', { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  const before = await textBefore(ctx.tx, ctx.programmeId, row.record_id, row.in_force_from);
  const documents = (await documentsOf(ctx.tx, ctx.programmeId, row.record_id)).filter((each) => each.versionId === versionId);
  return { ...versionOut(row), changes: before === null ? [] : textChanges(before, row.body), documents: documents.map(({ id, note }) => ({ id, note })) };
});

const nowOf = (ctx: WriteContext): string => new Date(ctx.now).toISOString();

async function standing(ctx: WriteContext, recordId: string): Promise<LockedRecord | Refusal<'records.record_withdrawn'>> {
  const record = (await lockRecord(ctx.tx, ctx.programmeId, recordId)) ?? ctx.notFound();
  return record.withdrawn_at === null ? record : ctx.refuse('records.record_withdrawn') as Refusal<'records.record_withdrawn'>;
}

function leaveTrace(ctx: WriteContext, record: LockedRecord, act: string, reason?: string): void {
  ctx.record({ kind: 'registerRecord', id: record.id, change: { act }, ...(reason === undefined ? {} : { reason }) });
  ctx.emit({ topic: 'records', subjectId: record.id, placeId: record.place_id });
}

export const addVersionBound = bindWrite(addVersion, async (ctx, { recordId, ...given }) => {
  const record = await standing(ctx, recordId);
  if ('refusal' in record) return record;
  const register = await registerById(ctx.tx, ctx.programmeId, record.register_id);
  if (register?.definition.keepsVersions !== true) return ctx.refuse('records.keeps_no_versions');
  const taken = (await standingVersions(ctx.tx, ctx.programmeId, [recordId])).map(({ in_force_from: day }) => day);
  const [first] = versionFaults(given, { today: ctx.today, taken });
  if (first !== undefined) return ctx.refuse('records.version_misfit', { reasonZh: versionFaultWords[first.fault].zh, reasonEn: versionFaultWords[first.fault].en }, { pointers: [`/${first.field}`] });
  const id = ctx.newId();
  await insertVersions(ctx.tx, ctx.programmeId, { now: nowOf(ctx), personId: ctx.personId }, [{ ...given, id, recordId, legality: [...new Set(given.legality)] }]);
  leaveTrace(ctx, record, 'addVersion', given.changeNote ?? undefined);
  return { id };
});

export const withdrawVersionBound = bindWrite(withdrawVersion, async (ctx, { versionId, reason }) => {
  const version = (await lockVersion(ctx.tx, ctx.programmeId, versionId)) ?? ctx.notFound();
  if (version.withdrawn_at !== null) return ctx.refuse('records.record_withdrawn');
  const record = await standing(ctx, version.record_id);
  if ('refusal' in record) return record;
  await withdrawVersionRow(ctx.tx, ctx.programmeId, versionId, nowOf(ctx), reason);
  await insertEvent(ctx.tx, ctx.programmeId, record.id, { act: 'versionWithdrawn', now: nowOf(ctx), personId: ctx.personId, reason });
  leaveTrace(ctx, record, 'withdrawVersion', reason);
  return { id: versionId };
});

export const attachDocumentBound = bindWrite(attachDocument, async (ctx, { recordId, fileId, versionId, note }) => {
  const record = await standing(ctx, recordId);
  if ('refusal' in record) return record;
  const version = versionId === null ? null : await lockVersion(ctx.tx, ctx.programmeId, versionId);
  if (version !== null && version?.record_id !== recordId) return ctx.notFound();
  if ((await attachableFiles(ctx.tx, ctx.programmeId, [fileId])).length === 0) return ctx.refuse('records.document_unknown', {}, { pointers: ['/fileId'] });
  if (await insertDocument(ctx.tx, ctx.programmeId, { recordId, fileId, versionId, note, now: nowOf(ctx) }) > 0) {
    await widenScope(ctx.tx, ctx.programmeId, [fileId], { placeId: record.place_id, siteId: null, organisationId: record.organisation_id });
    await insertEvent(ctx.tx, ctx.programmeId, recordId, { act: 'attached', now: nowOf(ctx), personId: ctx.personId, reason: null });
    leaveTrace(ctx, record, 'attach');
  }
  return { documentCount: (await documentsOf(ctx.tx, ctx.programmeId, recordId)).length };
});
