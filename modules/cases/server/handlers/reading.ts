import { abilitiesOn, heldReaches } from '../abilities.ts';
import { rowOut } from '../row-out.ts';
import { clockLineOut, clockStages } from '../stages.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { countCases, listCases, readCase, readCaseLoad, readCaseMetrics } from '../../contract/index.ts';
import { CASE_STATES, caseMetrics, COMPOSITE_CLOSE, COMPOSITE_RECTIFY, compositeScore, isOpen } from '../../domain/index.ts';
import type { CaseCounts, CaseState } from '../../domain/index.ts';
import { answeringRow, caseDetailRow, photosOf, storyOf } from '../queries/case-detail.ts';
import { loadByPlace, metricCounts, stateCounts } from '../queries/case-figures.ts';
import type { CountsRow } from '../queries/case-figures.ts';
import { casePage, caseTotal, lateAsOf } from '../queries/case-list.ts';
import { searchFound } from '../queries/case-search.ts';
import type { CaseFilter } from '../queries/case-list.ts';
import { residentReport } from '../queries/residents.ts';
import { categoryRow, workCalendar } from '../queries/work.ts';

/** Totals that depend on whose or how late carry that in their name; the members of a filter come in the order of its schema. */
function totalKey(ctx: ReadContext, filter: CaseFilter): string {
  const moment = filter.overdue === undefined ? null : lateAsOf(ctx);
  const person = filter.mine === true ? ctx.personId : null;
  return `cases.listCases/${JSON.stringify([filter, moment, person])}`;
}

export const listCasesBound = bindRead(listCases, async (ctx, { page, pageSize, sort, ...filter }) => {
  const searched = { ...filter, found: await searchFound(ctx, filter.q) };
  const found = await casePage(ctx, searched, sort, { page, pageSize });
  const total = await ctx.remember(totalKey(ctx, filter), () => caseTotal(ctx, searched));
  return { rows: found.map((row) => ({ ...rowOut(row, ctx.now), firstPhotoId: row.first_photo_id })), total, page, pageSize };
});

export const readCaseBound = bindRead(readCase, async (ctx, { caseId }) => {
  const { tx, programmeId } = ctx;
  const row = (await caseDetailRow(tx, programmeId, caseId)) ?? ctx.notFound();
  const person = (id: string) => ({ id, name: row.names[id] ?? '' });
  const personOrNull = (id: string | null) => (id === null ? null : person(id));
  const category = await categoryRow(tx, programmeId, row.category_code);
  const story = await storyOf(tx, programmeId, caseId);
  const photos = await photosOf(tx, programmeId, caseId);
  const asked = row.extension_request;
  const answering = await answeringRow(tx, programmeId, { siteId: row.site_id, organisationId: row.organisation_id }, ctx.today);
  const calendar = await workCalendar(tx, programmeId);
  const personOf = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
  const resident = row.source === 'citizen' ? await residentReport(tx, programmeId, caseId) : undefined;
  return {
    ...rowOut(row, ctx.now),
    description: row.description, standardCode: row.standard_code, standardText: row.standard_text, longitude: row.longitude, latitude: row.latitude,
    reportedBy: personOrNull(row.reported_by), dispatchedAt: row.dispatched_at, dispatchedBy: personOrNull(row.dispatched_by), acceptedAt: row.accepted_at,
    rectifiedAt: row.rectified_at, rectifiedBy: personOrNull(row.rectified_by), verifiedBy: personOrNull(row.verified_by),
    limit: row.limit_type === null || row.limit_amount === null ? null : { type: row.limit_type, amount: row.limit_amount },
    clock: clockLineOut(row, ctx.now, calendar),
    answering: {
      liaison: personOf(answering.liaison_id, answering.liaison_name), leaderNow: personOf(answering.leader_id, answering.leader_name), coveringFor: personOf(answering.absent_id, answering.absent_name),
    },
    stages: clockStages(row.clock, category, calendar),
    afterPhotoCountMin: category?.after_photo_count_min ?? 1,
    extensionCount: row.extension_count, returnCount: row.return_count,
    extensionRequest: asked === null ? null : { askedBy: person(asked.askedBy), askedAt: asked.askedAt, extraAmount: asked.extraAmount, reason: asked.reason },
    events: story.map((event) => ({
      id: event.id, at: event.at, act: event.act as 'report', fromState: event.from_state as CaseState | null, toState: event.to_state as CaseState,
      person: event.person_id === null ? null : {
        id: event.person_id, name: event.name ?? '', organisationNameZh: event.organisation_zh, organisationNameEn: event.organisation_en, roleZh: event.role_zh, roleEn: event.role_en,
      },
      note: event.note, details: event.details,
    })),
    photos: photos.map((photo) => ({
      fileId: photo.file_id, role: photo.role as 'near', addedAt: photo.added_at, addedBy: photo.added_by === null ? null : { id: photo.added_by, name: photo.name ?? '' },
      width: photo.width, height: photo.height, capturedAt: photo.captured_at,
    })),
    resident: resident === undefined ? null : { address: resident.address, answer: resident.answer, photosPublic: resident.photos_public, supporterCount: resident.supporter_count },
    acts: abilitiesOn(ctx.personId, row, await heldReaches(ctx)),
  };
});

