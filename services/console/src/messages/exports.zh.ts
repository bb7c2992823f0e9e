import type { Widened } from "./zh.ts"

/** Texts about the second approval of bulk exports (X1). */
export const exportsZh = {
  title: "导出审批",
  waiting: (n: number) => `${n} 项待审批`,
  empty: "没有导出申请",
  hint: "超过限额的导出须由他人批准；批准后限时使用一次，并全部记录。",
  ask: "申请审批",
  asking: "该次导出须经他人批准；用途随申请一并提交。",
  waits: "等待他人审批；批准后在此下载，也可稍后在账户菜单“导出审批”中下载。",
  goodUntil: (until: string) => `已批准，${until} 前可下载一次。`,
  standings: {
    pending: "待审批",
    granted: "已批准",
    refused: "未批准",
    used: "已使用",
    expired: "已过期"
  },
  rows: (n: string) => `${n} 行`,
  askedBy: (name: string, at: string) => `${name} 申请于 ${at}`,
  answeredBy: (name: string, at: string) => `${name} 审批于 ${at}`,
  usedAt: (at: string) => `下载于 ${at}`,
  purpose: "用途",
  conditions: "筛选条件",
  noConditions: "无（全部）",
  forgotten: "已超过保存期",
  townships: "范围",
  refusedFor: "未批准原因",
  openList: "查看列表",
  grant: "批准",
  refuse: "不批准",
  refuseTitle: (name: string) => `不批准 ${name} 的导出申请`,
  lists: {
    "/api/vehicles": "重点车辆",
    "/api/unregistered-vehicles": "无牌车辆",
    "/api/accidents": "事故",
    "/api/cases": "警情",
    "/api/duties/rosters": "排班表",
    "/api/duties/shifts": "班次",
    "/api/duties/load": "勤务负荷",
    "/api/duties/rest": "休息",
    "/api/duties/gaps": "勤务缺口",
    "/api/duties/posts": "岗位",
    "/api/wardens/roll": "劝导员",
    "/api/wardens/posts": "劝导站点",
    "/api/wardens/gaps": "站点空岗",
    "/api/wardens/shifts": "劝导班次",
    "/api/wardens/records": "劝导记录",
    "/api/wardens/hazards": "道路隐患",
    "/api/wardens/services": "服务记录",
    "/api/wardens/honours": "评先",
    "/api/wardens/call-outs/times": "召集用时",
    "/api/wardens/units/coverage": "机动力量覆盖",
    "/api/wardens/units/groups": "村组走访"
  } as Readonly<Record<string, string>>
}

export type ExportsMessages = Widened<typeof exportsZh>
