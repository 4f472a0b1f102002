import {
  content, FIELD, item, MATERIAL, minCount, perLength, share, standard, SURVEY, within, type ThemeSource,
} from './vocabulary.ts';

export const theme1: ThemeSource = {
  zh: '建设具有强大生命力和创造力的社会主义精神文明',
  en: 'A vigorous and creative civic culture',
  contents: [
    content('理论学习与基层宣讲', 'Study and talks at the grass roots', [
      standard('学习有年度安排，集中研讨按安排开展并留有记录',
        'Study has a yearly plan; group sessions follow it and leave a record', 6, MATERIAL, 'publicity'),
      standard('面向群众的宣讲贴近生活，时间地点提前公开',
        'Talks for residents deal with daily life; time and place are announced ahead', 6,
        { material: 60, field: 40 }, 'publicity', [
          item('公示栏有本月宣讲或学习活动的时间、地点', 'The notice board gives time and place of this month’s talks or study sessions',
            'community community-culture-centre township-culture-station subdistrict-culture-station', 'service-and-notices'),
        ]),
    ]),
    content('核心价值观公益宣传', 'Public-interest displays of core values', [
      standard('街面公益广告有足够密度',
        'Streets carry enough public-interest displays', 10, FIELD, 'publicity', [
          item('每 200 米至少 1 处公益广告', 'At least one public-interest display every 200 m',
            'main-street', 'publicity', { rule: perLength(1, 200), weight: 2,
              except: ['正在封闭施工的路段，长度从总长中扣除', 'Stretches closed for works are taken off the length'] }),
          item('任意 500 米内至少 3 处核心价值观内容', 'At least three displays of core values within any 500 m',
            'main-street', 'publicity', { rule: within(3, 500),
              except: ['路段短于 500 米时按比例折算', 'On shorter stretches the number is scaled down'] }),
          item('任意 500 米内至少 3 处讲文明树新风内容', 'At least three displays of good manners within any 500 m',
            'main-street', 'publicity', { rule: within(3, 500),
              except: ['路段短于 500 米时按比例折算', 'On shorter stretches the number is scaled down'] }),
          item('巷口或墙面至少 1 处公益广告', 'At least one display at the mouth or on a wall of the lane',
            'back-lane school-surroundings', 'publicity', { rule: minCount(1) }),
          item('沿岸步道每 500 米至少 1 处公益宣传', 'At least one display every 500 m of riverside path',
            'river-channel', 'publicity', { rule: perLength(1, 500),
              except: ['无人行步道的河段不查', 'Banks without a footpath are not checked'] }),
          item('围挡外侧公益宣传面积不少于三成', 'Public-interest displays cover at least 30% of the outer hoarding',
            'building-site', 'publicity', { rule: share(30) }),
        ]),
      standard('公共场所公益宣传融入环境',
        'Public places carry displays that fit their surroundings', 9, FIELD, 'publicity', [
          item('主要出入口或广场醒目处至少 3 处公益宣传', 'At least three displays at main entrances or prominent spots',
            'square-park scenic-spot market residential-compound', 'publicity', { rule: minCount(3) }),
          item('大厅或门厅至少 1 处公益宣传', 'At least one display in the hall or foyer',
            'subdistrict-office subdistrict-culture-station community community-culture-centre public-culture-facility bookshop hotel service-window shop-supermarket cinema training-institution minors-counselling-centre internet-cafe',
            'publicity', { rule: minCount(1), except: ['电子屏轮播计入，但须在检查时段内实际播出', 'A screen counts if the display is really shown during the visit'] }),
          item('电影放映前播放公益短片', 'A public-interest clip runs before the film', 'cinema', 'publicity', { photo: false }),
          item('村口或文化广场至少 1 处公益宣传', 'At least one display at the village entrance or square',
            'outer-village urban-rural-fringe', 'publicity', { rule: minCount(1) }),
          item('路口视线内至少 1 处文明交通宣传', 'At least one road-manners display in sight of the crossing',
            'crossroads', 'publicity', { rule: minCount(1) }),
          item('洗手处或隔间有文明如厕提示', 'A courtesy notice stands at the basins or in the stalls', 'public-toilet', 'publicity', { rule: minCount(1) }),
        ]),
      standard('居民知道核心价值观的主要内容', 'Residents know what the core values say', 6, SURVEY, 'publicity'),
    ]),
    content('公益广告的制作与维护', 'Making and keeping displays', [
      standard('公益广告形式固定、文字正确', 'Displays are of fixed form and free of mistakes', 7, FIELD, 'publicity', [
          item('公益广告为固定形式，不以横幅、易拉宝、贴纸充数', 'Displays are fixed: banners, roll-ups and stickers do not count',
            'main-street back-lane square-park residential-compound', 'publicity',
            { except: ['节庆期间另外增设的临时布置不算问题', 'Extra decoration for a festival is no fault'] }),
          item('公益广告无错别字、无失效内容', 'Displays have no wrong characters and nothing out of date',
            'main-street community service-window school building-site crossroads', 'publicity'),
        ]),
      standard('公益广告得到日常维护', 'Displays are looked after', 6, FIELD, 'city-management', [
          item('公益广告无褪色、破损、脱落', 'Displays are not faded, torn or hanging loose',
            'back-lane square-park crossroads building-site urban-rural-fringe', 'publicity'),
          item('景观小品完好，任意 500 米内至少 1 处', 'Landscape pieces are intact, at least one within any 500 m',
            'main-street', 'publicity', { rule: within(1, 500), except: ['路段短于 500 米时不作数量要求', 'No number is asked on shorter stretches'] }),
        ]),
    ]),
    content('志愿服务', 'Volunteering', [
      standard('公共场所设有志愿服务站点并真正有人服务',
        'Public places have a volunteer point that is really staffed', 8, FIELD, 'programme-office', [
          item('设有志愿服务站点，标识清楚', 'A volunteer point exists and is signed',
            'community community-culture-centre square-park scenic-spot service-window public-culture-facility subdistrict-office', 'service-and-notices', { rule: minCount(1) }),
          item('站点公示的服务时间内有人在岗', 'Somebody is on duty during the hours posted',
            'community square-park scenic-spot service-window public-culture-facility', 'service-and-notices', { photo: false,
              except: ['贴有临时外出告示且不超过 30 分钟', 'A notice of absence of up to 30 minutes is accepted'] }),
          item('便民物品齐全，药品食品在有效期内', 'Help items are complete; medicine and food are in date',
            'community service-window scenic-spot', 'service-and-notices'),
        ]),
      standard('志愿者登记与服务时长有据可查', 'Registration and hours of volunteers can be traced', 7, MATERIAL, 'programme-office'),
    ]),
    content('新时代文明实践阵地', 'Practice centres and stations', [
      standard('实践阵地有牌子、有场地、能进门',
        'Stations have a sign, a room and an open door', 8, { material: 40, field: 60 }, 'publicity', [
          item('实践站标牌与开放时间在门口可见', 'Sign and opening hours of the station can be read at the door',
            'community-culture-centre outer-village township-culture-station subdistrict-culture-station', 'service-and-notices'),
          item('公示时间内开门，设施可用', 'It is open at the posted time and the rooms can be used',
            'community-culture-centre outer-village township-culture-station subdistrict-culture-station', 'service-and-notices', { weight: 2 }),
          item('近一月活动安排已公开并与记录相符', 'The activities of the last month are posted and agree with the record',
            'community-culture-centre township-culture-station subdistrict-culture-station', 'service-and-notices'),
        ]),
      standard('实践活动常态开展，居民愿意参加', 'Activities are regular and residents like to come', 7, { material: 50, questionnaire: 50 }, 'publicity'),
    ]),
    content('先进典型', 'Role models', [
      standard('典型选树有程序、有公示、有关爱', 'Role models are chosen by procedure, with public notice and care afterwards', 6, MATERIAL, 'publicity'),
      standard('典型事迹在身边看得到', 'Their deeds can be seen nearby', 6, { field: 60, questionnaire: 40 }, 'publicity', [
          item('好人榜或善行榜至少 1 处，内容在一年内更新', 'At least one board of good deeds, renewed within a year',
            'community outer-village school', 'publicity', { rule: minCount(1) }),
        ]),
    ]),
    content('家庭家教家风', 'Families', [
      standard('文明家庭评选面向普通家庭', 'The selection of model families is open to ordinary families', 5, MATERIAL, 'women'),
      standard('居民认可邻里互助的氛围', 'Residents say that neighbours help each other', 6, SURVEY, 'women'),
    ]),
    content('移风易俗与节约', 'Simple customs and thrift', [
      standard('村规民约与红白理事会真正管用', 'Village covenants and councils are really in use', 8, { material: 60, field: 40 }, 'civil-affairs', [
          item('村规民约在公共场所公示，语言易懂', 'The covenant hangs in a public place in plain words', 'outer-village', 'service-and-notices'),
          item('红白理事会成员名单与办事流程已公示', 'Members and procedure of the council on weddings and funerals are posted', 'outer-village', 'service-and-notices'),
          item('无占道办酒、大声扰民的宴席', 'No banquet blocks the road or disturbs the neighbours',
            'outer-village urban-rural-fringe', 'civil-conduct', { photo: false }),
        ]),
      standard('餐饮节约成为习惯', 'Thrift at table is a habit', 8, { field: 70, questionnaire: 30 }, 'commerce', [
          item('店内有节约用餐提示，并提供打包', 'Thrift notices are up and take-away boxes are offered', 'restaurant hotel', 'publicity'),
          item('提供公筷公勺，或实行分餐', 'Serving chopsticks and spoons are provided, or dishes are served singly',
            'restaurant hotel', 'food-hygiene', { except: ['单人份快餐、面食小店不查', 'Shops serving single portions are not checked'] }),
          item('已离席餐桌中剩菜少于三成的占八成以上', 'On at least 80% of the tables left, less than a third of the food remains',
            'restaurant', 'civil-conduct', { rule: share(80), photo: false }),
        ]),
    ]),
    content('未成年人思想道德建设', 'Moral education of minors', [
      standard('校园文化育人', 'The school’s surroundings educate', 7, FIELD, 'education', [
          item('守则、校训、班级公约在教学楼内可见', 'Rules, motto and class agreements can be seen in the teaching block', 'school', 'publicity'),
          item('未成年人内容的公益宣传至少 1 处', 'At least one display addressed to minors',
            'school school-surroundings training-institution minors-counselling-centre bookshop cinema square-park', 'publicity', { rule: minCount(1) }),
          item('教师办公区公开师德承诺与投诉渠道', 'Teachers’ pledge and complaint channel are posted', 'school training-institution', 'service-and-notices'),
        ]),
      standard('心理辅导站规范、保密、好找', 'Counselling centres are sound, discreet and easy to find', 7, FIELD, 'education', [
          item('门外有名称、开放时间、预约电话', 'Name, hours and booking number stand outside', 'minors-counselling-centre', 'service-and-notices', { weight: 2 }),
          item('有独立的个别辅导室，隔音且不临街窗', 'A separate, sound-proof room for single talks, not facing the street', 'minors-counselling-centre', 'minors-protection'),
          item('辅导人员资质在墙上公示', 'The qualifications of counsellors are posted', 'minors-counselling-centre training-institution', 'service-and-notices'),
          item('个案记录上锁保存，桌面无来访者信息', 'Case notes are locked away; no visitor’s data lies on a desk', 'minors-counselling-centre', 'minors-protection', { photo: false }),
          item('公布心理援助热线', 'A helpline is posted', 'minors-counselling-centre school', 'minors-protection'),
          item('有转介医疗机构的流程', 'A procedure for referral to a hospital exists', 'minors-counselling-centre', 'minors-protection'),
        ]),
    ]),
    content('网络文明', 'Manners online', [
      standard('属地网络公益宣传与谣言澄清及时', 'Local public-interest posts and corrections of rumours are timely', 7, MATERIAL, 'cyberspace'),
    ]),
  ],
};
