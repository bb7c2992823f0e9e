/** Texts of those who are called out, on their phone. */
export const wardenCalledZh = {
  title: "召集",
  none: "现在没有召集您",
  notKept: "连上网络后显示对您的召集",
  lastKnown: (at: string) => `没有网络，以下是 ${at} 的情况`,
  whatIsNotKept: "事项说明不在本机保存，连上网络后显示",
  called: (n: number) => `有 ${n} 次召集等您应答或处置`,
  look: "查看召集",
  people: (needed: number, come: number) => `需要 ${needed} 人，将前往 ${come} 人`,
  fromHome: (distance: string) => `距您登记的出发地 ${distance}`,
  fromHere: (distance: string) => `距您现在的位置 ${distance}`,
  metres: (n: number) => (n < 1000 ? `${n} 米` : `${(n / 1000).toFixed(1)} 公里`),
  howFar: "我离现场多远",
  locating: "正在定位…",
  notLocated: "无法取得位置",
  openMap: "打开地图",
  notAlone: "人员未齐，先不要单独前往",
  setOut: "人员已齐，请前往",
  acts: { accept: "我去", decline: "去不了", arrive: "已到场", done: "处置完毕", "in-vain": "无需处置" },
  standings: {
    waiting: "请应答",
    comes: "您将前往",
    cannot: "您去不了",
    there: "您已到场",
    home: "人员已足，您无需前往",
    over: "已报结束"
  },
  waits: (act: string) => `“${act}”已保存，等待发送`,
  refused: (act: string) => `“${act}”被退回`,
  gotIt: "知道了"
}
