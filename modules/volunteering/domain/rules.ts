/** 服务规则 · What a programme may set for itself: a deadline, and from where on something is pointed out. */
export interface ServiceRules {
  /** 点名期限 · A roll is called from the beginning until so long after the end. @unit hours */
  readonly rollCallHours: number;
  /** 补录和签到表期限 · @unit days after the activity */
  readonly entryDays: number;
  /** 一天上限 · More is pointed out. @unit minutes */
  readonly dayCapMinutes: number;
  /** 时长相同人数 · More at one activity are pointed out. @unit people */
  readonly alikeMost: number;
  /** 发布后多久内就记录 · @unit minutes */
  readonly soonMinutes: number;
  /** 开始后多久才发布 · Planned later than so long after its beginning is pointed out. @unit minutes */
  readonly plannedLateMinutes: number;
  /** 结束后多久才记录 · Later is pointed out, but for what a volunteer sent by code. @unit hours */
  readonly recordedLateHours: number;
  /** 住地与服务地的距离 · Farther is pointed out. @unit kilometres as the crow flies */
  readonly livesFarKm: number;
}

/** 默认规则 · @source DOMAIN.md §6; the kilometres and the hours, for a roll and for what comes late, are our defaults, since no source names any */
export const SERVICE_RULES_DEFAULT: ServiceRules = { rollCallHours: 48, entryDays: 10, dayCapMinutes: 12 * 60, alikeMost: 20, soonMinutes: 30, plannedLateMinutes: 0, recordedLateHours: 72, livesFarKm: 40 };
