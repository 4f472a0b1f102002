/** 校核用语 · What each discrepancy says to a person: what disagrees, the arithmetic, and what to do. */
import type { ProblemText } from '#platform/contract/index.ts';
import type { ProofRule, ProofWeight } from '../domain/index.ts';

export const proofWeightWords: Readonly<Record<ProofWeight, ProblemText>> = {
  contradiction: { zh: '矛盾', en: 'Contradiction' }, doubt: { zh: '疑点', en: 'Doubt' }, note: { zh: '提示', en: 'Note' },
};

/** `{name}` is filled from the discrepancy's facts. */
export const proofWords: Readonly<Record<ProofRule, { readonly title: ProblemText; readonly text: ProblemText }>> = {
  ratioContradicted: {
    title: { zh: '比例与人数对不上', en: 'A rate that its counts contradict' },
    text: { zh: '文中写 {stated}；以 {part} 为分子、{whole} 为分母，得 {computed}。若另有分母，请写明是哪一个。', en: 'It says {stated}; {part} out of {whole} is {computed}. If another base is meant, name it.' },
  },
  shareContradicted: {
    title: { zh: '占比与数量对不上', en: 'A share that its counts contradict' },
    text: { zh: '文中写 {stated}；{part} 占 {whole} 是 {computed}。', en: 'It says {stated}; {part} of {whole} is {computed}.' },
  },
  changeContradicted: {
    title: { zh: '增减幅度与前后数对不上', en: 'A change that its two values contradict' },
    text: { zh: '文中写 {stated}；由 {from} 到 {to} 是 {computed}。', en: 'It says {stated}; from {from} to {to} is {computed}.' },
  },
  meanContradicted: {
    title: { zh: '平均数与总数对不上', en: 'A mean that its total contradicts' },
    text: { zh: '文中写 {stated}；{total} 除以 {heads} 是 {computed}。', en: 'It says {stated}; {total} divided by {heads} is {computed}.' },
  },
  partExceedsWhole: {
    title: { zh: '部分大于整体', en: 'A part greater than its whole' },
    text: { zh: '其中的 {part} 超过了总数 {whole}。', en: 'The part, {part}, is above the whole, {whole}.' },
  },
  partsExceedWhole: {
    title: { zh: '分项之和大于总数', en: 'Parts that add up to more than the whole' },
    text: { zh: '{parts} = {sum}，超过总数 {whole}。若分项有重叠，请写明。', en: '{parts} = {sum}, above the whole, {whole}. If the parts overlap, say so.' },
  },
  partsDiffer: {
    title: { zh: '分项之和与总数不等', en: 'Parts that do not add up to the whole' },
    text: { zh: '{parts} = {sum}，总数是 {whole}。若还有其他分项，请写明。', en: '{parts} = {sum}; the whole is {whole}. If there are other parts, say so.' },
  },
  percentagesExceed: {
    title: { zh: '占比之和超过 100%', en: 'Shares above 100 % together' },
    text: { zh: '{parts} = {sum}。', en: '{parts} = {sum}.' },
  },
  rateOverHundred: {
    title: { zh: '比率超过 100%', en: 'A rate above 100 %' },
    text: { zh: '“{of}”是 {stated}，这类比率不会超过 100%。', en: '“{of}” is {stated}; such a rate cannot be above 100 %.' },
  },
  countsImpossible: {
    title: { zh: '人次少于人数，或人数少于户数', en: 'Fewer attendances than people, or fewer people than households' },
    text: { zh: '{lesser} 少于 {greater}：人次不会少于人数，人数一般不会少于户数。请核对是否写反或漏了数。', en: '{lesser} is below {greater}: attendances are not fewer than people, nor people, as a rule, than households. Look whether they were exchanged.' },
  },
  rankImpossible: {
    title: { zh: '名次与得分或总数不符', en: 'A place that the scores or the number of places contradict' },
    text: { zh: '“{stated}”与“{of}”不能同时成立：名次不会超过总数，名次靠后的得分不会更高。', en: '“{stated}” and “{of}” cannot both be: no place is beyond the number of places, and a later place has no higher score.' },
  },
  listCountDiffers: {
    title: { zh: '列举与数目不符', en: 'A list and its number' },
    text: { zh: '文中写“{stated}”，列出的是 {count} 项：{list}。', en: 'It says “{stated}”; {count} are listed: {list}.' },
  },
  pointsDiffer: {
    title: { zh: '说几点与写几点不符', en: 'Points announced and points made' },
    text: { zh: '文中写“{stated}”，后面写了 {count} 点。', en: 'It says “{stated}”; {count} follow.' },
  },
  listedTwice: {
    title: { zh: '同一份名单里重复列举', en: 'Listed twice in one list' },
    text: { zh: '“{item}”在同一处列举里出现两次。若是两个单位的两个项目，请写清各是谁的。', en: '“{item}” stands twice in one list. If two bodies have one each, say whose each is.' },
  },
  editionsDisagree: {
    title: { zh: '届次与已办届数不符', en: 'An edition and how many were held' },
    text: { zh: '“{name}”这里是{edition}，另一处说已办 {held}。若不含本届，请写“此前”。', en: '“{name}” is {edition} here; elsewhere {held} were held. If this one is not counted, say “before”.' },
  },
  twoValues: {
    title: { zh: '同一事项两个数', en: 'Two values of one count' },
    text: { zh: '一处写 {first}，一处写 {second}，没有写明时间或范围的不同。', en: '{first} in one place and {second} in another, with no difference of time or extent named.' },
  },
  cardDiffers: {
    title: { zh: '与数字卡不符', en: 'Another number than its figure' },
    text: { zh: '文中写“{stated}”；数字“{name}”现在是 {card}。口径或截止日不同的，请写明；否则以数字卡为准。', en: 'It says “{stated}”; the figure “{name}” is {card} now. If another extent or day is meant, say so; otherwise the figure goes.' },
  },
  nameSpellings: {
    title: { zh: '地名、人名写法不一', en: 'One place or person in several spellings' },
    text: { zh: '文中出现 {names}，只差一个字，可能是同一个。请核对原文件。', en: 'The text has {names}, one character apart; they may be one and the same. Check the original.' },
  },
  dateImpossible: {
    title: { zh: '没有这个日期', en: 'No such date' },
    text: { zh: '“{stated}”不存在，或止期早于起期。', en: '“{stated}” does not exist, or ends before it begins.' },
  },
  weekdayWrong: {
    title: { zh: '日期与星期不符', en: 'A date and its day of the week' },
    text: { zh: '“{stated}”与 {year} 年的日历不符；离它最近的那个星期几是 {day}。', en: '“{stated}” is not so in {year}; the nearest day of that name is {day}.' },
  },
  daysDiffer: {
    title: { zh: '起止日与天数不符', en: 'Two dates and the number of days' },
    text: { zh: '文中写“{stated}”；{range} 首尾都算是 {days} 天，其中星期一至星期五 {weekdays} 天（节假日和调休未计）。', en: 'It says “{stated}”; {range} are {days} days, the first and the last counted, {weekdays} of them Monday to Friday (public holidays not taken into account).' },
  },
  yearsDiffer: {
    title: { zh: '起止年与年数不符', en: 'A period and its number of years' },
    text: { zh: '{from} 到 {to} 是 {count} 年，文中写 {stated}。', en: '{from} to {to} are {count} years; it says {stated}.' },
  },
  unitMissing: {
    title: { zh: '数字没有单位', en: 'A number without its unit' },
    text: { zh: '“{stated}”后面没有单位，读者不知道数的是什么。补上单位（{unit}？）。', en: 'No unit stands behind “{stated}”, so nobody knows what was counted. Say it ({unit}?).' },
  },
  vagueTwice: {
    title: { zh: '概数重复', en: 'Vague twice' },
    text: { zh: '“{stated}”前后都有概数词，留一个即可。', en: '“{stated}” is made vague twice; once will do.' },
  },
  sentenceTwice: {
    title: { zh: '同一句话出现两次', en: 'One sentence twice' },
    text: { zh: '“{sentence}……”与前文相同。', en: '“{sentence}…” stands above already.' },
  },
  numbersBeyond: {
    title: { zh: '数太多，没有全部核对', en: 'Too many numbers to look at all' },
    text: { zh: '全文有 {count} 个数，只核对了前 {most} 个，从这里起没有核对。请分成几篇校核。', en: 'There are {count} numbers; the first {most} were looked at, and those from here on were not. Proofread it in several parts.' },
  },
  ratioWithoutBase: {
    title: { zh: '比率没有写明分母', en: 'Rates without a base' },
    text: { zh: '{count} 处比率（{stated}）没有分子和分母，读者无法核对。', en: '{count} rate(s) ({stated}) have no counts that a reader could check them by.' },
  },
};
