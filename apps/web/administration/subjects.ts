/** 对象 · Kinds of subject that the audit names: their words, and the page on which each can be seen. */
import type { LocalText } from '#platform/web/i18n.ts';

interface SubjectKind { readonly words: LocalText; readonly pageOf?: (id: string) => string }

export const subjectKinds: Readonly<Record<string, SubjectKind>> = {
  site: { words: { zh: '点位', en: 'Site' }, pageOf: (id) => `/sites/${id}` },
  place: { words: { zh: '区域', en: 'Place' } },
  siteType: { words: { zh: '点位类型', en: 'Site type' }, pageOf: () => '/site-types' },
  programme: { words: { zh: '项目', en: 'Programme' } },
  person: { words: { zh: '人员', en: 'Person' }, pageOf: (id) => `/persons/${id}` },
  login: { words: { zh: '账号', en: 'Login' } },
  role: { words: { zh: '角色', en: 'Role' }, pageOf: () => '/roles' },
  file: { words: { zh: '照片', en: 'Photo' } },
  edition: { words: { zh: '测评体系版本', en: 'Edition' }, pageOf: (id) => `/frameworks/${id}` },
  case: { words: { zh: '案件', en: 'Case' }, pageOf: (id) => `/cases/${id}` },
  caseCategory: { words: { zh: '案件类别', en: 'Case category' }, pageOf: () => '/case-categories' },
  publicSite: { words: { zh: '公众网站设置', en: 'Settings of the public site' }, pageOf: () => '/public-site' },
  residentCategories: { words: { zh: '居民可选的类别', en: 'Categories residents are offered' }, pageOf: () => '/public-site' },
  calendar: { words: { zh: '工作日历', en: 'Work calendar' }, pageOf: () => '/case-calendar' },
  round: { words: { zh: '督查轮次', en: 'Round' }, pageOf: (id) => `/rounds/${id}` },
  roundSite: { words: { zh: '轮次点位', en: 'Site of a round' } },
  finding: { words: { zh: '发现的问题', en: 'Finding' } },
  bulletin: { words: { zh: '通报', en: 'Bulletin' }, pageOf: (id) => `/bulletins/${id}` },
  notice: { words: { zh: '公示', en: 'Notice' }, pageOf: (id) => `/notices/${id}` },
  objection: { words: { zh: '公示异议', en: 'Objection' } },
  task: { words: { zh: '任务', en: 'Task' } },
};

/** 对象词 · An unknown kind is shown as it is written. */
export function kindWords(kind: string): LocalText {
  return subjectKinds[kind]?.words ?? { zh: kind, en: kind };
}
