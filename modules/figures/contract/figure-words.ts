import type { ProblemText } from '#platform/contract/index.ts';
import type { Aggregate, DefinitionFault, FigureKind, Operator, Verdict } from '../domain/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 数字类别用语 */
export const kindWords: Readonly<Record<FigureKind, ProblemText>> = { count: word('计数', 'Count'), sum: word('求和', 'Sum'), ratio: word('比率', 'Ratio'), rank: word('名次', 'Rank') };

/** 汇总方式用语 */
export const aggregateWords: Readonly<Record<Aggregate['kind'], ProblemText>> = {
  count: word('记录数', 'Number of rows'), distinct: word('不重复的个数', 'Number of different values'), sum: word('字段之和', 'Sum of a column'), share: word('符合条件的占比', 'Share that meets conditions'), ratioOfSums: word('两个字段之和相除', 'Sum over sum'),
  ratioOfFigures: word('两个数字相除', 'Figure over figure'), changeOfFigures: word('比另一数字增减', 'Change from another figure'), sumOfFigures: word('几个数字相加', 'Sum of figures'), rank: word('名次', 'Rank'),
};

/** 条件用语 */
export const operatorWords: Readonly<Record<Operator, ProblemText>> = {
  is: word('是', 'is'), isNot: word('不是', 'is not'), oneOf: word('是其中之一', 'is one of'), least: word('不小于', 'is at least'), most: word('不大于', 'is at most'), above: word('大于', 'is above'), below: word('小于', 'is below'), contains: word('含有', 'contains'), filled: word('有值', 'has a value'), empty: word('为空', 'is empty'), under: word('在该区域及下级', 'lies in'),
};

/** 定义问题用语 */
export const definitionFaultWords: Readonly<Record<DefinitionFault, ProblemText>> = {
  sourceUnknown: word('没有这种数源', 'there is no such kind of row'), sourceNeeded: word('请写明数源', 'name the kind of row'), columnUnknown: word('数源没有这个字段', 'these rows have no such column'), operatorMisfit: word('这个字段不能这样比较', 'this column cannot be compared so'), valueMisfit: word('取值与字段类型不符', 'the value does not fit the column'),
  notNumber: word('求和与排名须用数字字段', 'sums and ranks take a column of numbers'), noDay: word('这种记录没有日期，不能限定期间', 'these rows have no day, so no period'), noPlace: word('这种记录没有区域', 'these rows have no place'), figureUnknown: word('没有这个数字', 'there is no such figure'), ownPart: word('数字不能由自己组成', 'a figure cannot be made of itself'), notAddable: word('比率和名次不能再相加、相除', 'ratios and ranks are not added up or divided'),
};

/** 核对结论用语 */
export const verdictWords: Readonly<Record<Verdict, ProblemText>> = {
  matches: word('一致', 'matches'), inconsistent: word('与分子分母矛盾', 'contradicted by its own counts'), differs: word('不一致', 'differs'), noValue: word('算不出', 'no value'), noFigure: word('没有定义', 'no figure'), notPermitted: word('无权查看', 'not permitted'),
};
