import type { ProblemText } from '#platform/contract/index.ts';
import type { FieldType, LegalityCheck, RegisterFault, ValueFault, VersionFault } from '../domain/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 字段类型用语 */
export const fieldTypeWords: Readonly<Record<FieldType, ProblemText>> = {
  text: word('文字', 'Text'), number: word('数字', 'Number'), date: word('日期', 'Date'), place: word('区域', 'Place'), name: word('单位或人名', 'Name of a body or person'), choice: word('选项', 'Choice'), link: word('网址', 'Web address'), document: word('文号或材料', 'Document'), record: word('别的台账的一条', 'Record of a register'),
};

/** 定义问题用语 */
export const registerFaultWords: Readonly<Record<RegisterFault, ProblemText>> = {
  fieldTwice: word('字段代码重复', 'the code of a field stands twice'), fieldReserved: word('这个代码另有用处，请换一个', 'this code has another use; choose another'), titleMissing: word('题名须是一个文字、名称或选项字段', 'the title is a field of text, a name or a choice'),
  titleNotRequired: word('题名字段须为必填', 'the title must be a required field'), dayMissing: word('日期字段须是一个日期', 'the day must be a field of dates'), placesTwo: word('一本台账只有一个区域字段', 'a register has one field for the place'),
  choicesMissing: word('请列出选项', 'list its choices'), choiceTwice: word('选项重复', 'a choice stands twice'), neverAsked: word('这里不登记民族、宗教、收入、身份证号等信息', 'ethnicity, religion, income, identity numbers and the like are not kept here'), headerTwice: word('字段名称重复', 'the name of a field stands twice'),
  registerMissing: word('请选择指向哪本台账', 'choose the register it points to'), publicUnknown: word('公开的字段不在定义里', 'a public field is none of the fields'), publicName: word('可能是个人姓名，不能公开', 'may be the name of a person and is not published'),
};

/** 取值问题用语 */
export const valueFaultWords: Readonly<Record<ValueFault, ProblemText>> = {
  missing: word('必填', 'is required'), notText: word('应为文字', 'must be text'), tooLong: word('超过 2000 字', 'is longer than 2,000 characters'), notNumber: word('应为数字', 'must be a number'), tooManyDecimals: word('小数位太多', 'has too many decimals'),
  outOfRange: word('数字太大', 'is too large'), notDate: word('不是日期（例：2026-03-01）', 'is no date (such as 2026-03-01)'), notChoice: word('不在选项中', 'is none of the choices'), notLink: word('不是网址（以 http:// 或 https:// 开头）', 'is no web address (http:// or https://)'),
  notId: word('没有这个区域', 'is no place'), notRecord: word('没有这条记录，请写那本台账的编号', 'is no record; write its code in that register'), unknownField: word('这本台账没有这个字段', 'is no field of this register'),
};

/** 版本问题用语 */
export const versionFaultWords: Readonly<Record<VersionFault, ProblemText>> = {
  adoptedInFuture: word('通过日期在今天之后', 'The day of adoption is after today'), forceBeforeAdoption: word('生效日期早于通过日期', 'It holds from before it was adopted'), textMissing: word('请填写全文', 'The text is missing'),
  textOfRepeal: word('废止没有全文', 'A repeal has no text'), favourAboveAttended: word('赞成人数多于到会人数', 'More were for it than were there'), sameDay: word('已有同一天生效的版本', 'Another version holds from that very day'),
};

/** 合法性审查用语 */
export const legalityWords: Readonly<Record<LegalityCheck, ProblemText>> = {
  noPersonalRights: word('不侵犯人身权利', 'Takes nobody’s personal rights'), noPropertyRights: word('不侵犯财产权利', 'Takes nobody’s property rights'), noDemocraticRights: word('不侵犯民主权利', 'Takes nobody’s democratic rights'), noPenalty: word('没有罚款等无权设立的处罚，也不停办公共服务', 'Sets no fines it may not set, and withholds no public service'),
};
