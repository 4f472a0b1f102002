/** 双城联动用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const crosswalkMessages = defineMessages({
  zh: {
    about: '同时创建两项称号时，哪些标准要的是一回事：由人逐条确定，一份记录两处使用。', with: '与哪个体系对应', pick: '选择另一个版本', parts: '双城联动的各部分',
    onlyOne: '只有一个体系，没有可以对应的', onlyOneAdvice: '导入另一个体系（例如国家卫生城市）的版本后，在这里逐条对应。',
    links: '已确定', suggestions: '待确定的建议', missing: '还缺什么',
    separately: '各自采集', once: '合并采集', saved: '少要一次', pieceUnit: '份', savedNote: '只计“要求相同”的标准 × 测评方式；部分对应不算省下。', pieceNote: '一条标准的一种测评方式算一份。', together: '{n} 套体系一起算', serves: '{pieces} 份由 {frameworks} 套体系共用', semicolon: '；',
    linkedHere: '本体系已对应', linkedThere: '对方已对应', covered: '已有记录', coveredNote: '近 12 个月已结束轮次的观测和审核通过的申报材料，自己的或对方可用的；不含两者都不测评的标准。',
    left: '本体系标准', right: '对方标准', relation: '关系', note: '说明', decided: '确定于', by: '由 {name}', search: '编码或文字', actions: '操作', remove: '取消对应', removeAsk: '取消这一条对应？', removeNote: '取消后，这一对会重新出现在建议里（如果文字相近）。随时可以再确定。',
    noLinks: '还没有确定任何对应', noLinksAdvice: '从“待确定的建议”开始，或者导入一张对应表。', seeSuggestions: '看建议', import: '导入', likeness: '相似度', least: '相似度至少', decide: '确定为…', noSuggestions: '没有待确定的建议', noSuggestionsAdvice: '把相似度降低一些，或导入对应表。文字相近不等于要求相同：每一条都由人确定。', shownOf: '先列出最像的 {n} 对，共 {total} 对',
    state: '情况', own: '自己的记录', shared: '对方的记录', sharedBy: '由 {codes}', noneMissing: '没有这样的标准', methods: '测评方式', coverageAbout: '记录指近 12 个月已结束轮次的现场观测和审核通过的申报材料；一件材料对应几条标准，各算一件。',
    carry: '从旧版沿用', carryAsk: '从旧版沿用对应？', carryFrom: '按新版文件写明的对应关系，从 {code} 带过来 {n} 条，其中 {check} 条的标准有变化、会标明请再核对；{left} 条的标准已取消，留在旧版；{known} 条这边已经有了。', carryNow: '沿用', cancel: '先不', nothingToCarry: '没有可以带过来的。',
  },
  en: {
    about: 'Where two titles are worked for at once: which standards ask the same. People decide, link by link, and one record serves both.', with: 'Link with', pick: 'Choose another edition', parts: 'Parts of the crosswalk',
    onlyOne: 'There is only one framework', onlyOneAdvice: 'After an edition of another framework is imported, its standards are linked here.',
    links: 'Decided', suggestions: 'Suggestions', missing: 'What is missing',
    separately: 'Asked separately', once: 'Asked once', saved: 'Saved', pieceUnit: 'pieces', savedNote: 'Only standards that ask the same, by method of testing; parts save nothing by themselves.', pieceNote: 'One method of testing of one standard is one piece.', together: '{n} frameworks together', serves: '{pieces} {pieces:piece serves|pieces serve} {frameworks} frameworks', semicolon: '; ',
    linkedHere: 'Linked here', linkedThere: 'Linked there', covered: 'With records', coveredNote: 'Observations of rounds closed within 12 months and material accepted, of its own or of the other side; standards tested by neither left out.',
    left: 'Standard here', right: 'Standard there', relation: 'Relation', note: 'Note', decided: 'Decided', by: 'by {name}', search: 'Code or words', actions: 'Actions', remove: 'Undo the link', removeAsk: 'Undo this link?', removeNote: 'The pair comes back among the suggestions if its words are alike, and can be decided again at any time.',
    noLinks: 'No link decided yet', noLinksAdvice: 'Begin with the suggestions, or import a table of links.', seeSuggestions: 'See the suggestions', import: 'Import', likeness: 'Likeness', least: 'Likeness at least', decide: 'Decide…', noSuggestions: 'Nothing suggested', noSuggestionsAdvice: 'Lower the likeness, or import a table. Words that are alike need not ask the same: a person decides each.', shownOf: 'The {n} likest of {total} pairs',
    state: 'State', own: 'Own records', shared: 'Records of the other', sharedBy: 'by {codes}', noneMissing: 'No such standard', methods: 'Methods', coverageAbout: 'Records are observations of rounds closed and material accepted within 12 months; a piece counts for each standard that it serves.',
    carry: 'Bring over from the earlier edition', carryAsk: 'Bring links over?', carryFrom: 'By the mapping that this edition declares, {n} {n:link comes|links come} over from {code}; of {check} the standard has changed and the link asks to be looked at again; of {left} the standard was dropped and they stay behind; {known} {known:is|are} here already.', carryNow: 'Bring over', cancel: 'Not now', nothingToCarry: 'Nothing to bring over.',
  },
});
