/** 校核页用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const proofMessages = defineMessages({
  zh: {
    title: '稿件校核', about: '纪实、总结、通报稿印发前，看数字、比例、名单、届次、地名是否自相矛盾，与数字卡是否一致。只比对和计算，由人判断；稿件和结果都不保存。', draft: '稿件', text: '全文', textPurpose: '粘贴全文，最多 20 万字；原样分行即可', file: '或选择文件', fileTypes: 'docx、txt', check: '校核',
    found: '出入', read: '读到 {quantities} 个数量，共 {characters} 字', heldAgainst: '；对照 {cards} 张数字卡，{n} 个相符（原文中可点开）', nothing: '没有发现矛盾', nothingAdvice: '读到的数量彼此一致。校核不能替代核对原始记录：没有数字卡的数对不对，只有记录知道。', places: '{n} 处', show: '看原文', marked: '原文', waiting: '结果显示在这里', waitingAdvice: '例如：注册人数与比例对不上、“十人”名单列了九人、第十届与“已评选九届”、同一县名两种写法。',
  },
  en: {
    title: 'Proofreading', about: 'Before a manuscript, a summary or a bulletin goes out: where its numbers, rates, lists, editions and place names contradict each other or the figures of the programme. It compares and computes, a person decides; neither text nor result is kept.', draft: 'Manuscript', text: 'Text', textPurpose: 'Paste all of it, 200,000 characters at most, lines as they are', file: 'Or choose a file', fileTypes: 'docx, txt', check: 'Proofread',
    found: 'Discrepancies', read: '{quantities} quantities read in {characters} characters', heldAgainst: '; held against {cards} figures, {n} agree (links in the text)', nothing: 'No contradiction found', nothingAdvice: 'The quantities agree with each other. That does not replace the records: whether a number without a figure is right, only they know.', places: '{n} place(s)', show: 'See it in the text', marked: 'The text', waiting: 'Discrepancies appear here', waitingAdvice: 'For example: a rate that its counts contradict, nine names where ten are announced, a tenth edition of what was held nine times, one county in two spellings.',
  },
});