export const countCasesBound = bindRead(countCases, async (ctx, filter) => {
  const found = await stateCounts(ctx, { ...filter, found: await searchFound(ctx, filter.q) });
  const sumOf = (list: typeof found, member: 'count' | 'overdue' | 'mine') => list.reduce((sum, row) => sum + row[member], 0);
  const openOf = (list: typeof found) => list.filter((row) => isOpen(row.state));
  const states = [...new Set(found.map((row) => row.state))];
  const zones = [...new Set(found.map((row) => row.zone_id))];
  return {
    total: sumOf(found, 'count'), open: sumOf(openOf(found), 'count'), overdue: sumOf(found, 'overdue'), mine: sumOf(found, 'mine'),
    byState: states.map((state) => ({ state, count: sumOf(found.filter((row) => row.state === state), 'count') })),
    byZone: zones.map((zoneId) => {
      const own = found.filter((row) => row.zone_id === zoneId);
      return {
        zoneId, nameZh: own[0]?.zone_zh ?? null, nameEn: own[0]?.zone_en ?? null, total: sumOf(own, 'count'), open: sumOf(openOf(own), 'count'),
        overdue: sumOf(own, 'overdue'), closed: sumOf(own.filter((row) => row.state === 'closed'), 'count'),
      };
    }),
  };
});

export const readCaseLoadBound = bindRead(readCaseLoad, async (ctx) => ({
  rows: (await loadByPlace(ctx, CASE_STATES.filter(isOpen))).map((row) => ({ placeId: row.place_id, open: row.open, overdue: row.overdue })),
}));

const NO_COUNTS: CaseCounts = {
  registered: 0, voided: 0, pendingInTime: 0, closed: 0, closedOnTime: 0, rectifyDue: 0, rectified: 0, rectifiedOnTime: 0, overduePending: 0,
  extended: 0, reworks: 0, supervised: 0, supervisedPending: 0,
};

function measured(counts: CaseCounts) {
  return {
    counts, metrics: caseMetrics(counts),
    composites: [COMPOSITE_CLOSE, COMPOSITE_RECTIFY].map((preset) => ({ code: preset.code, score: compositeScore(counts, preset).score })),
  };
}

const countsOf = ({ key: _key, name_zh: _zh, name_en: _en, ...counts }: CountsRow): CaseCounts =>
  Object.fromEntries(Object.keys(NO_COUNTS).map((name) => [name, counts[name as keyof CaseCounts]])) as CaseCounts;

export const readCaseMetricsBound = bindRead(readCaseMetrics, async (ctx, { by, category, ...rest }) => {
  const filter: CaseFilter = { ...rest, ...(category === undefined ? {} : { category: [category] }) };
  const [whole] = await metricCounts(ctx, filter, 'none');
  const groups = by === 'none' ? [] : await metricCounts(ctx, filter, by);
  return {
    ...measured(whole === undefined ? NO_COUNTS : countsOf(whole)),
    groups: groups.map((row) => ({ key: row.key, nameZh: row.name_zh, nameEn: row.name_en, ...measured(countsOf(row)) })),
  };
});
