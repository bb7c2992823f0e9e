import { vehiclesZh } from "./vehicles.zh.ts"
import { workZh } from "./work.zh.ts"

/** Every text of the shell in Chinese; the other files of this folder hold those of the pages. */
const shell = {
  productTitle: "交所 · 农村交通安全",
  productName: "交所",
  productLine: "农村交通安全工作平台",
  wholeDistrict: "全区",
  common: {
    save: "保存",
    cancel: "取消",
    confirm: "确定",
    back: "返回",
    search: "查找",
    all: "全部",
    none: "无",
    unknown: "未填",
    yes: "是",
    no: "否",
    more: "更多",
    loadMore: "加载更多",
    loading: "正在加载…",
    noMore: (n: number) => `共 ${n} 条，已全部显示`,
    shown: (n: number) => `已显示 ${n} 条`,
    required: "必填",
    refresh: "刷新",
    download: "下载",
    reason: "原因",
    note: "备注",
    filters: "筛选",
    clearFilters: "清除筛选",
    apply: "查看结果",
    moreFields: "更多项目（选填）",
    skipToContent: "跳到正文",
    pageNotFound: "没有这个页面"
  },
  problem: {
    noAnswer: "没有连上服务器",
    noAnswerHint: "已填的内容没有丢失。请检查网络后再试；重复提交不会重复登记。",
    unexpected: (status: number) => `出错了（${status}）`,
    tryAgain: "再试一次",
    broken: "页面出错了",
    brokenHint: "请刷新页面；如仍出现，请联系管理员。",
    sessionEnded: "登录已过期，请重新登录",
    newVersion: "系统已更新，请刷新页面"
  },
  session: {
    signIn: "登录",
    signInTitle: "登录",
    username: "账户",
    password: "密码",
    usernameMissing: "请填写账户",
    passwordMissing: "请填写密码",
    signOut: "退出登录",
    changePassword: "修改密码",
    changeFirst: "首次登录，请先设置自己的密码",
    newPassword: "新密码",
    repeatPassword: "再输一次新密码",
    passwordRule: "至少 8 位，含大写、小写、数字、符号中的三种；或 16 位以上",
    passwordsDiffer: "两次输入不一致",
    passwordChanged: "密码已修改",
    toSignIn: "返回登录",
    language: "English",
    languageLabel: "切换语言 / Switch language",
    lawNote: "本系统处理个人信息，所有查询和操作均被记录。请勿转借账户。"
  },
  roles: {
    warden: "劝导员",
    auxiliary: "辅警",
    officer: "民警",
    "grid-worker": "网格员",
    registrar: "区车辆登记岗",
    dispatcher: "接警员",
    commander: "区指挥岗",
    admin: "系统管理员"
  },
  nav: {
    home: "首页",
    register: "登记车辆",
    registerShort: "登记",
    find: "查找车辆",
    findShort: "找车",
    unregistered: "无牌车辆",
    unregisteredShort: "无牌车",
    imports: "导入台账",
    importsShort: "导入",
    townships: "镇街态势",
    vehicles: "重点车辆",
    accidents: "事故",
    cases: "警情",
    duties: "勤务",
    wardens: "劝导",
    overdue: (n: number) => `${n} 项期限已逾期`,
    accounts: "账户",
    operations: "运行",
    exportApprovals: "导出审批",
    main: "主导航"
  },
  live: {
    live: "实时",
    polling: "每 5 秒刷新",
    offline: "网络已断开",
    asOf: (at: string) => `截至 ${at}`,
    asOfLabel: "查看某日情况",
    now: "现在",
    backToNow: "回到现在"
  }
}

const texts = { ...shell, ...vehiclesZh, ...workZh }

/** The same keys with plain texts: what every language must provide. */
export type Widened<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Widened<T[K]>
}

export type Messages = Widened<typeof texts>
export type VehiclesMessages = Widened<typeof vehiclesZh>
export type WorkMessages = Widened<typeof workZh>

export const zh: Messages = texts
