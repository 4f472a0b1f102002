import { createRng } from '#kernel/rng.ts';
import { buildBasemap } from './basemap.ts';
import { buildOrganisations } from './organisations.ts';
import { assignDuties, buildAssignments, buildLogins, buildMembers } from './people.ts';
import { buildLand } from './places.ts';
import { buildSites } from './sites.ts';
import type { CityPack } from './types.ts';

const SEED = 'wanyuan-demo-2026';

/**
 * 生成演示城市 · The whole demo city from one seed: the same call gives the same city on every machine.
 *
 * The structure follows what a newspaper page tells of the place: a leading group, five zones of the main
 * urban area under site leaders, grids, towns and villages beside them. Everything else is invented.
 */
export function generateCity(): CityPack {
  const makeRng = (part: string) => createRng(`${SEED}/${part}`);
  const land = buildLand(makeRng);
  const organisations = buildOrganisations(land.places);
  const drafts = buildSites(land, organisations, makeRng('sites'));
  const members = buildMembers(land.places, organisations, drafts, makeRng('people'));
  const sites = assignDuties(drafts, members, makeRng('duties'));
  return {
    synthetic: true,
    notice: {
      zh: '演示数据：区域边界、点位、单位与人员均为虚构。',
      en: 'Demo data: boundaries, sites, organisations and people are invented.',
    },
    programme: { code: 'wanyuan', zh: '万源市文明城市创建（演示）', en: 'Wanyuan civilised-city programme (demo)' },
    places: land.places,
    organisations,
    people: members.map((member) => member.person),
    assignments: buildAssignments(members, sites),
    logins: buildLogins(members),
    sites,
    basemap: buildBasemap(land, makeRng('basemap')),
  };
}
