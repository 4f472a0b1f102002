/** What a programme shows to everybody: whether it has a public site, and what stands around its pages. */
import { z } from 'zod';
import { defineOperation, idOf } from '#platform/contract/index.ts';
import { areaGeometry, placeKind } from './shapes.ts';

const optionalText = (max: number) => z.string().trim().max(max).nullable();

const shown = {
  aboutZh: optionalText(1_000).describe('项目介绍 about the programme, in Chinese'),
  aboutEn: optionalText(2_000).describe('about the programme, in English'),
  contact: optionalText(300).describe('联系方式 how to reach the office'),
  contactEn: optionalText(300).default(null).describe('how to reach the office, in English; without it the Chinese line stands'),
  recordNumber: optionalText(100).describe('备案号 record number'),
  mapApprovalNumber: optionalText(100).describe('审图号 map approval number'),
};

export const listPublicProgrammes = defineOperation({
  id: 'places.listPublicProgrammes', summary: { zh: '已开放公众网站的项目', en: 'Programmes with a public site' },
  method: 'GET', path: '/public/programmes', scope: 'installation', permission: 'public',
  input: z.object({}),
  output: z.object({ rows: z.array(z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string(), synthetic: z.boolean() })) }),
});

export const readPublicProgramme = defineOperation({
  id: 'places.readPublicProgramme', summary: { zh: '公众网站的项目概况', en: 'A programme as its public site shows it' },
  method: 'GET', path: '/public/programme', permission: 'public',
  input: z.object({}),
  output: z.object({
    code: z.string(), nameZh: z.string(), nameEn: z.string(), synthetic: z.boolean(), utcOffsetMinutes: z.number().int(), today: z.string(), reportingOpen: z.boolean(),
    aboutZh: z.string().nullable(), aboutEn: z.string().nullable(), contact: z.string().nullable(), contactEn: z.string().nullable(), recordNumber: z.string().nullable(), mapApprovalNumber: z.string().nullable(),
  }),
});

export const listPublicPlaces = defineOperation({
  id: 'places.listPublicPlaces', summary: { zh: '公众可选的片区与社区', en: 'Zones and communities a resident may choose' },
  method: 'GET', path: '/public/places', permission: 'public',
  input: z.object({}),
  output: z.object({
    rows: z.array(z.object({ id: idOf, kind: placeKind, nameZh: z.string(), nameEn: z.string(), zoneId: idOf.nullable(), boundary: areaGeometry.nullable() })),
  }),
});

export const searchPublicSites = defineOperation({
  id: 'places.searchPublicSites', summary: { zh: '按名称查找点位（公众）', en: 'Find a site by its name (public)' },
  method: 'GET', path: '/public/sites', permission: 'public', callsPerMinuteMax: 60, callsPerDayMax: 2_000,
  input: z.object({ q: z.string().trim().min(1).max(40) }),
  output: z.object({ rows: z.array(z.object({ id: idOf, name: z.string(), placeZh: z.string(), placeEn: z.string() })) }),
});

export const readPublicSite = defineOperation({
  id: 'places.readPublicSite', summary: { zh: '公众网站设置', en: 'Settings of the public site' },
  method: 'GET', path: '/public-site', permission: 'places.manage',
  input: z.object({}), output: z.object({ siteOpen: z.boolean(), reportingOpen: z.boolean(), ...shown }),
});

export const savePublicSite = defineOperation({
  id: 'places.savePublicSite', reach: 'programme', summary: { zh: '保存公众网站设置', en: 'Save the settings of the public site' },
  method: 'PUT', path: '/public-site', permission: 'places.manage',
  input: z.object({ siteOpen: z.boolean(), reportingOpen: z.boolean(), ...shown }),
  output: z.object({ siteOpen: z.boolean(), reportingOpen: z.boolean() }),
});
