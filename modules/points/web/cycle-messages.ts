/** 积分周期用语 · Terms of a rule book, sheets, photos, the month, the year and the public board. */
import { defineMessages } from '#platform/web/i18n.ts';

export const cycleMessages = defineMessages({
  zh: {
    terms: '约定', capLine: '{n} 分', householdCap: '每户每月上限', householdCapPurpose: '一户一月最多得多少分，空为不限', noHouseholdCap: '不限', teamCap: '队伍每月兑换上限', teamCapPurpose: '一支志愿服务队伍一月最多兑换多少分，0 为不兑换', noTeamCap: '队伍不兑换', reviewDays: '评议期限', reviewDaysPurpose: '月末后几天内评议完', reviewDaysLine: '月末后 {n} 天内', objectionDays: '异议处理期限', objectionDaysPurpose: '收到异议后几天内核实答复', objectionDaysLine: '收到后 {n} 天内', yearEndsOn: '年度截止', yearEndsOnPurpose: '月-日，如 12-31',
    keepPercent: '年终结转比例', keepPercentPurpose: '百分之几转到下一年，其余到期', keepMost: '每户结转上限', keepMostPurpose: '空为不限', keepLine: '{n}%', keepMostLine: '{n}%，最多 {most} 分', warnDays: '到期预告', warnDaysPurpose: '到期前至少 60 天公布', warnDaysLine: '提前 {n} 天公布',
    recordRoles: '由谁记分', reviewRoles: '由谁评议', redeemRoles: '由谁办理兑换', anyRole: '有权限的人', rolesPurpose: '都不选，则有权限的人都可以；记分、评议、兑换始终不能是同一人', rolesHeading: '谁来办',
    importRules: '导入规则条目', importRulesDo: '用表格改这份草稿', rulesReplace: '表格里的各条会替换这份草稿原有的各条；导入人视为起草人，由另一位同志批准。', rulesHow: '先导出现有各条，改好再导入，表头不变。', rulesNotDraft: '只有草稿可以导入；已批准的规则请另起一版。',
    importDeeds: '导入记分', photos: '照片', photosNeeded: '这一项要有照片', addPhoto: '拍照或选照片', photoHint: '拍现场或单据，最多 {n} 张', removePhoto: '移除第 {n} 张照片', photoNth: '照片 {n}', uploading: '正在上传', noSubjectYet: '先选户，再拍照', cutLine: '满月上限，减 {n} 分', countsLine: '本月这户已接近上限，预计入账 {n} 分',
  },
  en: {
    terms: 'Terms', capLine: '{n} {n:point|points}', householdCap: 'A household a month', householdCapPurpose: 'Points a household earns in a month at most; empty: no limit', noHouseholdCap: 'no limit', teamCap: 'A team redeems a month', teamCapPurpose: 'Points a volunteer team redeems in a month at most; 0: nothing', noTeamCap: 'teams redeem nothing', reviewDays: 'Reviewed by', reviewDaysPurpose: 'Days after the end of the month', reviewDaysLine: '{n} {n:day|days} after the month', objectionDays: 'Objections settled by', objectionDaysPurpose: 'Days after an objection came', objectionDaysLine: '{n} {n:day|days} after it came', yearEndsOn: 'Year ends on', yearEndsOnPurpose: 'Month-day, such as 12-31',
    keepPercent: 'Carried over', keepPercentPurpose: 'Percent that goes into the next year; the rest expires', keepMost: 'At most a household', keepMostPurpose: 'Empty: no limit', keepLine: '{n} %', keepMostLine: '{n} %, {most} at most', warnDays: 'Warning', warnDaysPurpose: 'Published at least 60 days before anything expires', warnDaysLine: 'published {n} {n:day|days} before',
    recordRoles: 'Who records', reviewRoles: 'Who reviews', redeemRoles: 'Who redeems', anyRole: 'whoever may', rolesPurpose: 'None chosen: everybody with the permission. Recording, reviewing and redeeming always take different people', rolesHeading: 'Who acts',
    importRules: 'Import rules', importRulesDo: 'Change this draft by a sheet', rulesReplace: 'The lines of the sheet take the place of those of this draft; whoever imports them counts as its drafter, and somebody else approves.', rulesHow: 'Export the lines, change them, and import them under the same headers.', rulesNotDraft: 'Only a draft takes lines; what is in force needs another version.',
    importDeeds: 'Import deeds', photos: 'Photos', photosNeeded: 'This rule needs a photo', addPhoto: 'Take or choose a photo', photoHint: 'Of the place or the slip, {n} at most', removePhoto: 'Remove photo {n}', photoNth: 'Photo {n}', uploading: 'Uploading', noSubjectYet: 'Choose the household first, then take photos', cutLine: '{n} cut by the cap of the month', countsLine: 'This household is near its cap of the month: {n} will count',
  },
});
