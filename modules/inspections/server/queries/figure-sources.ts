/** 督查作数源 · Inspections count by their frozen results, in scoring; their pictures are evidence, and one that stands elsewhere, too, is found. */
import type { FigureSource } from '#platform/server/figures/index.ts';
import { sql } from '#platform/server/db/index.ts';

export const inspectionsFigureSource: FigureSource = {
  module: 'inspections', permission: 'inspections.read', topics: ['rounds'], shapes: () => [],
  // One picture may show several check items of a site. Which sites a running round drew is told to nobody who sees a part of the programme.
  photos: ({ programmeId, scope }) => sql`select f.sha256 as fingerprint, h.round_id || '/' || h.site_id as id, r.name_zh || ' · ' || s.site_code as label, '/rounds/' || h.round_id || '/sites/' || h.site_id as path from inspections.observation_photos h
    join files.files f on f.programme_id = h.programme_id and f.id = h.file_id join inspections.round_sites s on s.programme_id = h.programme_id and s.round_id = h.round_id and s.site_id = h.site_id
    join inspections.rounds r on r.programme_id = h.programme_id and r.id = h.round_id where h.programme_id = ${programmeId} and (r.state = 'closed' or ${scope.everything})`,
};
