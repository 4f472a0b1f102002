import { content, FIELD, item, MATERIAL, share, standard, SURVEY, type ThemeSource } from './vocabulary.ts';

export const theme2: ThemeSource = {
  zh: '廉洁高效的政务环境',
  en: 'Clean and efficient public service',
  contents: [
    content('政务公开', 'Open administration', [
      standard('办事事项、流程、时限公开且与实际一致', 'Services, steps and time limits are public and true', 8, { material: 40, field: 60 }, 'administrative-approval', [
        item('办事指南在大厅可取，内容与网上一致', 'Guides can be taken in the hall and agree with those online', 'service-window subdistrict-office community', 'service-and-notices'),
        item('公示栏信息在有效期内', 'Nothing on the notice board is out of date', 'service-window subdistrict-office community outer-village', 'service-and-notices'),
      ]),
      standard('村（居）务财务按期公开', 'Village and community accounts are published on time', 7, { material: 60, field: 40 }, 'civil-affairs', [
        item('上一季度村（居）务、财务公开内容在栏', 'Affairs and accounts of the last quarter are on the board', 'community outer-village', 'service-and-notices'),
      ]),
    ]),
    content('窗口服务', 'Service counters', [
      standard('窗口秩序好、服务文明', 'Counters are orderly and courteous', 12, { field: 70, questionnaire: 30 }, 'administrative-approval', [
        item('工作人员亮明身份、用语文明', 'Staff show who they are and speak politely', 'service-window subdistrict-office shop-supermarket', 'service-and-notices', { photo: false, weight: 2 }),
        item('群众有序排队，叫号或一米线有效', 'People queue; numbers or the one-metre line work', 'service-window cinema scenic-spot', 'civil-conduct', { photo: false }),
        item('工作时间窗口在岗，不做与工作无关的事', 'Counters are staffed in office hours and nobody does private things', 'service-window subdistrict-office', 'service-and-notices', { photo: false }),
        item('饮水、座椅、老花镜等便民设施可用', 'Water, seats, reading glasses and the like are there to use', 'service-window subdistrict-office community', 'service-and-notices'),
      ]),
      standard('投诉渠道畅通', 'Complaints get through', 8, FIELD, 'petition', [
        item('投诉电话、意见簿或二维码在明显处', 'Complaint number, book or code stands in plain sight',
          'service-window hotel shop-supermarket market scenic-spot restaurant cinema training-institution internet-cafe bookshop', 'service-and-notices'),
        item('近三月意见均有答复记录', 'Every comment of the last three months has a recorded answer', 'service-window', 'service-and-notices'),
      ]),
    ]),
    content('一网通办', 'Online services', [
      standard('高频事项可网上办、可就近办', 'Frequent matters can be settled online or nearby', 7, MATERIAL, 'administrative-approval'),
      standard('老年人有人工通道，不强制使用手机', 'Older people find a person to serve them and need no phone', 7, FIELD, 'administrative-approval', [
        item('保留人工窗口与现金、纸质办理方式', 'A staffed counter, cash and paper remain possible', 'service-window shop-supermarket', 'service-and-notices'),
        item('抽问的老年人中九成认为不用手机也能办', 'At least 90% of the older people asked could do it without a phone', 'service-window subdistrict-office', 'service-and-notices', { rule: share(90), photo: false }),
      ]),
    ]),
    content('热线与诉求办理', 'Hotline and requests', [
      standard('诉求按期办结并回访', 'Requests are settled in time and followed up', 8, MATERIAL, 'petition'),
      standard('居民对诉求办理满意', 'Residents are content with how requests are handled', 7, SURVEY, 'petition'),
    ]),
    content('廉政建设', 'Integrity', [
      standard('廉政教育与监督有安排、有结果', 'Integrity training and oversight have a plan and a result', 6, MATERIAL, 'discipline'),
      standard('居民认可干部作风', 'Residents approve of the conduct of officials', 5, SURVEY, 'discipline'),
    ]),
    content('为基层减负', 'Relief for the grass roots', [
      standard('报表、挂牌、检查数量受控并公开', 'Forms, plaques and inspections are limited, and their number is public', 5, { material: 70, field: 30 }, 'office-party', [
        item('门口挂牌不超过规定数量', 'No more name plates at the door than allowed', 'community outer-village', 'service-and-notices'),
      ]),
    ]),
  ],
};
