import { content, FIELD, item, MATERIAL, perLength, share, standard, SURVEY, type ThemeSource } from './vocabulary.ts';

const INDOOR =
  'subdistrict-culture-station community-culture-centre township-culture-station public-culture-facility bookshop hotel market restaurant service-window shop-supermarket cinema school training-institution minors-counselling-centre internet-cafe subdistrict-office';

export const theme7: ThemeSource = {
  zh: '安全稳定的社会环境',
  en: 'A safe and steady society',
  contents: [
    content('消防安全', 'Fire safety', [
      standard('安全出口与疏散通道畅通', 'Exits and escape ways are free', 11, FIELD, 'fire-rescue', [
        item('安全出口未上锁、未堵塞，指示灯亮', 'Exits are unlocked and free, and their signs are lit', INDOOR, 'fire-hazard', { weight: 3 }),
        item('消防车通道划线清楚、无占用', 'Fire lanes are marked and free', 'residential-compound market school', 'fire-hazard', { weight: 2 }),
      ]),
      standard('消防设施有效', 'Fire equipment works', 8, FIELD, 'fire-rescue', [
        item('灭火器在有效期内、压力正常、取用无遮挡', 'Extinguishers are in date, under pressure and within reach',
          `${INDOOR} residential-compound building-site community outer-village`, 'fire-hazard', { weight: 2 }),
        item('应急照明可用', 'Emergency lights work', 'cinema internet-cafe shop-supermarket hotel training-institution', 'fire-hazard'),
      ]),
      standard('电动自行车不进楼、不飞线充电', 'E-bikes stay out of buildings and off loose cables', 8, FIELD, 'fire-rescue', [
        item('楼道、门厅无电动自行车停放充电', 'No e-bike is parked or charged in stairwells and halls', 'residential-compound restaurant internet-cafe', 'fire-hazard', { weight: 3 }),
        item('无飞线充电，集中充电点可用', 'No cable hangs from a window; the charging point works', 'residential-compound back-lane', 'fire-hazard', { weight: 2 }),
      ]),
    ]),
    content('用电用气安全', 'Electricity and gas', [
      standard('用电用气规范', 'Power and gas are used as they should be', 7, FIELD, 'emergency', [
        item('无私拉乱接电线，配电箱闭合', 'No improvised wiring; switch boxes are closed', 'market restaurant internet-cafe building-site urban-rural-fringe outer-village bookshop', 'fire-hazard'),
        item('燃气间通风，报警器与软管合格', 'Gas rooms are aired; alarm and hoses are sound', 'restaurant hotel school', 'fire-hazard', { weight: 2, except: ['不使用燃气的记不适用', 'Not applicable where no gas is used'] }),
      ]),
    ]),
    content('安全生产', 'Safety at work', [
      standard('施工现场防护到位', 'Building sites are protected', 8, FIELD, 'housing', [
        item('进入现场的人员全部佩戴安全帽', 'Everybody on the site wears a helmet', 'building-site', 'fire-hazard', { rule: share(100), weight: 2, photo: false }),
        item('临边洞口有防护，有警示标志', 'Edges and openings are guarded and marked', 'building-site', 'fire-hazard', { weight: 2 }),
        item('临街一侧有行人安全通道', 'A safe passage for walkers lies on the street side', 'building-site', 'facility-damage', { except: ['不临街的工地记不适用', 'Not applicable away from the street'] }),
      ]),
      standard('重点行业隐患排查闭环', 'Hazards in key trades are found and closed', 7, MATERIAL, 'emergency'),
    ]),
    content('水域与设施安全', 'Water and structures', [
      standard('临水临崖有防护', 'Water edges and cliffs are guarded', 7, FIELD, 'water', [
        item('护栏完好，每 300 米至少 1 处警示牌', 'Rails are whole and a warning stands at least every 300 m', 'river-channel', 'facility-damage', { rule: perLength(1, 300), weight: 2 }),
        item('亲水区备有救生圈、救生绳', 'Life-buoys and ropes hang at bathing and wading places', 'river-channel scenic-spot', 'facility-damage', { except: ['没有水域的景区记不适用', 'Not applicable at sights without water'] }),
        item('高差、施工、检修处有围挡和警示', 'Drops, works and repairs are fenced and marked', 'square-park scenic-spot', 'facility-damage'),
      ]),
      standard('应急避难场所可用', 'Emergency shelters can be used', 5, { material: 60, field: 40 }, 'emergency', [
        item('避难场所标志和平面图完好', 'Sign and plan of the shelter are intact', 'school', 'facility-damage', { except: ['未列为避难场所的记不适用', 'Not applicable where no shelter is designated'] }),
      ]),
    ]),
    content('校园安全', 'School safety', [
      standard('校园防护与周边秩序', 'Schools and their surroundings are guarded', 9, FIELD, 'public-security', [
        item('校门有保安值守和访客登记', 'Guards stand at the gate and visitors sign in', 'school', 'minors-protection', { weight: 2 }),
        item('上下学时段有护学力量在岗', 'Helpers watch the way to school at opening and closing', 'school-surroundings', 'minors-protection', { photo: false }),
        item('校门 200 米内无网吧、彩票店和烟草售点', 'No internet café, lottery or tobacco shop within 200 m of the gate', 'school-surroundings', 'minors-protection', { weight: 2 }),
        item('商店有不向未成年人售烟酒的提示', 'Shops declare that they sell no tobacco or alcohol to minors', 'shop-supermarket school-surroundings restaurant', 'minors-protection'),
      ]),
    ]),
    content('社会治安', 'Public order', [
      standard('公共场所治安力量与监控到位', 'Patrols and cameras cover public places', 6, { material: 50, field: 50 }, 'public-security', [
        item('重点部位监控正常，报警点位醒目', 'Cameras at key spots work and call points are plain to see', 'square-park hotel internet-cafe back-lane', 'facility-damage'),
        item('住宿登记实名、实时、实情', 'Guests are registered by name, at once and truly', 'hotel', 'service-and-notices', { photo: false }),
      ]),
      standard('居民有安全感', 'Residents feel safe', 8, SURVEY, 'public-security'),
    ]),
    content('防灾减灾', 'Disasters', [
      standard('预警与演练落到社区', 'Warnings and drills reach the community', 6, { material: 60, field: 40 }, 'emergency', [
        item('公示应急预案、避险路线和联系人', 'Plan, escape route and contact are posted', 'community outer-village subdistrict-office township-culture-station urban-rural-fringe', 'service-and-notices'),
        item('应急物资有清单、在有效期内', 'Emergency supplies are listed and in date', 'community subdistrict-office', 'service-and-notices'),
      ]),
    ]),
    content('防范诈骗与反邪禁毒', 'Fraud and drugs', [
      standard('防诈禁毒宣传入户', 'Advice on fraud and drugs reaches homes', 5, { field: 50, questionnaire: 50 }, 'public-security', [
        item('有防诈骗或禁毒宣传，内容在一年内更新', 'Advice on fraud or drugs is up and newer than a year', 'community residential-compound service-window internet-cafe training-institution subdistrict-office township-culture-station', 'publicity'),
      ]),
      standard('居民能识别常见骗局', 'Residents recognise common tricks', 5, SURVEY, 'public-security'),
    ]),
  ],
};
