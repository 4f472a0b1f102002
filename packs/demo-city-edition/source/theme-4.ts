import { content, FIELD, item, MATERIAL, share, standard, SURVEY, within, type ThemeSource } from './vocabulary.ts';

export const theme4: ThemeSource = {
  zh: '诚信守法的市场环境',
  en: 'Honest and lawful markets',
  contents: [
    content('诚信建设', 'Trust', [
      standard('诚信经营宣传与承诺上墙', 'Pledges of honest trade are on the wall', 7, FIELD, 'market-regulation', [
        item('任意 500 米内至少 2 处诚信经营内容', 'At least two displays on honest trade within any 500 m', 'main-street', 'publicity',
          { rule: within(2, 500), except: ['非商业路段不查', 'Roads without shops are not checked'] }),
        item('经营场所公示诚信承诺', 'The place of business posts its pledge', 'market shop-supermarket restaurant bookshop internet-cafe', 'publicity'),
      ]),
      standard('信用信息可查、失信有修复渠道', 'Credit records can be looked up and repaired', 7, MATERIAL, 'development-reform'),
      standard('居民认为本地做生意讲诚信', 'Residents find local traders honest', 6, SURVEY, 'market-regulation'),
    ]),
    content('证照与明码标价', 'Licences and prices', [
      standard('证照齐全、亮证经营', 'Licences are complete and shown', 8, FIELD, 'market-regulation', [
        item('营业执照及许可证在明显处，且在有效期内', 'Business licence and permits hang in sight and are in force',
          'restaurant hotel shop-supermarket bookshop cinema training-institution internet-cafe market', 'service-and-notices', { weight: 2 }),
        item('培训项目与审批范围一致', 'Courses taught are those approved', 'training-institution', 'minors-protection', { photo: false }),
      ]),
      standard('明码标价、无价外收费', 'Prices are marked and nothing is charged on top', 7, FIELD, 'market-regulation', [
        item('商品或服务明码标价，抽看标价率不低于 95%', 'At least 95% of the goods or services looked at carry a price', 'market shop-supermarket restaurant hotel scenic-spot bookshop', 'service-and-notices', { rule: share(95) }),
        item('收费项目、标准、退费办法公示', 'Fees, rates and refunds are posted', 'training-institution cinema scenic-spot internet-cafe hotel', 'service-and-notices'),
      ]),
    ]),
    content('计量与公平交易', 'Fair measure', [
      standard('计量器具经过检定，设公平秤', 'Scales are verified and a check scale stands ready', 7, FIELD, 'market-regulation', [
        item('公平秤可用，且在检定有效期内', 'The check scale works and its verification is in date', 'market shop-supermarket', 'service-and-notices'),
        item('摊位用秤检定标志有效的不低于 95%', 'At least 95% of the stall scales bear a valid mark', 'market', 'service-and-notices', { rule: share(95) }),
      ]),
      standard('消费投诉就地受理', 'Consumers’ complaints are taken on the spot', 6, { material: 50, field: 50 }, 'market-regulation', [
        item('设有消费维权服务点，有受理记录', 'A consumer help point exists and keeps records', 'shop-supermarket scenic-spot', 'service-and-notices'),
      ]),
    ]),
    content('食品安全', 'Food safety', [
      standard('从业人员与加工场所清洁', 'Staff and kitchens are clean', 10, FIELD, 'market-regulation', [
        item('从业人员健康证明有效并公示', 'Valid health certificates of staff are posted', 'restaurant hotel market', 'food-hygiene'),
        item('后厨明亮整洁，生熟分开', 'The kitchen is bright and tidy; raw and cooked are kept apart', 'restaurant hotel school building-site', 'food-hygiene', { weight: 2 }),
        item('餐具消毒并密闭存放', 'Tableware is disinfected and kept closed', 'restaurant hotel school', 'food-hygiene'),
        item('熟食摊位有防蝇防尘设施', 'Stalls of cooked food keep off flies and dust', 'market restaurant', 'food-hygiene'),
        item('餐厨废弃物加盖并有收运记录', 'Food waste is covered and its collection recorded', 'restaurant market', 'food-hygiene'),
      ]),
      standard('无过期、三无食品', 'No expired or unlabelled food', 7, FIELD, 'market-regulation', [
        item('货架抽看无过期、无标识食品', 'No expired or unlabelled food among the shelves looked at', 'shop-supermarket market school-surroundings internet-cafe cinema', 'food-hygiene', { weight: 2 }),
        item('散装食品标明名称、日期、保质期', 'Loose food shows name, date and shelf life', 'shop-supermarket market', 'food-hygiene'),
      ]),
    ]),
    content('农贸市场规范', 'Order in markets', [
      standard('市场划行归市、摊位整齐', 'Markets are sorted by trade and stalls are in line', 8, FIELD, 'market-regulation', [
        item('分区标识清楚，摊位不越线', 'Sections are signed and stalls stay within their lines', 'market', 'street-trading'),
        item('通道畅通，无堆物', 'Aisles are free of goods', 'market shop-supermarket', 'street-trading'),
        item('活禽区相对独立，落实清洗消毒', 'Live poultry is kept apart, washed down and disinfected', 'market', 'food-hygiene', { except: ['不经营活禽的市场不查', 'Markets without live poultry are not checked'] }),
      ]),
      standard('市场有人管、有检测', 'Markets are managed and goods are tested', 6, { material: 60, field: 40 }, 'market-regulation', [
        item('当日农残快检结果已公示', 'The day’s quick tests for residues are posted', 'market', 'service-and-notices'),
      ]),
    ]),
    content('文化与网吧市场', 'Culture market', [
      standard('网吧不接纳未成年人', 'Internet cafés admit no minors', 7, FIELD, 'culture-tourism', [
        item('入口有未成年人禁入标志与举报电话', 'The ban on minors and a report number stand at the entrance', 'internet-cafe', 'minors-protection', { weight: 2 }),
        item('现场无未成年人上网', 'No minor is online', 'internet-cafe', 'minors-protection', { weight: 3, photo: false }),
        item('上网登记逐人核对证件', 'Each guest’s document is checked at log-in', 'internet-cafe', 'minors-protection', { photo: false }),
        item('书架及货架无有害出版物', 'No harmful publication on the shelves', 'bookshop school-surroundings', 'minors-protection'),
      ]),
    ]),
    content('营商环境', 'Business climate', [
      standard('惠企政策送得到、办得成', 'Help for firms reaches them and works', 5, MATERIAL, 'economy-it'),
      standard('行业协会开展自律', 'Trade associations keep their own house in order', 4, MATERIAL, 'commerce'),
    ]),
  ],
};
