import type { Widened } from "./zh.ts"

/** Texts in Chinese of what a township's page says about cases and duties; they come with that page. */
export const townshipFiguresZh = {
  cases: "警情",
  analysis: "接处警分析",
  open: "办理中",
  overdue: "超时",
  withoutGroup: "未派警",
  clocksFrom: (at: string) => `时限按 ${at} 计`,
  periods: { today: "今天", last7Days: "7 天", last30Days: "30 天" },
  received: "接警",
  reached: "已到场",
  p50: "接警到到场 p50",
  p90: "接警到到场 p90",
  inZone: "区内处置",
  outOfZone: "跨区力量",
  share: "区内处置率",
  days: (n: number) => `${n} 天`,
  duties: "勤务",
  people: "在岗",
  officers: "民警",
  auxiliaries: "辅警、协管员",
  onDutyAt: (at: string) => `${at} 在岗`,
  gaps: "今后七天缺口",
  gapReasons: {
    duty: "班次无人",
    leader: "无值班领导",
    "no-roster": "未发布值班表",
    surge: "低于旺季方案"
  },
  shifts: {
    title: "在班名单",
    total: (n: string) => `共 ${n} 人次`,
    person: "人员",
    kind: "勤务",
    unit: "单位",
    time: "时段",
    checkedIn: "签到",
    notYet: "未签到",
    none: "没有符合条件的班次"
  },
  gapList: {
    title: "勤务缺口",
    total: (n: string) => `共 ${n} 处`,
    day: "日期",
    what: "缺什么",
    unit: "单位",
    missing: "缺",
    none: "没有缺口"
  }
}

export type TownshipFiguresMessages = Widened<typeof townshipFiguresZh>
