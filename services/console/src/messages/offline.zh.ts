import type { Widened } from "./zh.ts"

/** Texts about what is not sent yet. */
export const offlineZh = {
  title: "未发送",
  mark: (n: number) => `${n} 份未发送`,
  none: "全部已发送",
  noneHint: "没有网络时填写的内容会先保存在本机，连上网络后自动发送。",
  waiting: (n: number) => `等待发送 ${n} 份`,
  waitingHint: "连上网络后按填写顺序自动发送，可以关闭页面。",
  sending: "正在发送…",
  sendNow: "立即发送",
  waitingOne: "等待发送",
  refused: (n: number) => `被退回 ${n} 份`,
  refusedHint: "请改正后重新发送；不需要的可以删除。",
  correct: "改正",
  again: "原样重发",
  throwAway: "删除",
  throwAwayQuestion: "删除后无法恢复，确定不再发送这份内容？",
  keep: "保留",
  gone: "这份内容已不在待发列表中",
  saved: "已保存，将自动发送",
  savedHint: "已保存在本机。有网络时立即发送，没有网络时连上后自动发送。",
  notSaved: "本机无法保存，请检查浏览器存储空间后再试",
  another: "再记一次",
  correcting: "正在改正被退回的内容",
  noConnection: "当前没有网络，填写的内容会先保存在本机。",
  fields: {
    "work.counts": "劝导次数",
    "work.plate.number": "号牌",
    "work.code": "种类",
    "work.people": "人数",
    "work.topic": "主题",
    "work.from": "开始时间",
    "work.until": "结束时间",
    "work.referredTo": "转交单位",
    code: "种类",
    level: "等级",
    location: "位置",
    road: "道路",
    photo: "照片",
    description: "说明",
    note: "备注",
    happenedAt: "发生时间",
    village: "村居",
    "plate.number": "号牌"
  }
}

export type OfflineMessages = Widened<typeof offlineZh>
