import { content, FIELD, item, MATERIAL, minCount, standard, SURVEY, type ThemeSource } from './vocabulary.ts';

const READING_PLACES = 'subdistrict-culture-station community-culture-centre township-culture-station public-culture-facility';

export const theme5: ThemeSource = {
  zh: '健康向上的人文环境',
  en: 'Culture, health and care',
  contents: [
    content('国民教育', 'Education', [
      standard('义务教育均衡，入学无障碍', 'Compulsory schooling is balanced and open to all', 7, MATERIAL, 'education'),
      standard('校园整洁有序', 'School grounds are clean and in order', 8, FIELD, 'education', [
        item('教室、走廊、操场无乱丢乱画', 'No litter or scribble in classrooms, corridors and on the playground', 'school', 'exposed-garbage'),
        item('学生饮水处清洁，有检测公示', 'Drinking points are clean and their tests posted', 'school', 'food-hygiene'),
        item('卫生间清洁，洗手处有水有皂', 'Toilets are clean; basins have water and soap', 'school training-institution', 'public-hygiene'),
        item('学生见到师长来客能主动礼让', 'Pupils give way to teachers and visitors', 'school', 'civil-conduct', { photo: false }),
      ]),
    ]),
    content('公共文化服务', 'Cultural services', [
      standard('文化场馆免费开放且设施可用', 'Cultural houses are free, open and usable', 10, FIELD, 'culture-tourism', [
        item('免费开放项目与时间在门口公示', 'Free services and hours are posted at the door', READING_PLACES, 'service-and-notices'),
        item('公示时间内实际开放', 'The house is really open at the posted time', READING_PLACES, 'service-and-notices', { weight: 2 }),
        item('图书、电脑、活动器材完好可用', 'Books, computers and equipment are sound', READING_PLACES, 'facility-damage'),
        item('室内清洁，无杂物堆放占用活动空间', 'Rooms are clean and no stored goods take up activity space', READING_PLACES, 'public-hygiene'),
        item('图书近一年有更新', 'Books were added within a year', READING_PLACES, 'service-and-notices'),
        item('设有未成年人或老年人专门区域', 'An area for minors or for older people exists', READING_PLACES, 'service-and-notices'),
        item('近一月有使用登记或活动记录', 'Use or activities of the last month are recorded', READING_PLACES, 'service-and-notices', { photo: false }),
      ]),
      standard('居民就近用得上文化设施', 'Residents can use culture near home', 6, SURVEY, 'culture-tourism'),
    ]),
    content('全民阅读', 'Reading', [
      standard('书店环境安静整洁，有阅读空间', 'Bookshops are quiet, clean and have room to read', 5, FIELD, 'culture-tourism', [
        item('有可坐下阅读的位置，照明充足', 'There are seats to read at, well lit', 'bookshop public-culture-facility', 'service-and-notices'),
        item('主题出版物陈列在显著位置', 'Current civic titles are shown in a prominent place', 'bookshop', 'service-and-notices'),
        item('店内无喧哗，通道不堆书', 'The shop is quiet and no books block the aisles', 'bookshop', 'public-hygiene'),
      ]),
      standard('阅读活动有计划、有受众', 'Reading events have a plan and an audience', 5, MATERIAL, 'culture-tourism'),
    ]),
    content('文化遗产与演艺', 'Heritage and stage', [
      standard('文物与遗产点有说明、有保护', 'Monuments are explained and protected', 6, { material: 50, field: 50 }, 'culture-tourism', [
        item('保护标志与说明牌完好', 'Protection sign and explanation are intact', 'scenic-spot public-culture-facility', 'facility-damage',
          { except: ['不涉及文物的场所不查', 'Places without monuments are not checked'] }),
        item('无刻画、攀爬、违规搭建', 'No carving, climbing or unlawful building', 'scenic-spot square-park', 'civil-conduct'),
      ]),
      standard('群众文艺活动丰富', 'Amateur arts are lively', 5, MATERIAL, 'culture-tourism'),
    ]),
    content('电影院与娱乐场所', 'Cinemas', [
      standard('影院观影环境文明', 'Cinemas offer a civil evening', 5, FIELD, 'culture-tourism', [
        item('检票有序，场内无吸烟喧哗', 'Entry is orderly; nobody smokes or shouts inside', 'cinema', 'civil-conduct', { photo: false }),
        item('座椅、地面无污损垃圾', 'Seats and floors are clean and whole', 'cinema', 'public-hygiene'),
        item('放映信息与观影提示清楚', 'Programme and advice to viewers are clear', 'cinema', 'service-and-notices'),
      ]),
    ]),
    content('全民健身', 'Sport for all', [
      standard('健身设施完好、就近', 'Sports equipment is near and sound', 7, FIELD, 'sports', [
        item('健身器材完好，有使用说明和责任单位', 'Equipment is sound and bears instructions and the name of its keeper',
          'square-park residential-compound outer-village community', 'facility-damage'),
        item('活动场地平整，无被占用晾晒停车', 'The ground is even and not used for drying or parking',
          'square-park residential-compound', 'facility-damage', { except: ['赛事或集会经批准的临时占用不算问题', 'Approved use for an event is no fault'] }),
      ]),
      standard('学校体育场地在规定时间向居民开放', 'School sports grounds open to residents at set hours', 5, MATERIAL, 'education'),
    ]),
    content('健康服务', 'Health', [
      standard('基层医疗与急救服务可及', 'Primary care and first aid are within reach', 7, MATERIAL, 'health'),
      standard('公共场所控烟', 'Public places are free of smoke', 8, FIELD, 'health', [
        item('入口及室内有禁烟标志与监督电话', 'No-smoking signs with a report number at the entrance and inside',
          'subdistrict-office service-window hotel restaurant shop-supermarket cinema internet-cafe school training-institution public-culture-facility bookshop minors-counselling-centre subdistrict-culture-station', 'publicity', { rule: minCount(1) }),
        item('禁烟区无人吸烟、无烟头', 'Nobody smokes and no butts lie in the no-smoking area',
          'subdistrict-office service-window hotel restaurant shop-supermarket cinema internet-cafe school public-toilet public-culture-facility', 'civil-conduct',
          { except: ['按规定设置的室外吸烟点不算问题', 'A lawful outdoor smoking point is no fault'] }),
        item('禁烟区不摆放烟具，不设烟草广告', 'No ashtrays and no tobacco advertising in the no-smoking area',
          'restaurant internet-cafe shop-supermarket cinema', 'civil-conduct'),
      ]),
      standard('人员密集场所配有急救设备', 'Crowded places keep first-aid equipment', 6, { material: 40, field: 60 }, 'health', [
        item('急救箱或除颤仪位置有指引，设备在有效期内', 'First-aid box or defibrillator is signed and in date',
          'scenic-spot shop-supermarket school service-window cinema square-park', 'facility-damage'),
      ]),
    ]),
    content('养老与助老', 'Older people', [
      standard('社区养老服务设施正常运营', 'Community services for older people are running', 7, { material: 50, field: 50 }, 'civil-affairs', [
        item('助餐点或日间照料点按公示时间服务', 'The meal point or day centre serves at the posted hours', 'community community-culture-centre', 'service-and-notices',
          { except: ['相邻社区共用的，查共用点', 'Where two communities share one, that one is checked'] }),
        item('老年活动室清洁、安全、有人管理', 'The room for older people is clean, safe and looked after', 'community-culture-centre outer-village township-culture-station', 'public-hygiene'),
      ]),
      standard('居民满意敬老助老服务', 'Residents are content with help for older people', 6, SURVEY, 'civil-affairs'),
    ]),
    content('无障碍环境', 'Accessible places', [
      standard('无障碍设施连续、可用、不被占', 'Accessible ways are continuous, usable and kept free', 9, FIELD, 'disabled', [
        item('盲道连续，无占用、无破损', 'Tactile paving is continuous, free and whole', 'main-street crossroads', 'barrier-free', { weight: 2 }),
        item('路口缘石坡道平顺', 'Kerb ramps are level with the road', 'crossroads main-street', 'barrier-free'),
        item('出入口有坡道或呼叫服务', 'The entrance has a ramp or a bell',
          'subdistrict-office community community-culture-centre service-window hotel shop-supermarket cinema public-culture-facility bookshop square-park minors-counselling-centre subdistrict-culture-station', 'barrier-free',
          { except: ['文物建筑不宜改造的，有临时坡板即可', 'In a monument a movable ramp will do'] }),
        item('无障碍厕位可用，不堆杂物', 'The accessible stall works and stores nothing', 'public-toilet service-window shop-supermarket scenic-spot', 'barrier-free', { weight: 2 }),
      ]),
      standard('为视听障碍者提供信息服务', 'People who see or hear badly get information', 5, { material: 70, field: 30 }, 'disabled', [
        item('窗口有字幕、手写或手语协助方式', 'Captions, writing or signing can be had at the counter', 'service-window', 'barrier-free'),
      ]),
    ]),
    content('儿童与母婴关爱', 'Children and mothers', [
      standard('母婴设施清洁可用', 'Nursing rooms are clean and usable', 6, FIELD, 'health', [
        item('母婴室指引清楚，室内清洁可锁', 'The nursing room is signed, clean and can be locked', 'shop-supermarket service-window', 'public-hygiene', { except: ['建筑面积较小、依规无须设置的不查', 'Small buildings that need none are not checked'] }),
      ]),
      standard('校外培训与托管安全规范', 'After-school classes are safe and sound', 7, FIELD, 'education', [
        item('室内人均面积与班额符合公示', 'Floor area and size of class are as posted', 'training-institution', 'minors-protection'),
        item('教学时间不晚于规定时点', 'Lessons end by the hour allowed', 'training-institution', 'minors-protection', { photo: false }),
        item('接送区有序，有专人看护', 'Children are handed over in order and under supervision', 'training-institution school-surroundings', 'minors-protection', { photo: false }),
        item('公共区域监控正常，私密空间不装', 'Cameras work in shared rooms and are absent from private ones', 'training-institution minors-counselling-centre', 'minors-protection'),
      ]),
      standard('关爱留守与困境儿童', 'Children left behind or in hardship are cared for', 5, MATERIAL, 'civil-affairs'),
    ]),
    content('文明行为', 'Good manners', [
      standard('公共场所言行文明', 'People behave well in public', 11, { field: 60, questionnaire: 40 }, 'programme-office', [
        item('无随地吐痰、乱扔杂物', 'Nobody spits or drops litter', 'back-lane square-park market scenic-spot crossroads school-surroundings', 'civil-conduct', { photo: false, weight: 2 }),
        item('无争吵谩骂、使用低俗语言', 'No quarrels or foul language', 'market service-window internet-cafe', 'civil-conduct', { photo: false }),
        item('活动音量不扰邻，不超时段', 'The volume disturbs no neighbour and keeps to the hours', 'square-park residential-compound', 'civil-conduct', { photo: false }),
        item('遛狗牵绳，及时清理粪便', 'Dogs are on the lead and their dirt is taken away', 'square-park residential-compound river-channel', 'civil-conduct', { photo: false }),
      ]),
      standard('居民自认待人礼貌、乐于助人', 'Residents call each other polite and helpful', 6, SURVEY, 'programme-office'),
    ]),
    content('文明旅游', 'Civil tourism', [
      standard('景区与宾馆接待文明', 'Sights and hotels receive guests well', 8, FIELD, 'culture-tourism', [
        item('文明旅游提示清楚，导览标识准确', 'Advice to visitors is clear and guiding signs are right', 'scenic-spot', 'publicity'),
        item('购票、入园、停车有人引导', 'Somebody guides tickets, entry and parking', 'scenic-spot', 'service-and-notices', { photo: false }),
        item('客房清洁，布草一客一换', 'Rooms are clean and linen is changed for each guest', 'hotel', 'public-hygiene'),
        item('不主动提供一次性用品并有提示', 'Disposables are given on request only, and a notice says so', 'hotel', 'service-and-notices'),
      ]),
      standard('游客投诉处理及时', 'Complaints of tourists are settled in time', 5, MATERIAL, 'culture-tourism'),
    ]),
  ],
};
