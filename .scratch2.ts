import { openGround } from './bench/lib/ground.ts';
import { seedManyCases } from './modules/cases/seed/index.ts';
import { createRng } from '#kernel/rng.ts';
import { sql } from '#platform/server/db/index.ts';
import { perform } from '#platform/server/operations/index.ts';
const g = await openGround();
const t = async (name: string, f: () => Promise<unknown>) => { const s = performance.now(); const r = await f(); console.log(name, Math.round(performance.now() - s) + ' ms', r ?? ''); };
const P = g.id('programme');
try {
  await t('sites', async () => {
    await sql`insert into places.places (programme_id,id,parent_id,kind,code,name_zh,name_en,ancestor_ids,zone_id,valid_from,sort_order)
      select ${P}, overlay(overlay(md5('p'||n) placing '8' from 13) placing '8' from 17)::uuid, ${g.id('place/e1')}, 'grid','g'||n,'网格'||n,'Grid '||n, array[${g.id('place/city')}::uuid, case when n%2=0 then ${g.id('place/zone-east')}::uuid else ${g.id('place/zone-west')}::uuid end, overlay(overlay(md5('p'||n) placing '8' from 13) placing '8' from 17)::uuid], case when n%2=0 then ${g.id('place/zone-east')}::uuid else ${g.id('place/zone-west')}::uuid end,'2020-01-01',n from generate_series(1,200) n`.execute(g.owner.db);
    await sql`insert into people.persons (programme_id,id,code,name,organisation_id,valid_from) select ${P}, overlay(overlay(md5('q'||n) placing '8' from 13) placing '8' from 17)::uuid,'q'||n,'示例'||n,${g.id('organisation/bureau-a')},'2020-01-01' from generate_series(1,400) n`.execute(g.owner.db);
    await sql`insert into places.sites (programme_id,id,code,name,site_type_code,place_id,zone_id,longitude,latitude,valid_from,search_text)
      select ${P}, overlay(overlay(md5('s'||n) placing '8' from 13) placing '8' from 17)::uuid,'S'||n,'点位'||n,'park',overlay(overlay(md5('p'||(n%200+1)) placing '8' from 13) placing '8' from 17)::uuid, case when (n%200+1)%2=0 then ${g.id('place/zone-east')}::uuid else ${g.id('place/zone-west')}::uuid end,108,32,'2020-01-01','x' from generate_series(1,2000) n`.execute(g.owner.db);
    await sql`insert into people.responsibilities (programme_id,id,site_id,role,person_id,validity) select ${P}, overlay(overlay(md5('r'||n) placing '8' from 13) placing '8' from 17)::uuid,overlay(overlay(md5('s'||n) placing '8' from 13) placing '8' from 17)::uuid,'siteLeader',overlay(overlay(md5('q'||(n%400+1)) placing '8' from 13) placing '8' from 17)::uuid,'[2020-01-01,)' from generate_series(1,2000) n`.execute(g.owner.db);
    await sql`insert into people.responsibilities (programme_id,id,site_id,role,organisation_id,validity) select ${P}, overlay(overlay(md5('ro'||n) placing '8' from 13) placing '8' from 17)::uuid,overlay(overlay(md5('s'||n) placing '8' from 13) placing '8' from 17)::uuid,'responsibleUnit',case when n%2=0 then ${g.id('organisation/bureau-a')}::uuid else ${g.id('organisation/bureau-b')}::uuid end,'[2020-01-01,)' from generate_series(1,2000) n`.execute(g.owner.db);
    await sql`analyze`.execute(g.owner.db);
  });
  await t('seed 200k', () => g.owner.db.transaction().execute((tx) => seedManyCases(tx, { programmeId: P, count: 200_000, newId: () => '', rng: createRng('x') })));
  await t('vacuum', () => sql`vacuum analyze cases.cases`.execute(g.owner.db) as never);

} finally { await g.close(); }
process.exit(0);
