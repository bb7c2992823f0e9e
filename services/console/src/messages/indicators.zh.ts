import type { Widened } from "./zh.ts"

/** Texts about the base indicators of stations. */
export const indicatorsZh = {
  indicator: {
    title: "基础数据",
    hint: "29 项指标决定派出所设置；缺数据不等于零，缺一项即不评分、不比较。",
    unit: "单位",
    year: "年份",
    pickUnit: "选择单位，查看数值",
    groups: { population: "人口", incidents: "警情", workload: "基础工作" },
    name: "指标",
    weight: "权重",
    period: "周期",
    periods: { year: "年", month: "月" },
    takes: { sum: "十二个月之和", mean: "十二个月平均", last: "年末值" },
    origin: "来源",
    full: "满分值",
    value: "数值",
    missing: "缺",
    knownMissing: "已知没有",
    missingOf: (n: number) => `缺 ${n} 个月`,
    record: "登记",
    recordTitle: (name: string) => `登记：${name}`,
    which: "年度或月份",
    noValue: "没有数据（记为缺，不记零）",
    source: "数据来源（不填为指标规定的来源）",
    score: "得分",
    scoreOf: (score: string) => `${score} 分（满分 100）`,
    incomplete: (n: number) => `缺 ${n} 个数值，不评分`,
    weights: "权重合计",
    ranking: "本年评分",
    none: "没有数据齐全的单位"
  }
}

export type IndicatorMessages = Widened<typeof indicatorsZh>
