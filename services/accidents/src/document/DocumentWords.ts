import { inLanguage, type Language } from "@jiaosuo/http/CurrentRequest"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { AccidentCodeTableName, AccidentCodeTables } from "@jiaosuo/reference/AccidentCodes"
import type { CodeTable } from "@jiaosuo/reference/CodeTables"
import { roadPostText } from "@jiaosuo/reference/RoadPost"
import type { AccidentFile } from "../http/AccidentFile.ts"

/** The words of a printed file: its codes, its instants and its people, in one language. */

const same = (word: string): Text => text(word, word)

const words = {
  way: {
    phone: text("电话", "phone"),
    station: text("当面", "in person"),
    patrol: text("巡逻发现", "patrol"),
    warden: text("劝导员", "warden"),
    transfer: text("其他部门移交", "passed on"),
    online: text("网络", "online"),
    other: text("其他", "other"),
    case: text("110警情", "a 110 case")
  },
  injury: {
    none: text("无伤", "not hurt"),
    slight: text("轻伤", "slight"),
    serious: text("重伤", "serious"),
    dead: text("死亡", "dead"),
    missing: text("失踪", "missing")
  },
  role: {
    driver: text("机动车驾驶人", "driver"),
    passenger: text("乘车人", "passenger"),
    pedestrian: text("行人", "pedestrian"),
    rider: text("非机动车驾驶人", "rider"),
    owner: text("车辆所有人", "owner of a vehicle"),
    other: text("其他", "other")
  },
  sex: { male: text("男", "male"), female: text("女", "female") },
  handler: {
    officer: text("民警", "officer"),
    auxiliary: text("辅警", "auxiliary"),
    assistant: text("交通协管员", "assistant")
  },
  attachment: {
    photo: text("照片", "photograph"),
    sketch: text("现场图", "sketch"),
    video: text("视频", "video"),
    paper: text("文书扫描件", "scanned paper")
  },
  direction: { up: text("上行", "up"), down: text("下行", "down") },
  jurisdiction: {
    place: text("事故发生地", "the place of the accident"),
    "began-there": text("事故始发地", "it began there"),
    "first-found": text("最先发现或者最先接警", "first found or first called"),
    assigned: text("指定管辖", "assigned by a higher body")
  },
  paper: {
    simple: text("事故认定书(简易程序)", "paper of the simple procedure"),
    liability: text("事故认定书", "liability paper"),
    certificate: text("事故证明", "certificate")
  },
  revokedFor: {
    review: text("复核责令重新认定", "ordered on review"),
    "fugitive-found": text("逃逸人已查获", "the fugitive was found"),
    "own-correction": text("自行纠正", "own correction")
  },
  stop: {
    "key-person-in-treatment": text("关键当事人正在抢救治疗", "a key person is in treatment"),
    "evidence-not-to-be-had": text("证据暂时无法取得", "evidence is not to be had for now")
  },
  handedTo: {
    "deciding-unit": text("作出认定的单位", "the unit that decided"),
    "reviewing-body": text("复核机关", "the reviewing body")
  },
  review: {
    upheld: text("维持", "upheld"),
    redo: text("责令重新认定", "to be decided again"),
    revoked: text("撤销", "revoked"),
    ended: text("终止复核", "ended")
  },
  mediationAfter: {
    paper: text("收到认定文书", "the paper"),
    review: text("收到维持的复核结论", "a review that upheld it"),
    "peoples-mediation": text("人民调解未成", "a people's mediation that failed")
  },
  mediation: {
    agreement: text("达成协议", "agreement"),
    "no-agreement": text("未达成协议", "no agreement"),
    withdrawn: text("撤回", "withdrawn")
  },
  notice: {
    block: text("布控堵截", "road blocks"),
    assistance: text("协查通报", "request for assistance"),
    reward: text("悬赏", "reward")
  },
  crime: {
    "filed-as-crime": text("立为刑事案件", "filed as a crime"),
    "no-crime": text("不构成犯罪", "no crime"),
    "passed-on": text("移送其他部门", "passed on")
  },
  identified: {
    suspect: text("辨认人员", "people"),
    "suspect-photos": text("辨认人员照片", "photographs of people"),
    vehicle: text("辨认车辆", "vehicles"),
    "vehicle-photos": text("辨认车辆照片", "photographs of vehicles")
  },
  deepGround: {
    "three-deaths": text("一次死亡三人以上", "three or more dead"),
    "other-grave": text("其他严重事故", "another grave accident")
  },
  cause: {
    person: text("人", "person"),
    vehicle: text("车", "vehicle"),
    road: text("路", "road"),
    environment: text("环境", "environment"),
    management: text("管理", "management")
  },
  binds: {
    police: text("公安机关", "police"),
    parties: text("当事人", "parties"),
    figures: text("统计", "figures")
  }
} as const satisfies Record<string, Readonly<Record<string, Text>>>

/** What is said of codes, people and times on paper. */
export interface Wording {
  readonly language: Language
  readonly say: (words: Text) => string
  /** A code of this context in words; the code itself where nobody knows it. */
  readonly word: (table: keyof typeof words, code: string | null) => string | null
  /** `1 晴`: the code counts, the text is what people read. */
  readonly coded: (table: AccidentCodeTableName, code: string | null) => string | null
  /** The same of a table of vehicles, which the standard has in Chinese. */
  readonly standard: (table: CodeTable, code: string | null) => string | null
  /** `2026-03-10 09:00` in Shanghai. */
  readonly minute: (instant: string | null) => string | null
  readonly yes: (value: boolean | null) => string | null
  readonly person: (participantId: string | null) => string | null
  readonly vehicle: (vehicleId: string | null) => string | null
  readonly post: (metres: number | null) => string | null
}

/** The words for one file. */
export const wordingOf = (file: AccidentFile, tables: AccidentCodeTables, language: Language): Wording => {
  const say = (spoken: Text): string => inLanguage(spoken, language)
  const persons = new Map(file.persons.map((person, i) => [person.participantId, { person, i }]))
  const vehicles = new Map(file.vehicles.map((vehicle, i) => [vehicle.vehicleId, { vehicle, i }]))
  return {
    language,
    say,
    word: (table, code) => {
      if (code === null) return null
      const known: Readonly<Record<string, Text>> = words[table]
      return say((Object.hasOwn(known, code) ? known[code] : undefined) ?? same(code))
    },
    coded: (table, code) => {
      if (code === null) return null
      const known = tables[table].wordsOf(code)
      return known === undefined ? code : `${code} ${say(known)}`
    },
    standard: (table, code) => {
      if (code === null) return null
      const known = table.textOf(code)
      return known === undefined ? code : `${code} ${known}`
    },
    minute: (instant) => (instant === null ? null : instant.slice(0, 16).replace("T", " ")),
    yes: (value) => (value === null ? null : say(value ? text("是", "yes") : text("否", "no"))),
    person: (participantId) => {
      if (participantId === null) return null
      const found = persons.get(participantId)
      if (found === undefined) return say(text("已移除的人员", "a person who was removed"))
      const { person, i } = found
      const name = person.person?.name ?? say(text("姓名未留", "no name on file"))
      return `${i + 1} ${name}`
    },
    vehicle: (vehicleId) => {
      if (vehicleId === null) return null
      const found = vehicles.get(vehicleId)
      if (found === undefined) return say(text("已移除的车辆", "a vehicle that was removed"))
      return `${found.i + 1} ${found.vehicle.plate.number ?? say(text("无号牌", "no plate"))}`
    },
    post: (metres) => (metres === null ? null : roadPostText(metres))
  }
}
