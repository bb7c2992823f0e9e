import { wardenCalledZh } from "./wardenCalled.zh.ts"
import type { Widened } from "./zh.ts"

/** Texts of a warden's day. */
export const wardensZh = {
  label: "劝导工作",
  section: {
    day: "今日",
    called: "召集",
    persuasion: "劝导登记",
    visit: "入户核查",
    hazard: "道路隐患上报",
    help: "群众求助",
    publicity: "宣传登记",
    gathering: "集市、群体活动报告",
    unsent: "未发送"
  },
  short: {
    day: "今日",
    called: "召集",
    persuasion: "劝导",
    visit: "入户",
    hazard: "隐患",
    help: "求助",
    publicity: "宣传",
    gathering: "集市",
    unsent: "未发送"
  },
  called: wardenCalledZh,
  day: {
    title: "今日",
    post: (name: string) => `所在劝导站：${name}`,
    noShift: "今天没有排班",
    notKept: "连上网络后显示今天的排班",
    checkIn: "签到",
    checkOut: "签退",
    checkedIn: (at: string) => `${at} 已签到`,
    checkedOut: (at: string) => `${at} 已签退`,
    willCheckIn: "签到已保存，等待发送",
    willCheckOut: "签退已保存，等待发送",
    wasRefused: "被退回，请查看“未发送”"
  },
  visit: {
    plateIsShort: "号牌号码不完整",
    ownerName: "车主姓名（按现场所述）",
    phone: "联系电话（按现场所述）",
    told: "与档案一致的自动确认；姓名不一致时只提示，不改档案。",
    noPlate: "没有号牌？按无牌车辆上报"
  },
  presence: {
    hint: "时间有误请改正；位置有误可清除位置后重新发送。"
  },
  form: {
    where: "地点、时间",
    when: "时间、备注",
    atPost: (name: string) => `在${name}`,
    road: "道路",
    roadHint: "如：S234 K12+300、村口",
    village: "村居",
    pickVillage: "选择村居",
    here: "使用当前位置",
    locating: "正在定位…",
    located: (longitude: number, latitude: number) => `已定位 ${longitude}, ${latitude}`,
    forget: "清除位置",
    notLocated: "无法取得位置，请填写道路",
    at: "发生时间（不填为现在）",
    correctedAt: "发生时间",
    note: "备注",
    kind: "种类",
    people: "人数",
    submit: "保存"
  },
  persuasion: {
    counts: "劝导次数",
    atLeastOne: "至少登记一项",
    plus: (name: string) => `${name} 加一`,
    minus: (name: string) => `${name} 减一`,
    plate: "号牌（选填）"
  },
  hazard: {
    level: "等级",
    /** Whole days in days. */
    due: (hours: number) =>
      hours % 24 === 0 && hours > 24 ? `${hours / 24} 天内整改` : `${hours} 小时内整改`,
    description: "情况说明",
    photo: "照片编号或存放处",
    photoHint: "如：微信群 11月26日 第3张"
  },
  help: { referredTo: "转交单位" },
  publicity: { topic: "主题" },
  gathering: { from: "开始时间", until: "结束时间", people: "预计人数" }
}

export type WardenMessages = Widened<typeof wardensZh>
