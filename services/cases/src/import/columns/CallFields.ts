import { text } from "@jiaosuo/kernel/Problem"
import { type FieldDefinition, headingList } from "@jiaosuo/ledger/columns/FieldDefinition"
import { longestDescription } from "../../domain/forms/IntakeChecks.ts"

/**
 * What a column of a file can say about a call of another desk. Paths are those of the intake form; headings: the
 * official one first, then what desks write, English last.
 */

const whoseAndWhen = {
  desk: {
    name: text("来源平台", "desk"),
    headings: headingList("来源平台、来源、数据来源、接警单位、接警平台、desk、source"),
    path: "source.desk"
  },
  number: {
    name: text("警情编号", "number of the call"),
    headings: headingList(
      "警情编号、接警编号、接警单编号、报警编号、警单号、警情号、JJDBH、call number、incident number",
      "call id、event number、case number"
    ),
    path: "source.number"
  },
  calledAt: {
    name: text("报警时间", "time of the call"),
    headings: headingList(
      "报警时间、接警时间、来电时间、报警日期时间、BJSJ、called at、call time、time、date and time、time of call"
    ),
    holds: "moment"
  },
  calledOn: {
    name: text("报警日期", "day of the call"),
    headings: headingList("报警日期、接警日期、来电日期、called on、call date、date"),
    holds: "day",
    path: "calledAt"
  },
  calledTime: {
    name: text("报警时刻", "time of day of the call"),
    headings: headingList("报警时刻、接警时刻、time of day"),
    holds: "time",
    path: "calledAt"
  },
  channel: {
    name: text("报警方式", "channel"),
    headings: headingList("报警方式、接警方式、来话类型、channel")
  }
} satisfies Readonly<Record<string, FieldDefinition>>

const matter = {
  matter: {
    name: text("警情性质", "nature of the call"),
    headings: headingList("警情性质、性质、nature、nature of call、call type"),
    path: "kind"
  },
  kind: {
    name: text("警情类别", "kind"),
    headings: headingList("警情类别、警情大类、报警类别、类别、BJLB、kind、category")
  },
  type: {
    name: text("警情细类", "type"),
    headings: headingList("警情细类、警情类型、报警类型、类型、细类、BJLX、type")
  },
  detail: {
    name: text("警情小类", "detail"),
    headings: headingList("警情小类、警情细目、小类、BJXL、detail")
  },
  level: {
    name: text("警情等级", "level"),
    headings: headingList("警情等级、警情级别、等级、级别、level、priority")
  },
  description: {
    name: text("报警内容", "description"),
    headings: headingList("报警内容、简要警情、警情描述、案情描述、BJNR、description、remarks"),
    isRemark: true,
    longest: longestDescription
  },
  outcome: {
    name: text("处理结果", "outcome"),
    headings: headingList("处理结果、处警结果、警情状态、办理状态、状态、outcome、status、disposition")
  },
  closedAt: {
    name: text("办结时间", "time of closing"),
    headings: headingList("办结时间、结束时间、处警结束时间、closed at、time closed"),
    holds: "moment"
  }
} satisfies Readonly<Record<string, FieldDefinition>>

const place = {
  township: {
    name: text("乡镇", "township"),
    headings: headingList(
      "乡镇、乡镇街道、乡镇/街道、所属乡镇、所在乡镇、镇街、镇办、街镇、乡镇名称、乡镇代码、辖区",
      "township、town、township name、district"
    ),
    path: "place.township"
  },
  village: {
    name: text("村(居)代码", "village code"),
    headings: headingList("村(居)代码、村居代码、村代码、行政村代码、village code"),
    path: "place.village"
  },
  villageName: {
    name: text("村(居)", "village"),
    headings: headingList("村(居)、村居、行政村、所属村、所在村、村名、村庄、village"),
    path: "place.village"
  },
  address: {
    name: text("地址", "address"),
    headings: headingList(
      "地址、警情地址、报警地址、事发地址、事发地点、发生地点、地点、SFDZ、address、location、place"
    ),
    path: "place.address",
    isRemark: true
  },
  longitude: {
    name: text("经度", "longitude"),
    headings: headingList("经度、JD、longitude、lon、lng"),
    path: "place.location"
  },
  latitude: {
    name: text("纬度", "latitude"),
    headings: headingList("纬度、WD、latitude、lat"),
    path: "place.location"
  },
  road: {
    name: text("道路", "road"),
    headings: headingList("道路、路号、道路编号、道路名称、路名、road、road number"),
    path: "place.road"
  },
  post: {
    name: text("里程桩号", "kilometre post"),
    headings: headingList("里程桩号、桩号、公里桩、kilometre post、kilometer post"),
    path: "place.post"
  }
} satisfies Readonly<Record<string, FieldDefinition>>

const caller = {
  "caller.name": {
    name: text("报警人", "caller"),
    headings: headingList("报警人、报警人姓名、姓名、BJR、caller、caller name")
  },
  "caller.phone": {
    name: text("报警电话", "phone of the caller"),
    headings: headingList("报警电话、联系电话、来电号码、主叫号码、电话、BJDH、phone、caller phone")
  }
} satisfies Readonly<Record<string, FieldDefinition>>

/** Everything a column of calls can say. */
export const callFields = { ...whoseAndWhen, ...matter, ...place, ...caller }

/** {@link callFields} by name: what mapping files name. */
export type CallField = keyof typeof callFields
