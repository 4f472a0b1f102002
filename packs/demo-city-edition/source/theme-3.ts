import { content, FIELD, item, MATERIAL, minCount, standard, SURVEY, type ThemeSource } from './vocabulary.ts';

export const theme3: ThemeSource = {
  zh: '公平正义的法治环境',
  en: 'A fair rule of law',
  contents: [
    content('法治宣传', 'Legal education', [
      standard('普法宣传进入日常场所', 'Legal education reaches everyday places', 7, { material: 40, field: 60 }, 'justice', [
        item('有法治宣传栏或法治角，内容为现行法律', 'A legal corner or board presents law in force', 'community outer-village school subdistrict-office', 'publicity', { rule: minCount(1) }),
      ]),
      standard('青少年法治教育按课时开展', 'Law lessons for the young take place as planned', 6, MATERIAL, 'education'),
    ]),
    content('公共法律服务', 'Legal help for everybody', [
      standard('法律服务就近可得', 'Legal help is near', 7, { material: 40, field: 60 }, 'justice', [
        item('公示法律顾问或调解员的联系方式与值班时间', 'Contact and duty hours of the legal adviser or mediator are posted', 'community subdistrict-office', 'service-and-notices'),
        item('设有调解室或调解点', 'A mediation room or point exists', 'community subdistrict-office', 'service-and-notices'),
      ]),
      standard('法律援助应援尽援', 'Everyone entitled gets legal aid', 6, MATERIAL, 'justice'),
    ]),
    content('权益保护', 'Protection of rights', [
      standard('妇女儿童老年人残疾人权益有人管', 'Women, children, older and disabled people have somebody to turn to', 8, { material: 60, questionnaire: 40 }, 'civil-affairs'),
      standard('校园欺凌与侵害有预防、有报告', 'Bullying and abuse are prevented and reported', 8, { material: 50, field: 50 }, 'education', [
        item('校内公布求助电话和信箱，信箱定期开启', 'Helpline and letter box are known in school and the box is opened regularly', 'school', 'minors-protection'),
        item('强制报告提示在接待处可见', 'The duty to report harm to minors is shown at the reception', 'school training-institution hotel minors-counselling-centre internet-cafe', 'minors-protection'),
      ]),
      standard('劳动者工资与安全权益公示', 'Pay and safety rights of workers are posted', 7, FIELD, 'human-resources', [
        item('设有维权信息告示牌，电话可接通', 'A board of workers’ rights is up and its number answers', 'building-site', 'service-and-notices'),
      ]),
    ]),
    content('公正执法司法', 'Fair enforcement', [
      standard('执法过程公示并全程记录', 'Enforcement is announced and recorded', 7, MATERIAL, 'justice'),
      standard('居民认为执法公正文明', 'Residents find enforcement fair and civil', 6, SURVEY, 'public-security'),
    ]),
    content('基层民主协商', 'Local deliberation', [
      standard('居民议事有场地、有议题、有结果', 'Residents’ councils have a room, an agenda and results', 7, { material: 50, field: 50 }, 'civil-affairs', [
        item('议事结果与办理情况公开', 'Results and follow-up of the council are posted', 'community residential-compound outer-village', 'service-and-notices'),
      ]),
    ]),
    content('矛盾纠纷化解', 'Settling disputes', [
      standard('纠纷在社区层面得到受理和跟踪', 'Disputes are taken up and followed at community level', 6, MATERIAL, 'politics-law'),
    ]),
  ],
};
