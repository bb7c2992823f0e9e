import { text } from "@jiaosuo/kernel/Problem"
import { type FieldDefinition, headingList } from "@jiaosuo/ledger/columns/FieldDefinition"

/** What a column of the second file can say about a person of an accident. */
export const personFields = {
  accident: {
    name: text("事故编号", "accident number"),
    headings: headingList(
      "事故编号、事故号、事故案号、事故案件编号、案件编号、所属事故编号、SGBH、accident、accident number",
      "crash number、case number、accident id"
    )
  },
  role: {
    name: text("人员类型", "role"),
    headings: headingList("人员类型、人员类别、当事人类型、身份、角色、RYLX、role、person role、person type")
  },
  sex: { name: text("性别", "sex"), headings: headingList("性别、XB、sex、gender") },
  age: {
    name: text("年龄", "age"),
    headings: headingList("年龄、NL、age"),
    holds: "wholeNumber",
    unitWords: ["岁", "周岁"]
  },
  travelMode: {
    name: text("交通方式", "travel mode"),
    headings: headingList("交通方式、出行方式、JTFS、travel mode")
  },
  injury: {
    name: text("伤害程度", "injury"),
    headings: headingList("伤害程度、受伤程度、伤情、伤亡情况、SHCD、injury、severity of injury、harm")
  },
  diedAt: {
    name: text("死亡时间", "time of death"),
    headings: headingList("死亡时间、死亡日期、SWSJ、died at、time of death、date of death"),
    holds: "moment",
    isRemark: true
  },
  share: {
    name: text("事故责任", "share of liability"),
    headings: headingList("事故责任、责任、责任划分、责任认定、SGZR、share、liability"),
    isRemark: true
  },
  name: {
    name: text("姓名", "name"),
    headings: headingList("姓名、当事人、当事人姓名、XM、name、full name")
  },
  idNumber: {
    name: text("身份证号码", "id number"),
    headings: headingList(
      "身份证号码、身份证号、身份证、证件号码、身份证明号码、公民身份号码、SFZMHM、id number、id no、id card"
    ),
    isRemark: true
  },
  phone: {
    name: text("联系电话", "phone"),
    headings: headingList("联系电话、电话、手机号码、手机号、手机、联系方式、LXDH、phone、mobile、telephone"),
    isRemark: true
  },
  address: {
    name: text("住址", "address"),
    headings: headingList("住址、家庭住址、地址、ZZ、address、residence"),
    isRemark: true
  }
} satisfies Readonly<Record<string, FieldDefinition>>

export type PersonField = keyof typeof personFields
