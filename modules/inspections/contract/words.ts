/** 用语 · States and refusals of rounds in both languages. */
import type { AssignRefusal, DrawDifference, DrawRefusal, ObservationIssue, RoundState } from '../domain/index.ts';

interface Words { readonly zh: string; readonly en: string }

export const roundStateWords: Readonly<Record<RoundState, Words>> = {
  planned: { zh: '已计划', en: 'Planned' }, drawn: { zh: '已抽样', en: 'Drawn' }, inProgress: { zh: '督查中', en: 'In progress' }, closed: { zh: '已结束', en: 'Closed' },
};

export const roundSiteStateWords = {
  waiting: { zh: '未查', en: 'Waiting' }, started: { zh: '在查', en: 'Started' }, done: { zh: '已查', en: 'Done' },
} as const satisfies Record<string, Words>;

export const findingStateWords = {
  open: { zh: '待交办', en: 'Open' }, dispatched: { zh: '已交办', en: 'Dispatched' }, dismissed: { zh: '不交办', en: 'Dismissed' }, withdrawn: { zh: '已更正', en: 'Withdrawn' },
} as const satisfies Record<string, Words>;

export const drawRefusalWords: Readonly<Record<DrawRefusal | AssignRefusal, Words>> = {
  seed_missing: { zh: '没有种子', en: 'there is no seed' },
  frame_empty: { zh: '符合条件的点位一个也没有', en: 'no site fits' },
  frame_too_large: { zh: '点位太多', en: 'there are too many sites' },
  frame_code_invalid: { zh: '有点位、类型或片区的编码含空格或斜线', en: 'a code of a site, a type or a zone holds a space or a slash' },
  frame_site_duplicate: { zh: '有点位编码重复', en: 'a site code stands twice' },
  sample_size_invalid: { zh: '样本量不对', en: 'the sample size is not right' },
  sample_larger_than_frame: { zh: '样本量大于点位总数', en: 'the sample is larger than the number of sites' },
  inspectors_missing: { zh: '没有可分派的督查员', en: 'there is no inspector to assign' },
  inspector_duplicate: { zh: '督查员重复', en: 'an inspector stands twice' },
  site_duplicate: { zh: '点位重复', en: 'a site stands twice' },
};

export const observationIssueWords: Readonly<Record<ObservationIssue['code'] | 'check_item_unknown' | 'check_item_twice', Words>> = {
  count_invalid: { zh: '次数应为不小于 0 的整数', en: 'a count is a whole number from 0' },
  observed_missing: { zh: '没有观测数；不适用的请勾选“不适用”', en: 'nothing was observed; what does not apply is marked so' },
  observed_too_many: { zh: '观测数太大', en: 'the observed count is too large' },
  met_more_than_observed: { zh: '达标数大于观测数', en: 'more were met than observed' },
  not_applicable_with_counts: { zh: '“不适用”不填观测数和达标数', en: 'what does not apply has no counts' },
  note_too_long: { zh: '说明太长', en: 'the note is too long' },
  photo_missing: { zh: '不达标的这一项须附照片', en: 'this one needs a photo when it is not met' },
  check_item_unknown: { zh: '这一项不在该点位的检查表里', en: 'this item is not on the site’s check list' },
  check_item_twice: { zh: '同一检查项写了两次', en: 'the same check item stands twice' },
};

export const drawDifferenceWords: Readonly<Record<DrawDifference['code'], Words>> = {
  format_unsupported: { zh: '不认识的抽样文件格式', en: 'the format of the draw is not known' },
  refused: { zh: '按所记的种子和点位清单无法抽样', en: 'no draw is possible from what is recorded' },
  seed_commitment_differs: { zh: '种子的承诺值不符，应为', en: 'the commitment of the seed differs; it should be' },
  frame_hash_differs: { zh: '点位清单的摘要不符，应为', en: 'the hash of the list of sites differs; it should be' },
  frame_order_differs: { zh: '点位清单的顺序不符', en: 'the order of the list of sites differs' },
  sample_size_differs: { zh: '样本量不符，应为', en: 'the sample size differs; it should be' },
  allocation_differs: { zh: '各层名额不符', en: 'the allocation differs' },
  selection_differs: { zh: '抽中的点位不符（- 应有而无，+ 不应有）', en: 'the selection differs (- missing, + foreign)' },
};
