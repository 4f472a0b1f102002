/** 区域与点位作数源 · Places by kind, sites by type, organisations by kind. */
import { column } from '#platform/server/figures/index.ts';
import type { FigureSource, SourceShape } from '#platform/server/figures/index.ts';
import { sql } from '#platform/server/db/index.ts';

const KINDS = { city: { zh: '城市', en: 'City' }, zone: { zh: '片区', en: 'Zone' }, subdistrict: { zh: '街道', en: 'Subdistrict' }, town: { zh: '乡镇', en: 'Town' }, community: { zh: '社区', en: 'Community' }, village: { zh: '行政村', en: 'Village' }, grid: { zh: '网格', en: 'Grid' } } as const;

export const placesFigureSource: FigureSource = {
  module: 'places', permission: 'places.read', topics: ['sites'],
  shapes: ({ programmeId }): readonly SourceShape[] => [
    {
      code: 'places.places', words: { zh: '区域', en: 'Places' },
      columns: { kind: column('text', '类别', 'Kind', 'p.kind', KINDS), placeCode: column('text', '区域编码', 'Place code', 'p.code'), households: column('number', '户数', 'Households', 'p.household_count'), since: column('date', '设立日期', 'Since', 'p.valid_from'), until: column('date', '撤销日期', 'Until', 'p.valid_to') },
      from: sql`from places.places p where p.programme_id = ${programmeId}`, id: sql`p.id::text`, label: sql`p.name_zh`, named: 'label', place: sql`p.id`, path: sql`'/places?q=' || p.code`,
    },
    {
      code: 'places.sites', words: { zh: '点位', en: 'Sites' },
      columns: { siteType: column('text', '点位类型代码', 'Site type', 's.site_type_code'), siteCode: column('text', '点位编码', 'Site code', 's.code'), length: column('number', '长度（米）', 'Length (m)', 's.length_m'), since: column('date', '启用日期', 'Since', 's.valid_from'), until: column('date', '停用日期', 'Until', 's.valid_to') },
      from: sql`from places.sites s where s.programme_id = ${programmeId}`, id: sql`s.id::text`, label: sql`s.name`, named: 'label', place: sql`s.place_id`, path: sql`'/sites/' || s.id`,
    },
    {
      code: 'places.organisations', words: { zh: '单位', en: 'Organisations' }, columns: { kind: column('text', '类别', 'Kind', 'o.kind'), organisationCode: column('text', '单位编码', 'Organisation code', 'o.code') },
      from: sql`from places.organisations o where o.programme_id = ${programmeId}`, id: sql`o.id::text`, label: sql`o.name_zh`, named: 'label', place: sql`o.place_id`, path: sql`'/organisations?q=' || o.code`,
    },
  ],
};
