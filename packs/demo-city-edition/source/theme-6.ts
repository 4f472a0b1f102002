import { content, FIELD, item, MATERIAL, minCount, perLength, share, standard, SURVEY, type ThemeSource } from './vocabulary.ts';

const STREETS = 'main-street back-lane';
const FRONTAGE = 'restaurant hotel shop-supermarket bookshop cinema internet-cafe training-institution service-window';

export const theme6: ThemeSource = {
  zh: '和谐宜居的生活环境',
  en: 'Pleasant places to live',
  contents: [
    content('道路保洁', 'Clean roads', [
      standard('路面干净', 'Road surfaces are clean', 16, FIELD, 'city-management', [
        item('路面无成片垃圾、泥沙和污水', 'No spread litter, mud or waste water on the road', `${STREETS} crossroads school-surroundings urban-rural-fringe`, 'road-cleanliness', { weight: 2,
          except: ['落叶季当天的零星落叶不算问题', 'The day’s scattered leaves in autumn are no fault'] }),
        item('每 500 米零星垃圾不超过 5 处，至少九成路段达到', 'On at least 90% of the stretches no more than 5 bits of litter lie per 500 m', 'main-street', 'road-cleanliness', { rule: share(90) }),
        item('绿化带、树池、沟渠内无垃圾', 'No litter in planting strips, tree pits and gutters', 'back-lane square-park school-surroundings urban-rural-fringe', 'green-cleaning'),
        item('门前三包责任牌公示，门前无垃圾污渍', 'The frontage duty is posted and the frontage is clean', FRONTAGE, 'road-cleanliness'),
        item('院墙边、楼道口、屋后无暴露垃圾', 'No exposed rubbish along walls, at stairwells or behind houses', 'residential-compound back-lane urban-rural-fringe outer-village community', 'exposed-garbage', { weight: 2 }),
      ]),
      standard('路面积水及时排除', 'Puddles are drained', 6, FIELD, 'housing', [
        item('雨停两小时后无影响通行的积水', 'Two hours after rain no puddle hinders passage', 'back-lane crossroads', 'puddle'),
        item('雨水口、井盖完好无堵塞', 'Drains and covers are whole and open', `${STREETS} residential-compound`, 'facility-damage'),
      ]),
    ]),
    content('垃圾收集与分类', 'Waste collection', [
      standard('容器完好，日产日清', 'Bins are sound and emptied daily', 11, FIELD, 'city-management', [
        item('垃圾桶完好、密闭、不满溢', 'Bins are whole, closed and not overflowing', 'residential-compound back-lane square-park market outer-village urban-rural-fringe scenic-spot school river-channel', 'exposed-garbage', { weight: 2 }),
        item('收集点地面清洁、无异味、有责任人', 'The collection point is clean, free of smell and names its keeper', 'residential-compound urban-rural-fringe', 'exposed-garbage'),
        item('果皮箱每 200 米至少 1 个，外观清洁', 'At least one clean litter bin every 200 m', 'main-street', 'facility-damage', { rule: perLength(1, 200) }),
      ]),
      standard('生活垃圾分类有设施、有指导', 'Sorting has bins and guidance', 8, { material: 30, field: 70 }, 'city-management', [
        item('分类桶成组设置，标识正确', 'Sorting bins stand in sets with the right signs', 'residential-compound school service-window subdistrict-office public-culture-facility', 'exposed-garbage'),
        item('抽看的桶内分类准确率不低于六成', 'At least 60% of the bins looked at are sorted correctly', 'residential-compound school', 'civil-conduct', { rule: share(60) }),
      ]),
    ]),
    content('公共厕所', 'Public toilets', [
      standard('公厕干净、设施完好', 'Toilets are clean and in repair', 11, FIELD, 'city-management', [
        item('地面、便器、台面清洁，无明显异味', 'Floor, bowls and basins are clean and there is no strong smell', 'public-toilet market scenic-spot school-surroundings', 'public-hygiene', { weight: 2,
          except: ['学校周边没有对外厕所的记不适用', 'Not applicable where the surroundings hold no public toilet'] }),
        item('冲水、洗手、门锁、照明可用', 'Flush, basin, locks and light work', 'public-toilet', 'facility-damage', { weight: 2 }),
        item('洗手液、厕纸按公示提供', 'Soap and paper are provided as posted', 'public-toilet', 'public-hygiene'),
        item('无乱写乱画和小广告', 'No scribble and no small ads', 'public-toilet', 'small-ads'),
        item('保洁记录当日更新，责任人公示', 'The cleaning record is of today and the keeper is named', 'public-toilet', 'service-and-notices'),
        item('无蚊蝇聚集，有防蝇设施', 'No swarms of flies, and screens are in place', 'public-toilet', 'public-hygiene'),
        item('管理间不住人、不堆杂物', 'The keeper’s room is no dwelling and no store', 'public-toilet', 'public-hygiene'),
      ]),
      standard('公厕好找、按时开放', 'Toilets are easy to find and open on time', 6, FIELD, 'city-management', [
        item('步行 500 米内能看到公厕指引', 'A walk of 500 m passes a sign to a toilet', 'main-street', 'facility-damage', { rule: perLength(1, 500) }),
        item('门口公示开放时间并实际开放', 'Hours are posted at the door and kept', 'public-toilet', 'service-and-notices'),
      ]),
    ]),
    content('市容秩序', 'Order in the street', [
      standard('无占道经营、乱堆乱摆', 'Nobody trades or stores goods on the road', 14, FIELD, 'city-management', [
        item('无流动摊贩占道', 'No hawker blocks the way', `${STREETS} crossroads school-surroundings square-park urban-rural-fringe river-channel`, 'street-trading', { weight: 2,
          except: ['划定的临时经营区及便民点，在线内且在时段内的不算问题', 'Trading inside a painted zone at its hours is no fault'] }),
        item('店铺不出店经营，不在门外堆物', 'Shops keep sale and goods indoors', `${STREETS} school-surroundings restaurant shop-supermarket`, 'street-trading'),
        item('沿街无乱拉绳索、晾晒衣物', 'No lines are strung and no washing hangs over the street', 'back-lane', 'civil-conduct'),
      ]),
      standard('无乱贴乱画', 'No bills and scribble', 7, FIELD, 'city-management', [
        item('墙面、杆体、楼道无小广告', 'No small ads on walls, poles and in stairwells', `${STREETS} residential-compound crossroads school-surroundings urban-rural-fringe`, 'small-ads'),
        item('店招牌匾规范，无缺字破损', 'Shop signs are lawful, whole and complete', 'restaurant', 'facility-damage'),
      ]),
      standard('无违法搭建', 'No unlawful building', 8, FIELD, 'natural-resources', [
        item('无新增私搭乱建、侵占公共空间', 'No new sheds or walls on common ground', 'residential-compound back-lane urban-rural-fringe outer-village river-channel', 'illegal-building', { weight: 2 }),
        item('无残垣断壁和长期裸露荒地', 'No ruins and no long-neglected bare ground', 'urban-rural-fringe outer-village', 'rubble'),
      ]),
    ]),
    content('车辆停放', 'Parking', [
      standard('机动车按位停放', 'Cars stand in their bays', 11, FIELD, 'traffic-police', [
        item('机动车停在划线内，方向一致', 'Cars stand inside the lines and in one direction', `${STREETS} square-park residential-compound school-surroundings hotel market`, 'vehicle-order', { weight: 2,
          except: ['人行道上由城市统一施划的停车位内停放不算问题', 'Parking in lines painted by the city on the pavement is no fault'] }),
        item('不占消防通道、盲道、公交站停车', 'No car stands on fire lanes, tactile paving or bus stops', 'back-lane residential-compound school-surroundings', 'vehicle-order', { weight: 2 }),
      ]),
      standard('非机动车停放整齐', 'Bicycles are parked in line', 8, FIELD, 'city-management', [
        item('非机动车入栏入线，车头朝向一致', 'Bikes stand in racks or lines and face one way', `${STREETS} square-park market shop-supermarket service-window school-surroundings crossroads cinema`, 'vehicle-order'),
      ]),
    ]),
    content('道路交通', 'Traffic', [
      standard('交通设施齐全', 'Signals, signs and lines are complete', 7, FIELD, 'traffic-police', [
        item('信号灯、标志、标线清楚完好', 'Lights, signs and lines are clear and whole', 'crossroads', 'facility-damage'),
        item('校门前有减速、斑马线和护学标志', 'Speed bumps, zebra crossing and school signs lie before the gate', 'school-surroundings', 'vehicle-order'),
        item('路灯亮灯率不低于 95%', 'At least 95% of the street lamps are lit', `${STREETS} square-park`, 'facility-damage', { rule: share(95), except: ['白天检查时查灯具完好', 'By day the lamps are checked for damage'] }),
      ]),
      standard('驾驶人守法礼让', 'Drivers obey and give way', 11, FIELD, 'traffic-police', [
        item('机动车礼让斑马线的占八成以上', 'At least 80% of the cars give way at the zebra crossing', 'crossroads school-surroundings', 'vehicle-order', { rule: share(80), weight: 2, photo: false }),
        item('不越线停车、不闯红灯的占 98% 以上', 'At least 98% of the cars stop before the line and at red', 'crossroads', 'vehicle-order', { rule: share(98), photo: false }),
      ]),
      standard('行人与骑行人守规则', 'Walkers and riders keep the rules', 8, FIELD, 'traffic-police', [
        item('行人走斑马线、不闯红灯的占九成以上', 'At least 90% of the walkers use the crossing and wait for green', 'crossroads school-surroundings', 'civil-conduct', { rule: share(90), photo: false }),
        item('骑电动自行车佩戴头盔的占九成以上', 'At least 90% of the e-bike riders wear a helmet', 'crossroads main-street', 'civil-conduct', { rule: share(90), photo: false }),
        item('电动自行车悬挂号牌的占 95% 以上', 'At least 95% of the e-bikes bear a plate', 'crossroads', 'vehicle-order', { rule: share(95), photo: false }),
        item('高峰时有文明劝导员在岗', 'A crossing helper is on duty at rush hour', 'crossroads school-surroundings', 'service-and-notices', { rule: minCount(1), photo: false,
          except: ['非高峰时段记不适用', 'Not applicable outside rush hour'] }),
      ]),
    ]),
    content('公交与出行服务', 'Public transport', [
      standard('公交站亭完好、信息准确', 'Bus stops are whole and informative', 5, FIELD, 'transport', [
        item('站牌线路信息准确，站亭无破损污渍', 'Stop plates are right; shelters are whole and clean', 'main-street', 'facility-damage', { except: ['没有公交线路的路段记不适用', 'Not applicable on roads without buses'] }),
      ]),
      standard('居民出行方便', 'Getting about is easy', 6, SURVEY, 'transport'),
    ]),
    content('居民小区', 'Residential compounds', [
      standard('小区有人管、有公示', 'Compounds are managed and informed', 9, { field: 70, questionnaire: 30 }, 'housing', [
        item('公示物业或管理人、收费与维修联系方式', 'Manager, fees and repair contact are posted', 'residential-compound', 'service-and-notices'),
        item('公示点位长、网格员姓名与职责', 'Site leader and grid officer are named with their duties', 'residential-compound back-lane community', 'service-and-notices'),
      ]),
      standard('楼道与庭院整洁', 'Stairwells and yards are tidy', 9, FIELD, 'housing', [
        item('楼道无堆物、无乱贴、照明正常', 'Stairwells are free of goods and bills, and lit', 'residential-compound', 'fire-hazard', { weight: 2 }),
        item('绿地无侵占毁绿种菜', 'No green space is turned into beds or sheds', 'urban-rural-fringe', 'green-care'),
        item('线缆整齐，无低垂缠绕', 'Cables are tied up and do not sag', 'residential-compound back-lane urban-rural-fringe', 'facility-damage'),
      ]),
    ]),
    content('公园广场', 'Parks and squares', [
      standard('园内设施完好、绿化良好', 'Parks are in repair and green', 9, FIELD, 'city-management', [
        item('步道、座椅、栏杆、游乐设施完好', 'Paths, seats, rails and play equipment are sound', 'square-park scenic-spot river-channel', 'facility-damage'),
        item('绿地无枯死缺株和黄土裸露', 'No dead plants, gaps or bare earth', 'square-park scenic-spot river-channel', 'green-care'),
        item('广告与商业设施不占游憩空间', 'Advertising and stalls take no room from visitors', 'square-park scenic-spot', 'street-trading'),
      ]),
      standard('口袋公园与绿道让居民步行可达', 'Small parks and greenways lie within walking distance', 5, { material: 50, questionnaire: 50 }, 'city-management'),
    ]),
    content('背街小巷与老旧片区', 'Back lanes and old quarters', [
      standard('小巷路面平整、排水通畅', 'Lanes are level and drain well', 7, FIELD, 'housing', [
        item('路面无坑洼破损', 'The surface has no holes', `${STREETS} urban-rural-fringe`, 'facility-damage'),
        item('无污水直排和明沟恶臭', 'No open sewage and no stinking ditch', 'back-lane urban-rural-fringe outer-village restaurant', 'public-hygiene'),
      ]),
      standard('老旧小区改造听取居民意见', 'Old compounds are renewed with the residents’ say', 6, MATERIAL, 'housing'),
    ]),
    content('城乡结合部与村庄', 'Fringe and villages', [
      standard('村容整洁', 'Villages are tidy', 8, FIELD, 'agriculture', [
        item('房前屋后柴草、农具、建材堆放整齐', 'Firewood, tools and building goods are stacked neatly', 'outer-village urban-rural-fringe', 'rubble'),
        item('畜禽圈养，粪污不上路', 'Animals are penned and no dung lies on the road', 'outer-village', 'public-hygiene'),
        item('农膜、秸秆有回收点，无焚烧痕迹', 'Film and straw are collected and there is no trace of burning', 'outer-village urban-rural-fringe', 'exposed-garbage'),
      ]),
      standard('户厕与改水达到使用要求', 'Household toilets and water supply serve their purpose', 6, MATERIAL, 'agriculture'),
    ]),
    content('建筑工地', 'Building sites', [
      standard('工地围挡、扬尘与进出车辆受控', 'Hoardings, dust and lorries are under control', 8, FIELD, 'housing', [
        item('围挡连续、稳固、整洁', 'The hoarding is continuous, firm and clean', 'building-site', 'facility-damage'),
        item('裸土和物料覆盖，有喷淋', 'Bare soil and materials are covered and sprayed', 'building-site', 'muck'),
        item('车辆冲洗后出场，门前无带泥', 'Lorries are washed and leave no mud at the gate', 'building-site', 'muck', { weight: 2 }),
        item('渣土车密闭，建筑垃圾集中堆放', 'Lorries are closed and rubble is kept in one place', 'building-site', 'rubble'),
        item('告示牌写明项目、工期、责任人、噪声时段', 'A board states project, term, persons in charge and noisy hours', 'building-site', 'service-and-notices'),
        item('工人生活区、厕所、食堂清洁', 'Quarters, toilets and canteen are clean', 'building-site', 'public-hygiene'),
      ]),
      standard('夜间施工有许可并告知', 'Night work is permitted and announced', 5, { material: 50, field: 50 }, 'housing', [
        item('夜间施工许可在门口张贴', 'The permit for night work hangs at the gate', 'building-site', 'service-and-notices', { except: ['近 30 日无夜间施工的记不适用', 'Not applicable without night work in the last 30 days'] }),
      ]),
    ]),
    content('居民满意度', 'Residents’ view', [
      standard('居民对城市环境变化满意', 'Residents like how the place has changed', 5, SURVEY, 'programme-office'),
    ]),
  ],
};
