import type { ProblemText } from '#platform/contract/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 随手拍页面用语 */
export const pageWords = {
  title: word('随手拍', 'Report a problem'),
  lead: word('看到街上有问题，拍张照、写一句，交给负责的人。不用登录，也不用留姓名。', 'See something wrong in the street? A photo and a sentence, and it goes to whoever answers for it. No sign-in, no name.'),
  platformTitle: word('投诉与建议', 'Complaints and suggestions'),
  platformLead: word('对本网站或随手拍的处理有意见，请写在这里。', 'Tell us what is wrong with this site, or with how a report was handled.'),
  paused: word('现在反映的人太多，暂时不接收；大约一小时后恢复。', 'Too many reports at once: none are taken for the moment. It goes on in about an hour.'),
  urgent: word('危急情况请直接拨打 110、119、120。', 'In an emergency call 110, 119 or 120.'),
  step1: word('1. 是什么问题', '1. What is it'),
  step2: word('2. 简单说明', '2. In a few words'),
  step2Hint: word('最多 500 字。请不要写姓名、电话、车牌等个人信息。', 'At most 500 characters. Please leave out names, telephone and plate numbers.'),
  step3: word('3. 照片（可不传，最多三张）', '3. Photos (optional, up to three)'),
  step3Hint: word('请拍环境，尽量不拍到人脸和车牌。照片里的拍摄地点等信息会自动去除。', 'Show the place, not faces or number plates. Position and other camera data are removed.'),
  photosAgain: word('刚才选的照片没有保留，请重新选一次。', 'The photos you chose are not kept; please choose them again.'),
  step4: word('4. 在哪里', '4. Where is it'),
  place: word('片区或社区', 'Zone or community'),
  placeNone: word('不清楚', 'Not sure'),
  address: word('具体位置', 'Where exactly'),
  addressHint: word('例如：学府街 12 号门前、河西农贸市场东门', 'Such as: in front of 12 Xuefu Street; east gate of the market'),
  site: word('附近的点位（可不填）', 'A known site nearby (optional)'),
  siteHint: word('输入名称查找', 'Type its name to find it'),
  map: word('在图上点一下（可不点）', 'Tap on the map (optional)'),
  here: word('用手机定位', 'Use my position'),
  hereDone: word('已取得位置', 'Position taken'),
  hereFailed: word('没有取得位置，请填写具体位置', 'No position; please write where it is'),
  send: word('5. 提交', '5. Send'),
  privacy: word('我们只用这些内容处理这个问题：不收集姓名和电话，九十天后抹去精确位置，照片只有处理的人和您自己看得到。', 'We use this only to deal with the problem: no name or number is collected, the exact position is given up after ninety days, and only those who handle it and you yourself see the photos.'),
  support: word('就是这一处，关注它', 'It is the same: follow it'),
  separate: word('不是同一处，继续提交', 'Not the same: send mine'),
  draftKept: word('已恢复您上次没有提交的内容', 'What you had not sent is back'),
  after: word('提交以后', 'After you send it'),
  after1: word('您会得到编号和查询码，随时可以看进度。', 'You get a number and a code, and can look at any time.'),
  after2: word('工作人员到现场核实，属实的交给负责单位，限期处理。', 'Somebody looks at it on site; what is true goes to whoever answers for it, with a time limit.'),
  after3: word('改好以后由另外的人到现场核查，结果和答复写在进度页上。', 'Once fixed, somebody else verifies it on site; the outcome and the answer stand on the page of progress.'),
  way: word('一件反映会经过哪些步骤', 'The steps of a report'),
  codeLost: word('查询码丢了不能找回。问题还在，可以再反映一次：系统会认出是同一处，并给您新的查询码。', 'A lost code cannot be recovered. If the problem is still there report it again: the same place is recognised, and you get a new code.'),
  followTitle: word('查看处理进度', 'Follow a report'),
  followLead: word('输入提交时得到的查询码，或直接打开当时保存的网址。', 'Enter the code you were given, or open the address you saved.'),
  saved: word('已收到，请保存这个网址', 'Received. Please save this address'),
  savedNote: word('这是查看进度的唯一凭证，丢了我们无法找回。可以收藏本页，或复制下面的查询码。', 'It is the only way to follow this report; once lost it cannot be recovered. Bookmark this page, or copy the code below.'),
  supported: word('已关注。有进展会显示在这一页，请保存网址。', 'You follow it now. Progress appears on this page; please save its address.'),
  number: word('编号', 'Number'), kind: word('类别', 'Kind'), place2: word('地点', 'Place'), reported: word('反映时间', 'Reported'),
  supporters: word('也有人反映', 'Others reported it too'),
  progress: word('处理进度', 'Progress'),
  own: word('您反映的内容', 'What you reported'), ownWhere: word('位置', 'Where'), ownPhoto: word('您拍的照片', 'Your photo'), keepNote: word('凭这个查询码或本页网址查看进度。谁拿到它都能看到您反映的内容，请自己保存。', 'This code, or the address of this page, shows the progress. Whoever has it sees what you reported, so keep it to yourself.'),
  answer: word('答复', 'Answer'),
  result: word('整改后', 'After the fix'),
  reason: word('原因', 'Reason'),
  next: word('接下来', 'Next'),
} as const;

/** 居民看到的步骤 · Each act in words that need no explaining. */
export const stepWords: Readonly<Record<string, ProblemText>> = {
  report: word('已收到', 'Received'), register: word('现场核实属实，已立案', 'Checked on site and registered'), decline: word('核实后不予立案', 'Checked; not taken up'),
  dispatch: word('已交给负责单位处理', 'Passed to whoever answers for it'), rectify: word('负责单位说已整改，等待核查', 'Reported as fixed; being verified'),
  verifyPass: word('核查通过，办结', 'Verified: closed'), verifyFail: word('核查没有通过，退回重新整改', 'Not good enough: sent back'), shelve: word('暂时办不了，先挂起', 'Cannot be done now: on hold'),
  resume: word('恢复办理', 'Taken up again'), void: word('终止办理', 'Ended'), reopen: word('问题又出现，重新办理', 'It came back: reopened'),
};

/** 下一步 · What happens next, by the state of the case. */
export const nextWords: Readonly<Record<string, ProblemText>> = {
  reported: word('工作人员会先到现场核实。', 'Somebody will look at it on site.'), registered: word('正在确定由谁处理。', 'It is being decided who deals with it.'), dispatched: word('负责单位正在处理。', 'It is being dealt with.'),
  accepted: word('负责单位正在处理。', 'It is being dealt with.'), rectified: word('由整改人以外的人员到现场核查。', 'Somebody other than the fixer verifies it on site.'), shelved: word('条件具备后恢复办理。', 'It goes on when it can.'),
};
