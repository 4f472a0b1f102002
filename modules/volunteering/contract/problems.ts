import { defineProblems } from '#platform/contract/index.ts';

export const volunteeringProblems = defineProblems({
  'volunteering.team_code_taken': {
    status: 409, title: { zh: '这个队伍编码已被使用', en: 'This team code is taken' },
    advice: { zh: '请换一个编码；解散的队伍也保留其编码。', en: 'Choose another; dissolved teams keep theirs too.' },
  },
  'volunteering.branch_unknown': {
    status: 422, title: { zh: '没有这个分类', en: 'There is no such branch' },
    advice: { zh: '请先采用分类，再从名单中选择。', en: 'Adopt the branches first, then choose one.' },
  },
  'volunteering.leader_unknown': {
    status: 422, title: { zh: '没有这个人员', en: 'There is no such person' },
    advice: { zh: '负责人须是在册人员。', en: 'A leader is a person of this programme.' },
  },
  'volunteering.activity_cancelled': {
    status: 409, title: { zh: '这个活动已取消', en: 'This activity was called off' },
    advice: { zh: '取消的活动不再报名、签到和记录时长；照常要办的请重新发布。', en: 'Nobody signs up, checks in or is recorded at it; plan it anew if it takes place.' },
  },
  'volunteering.activity_held': {
    status: 409, title: { zh: '已有人签到或已有服务记录', en: 'Somebody checked in, or has a record' },
    advice: { zh: '时间、班次和地点是记录的依据，不能再改，也不能取消；记错的先在服务记录里冲销。', en: 'Its times, shifts and place are what the records stand on: they stay, and it is not called off. Reverse records that are wrong first.' },
  },
  'volunteering.shift_unknown': {
    status: 422, title: { zh: '班次已不是这样', en: 'The shifts are not as they were' },
    advice: { zh: '请刷新后再改。', en: 'Reload and change them again.' },
  },
  'volunteering.shift_full': {
    status: 422, title: { zh: '名额比已报名的人少', en: 'Fewer seats than people who have one' },
    advice: { zh: '先在报名名单里移出，再减名额。', en: 'Take people off the list first.' },
  },
  'volunteering.shift_clash': {
    status: 422, title: { zh: '改时间后有人同时报了两个班次：{numbers}', en: 'With these times somebody has two shifts at once: {numbers}' },
    advice: { zh: '换一个时间，或先把他们移出名单。', en: 'Choose another time, or take them off the list first.' },
  },
  'volunteering.request_open': {
    status: 409, title: { zh: '已有一份申请待办理', en: 'A request of theirs waits already' },
    advice: { zh: '等办理以后再申请。', en: 'Ask again once it is answered.' },
  },
  'volunteering.request_settled': {
    status: 409, title: { zh: '这份申请已办理', en: 'This request was answered' },
    advice: { zh: '请刷新查看。', en: 'Reload to see it.' },
  },
  'volunteering.posted_half_told': {
    status: 422, title: { zh: '贴出的日子和地点要一起写', en: 'Say both when and where it hangs' },
    advice: { zh: '用系统公示的，两项都空着。', en: 'Leave both empty where a notice does it.' },
  },
  'volunteering.nothing_to_post': {
    status: 409, title: { zh: '没有待公示的证明', en: 'No certificate waits to be posted' },
    advice: { zh: '先起草证明，公示日期空着。', en: 'Draft certificates first, without a day of posting.' },
  },
  'volunteering.facility_unknown': {
    status: 422, title: { zh: '没有这个中心、所、站，或当天没有开放', en: 'There is no such facility, or it is not open that day' },
    advice: { zh: '请从登记的里面选；新设的先登记。', en: 'Choose one of those registered, or register it first.' },
  },
  'volunteering.project_code_taken': {
    status: 409, title: { zh: '这个项目编码已被使用', en: 'This project code is taken' },
    advice: { zh: '请换一个编码；结项的项目也保留其编码。', en: 'Choose another; projects that are over keep theirs too.' },
  },
  'volunteering.project_unknown': {
    status: 422, title: { zh: '没有这个项目，或当天没有开展', en: 'There is no such project, or it does not go on that day' },
    advice: { zh: '活动须在项目起止日期之内，项目须在开展中。', en: 'What is held lies within the days of a project that goes on.' },
  },
  'volunteering.project_over': {
    status: 409, title: { zh: '这个项目已结项', en: 'This project is over' },
    advice: { zh: '结项的项目不再修改；接着做请新建一个。', en: 'It stays as it is; begin another to go on.' },
  },
  'volunteering.project_outside': {
    status: 422, title: { zh: '已有活动或场次在这段日期之外', en: 'Something of it was held outside these days' },
    advice: { zh: '请放宽起止日期，或先把那些活动移出项目。', en: 'Widen the days, or take those activities out of the project first.' },
  },
  'volunteering.project_step': {
    status: 409, title: { zh: '项目现在不能转到这个状态', en: 'The project cannot go there from where it stands' },
    advice: { zh: '请刷新查看；结项后不再开展。', en: 'Reload to see it; what is over is not taken up again.' },
  },
  'volunteering.outcome_missing': {
    status: 422, title: { zh: '结项须写明做成了什么', en: 'Say what came of it' },
    advice: { zh: '写几句结项说明，四个字以上。', en: 'Write a few words, four characters at least.' },
  },
  'volunteering.team_unknown': {
    status: 422, title: { zh: '没有这支队伍', en: 'There is no such team' },
    advice: { zh: '请从在册的队伍里选。', en: 'Choose one of the teams there are.' },
  },
  'volunteering.banned': {
    status: 409, title: { zh: '有人在禁录期：{numbers}', en: 'Somebody may record no hours for now: {numbers}' },
    advice: { zh: '禁录期内不能报名、签到和记录时长；本人可在“我的志愿服务”查看和申诉。', en: 'They cannot sign up, check in or be recorded meanwhile; they read why, and appeal, under “My service”.' },
  },
  'volunteering.banned_already': {
    status: 409, title: { zh: '这名志愿者已在禁录期', en: 'There is a ban on this volunteer already' },
    advice: { zh: '一人同时只有一个禁录决定；新查实的先冲销。', en: 'One at a time; reverse what was found since.' },
  },
  'volunteering.record_unknown': {
    status: 422, title: { zh: '有的服务记录不是这名志愿者的，或还没有计入', en: 'Some of the records are not theirs, or do not count' },
    advice: { zh: '请从这名志愿者已计入或已冲销的记录里选。', en: 'Choose from records of theirs that count or were reversed.' },
  },
  'volunteering.ban_settled': {
    status: 409, title: { zh: '这个禁录决定已不在这一步', en: 'This ban is not at this step any more' },
    advice: { zh: '请刷新查看；已到期、已解除或已申诉过的不再办理。', en: 'Reload to see it: it ended, was lifted, or was appealed against before.' },
  },
  'volunteering.no_appeal': {
    status: 409, title: { zh: '没有待办的申诉', en: 'No appeal waits for a decision' },
    advice: { zh: '没有申诉时只能解除，不能维持。', en: 'Without one it can be lifted, not upheld.' },
  },
  'volunteering.facility_level': {
    status: 422, title: { zh: '隶属的级别不对', en: 'It cannot be part of that one' },
    advice: { zh: '站属于所或中心，所属于中心。', en: 'Stations belong to institutes or centres, institutes to centres.' },
  },
  'volunteering.place_unknown': {
    status: 422, title: { zh: '没有这个区域，或不在您的范围内', en: 'No such place, or outside your area' },
    advice: { zh: '请从名单中选择。', en: 'Choose one from the list.' },
  },
  'volunteering.organisation_unknown': {
    status: 422, title: { zh: '没有这个单位，或不在您的范围内', en: 'No such organisation, or outside your area' },
    advice: { zh: '请从名单中选择。', en: 'Choose one from the list.' },
  },
  'volunteering.placeless': {
    status: 422, title: { zh: '请写明所在区域或单位', en: 'Say to which place or organisation they belong' },
    advice: { zh: '两者至少填一个。', en: 'One of the two at least.' },
  },
  'volunteering.guardian_missing': {
    status: 422, title: { zh: '未成年人须有监护人同意', en: 'A minor needs a guardian’s consent' },
    advice: { zh: '请填写监护人和同意日期；日期不能在今天之后。', en: 'Name the guardian and the day on which they agreed, not after today.' },
  },
  'volunteering.guardian_of_adult': {
    status: 422, title: { zh: '成年人不登记监护人', en: 'Of adults no guardian is kept' },
    advice: { zh: '请清空监护人，或改为未成年。', en: 'Clear the guardian, or say that they are under age.' },
  },
  'volunteering.identity_wrong': {
    status: 422, title: { zh: '身份证号末位对不上', en: 'The last character of the identity number does not follow from the others' },
    advice: { zh: '请核对；不填也可以登记。', en: 'Check it; registration does not need it.' },
  },
  'volunteering.identity_known': {
    status: 409, title: { zh: '这个身份证号已登记为志愿者', en: 'This identity number is registered already' },
    advice: { zh: '请在名册中查找，不要重复登记。', en: 'Find them in the register instead of adding them again.' },
  },
  'volunteering.number_taken': {
    status: 409, title: { zh: '这个志愿者编号已被使用', en: 'This volunteer number is taken' },
    advice: { zh: '请换一个，或空着自动编号。', en: 'Choose another, or leave it empty.' },
  },
  'volunteering.dates_out_of_order': {
    status: 422, title: { zh: '日期先后不对', en: 'The days are out of order' },
    advice: { zh: '不能在今天之后；退出不早于登记，入队时志愿者和队伍都须在册。', en: 'Not after today; nobody leaves before they registered, and one joins while both volunteer and team are there.' },
  },
  'volunteering.member_already': {
    status: 409, title: { zh: '这段时间已在这个队伍', en: 'They belong to this team in that time already' },
    advice: { zh: '请查看其队伍。', en: 'Look at their teams.' },
  },
  'volunteering.activity_code_taken': {
    status: 409, title: { zh: '这个活动编码已被使用', en: 'This activity code is taken' },
    advice: { zh: '请换一个编码。', en: 'Choose another.' },
  },
  'volunteering.times_out_of_order': {
    status: 422, title: { zh: '结束须晚于开始至少半小时', en: 'The end is half an hour after the beginning at least' },
    advice: { zh: '服务时长按满半小时计。', en: 'Service counts in full half hours.' },
  },
  'volunteering.outside_activity': {
    status: 422, title: { zh: '服务时间超出活动时间', en: 'The service lies outside the activity' },
    advice: { zh: '请按活动的起止时间填写；路途不计。', en: 'Keep within the activity; travel does not count.' },
  },
  'volunteering.too_early': {
    status: 422, title: { zh: '还没到可以记录的时候', en: 'It is too early to record this' },
    advice: { zh: '点名在活动开始后，补录在活动结束后。', en: 'The roll is called once it has begun; entries are made once it is over.' },
  },
  'volunteering.not_served_yet': {
    status: 422, title: { zh: '结束时间还没到', en: 'This end is still to come' },
    advice: { zh: '服务完才记录：结束时间填到现在为止，接着做的等做完再点一次。', en: 'Hours are recorded once they were served: give an end up to now, and call the roll again for what follows.' },
  },
  'volunteering.entry_late': {
    status: 422, title: { zh: '已过补录期限（活动后 {days} 天）', en: 'The {days} days for entering it are over' },
    advice: { zh: '过期不再补录。', en: 'It is not entered any more.' },
  },
  'volunteering.roll_late': {
    status: 422, title: { zh: '已过点名期限（活动结束后 {hours} 小时）', en: 'The {hours} hours for calling the roll are over' },
    advice: { zh: '请创建办补录：活动后 {days} 天内，由另一人批准后计入（来源等级 D）；有签到表的也可导入。', en: 'Ask the programme office to enter it afterwards within {days} days: it counts once another person agrees (grade D); a signed sheet can be imported too.' },
  },
  'volunteering.serves_already': {
    status: 409, title: { zh: '有人在这段时间已有服务记录', en: 'Somebody has a record in that time already' },
    advice: { zh: '一个人同一时间只记一次；请从名单中去掉已记录的人。', en: 'Nobody serves twice at once: take those already recorded off the list.' },
  },
  'volunteering.volunteer_unknown': {
    status: 422, title: { zh: '没有编号为 {numbers} 的志愿者，或已退出', en: 'No volunteer, or none any more, has the number {numbers}' },
    advice: { zh: '请核对编号。', en: 'Check the numbers.' },
  },
  'volunteering.minors_alone': {
    status: 422, title: { zh: '名单中有未成年人', en: 'There are minors on the list' },
    advice: { zh: '请确认有成人带领后再记录。', en: 'Confirm that an adult leads them.' },
  },
  'volunteering.record_settled': {
    status: 409, title: { zh: '这条记录已有定论', en: 'This record is settled' },
    advice: { zh: '请刷新查看。', en: 'Reload to see it.' },
  },
  'volunteering.same_person': {
    status: 409, title: { zh: '须由另一人办理', en: 'Another person does this' },
    advice: { zh: '录入人、起草人不能批准自己的那一份。', en: 'Nobody decides on what they entered or drafted themselves.' },
  },
  'volunteering.membership_over': {
    status: 409, title: { zh: '已经离队', en: 'They have left this team' },
    advice: { zh: '无须再办理。', en: 'Nothing to do.' },
  },
  'volunteering.shifts_outside': {
    status: 422, title: { zh: '班次超出活动时间，或不足半小时', en: 'A shift lies outside the activity, or is shorter than half an hour' },
    advice: { zh: '请把每个班次放在活动的起止时间之内。', en: 'Keep every shift within the activity.' },
  },
  'volunteering.not_registered': {
    status: 409, title: { zh: '您还不是登记的志愿者', en: 'You are not registered as a volunteer yet' },
    advice: { zh: '请先在“我的志愿服务”登记；已有志愿者编号的，请创建办关联您的账号。', en: 'Register under “My service” first; if you have a volunteer number already, ask the programme office to connect it.' },
  },
  'volunteering.registered_already': {
    status: 409, title: { zh: '这个人已登记为志愿者', en: 'This person is registered already' },
    advice: { zh: '一个账号只对应一名志愿者。', en: 'One person is one volunteer.' },
  },
  'volunteering.signup_closed': {
    status: 409, title: { zh: '这个班次现在不能报名或取消', en: 'This shift takes no sign-ups or cancellations now' },
    advice: { zh: '没有开放报名，或已经开始；请联系队伍负责人。', en: 'It is not open, or has begun; ask the leader of the team.' },
  },
  'volunteering.signed_up_already': {
    status: 409, title: { zh: '已经报过名', en: 'Signed up already' },
    advice: { zh: '请刷新查看。', en: 'Reload to see it.' },
  },
  'volunteering.signed_up_elsewhere': {
    status: 409, title: { zh: '这段时间已报了别的班次', en: 'Signed up for another shift at that time' },
    advice: { zh: '一个人同一时间只报一个班次；请先取消那一个。', en: 'One shift at a time: cancel the other first.' },
  },
  'volunteering.signup_over': {
    status: 409, title: { zh: '这次报名已取消', en: 'This sign-up was cancelled' },
    advice: { zh: '请刷新查看。', en: 'Reload to see it.' },
  },
  'volunteering.code_wrong': {
    status: 422, title: { zh: '签到码不对', en: 'This is not a code of this activity' },
    advice: { zh: '请看负责人屏幕上现在的码，重新输入。', en: 'Look at the screen of the leader and enter the code shown now.' },
  },
  'volunteering.code_over': {
    status: 422, title: { zh: '这个签到码已不能用', en: 'This code cannot be used any more' },
    advice: { zh: '码须在活动前后两小时内取得，两天内发出；请负责人点名或补录。', en: 'Codes are taken within two hours of the activity and sent within two days; ask the leader to call your name or to enter it afterwards.' },
  },
  'volunteering.own_screen': {
    status: 409, title: { zh: '负责人不用自己的签到屏', en: 'A leader does not check in at their own screen' },
    advice: { zh: '双向签到要两个人：请社区或创建办为您点名。', en: 'Two sides are two people: ask the community or the programme office to call your name.' },
  },
  'volunteering.own_roll': {
    status: 409, title: { zh: '不能给自己点名', en: 'Nobody calls their own name' },
    advice: { zh: '请去掉本人的编号：由社区、创建办或另一位负责人为您点名，或在别人的签到屏上签到。', en: 'Take your own number off: the community, the programme office or another leader calls your name, or you check in at somebody else’s screen.' },
  },
  'volunteering.checked_out': {
    status: 409, title: { zh: '您已签退', en: 'You checked out already' },
    advice: { zh: '时长不对的，可以申请更正。', en: 'If the time is wrong, ask for a correction.' },
  },
  'volunteering.too_short': {
    status: 422, title: { zh: '签到到签退不足半小时', en: 'Less than half an hour between check-in and check-out' },
    advice: { zh: '服务时长按满半小时计；请在结束时再签退。', en: 'Service counts in full half hours: check out when you leave.' },
  },
  'volunteering.session_code_taken': {
    status: 409, title: { zh: '这个场次编码已被使用', en: 'This session code is taken' },
    advice: { zh: '请换一个编码。', en: 'Choose another.' },
  },
  'volunteering.scale_wrong': {
    status: 422, title: { zh: '星级和小时数须逐级升高', en: 'Levels and their hours rise one by one' },
    advice: { zh: '从一星起，每一级的小时数都比上一级多。', en: 'Begin with one star; each level takes more hours than the one before.' },
  },
  'volunteering.nothing_to_certify': {
    status: 422, title: { zh: '这段时间没有已计入的服务', en: 'Nothing was served in that time' },
    advice: { zh: '请核对起止日期；待批准的补录要先批准。', en: 'Check the days; entries that wait are decided first.' },
  },
  'volunteering.certificate_settled': {
    status: 409, title: { zh: '这份证明已有定论', en: 'This certificate is settled' },
    advice: { zh: '请刷新查看。', en: 'Reload to see it.' },
  },
  'volunteering.certificate_draft': {
    status: 409, title: { zh: '这份证明还没有出具，或已作废', en: 'This certificate is not issued, or was withdrawn' },
    advice: { zh: '出具后才能下载。', en: 'It can be downloaded once it is issued.' },
  },
  'volunteering.posted_too_short': {
    status: 409, title: { zh: '公示不足七天', en: 'It has not been posted for seven days' },
    advice: { zh: '请等公示满七天后再出具。', en: 'Issue it once it has hung out for seven days.' },
  },
  'volunteering.minutes_changed': {
    status: 409, title: { zh: '起草后服务时长有变', en: 'The minutes have changed since it was drafted' },
    advice: { zh: '请作废这份草稿，重新起草。', en: 'Throw this draft away and draft it again.' },
  },
  'volunteering.correction_open': {
    status: 409, title: { zh: '这条记录的更正还在办理', en: 'A correction of this record is being decided' },
    advice: { zh: '请等答复后再提。', en: 'Wait for the answer before asking again.' },
  },
  'volunteering.profile_too_long': {
    status: 422, title: { zh: '这段时间的记录超过二十万条', en: 'There are over two hundred thousand records in that time' },
    advice: { zh: '请分段下载。', en: 'Download it in parts.' },
  },
  'volunteering.order_form_stale': {
    status: 409, title: { zh: '表单已过期，或提交得太快', en: 'The form is out of date, or was sent too fast' },
    advice: { zh: '填写的内容还在，请再提交一次。', en: 'What you wrote is still here: send it again.' },
  },
  'volunteering.orders_paused': {
    status: 429, title: { zh: '现在点单的人太多', en: 'Too many orders are coming in' },
    advice: { zh: '请过一小时再试，或联系社区。', en: 'Try again in an hour, or ask your community.' },
  },
  'volunteering.order_not_agreed': {
    status: 422, title: { zh: '需要同意队伍联系您', en: 'The team must be allowed to reach you' },
    advice: { zh: '请勾选同意；否则无法上门。', en: 'Tick the box: nobody can come otherwise.' },
  },
  'volunteering.order_settled': {
    status: 409, title: { zh: '这个点单已不在这一步', en: 'This order is not at this step any more' },
    advice: { zh: '请刷新查看。', en: 'Reload to see it.' },
  },
  'volunteering.reason_missing': {
    status: 422, title: { zh: '不受理须写明理由', en: 'Say why it is declined' },
    advice: { zh: '点单人会看到理由。', en: 'Whoever ordered reads it.' },
  },
  'volunteering.applications_paused': {
    status: 429, title: { zh: '现在申请登记的人太多', en: 'Too many ask to be registered just now' },
    advice: { zh: '请过一小时再试，或到社区登记。', en: 'Try again in an hour, or register with your community.' },
  },
  'volunteering.application_not_agreed': {
    status: 422, title: { zh: '需要同意用这些信息登记志愿者', en: 'What you said has to be used to register you' },
    advice: { zh: '请勾选同意；不同意的，也可以到社区当面登记。', en: 'Tick the box, or register in person with your community.' },
  },
  'volunteering.application_guardian': {
    status: 422, title: { zh: '未成年人须由监护人填写姓名并同意', en: 'A minor needs the name and the consent of a guardian' },
    advice: { zh: '请监护人填写自己的姓名，并勾选同意。', en: 'Let a guardian write their name and tick that they agree.' },
  },
  'volunteering.application_settled': {
    status: 409, title: { zh: '这份登记申请已有定论', en: 'This application is settled' },
    advice: { zh: '请刷新查看。', en: 'Reload to see it.' },
  },
  'volunteering.nothing_to_draw': {
    status: 409, title: { zh: '没有未抽过的完成单', en: 'No served order is left that was in no draw' },
    advice: { zh: '有新的完成单后再抽。', en: 'Draw again once more are served.' },
  },
});
