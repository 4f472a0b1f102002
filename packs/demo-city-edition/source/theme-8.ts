import { content, FIELD, item, MATERIAL, minCount, standard, SURVEY, type ThemeSource } from './vocabulary.ts';

export const theme8: ThemeSource = {
  zh: '有利于可持续发展的生态环境',
  en: 'An environment that lasts',
  contents: [
    content('水环境', 'Water', [
      standard('河道水面与岸坡整洁', 'River and banks are clean', 10, FIELD, 'water', [
        item('水面无成片漂浮物', 'Nothing floats in masses on the water', 'river-channel scenic-spot', 'water-cleanliness', { weight: 2, except: ['汛期上游来物，24 小时内清理的不算问题', 'Drift brought by a flood is no fault if cleared within 24 hours'] }),
        item('岸坡无垃圾、无垦种', 'Banks are free of litter and beds', 'river-channel urban-rural-fringe', 'exposed-garbage'),
        item('无污水直排口，水体无黑臭', 'No sewage outfall, and the water neither black nor foul', 'river-channel', 'water-cleanliness', { weight: 2 }),
        item('河长公示牌信息准确、电话可接通', 'The board of the river chief is right and its number answers', 'river-channel', 'service-and-notices', { rule: minCount(1) }),
        item('无电鱼、网捕等违规捕捞', 'No electric or net fishing', 'river-channel', 'civil-conduct', { photo: false }),
      ]),
      standard('饮用水源得到保护', 'Drinking water sources are protected', 6, MATERIAL, 'ecology'),
    ]),
    content('空气与噪声', 'Air and noise', [
      standard('餐饮油烟、露天焚烧受控', 'Kitchen fumes and open fires are under control', 7, { material: 40, field: 60 }, 'ecology', [
        item('油烟净化装置运行，无直排沿街', 'Fume filters run and nothing blows into the street', 'restaurant hotel', 'public-hygiene'),
        item('无露天焚烧垃圾、落叶、秸秆', 'Nobody burns rubbish, leaves or straw outdoors', 'urban-rural-fringe outer-village building-site', 'exposed-garbage'),
      ]),
      standard('生活噪声不扰民', 'Noise does not disturb', 6, { field: 40, questionnaire: 60 }, 'ecology', [
        item('商铺不用高音喇叭揽客', 'Shops use no loudspeakers to attract customers', 'market', 'civil-conduct', { photo: false }),
        item('校门周边无喧闹经营、违规鸣笛', 'No noisy trade and no hooting near the school gate', 'school-surroundings', 'civil-conduct', { photo: false }),
      ]),
    ]),
    content('绿化与山体', 'Greenery and slopes', [
      standard('绿化养护到位', 'Greenery is tended', 6, FIELD, 'forestry', [
        item('行道树无缺株、无拉线挂物', 'Street trees are complete and carry no wires or goods', 'main-street school-surroundings crossroads', 'green-care'),
        item('古树名木有牌、有护栏', 'Old trees bear a plate and a fence', 'scenic-spot', 'green-care', { except: ['没有古树名木的记不适用', 'Not applicable without old trees'] }),
      ]),
    ]),
    content('绿色生活', 'Green living', [
      standard('节约资源的习惯', 'Habits that save', 6, { material: 50, field: 50 }, 'office-affairs', [
        item('无长明灯、长流水，空调温度合规', 'No lights or taps left on, and air conditioning at the lawful level', 'subdistrict-office service-window school public-toilet hotel public-culture-facility', 'service-and-notices'),
        item('不提供不可降解一次性塑料袋', 'No plastic bags of the banned kind are given', 'market shop-supermarket restaurant bookshop', 'service-and-notices'),
      ]),
      standard('居民愿意绿色出行', 'Residents like to leave the car', 6, SURVEY, 'transport'),
    ]),
    content('污染防治', 'Pollution control', [
      standard('污水、垃圾处理能力满足需要', 'Sewage and waste plants suffice', 7, MATERIAL, 'housing'),
      standard('生态问题投诉得到整改', 'Complaints on pollution are put right', 6, MATERIAL, 'ecology'),
    ]),
  ],
};
