/** 用语 · The closed words of an edition document in both languages, as they stand in a workbook. */
import type { CoverageState, CrosswalkRelation, EditionLevel, GradingKind, MappingRelation, Method, Sanction, SiteGeometry, CheckRule } from '../domain/index.ts';

interface Words { readonly zh: string; readonly en: string }

export const treeLevelWords = {
  theme: { zh: '测评项目', en: 'Theme' }, content: { zh: '测评内容', en: 'Content' }, standard: { zh: '测评标准', en: 'Standard' },
} as const satisfies Record<string, Words>;

export const levelWordsOfEdition: Readonly<Record<EditionLevel, Words>> = {
  national: { zh: '全国', en: 'National' }, provincial: { zh: '省级', en: 'Provincial' }, prefecture: { zh: '市级', en: 'Prefecture' },
  county: { zh: '县级', en: 'County' }, village: { zh: '村镇', en: 'Village' }, organisation: { zh: '单位', en: 'Organisation' }, household: { zh: '家庭', en: 'Household' },
};

/** Whether an edition is worked with. */
export const editionStateWords = { draft: { zh: '草稿', en: 'Draft' }, inForce: { zh: '在用', en: 'In force' }, retired: { zh: '已停用', en: 'Retired' } } as const satisfies Record<string, Words>;

export const methodWordsOfEdition: Readonly<Record<Method, Words>> = {
  material: { zh: '材料审核', en: 'Material review' }, field: { zh: '实地考察', en: 'Field inspection' },
  questionnaire: { zh: '问卷调查', en: 'Questionnaire' }, consultation: { zh: '征求意见', en: 'Consultation' },
};

export const gradingKindWordsOfEdition: Readonly<Record<GradingKind, Words>> = {
  countMet: { zh: '按达标条数', en: 'By number met' }, observationRate: { zh: '按观测得分率', en: 'By rate of observations met' }, numeric: { zh: '按数值', en: 'By a figure' },
};

export const ruleKindWords: Readonly<Record<CheckRule['kind'], Words>> = {
  yesNo: { zh: '是否', en: 'Yes or no' }, minCount: { zh: '至少几处', en: 'At least a number' }, perLength: { zh: '每若干米几处', en: 'A number per length' },
  window: { zh: '任一段内几处', en: 'A number within a stretch' }, share: { zh: '达到比例', en: 'A share' },
};

export const geometryWords: Readonly<Record<SiteGeometry, Words>> = { point: { zh: '点', en: 'Point' }, line: { zh: '线', en: 'Line' } };

export const sanctionWordsOfEdition: Readonly<Record<Sanction, Words>> = {
  deduct: { zh: '扣分', en: 'Points off' }, stopNomination: { zh: '停止提名', en: 'No nomination' },
  suspendOneYear: { zh: '停止资格一年', en: 'Suspended for one year' }, revoke: { zh: '取消称号', en: 'Title revoked' },
};

export const relationWords: Readonly<Record<MappingRelation, Words>> = {
  kept: { zh: '沿用', en: 'Kept' }, changed: { zh: '修改', en: 'Changed' }, merged: { zh: '合并', en: 'Merged' },
  split: { zh: '拆分', en: 'Split' }, added: { zh: '新增', en: 'Added' }, dropped: { zh: '取消', en: 'Dropped' },
};

/** How the standard on the left stands to the one on the right. */
export const crosswalkRelationWords: Readonly<Record<CrosswalkRelation, Words>> = {
  same: { zh: '要求相同', en: 'Asks the same' }, part: { zh: '左是右的一部分', en: 'Left is a part of right' }, whole: { zh: '左包含右', en: 'Left contains right' },
  related: { zh: '有关联', en: 'Related' }, unrelated: { zh: '看过，无关', en: 'Looked at: unrelated' },
};

/** Noted at a link that came to the next edition with a standard which has changed. */
export const carriedNote: Words = { zh: '新版有变化，请再核对', en: 'Changed in the new edition: look again' };

export const coverageWords: Readonly<Record<CoverageState, Words>> = {
  own: { zh: '有自己的记录', en: 'Evidence of its own' }, shared: { zh: '可用对方的记录', en: 'Served by the other' }, partly: { zh: '对方只覆盖一部分', en: 'Served in part' },
  missing: { zh: '还没有', en: 'Missing' }, elsewhere: { zh: '不用现场和材料测评', en: 'Tested by neither field nor material' },
};
