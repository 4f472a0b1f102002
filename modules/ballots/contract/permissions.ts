export const ballotsPermissions = {
  'ballots.read': { zh: '查看公众投票', en: 'Read public ballots', roles: ['programmeOffice', 'leadingGroup', 'departmentCoordinator', 'communityOfficer', 'itAdministrator'] },
  'ballots.draft': { zh: '起草公众投票、印投票码', en: 'Draft public ballots, print codes', roles: ['programmeOffice'] },
  'ballots.open': { zh: '开启公众投票', en: 'Open public ballots', roles: ['programmeOffice', 'leadingGroup'] },
  'ballots.enterPaper': { zh: '录入纸质选票', en: 'Enter paper ballots', roles: ['programmeOffice', 'leadingGroup'] },
  'ballots.watch': { zh: '查看投票异常和隔离决定', en: 'See anomalies and what was set apart', roles: ['programmeOffice', 'leadingGroup'] },
  'ballots.guard': { zh: '处理投票异常、隔离选票', en: 'Decide anomalies, quarantine ballots', roles: ['programmeOffice'] },
  'ballots.close': { zh: '结束投票和计票', en: 'Close ballots and count', roles: ['programmeOffice', 'leadingGroup'] },
  'ballots.readOutbox': { zh: '查看短信发件箱', en: 'Read the outbox of text messages', roles: ['itAdministrator'] },
  'ballots.keepTime': { zh: '定时为票箱签名、到期清除来源摘要', en: 'Sign ballot boxes by the hour, clear network digests', roles: ['itAdministrator'] },
} as const;
