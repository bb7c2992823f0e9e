import { wardenCallOutsZh } from "./wardenCallOuts.zh.ts"
import { wardenPeopleZh } from "./wardenPeople.zh.ts"
import { wardenUnitsZh } from "./wardenUnits.zh.ts"
import { wardenWorkZh } from "./wardenWork.zh.ts"
import type { Widened } from "./zh.ts"

/** Texts of the station's and the command's pages about wardens. */
export const wardenDeskZh = {
  label: "劝导与义警",
  form: {
    saved: "已登记",
    changedMeanwhile: "内容已被他人更改，请刷新后再办"
  },
  section: {
    "call-outs": "召集",
    people: "人员",
    teams: "义警队",
    places: "站点",
    shifts: "排班",
    roads: "道路隐患",
    records: "工作记录",
    units: "移动警务",
    services: "便民服务",
    villages: "一村一辅警",
    honours: "评先"
  },
  callOuts: wardenCallOutsZh,
  people: wardenPeopleZh,
  mobile: wardenUnitsZh,
  work: wardenWorkZh
}

/** The texts of one language: every other one has the same keys. */
export type WardenDeskMessages = Widened<typeof wardenDeskZh>
