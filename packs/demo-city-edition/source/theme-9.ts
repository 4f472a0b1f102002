import { content, FIELD, item, MATERIAL, standard, SURVEY, type ThemeSource } from './vocabulary.ts';

export const theme9: ThemeSource = {
  zh: '长效常态的创建工作机制',
  en: 'Steady work all year',
  contents: [
    content('组织领导', 'Leadership', [
      standard('领导小组分工明确、定期研究', 'The leading group divides its work and meets regularly', 8, MATERIAL, 'programme-office'),
      standard('经费与力量有保障', 'Money and staff are secured', 7, MATERIAL, 'finance'),
    ]),
    content('责任落实', 'Named responsibility', [
      standard('点位有责任人，变更有交接', 'Every site has somebody who answers for it, and changes are handed over', 9, { material: 50, field: 50 }, 'programme-office', [
        item('点位责任牌的责任单位和联系方式准确', 'Responsible organisation and contact on the site board are right',
          'main-street back-lane square-park crossroads scenic-spot building-site river-channel public-toilet bookshop school-surroundings urban-rural-fringe subdistrict-culture-station', 'service-and-notices'),
        item('责任人近两周内有巡看或处置记录', 'A visit or a fix by the person in charge is recorded within two weeks',
          'back-lane square-park crossroads building-site public-toilet urban-rural-fringe minors-counselling-centre township-culture-station river-channel', 'service-and-notices', { photo: false }),
      ]),
      standard('部门与属地协同处置', 'Departments and areas act together', 7, MATERIAL, 'programme-office'),
    ]),
    content('问题整改', 'Putting things right', [
      standard('问题按期整改，返工受控', 'Faults are put right in time and rework is rare', 9, MATERIAL, 'programme-office'),
      standard('同类问题不反弹', 'Faults do not come back', 7, FIELD, 'programme-office', [
        item('上轮已销号问题未在原处重现', 'Nothing closed in the last round has come back at the same place',
          'main-street back-lane residential-compound market urban-rural-fringe school-surroundings outer-village public-toilet crossroads', 'facility-damage', { weight: 2, except: ['上轮没有问题的点位记不适用', 'Not applicable where the last round found nothing'] }),
      ]),
    ]),
    content('群众参与', 'Taking part', [
      standard('居民知晓并参与创建', 'Residents know of the programme and join in', 7, SURVEY, 'programme-office'),
      standard('群众反映的问题有反馈', 'People who report a fault hear back', 6, { material: 50, questionnaire: 50 }, 'programme-office'),
    ]),
    content('宣传与总结', 'Account', [
      standard('数据真实、口径一致、可追溯', 'Figures are true, consistent and traceable', 5, MATERIAL, 'programme-office'),
    ]),
  ],
};
