/** 批量评议用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const starBoardMessages = defineMessages({
  zh: {
    mine: '评星', mineAbout: '正在评议的评选和村，点一个村逐户评星。', noneToJudge: '现在没有要评的星', noneToJudgeAdvice: '办公室发起有申报星的评选，推荐结束、进入小组评议或村评议环节后，您的村列在这里；现在进行到哪里，见“评选”。', seeRounds: '看评选', endsOn: '这一环节到 {day}',
    title: '批量评议', open: '批量评议', aboutGroup: '开始时每颗申报的星都按通过列出：点一下不给，再点一下给；一次保存这一页的户。没有申报的星不能给。', aboutVillage: '开始时按小组结论列出：一并表决的星写一次票数，不给的星单独写票数；一次保存这一页的户。', search: '户名或拼音首字母', none: '没有申报星的户', noneAdvice: '推荐环节申报的户会列在这里。',
    together: '一并表决', togetherAbout: '这一页给的星用这一次表决的票数；到会 {n} 人。', for: '赞成', against: '反对', withheld: '不给“{name}”的票数', looked: '已评', allLooked: '这一页都评过了。', stillOpen: '这一页 {of} 户，还有 {n} 户没有评：{names}。', unsaved: '{n} 户有改动，还没有保存。', votesMissing: '给的星赞成要多于反对，不给的星赞成不能多于反对：请把票数写全', save: '保存 {n} 户', draftKept: '没有保存的留在本设备，退出登录时清除。', restored: '上次点选、还没有保存的已从本设备恢复', discard: '放弃没有保存的',
  },
  en: {
    mine: 'Stars', mineAbout: 'Selections and villages whose stars are looked at now; a village opens its households.', noneToJudge: 'No stars to look at now', noneToJudgeAdvice: 'Once the office has started a selection of stars and its nomination is over, your village is listed here while groups or villages look at them; Selections shows how far each one is.', seeRounds: 'See selections', endsOn: 'This stage ends on {day}',
    title: 'Many households at once', open: 'Many at once', aboutGroup: 'Each star that is claimed starts as given: a tap withholds it, another gives it; one save keeps this page. A star nobody claimed is not given.', aboutVillage: 'It starts from what the group found: one vote for all stars given together, a vote of its own for each that is withheld; one save keeps this page.', search: 'Name or pinyin initials', none: 'No household claims stars', noneAdvice: 'Those that come forward while nomination is open are listed here.',
    together: 'Voted on together', togetherAbout: 'The stars given on this page have this vote; {n} were present.', for: 'For', against: 'Against', withheld: 'Votes that withhold “{name}”', looked: 'Looked at', allLooked: 'All of this page were looked at.', stillOpen: '{n} of the {of} on this page are still to be looked at: {names}.', unsaved: '{n} changed and not saved.', votesMissing: 'A star that is given needs more votes for than against, one that is withheld does not: fill in the votes', save: 'Save {n}', draftKept: 'What is not saved stays on this device until you sign out.', restored: 'What was tapped before and not saved was found on this device', discard: 'Leave what was not saved',
  },
});
