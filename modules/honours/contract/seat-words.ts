import type { ProblemText } from '#platform/contract/index.ts';
import type { ApportionMethod, ApportionRefusal } from '../domain/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 分配方法用语 */
export const apportionMethodWords: Readonly<Record<ApportionMethod, ProblemText>> = {
  largestRemainder: word('最大余额法（按比例，余数大者先得）', 'Largest remainder (Hamilton)'), divisorsByTwo: word('奇数除数法（1、3、5…，圣拉古）', 'Odd divisors 1, 3, 5… (Sainte-Laguë)'),
  divisorsByOne: word('逐一除数法（1、2、3…，洪德）', 'Divisors 1, 2, 3… (D’Hondt)'), equal: word('平均分配', 'Equal parts'),
};
/** 不能分配的原因 */
export const apportionRefusalWords: Readonly<Record<ApportionRefusal['refusal'], ProblemText>> = {
  nobody: word('基数都是零，没有谁可分', 'every base is nought: there is nobody to share among'), least_exceeds_seats: word('各处最低数加起来是 {sum}，多于名额 {seats}', 'the least of all together is {sum}, more than {seats} seats'),
  most_below_seats: word('各处最高数加起来只有 {sum}，名额 {seats} 分不完', 'the most of all together is {sum}, fewer than {seats} seats'), least_over_most: word('“{code}”的最低数高于最高数', 'the least of “{code}” exceeds its most'),
  doubled_code: word('“{code}”出现了两次', '“{code}” stands twice'), not_whole: word('名额和基数须为整数', 'seats and bases are whole numbers'),
};
/** 基数用语 */
export const seatBaseWords = { households: word('户籍户数', 'Households of the place'), subjects: word('名册中的对象数', 'Subjects in the register'), applicants: word('本次申报数', 'Candidates of this round') } as const;
/** 算式用语 · {name} and numbers are filled in; the same on the page and in the file. */
export const seatStepWords = {
  least: word('{name}：按比例不足最低数，定为 {seats}', '{name}: its share is below the least, so {seats}'), most: word('{name}：按比例超过最高数，定为 {seats}', '{name}: its share is above the most, so {seats}'), first: word('{name}：先给最低数 {seats}', '{name}: its least first, {seats}'),
  quota: word('{name}：{seats} × {weight} ÷ {weightSum} = {whole} 余 {remainder}，先得 {whole}', '{name}: {seats} × {weight} ÷ {weightSum} = {whole}, remainder {remainder}: {whole} first'),
  remainder: word('{name}：余数 {remainder} 较大，再得 1', '{name}: a large remainder of {remainder}, one more'), round: word('第 {n} 个：{name} {weight} ÷ {divisor} 最大，得 1', 'Seat {n}: {name} has the largest {weight} ÷ {divisor}, one'),
  tie: word('（与别处相等，按事先规则：基数大者先，再按编码）', ' (equal to another; by the rule written beforehand the larger base first, then the code)'),
} as const;
