/** 公众页面总表 · The pages for everybody: those of the modules, and the two that belong to none of them. */
import { readPublicProgramme } from '#modules/places/contract/index.ts';
import type { PublicForm, PublicPage, SiteReader } from '#platform/server/http/pages/index.ts';
import { serverModules } from '../modules.ts';
import { homePage } from './home-page.ts';
import { landingPage } from './landing-page.ts';

const site: SiteReader<typeof readPublicProgramme> = {
  operation: readPublicProgramme,
  view: (row) => ({
    code: row.code, name: { zh: row.nameZh, en: row.nameEn }, synthetic: row.synthetic, utcOffsetMinutes: row.utcOffsetMinutes, contact: row.contact === null ? null : { zh: row.contact, en: row.contactEn ?? row.contact },
    recordNumber: row.recordNumber, mapApprovalNumber: row.mapApprovalNumber, reportingOpen: row.reportingOpen,
  }),
};

export const publicPages: { readonly pages: readonly PublicPage[]; readonly forms: readonly PublicForm[]; readonly site: SiteReader } = {
  pages: [landingPage, homePage, ...serverModules.flatMap((module) => module.pages ?? [])],
  forms: serverModules.flatMap((module) => module.forms ?? []),
  site: site as unknown as SiteReader,
};
