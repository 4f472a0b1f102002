/** 点位页用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const siteMessages = defineMessages({
  zh: {
    dayTitle: '某一天谁负责', dayAbout: '查证时用：选一天，看那一天的责任人。', day: '日期', dayPurpose: '不晚于今天', nobody: '那一天没有人负责。',
    rounds: '历次督查', roundsAbout: '最近 {n} 轮，点数字看观测记录', notDrawn: '没有抽到', checkList: '检查表', noRounds: '还没有督查轮次', noRoundsAdvice: '抽到这个点位后，检查结果会列在这里。',
  },
  en: {
    dayTitle: 'Who answered on a day', dayAbout: 'For inquiries: choose a day to see who answered then.', day: 'Day', dayPurpose: 'Not after today', nobody: 'Nobody answered on that day.',
    rounds: 'Inspections', roundsAbout: 'The latest {n} {n:round|rounds}; numbers open the observations', notDrawn: 'Not drawn', checkList: 'Check list', noRounds: 'No rounds yet', noRoundsAdvice: 'Once the site is drawn, what was seen is listed here.',
  },
});
