/** 查找者总表 · What the command palette finds in the modules' records, by the lists that exist already. */
import { Award, Building2, ClipboardList, MapPin, MapPinned, Medal, Trophy, UserRound, Users } from 'lucide-react';
import { listCases } from '#modules/cases/contract/index.ts';
import { listAwards, listSelectionRounds, listSubjects, listTitles, roundStateWords, subjectKindWords } from '#modules/honours/contract/index.ts';
import { listPersons } from '#modules/people/contract/index.ts';
import { listOrganisations, searchPlaces } from '#modules/places/contract/index.ts';
import type { Client } from '#platform/contract/index.ts';
import type { Finder, Found } from '#platform/web/palette/finders.ts';
import { matchesWords } from '#platform/web/pinyin.ts';

const SHOWN_MOST = 6;
type How = Parameters<Finder['find']>[2];

/** Sites and places come from one search; each kind has its own heading. */
async function searched(client: Client, q: string, { programme, signal, isEnglish }: How, kind: 'site' | 'place'): Promise<Found[]> {
  const { rows } = await client.call(searchPlaces, { q, limit: 30 }, { programme, signal });
  return rows.filter((row) => (row.kind === 'site') === (kind === 'site')).slice(0, SHOWN_MOST).map((row) => {
    const detail = (isEnglish ? row.detailEn : row.detailZh) ?? row.code;
    return { id: row.id, title: isEnglish ? row.nameEn : row.nameZh, detail, ...(kind === 'site' ? { to: `/sites/${row.id}` } : { to: '/sites', search: { placeId: row.id } }) };
  });
}

const say = (isEnglish: boolean, words: { readonly zh: string; readonly en: string }): string => (isEnglish ? words.en : words.zh);

/** 荣誉 · Titles, selections, awards and whom they are given to; each list under the reach of whoever asks. */
const honours: readonly Finder[] = [
  {
    kind: 'titles', label: { zh: '称号', en: 'Titles' }, icon: Award, permission: 'honours.read',
    async find(client, q, { programme, signal, isEnglish }) {
      const { rows } = await client.call(listTitles, { q, page: 1, pageSize: SHOWN_MOST }, { programme, signal });
      return rows.map((row) => ({ id: row.id, title: isEnglish ? row.nameEn : row.nameZh, detail: `${say(isEnglish, subjectKindWords[row.subjectKind])} · ${row.authority}`, to: `/titles/${row.id}` }));
    },
  },
  {
    kind: 'selections', label: { zh: '评选', en: 'Selections' }, icon: Trophy, permission: 'honours.read',
    async find(client, q, { programme, signal, isEnglish }) {
      const { rows } = await client.call(listSelectionRounds, { q, page: 1, pageSize: SHOWN_MOST }, { programme, signal });
      return rows.map((row) => ({ id: row.id, title: row.name, detail: say(isEnglish, roundStateWords[row.state]), to: `/selection-rounds/${row.id}` }));
    },
  },
  {
    kind: 'awards', label: { zh: '荣誉', en: 'Awards' }, icon: Medal, permission: 'honours.read',
    async find(client, q, { programme, signal, isEnglish }) {
      const { rows } = await client.call(listAwards, { q, page: 1, pageSize: SHOWN_MOST }, { programme, signal });
      return rows.map((row) => ({ id: row.id, title: row.subject.label, detail: `${isEnglish ? row.title.nameEn : row.title.nameZh} · ${row.number}`, to: `/awards/${row.id}` }));
    },
  },
  {
    kind: 'honourSubjects', label: { zh: '对象', en: 'Subjects of honours' }, icon: Users, permission: 'honours.read',
    async find(client, q, { programme, signal, isEnglish }) {
      const { rows } = await client.call(listSubjects, { q, page: 1, pageSize: SHOWN_MOST }, { programme, signal });
      return rows.map((row) => ({ id: row.id, title: row.label, detail: [say(isEnglish, subjectKindWords[row.kind]), row.place === null ? null : isEnglish ? row.place.nameEn : row.place.nameZh].filter(Boolean).join(' · '), to: `/honour-subjects/${row.id}` }));
    },
  },
];

/** 查找者 */
export const finders: readonly Finder[] = [
  {
    kind: 'cases', label: { zh: '案件', en: 'Cases' }, icon: ClipboardList, permission: 'cases.read',
    async find(client, q, { programme, signal }) {
      const { rows } = await client.call(listCases, { q, page: 1, pageSize: SHOWN_MOST }, { programme, signal });
      return rows.map((row) => ({ id: row.id, title: row.title, detail: row.number, to: `/cases/${row.id}` }));
    },
  },
  { kind: 'sites', label: { zh: '点位', en: 'Sites' }, icon: MapPin, permission: 'places.read', find: (client, q, how) => searched(client, q, how, 'site') },
  { kind: 'places', label: { zh: '区域', en: 'Places' }, icon: MapPinned, permission: 'places.read', find: (client, q, how) => searched(client, q, how, 'place') },
  {
    kind: 'persons', label: { zh: '人员', en: 'Persons' }, icon: UserRound, permission: 'people.read',
    async find(client, q, { programme, signal }) {
      const { rows } = await client.call(listPersons, { q, page: 1, pageSize: SHOWN_MOST }, { programme, signal });
      return rows.map((row) => ({ id: row.id, title: row.name, detail: [row.title, row.organisation?.nameZh].filter(Boolean).join(' · '), to: `/persons/${row.id}` }));
    },
  },
  {
    kind: 'organisations', label: { zh: '单位', en: 'Organisations' }, icon: Building2, permission: 'places.read',
    async find(client, q, { programme, signal, isEnglish }) {
      const { rows } = await client.call(listOrganisations, {}, { programme, signal });
      return rows.filter((row) => matchesWords(q, [row.nameZh, row.nameEn, row.code])).slice(0, SHOWN_MOST)
        .map((row) => ({ id: row.id, title: isEnglish ? row.nameEn : row.nameZh, detail: row.code, to: '/cases', search: { organisationId: row.id } }));
    },
  },
  ...honours,
];
