/** 案件一行 · A case as lists and pages show it. */
import type { CaseState } from '../domain/index.ts';
import { namesOf } from './queries/case-list.ts';
import type { CaseListRow } from './queries/case-list.ts';

function overdueMinutes(row: { state: CaseState; deadline_at: string | null }, now: number): number | null {
  if (row.deadline_at === null || (row.state !== 'dispatched' && row.state !== 'accepted')) return null;
  const late = Math.floor((now - Date.parse(row.deadline_at)) / 60_000);
  return late > 0 ? late : null;
}

export function rowOut(row: Omit<CaseListRow, 'first_photo_id'>, now: number) {
  const [category, site, place, zone, organisation] = [row.category, row.site, row.place, row.zone, row.organisation].map(namesOf);
  return {
    id: row.id, number: row.number, version: row.version, state: row.state, source: row.source, title: row.title,
    categoryCode: row.category_code, categoryNameZh: category?.[0] ?? row.category_code, categoryNameEn: category?.[1] ?? row.category_code,
    siteId: row.site_id, siteCode: site?.[0] ?? null, siteName: site?.[1] ?? null,
    placeId: row.place_id, placeNameZh: place?.[0] ?? null, placeNameEn: place?.[1] ?? null,
    zoneId: row.zone_id, zoneNameZh: zone?.[0] ?? null, zoneNameEn: zone?.[1] ?? null,
    organisationId: row.organisation_id, organisationNameZh: organisation?.[0] ?? null, organisationNameEn: organisation?.[1] ?? null,
    siteLeaderId: row.site_leader_id, siteLeaderName: row.site_leader_name,
    reportedAt: row.reported_at, deadlineAt: row.deadline_at, closedAt: row.closed_at, overdueMinutes: overdueMinutes(row, now),
    escalationLevel: row.escalation_level, reworkCount: row.rework_count, reboundCount: row.rebound_count,
  };
}
