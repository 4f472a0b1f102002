/** 点位类型导入 · Types by their code; one that has sites keeps its shape. */
import type { ImportDefinition } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { knownSiteTypes, upsertSiteTypes } from '../queries/programmes.ts';
import type { SiteTypeToWrite } from '../queries/programmes.ts';
import { siteTypeColumns } from './columns.ts';

/** @returns what the engine needs to import site types */
export function siteTypeImport(ctx: WriteContext): ImportDefinition<typeof siteTypeColumns, SiteTypeToWrite> {
  const changed: string[] = [];
  return {
    name: { zh: '点位类型', en: 'Site types' }, columns: siteTypeColumns, keyColumn: 'code',
    async resolve(rows, fail) {
      const known = new Map((await knownSiteTypes(ctx.tx, ctx.programmeId, rows.map(({ value }) => value.code))).map((type) => [type.code, type]));
      return rows.map((row) => {
        const { code, nameZh, nameEn, geometry, sortOrder } = row.value;
        const before = known.get(code);
        if (before?.in_use === true && before.geometry !== geometry) fail(row, 'geometry', { code: 'in_use', zh: '已有点位属于这个类型，形状不能改', en: 'Sites have this type already, so its shape stays' });
        return { code, nameZh, nameEn, geometry, sortOrder };
      });
    },
    async write(ready) {
      const written = await upsertSiteTypes(ctx.tx, ctx.programmeId, ready);
      changed.push(...written.map(({ code }) => code));
      const created = written.filter((row) => row.created).length;
      return { created, updated: written.length - created, unchanged: ready.length - written.length };
    },
    kept() { for (const code of changed) ctx.record({ kind: 'siteType', id: code, change: { imported: true } }); },
  };
}
