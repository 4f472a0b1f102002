import type { ProblemText } from '#platform/contract/index.ts';
import type { FieldType, RegisterFault, ValueFault } from '../domain/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 字段类型用语 */
export const fieldTypeWords: Readonly<Record<FieldType, ProblemText>> = {
  text: word('文字', 'Text'), number: word('数字', 'Number'), date: word('日期', 'Date'), place: word('区域', 'Place'), name: word('单位或人名', 'Name of a body or person'), choice: word('选项', 'Choice'), link: word('网址', 'Web address'), document: word('文号或材料', 'Document'),
};

/** 定义问题用语 */
export const registerFaultWords: Readonly<Record<RegisterFault, ProblemText>> = {
  fieldTwice: word('字段代码重复', 'the code of a field stands twice'), fieldReserved: word('这个代码另有用处，请换一个', 'this code has another use; choose another'), titleMissing: word('题名须是一个文字、名称或选项字段', 'the title is a field of text, a name or a choice'),
  titleNotRequired: word('题名字段须为必填', 'the title must be a required field'), dayMissing: word('日期字段须是一个日期', 'the day must be a field of dates'), placesTwo: word('一本台账只有一个区域字段', 'a register has one field for the place'),
  choicesMissing: word('请列出选项', 'list its choices'), choiceTwice: word('选项重复', 'a choice stands twice'), neverAsked: word('这里不登记民族、宗教、收入、身份证号等信息', 'ethnicity, religion, income, identity numbers and the like are not kept here'), headerTwice: word('字段名称重复', 'the name of a field stands twice'),
};

/** 取值问题用语 */
export const valueFaultWords: Readonly<Record<ValueFault, ProblemText>> = {
  missing: word('必填', 'is required'), notText: word('应为文字', 'must be text'), tooLong: word('超过 2000 字', 'is longer than 2,000 characters'), notNumber: word('应为数字', 'must be a number'), tooManyDecimals: word('小数位太多', 'has too many decimals'),
  outOfRange: word('数字太大', 'is too large'), notDate: word('不是日期（例：2026-03-01）', 'is no date (such as 2026-03-01)'), notChoice: word('不在选项中', 'is none of the choices'), notLink: word('不是网址（以 http:// 或 https:// 开头）', 'is no web address (http:// or https://)'),
  notId: word('没有这个区域', 'is no place'), unknownField: word('这本台账没有这个字段', 'is no field of this register'),
};
