/** The year of the demo city: its work plan and its tasks, with the units that the pack has. Synthetic throughout. */
import type { WorkSheet } from '../plans/work-sheet.ts';

/** @param today the day on which the story stands */
export function cityWork(today: string): WorkSheet {
  const year = Number(today.slice(0, 4));
  const quarter = (at: number, name: string, goal: string) => ({ name, goal, startsOn: `${year}-${String(at * 3 - 2).padStart(2, '0')}-01`, endsOn: `${year}-${String(at * 3).padStart(2, '0')}-${at === 1 || at === 4 ? 31 : 30}` });
  return {
    yearPlan: {
      code: `WORK-${year}`, nameZh: `${year} 年文明城市创建工作计划`, nameEn: `Work plan for ${year}`, document: `演示〔${year}〕6 号`, startsOn: `${year}-01-01`, endsOn: `${year}-12-31`,
      summary: '把三年计划的第二年分成任务，落到牵头单位、配合单位和时限。单位交佐证材料，由创建办另一人验收。',
      phases: [quarter(1, '部署', '任务分解到单位'), quarter(2, '推进', '上半年任务见成效'), quarter(3, '攻坚', '补齐短板'), quarter(4, '验收', '逐项验收、总结')],
    },
    tasks: [
      { code: 'R-01', name: '背街小巷路面和排水整治 12 处', lead: 'city-management', helpers: ['housing', 'water'], due: -20, starts: -150, evidence: '整治前后照片、验收单', serves: [0, 3], went: 'accepted' },
      { code: 'R-02', name: '农贸市场分区、公示牌和活禽隔离', lead: 'market-regulation', helpers: ['agriculture', 'market-service-centre'], due: -6, starts: -120, evidence: '市场清单、现场照片', serves: [4, 2] },
      { code: 'R-03', name: '公共厕所除臭和无障碍改造 30 座', lead: 'city-management', helpers: ['sanitation-centre'], due: 12, starts: -90, evidence: '改造清单、验收单', serves: [9, 2], went: 'delivered' },
      { code: 'R-04', name: '主次干道标线、护栏和礼让斑马线', lead: 'traffic-police', helpers: ['city-management', 'transport'], due: 25, starts: -60, evidence: '路段清单、照片', serves: [13, 2] },
      { code: 'R-05', name: '小区飞线充电清理和充电棚建设', lead: 'housing', helpers: ['fire-rescue', 'power-company'], due: 40, starts: -45, evidence: '小区清单、消防意见', serves: [17, 2] },
      { code: 'R-06', name: '校园周边 200 米环境整治', lead: 'education', helpers: ['city-management', 'public-security', 'market-regulation'], due: -2, starts: -80, evidence: '学校清单、巡查记录', serves: [21, 1] },
      { code: 'R-07', name: '公益广告更新和破损修补', lead: 'publicity', helpers: ['city-management', 'transport'], due: 5, starts: -30, evidence: '点位清单、前后照片', serves: [2, 2] },
      { code: 'R-08', name: '志愿服务站点补建 20 个', lead: 'youth-league', helpers: ['civil-affairs', 'publicity'], due: 60, starts: 10, evidence: '站点台账', serves: [27, 1] },
      { code: 'R-09', name: '油烟和噪声扰民集中治理', lead: 'city-management', helpers: ['ecology'], due: 30, starts: -40, evidence: '办理台账、回访记录', serves: [30, 1], went: 'returned' },
      { code: 'R-10', name: '河道清漂和沿岸垃圾清运', lead: 'water', helpers: ['ecology', 'agriculture'], due: 18, starts: -70, evidence: '巡河记录、照片', serves: [33, 2] },
      { code: 'R-11', name: '窗口单位文明服务培训和暗访', lead: 'administrative-approval', helpers: ['government-service-centre'], due: 75, starts: 20, evidence: '培训签到、暗访报告', serves: [36, 1] },
      { code: 'R-12', name: '城区公园健身器材检修', lead: 'city-management', helpers: ['sports', 'garden-office'], due: 45, starts: -15, evidence: '检修记录', serves: [6, 1], went: 'begun' },
      { code: 'R-13', name: '病媒生物防制和集中消杀', lead: 'health', helpers: ['disease-control', 'city-management'], due: 8, starts: -25, evidence: '消杀记录、密度监测', serves: [39, 2] },
      { code: 'R-14', name: '户外电子屏统一改造', lead: 'city-management', helpers: ['publicity'], due: 90, evidence: '改造清单', serves: [11, 1], went: 'dropped' },
    ],
  };
}
