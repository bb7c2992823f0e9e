import { text } from "@jiaosuo/kernel/Problem"
import { type FieldDefinition, headingList } from "@jiaosuo/ledger/columns/FieldDefinition"
import { colours, fuels, plateKinds, purposes, uses, vehicleTypes } from "@jiaosuo/reference/CodeTables"

/** Words that stations write behind a number of persons or of kilograms. */
const unitWords = ["kg", "千克", "公斤", "人", "座", "位"]

/**
 * What a column of a ledger can say about a vehicle. Paths are those of the registration form; names of places
 * are part of the village. Headings: the official one first, then what stations write, what exports of the
 * national system write, English last. A ledger may have several columns of a person's numbers (身份证号 beside
 * 统一社会信用代码).
 */
export const ledgerFields = {
  "plate.kind": {
    name: text("号牌种类", "plate kind"),
    headings: headingList(
      "号牌种类、号牌类型、号牌类别、车牌种类、车牌类型、车牌类别、牌照种类、牌照类型、牌证种类",
      "号牌种类代码、号牌种类名称、HPZL、plate kind、plate type、kind of plate、plate class",
      "number plate type、license plate type"
    ),
    codes: plateKinds
  },
  "plate.number": {
    name: text("号牌号码", "plate number"),
    headings: headingList(
      "号牌号码、车牌号码、车牌号、号牌号、车辆号牌、机动车号牌号码、机动车号牌、车辆牌号、车号牌",
      "牌照号码、牌照号、牌号、车号、号牌、车牌、牌照、车辆号码、车辆号牌号码、车牌照号、HPHM",
      "plate number、plate no、plate、number plate、license plate、licence plate、license plate number",
      "licence plate number、registration number、registration mark、vehicle plate"
    )
  },
  vin: {
    name: text("车辆识别代号", "VIN"),
    headings: headingList(
      "车辆识别代号、车辆识别代码、车辆识别号、车辆识别号码、车辆识别代号车架号、车辆识别代号/车架号",
      "车架号/VIN、VIN/车架号、识别代号、识别代码、车架号码、车架号、车架、大架号、VIN码、VIN号、VIN",
      "CLSBDH、vin number、vin code、vehicle identification number、chassis number、chassis no",
      "frame number"
    )
  },
  vehicleType: {
    name: text("车辆类型", "vehicle type"),
    headings: headingList(
      "车辆类型、机动车类型、车辆种类、车辆类别、车辆类型代码、车辆类型名称、车型、车种、车类、CLLX",
      "vehicle type、type of vehicle、vehicle category、type"
    ),
    codes: vehicleTypes
  },
  use: {
    name: text("使用性质", "use"),
    headings: headingList(
      "使用性质、车辆使用性质、使用性质代码、使用性质名称、营运性质、运营性质、性质、SYXZ、use、usage",
      "nature of use、use of vehicle、vehicle use、use type"
    ),
    codes: uses
  },
  purpose: {
    name: text("用途", "purpose"),
    headings: headingList("用途、车辆用途、车辆用途代码、用途属性、CLYT、purpose、vehicle purpose"),
    codes: purposes
  },
  brand: {
    name: text("品牌型号", "brand and model"),
    headings: headingList(
      "品牌型号、厂牌型号、车辆品牌型号、品牌及型号、中文品牌、车辆品牌、厂牌、品牌、车辆型号、型号",
      "CLPP1、CLPP、brand and model、brand model、brand、make and model、make、model"
    ),
    isRemark: true
  },
  colour: {
    name: text("车身颜色", "colour"),
    headings: headingList("车身颜色、车辆颜色、颜色、CSYS、colour、color、body colour、body color"),
    codes: colours,
    isRemark: true
  },
  fuel: {
    name: text("燃料种类", "fuel"),
    headings: headingList(
      "燃料种类、燃油种类、燃料类型、燃料、能源类型、能源种类、动力类型、RLZL、fuel、fuel type"
    ),
    codes: fuels
  },
  "owner.kind": {
    name: text("所有人类型", "kind of owner"),
    headings: headingList(
      "所有人类型、所有人性质、所有人类别、车主类型、车主性质、个人/单位、单位/个人、owner kind",
      "owner type、kind of owner"
    )
  },
  "owner.name": {
    name: text("所有人", "owner"),
    headings: headingList(
      "所有人、机动车所有人、车辆所有人、所有人姓名、所有人名称、所有人姓名/名称、机动车所有人姓名",
      "机动车所有人姓名名称、车主、车主姓名、车主名称、车主姓名/单位名称、车主姓名名称、车主单位名称",
      "所有者、所属单位、所有单位、所属企业、单位名称、企业名称、业主、户主、户主姓名、姓名、名称",
      "姓名/单位、SYR、owner、owner name、name of owner、registered owner、name"
    )
  },
  "owner.idNumber": {
    name: text("证件号码", "certificate number"),
    headings: headingList(
      "证件号码、所有人证件号码、所有人证件号、身份证明号码、身份证明号、身份证号码/统一社会信用代码",
      "身份证号/信用代码、身份证号/统一社会信用代码、身份证号码或统一社会信用代码、证件号、身份证号码",
      "身份证号、身份证、所有人身份证号、所有人身份证号码、车主身份证号、车主身份证号码、车主证件号码",
      "公民身份号码、居民身份证号码、统一社会信用代码、社会信用代码、信用代码、组织机构代码、SFZMHM",
      "id number、id no、id card、id card number、identity number、certificate number、credit code",
      "unified social credit code、owner id、owner id number"
    ),
    mayRepeat: true
  },
  "owner.phone": {
    name: text("联系电话", "phone"),
    headings: headingList(
      "联系电话、联系电话号码、手机号码、手机号、手机、所有人电话、所有人联系电话、车主电话",
      "车主联系电话、车主手机、车主手机号、电话号码、电话、联系方式、联系号码、移动电话、固定电话",
      "座机、LXDH、SJHM、phone、phone number、mobile、mobile phone、mobile number、telephone、contact",
      "contact phone、contact number、owner phone、tel"
    ),
    mayRepeat: true
  },
  "owner.address": {
    name: text("住址", "address"),
    headings: headingList(
      "住址、住所、住所地址、住所详细地址、所有人住址、所有人地址、车主住址、车主地址、家庭住址",
      "家庭地址、详细地址、详细住址、联系地址、通讯地址、居住地址、单位地址、地址、ZSXXDZ、LXDZ",
      "address、owner address、home address、residence"
    )
  },
  township: {
    name: text("乡镇", "township"),
    headings: headingList(
      "乡镇、乡镇街道、乡镇/街道、乡镇(街道)、镇街、镇办、镇乡、街镇、乡镇办、所属乡镇、所在乡镇",
      "所属乡镇街道、所属镇街、所在镇街、乡(镇)、乡(镇/街道)、镇(街道)、镇(乡)、镇(办)、乡(镇)街道",
      "乡镇名称、乡镇代码、街道、镇、辖区、township、town、town name、township name"
    ),
    path: "village"
  },
  villageName: {
    name: text("村(居)", "village"),
    headings: headingList(
      "村(居)、村居、行政村、所属村、所属村居、所属行政村、所在村、所在村居、村(居)名称、村(居)委会",
      "村居委会、村居名称、村/居、村(社区)、村/社区、村名、村名称、村庄、村庄名称、村委会、村民委员会",
      "村街、村、社区、自然村、village、village name、village/neighbourhood"
    ),
    path: "village"
  },
  village: {
    name: text("村(居)代码", "village code"),
    headings: headingList(
      "村(居)代码、村居代码、村居编码、村(居)编码、村(社区)代码、村代码、村编码、行政村代码",
      "行政村编码、村级代码、村级区划代码、村居委会代码、行政区划代码、区划代码、行政区划",
      "统计用区划代码、village code、village id、division code"
    )
  },
  firstRegisteredOn: {
    name: text("初次登记日期", "first registered on"),
    headings: headingList(
      "初次登记日期、初次登记时间、初次注册登记日期、初登日期、初次注册日期、注册登记日期、注册日期",
      "注册登记时间、登记日期、登记时间、上牌日期、上牌时间、上户日期、上户时间、入户日期、CCDJRQ",
      "first registered on、first registered、first registration、first registration date",
      "date of first registration、registration date、registered on"
    ),
    holds: "day"
  },
  inspectionValidUntil: {
    name: text("检验有效期止", "inspection valid until"),
    headings: headingList(
      "检验有效期止、检验有效期至、检验有效期终止日期、检验有效期截止日期、检验有效期止日期",
      "检验有效期限、检验有效期、检验到期日期、检验到期日、检验到期时间、检验到期、检验截止日期",
      "检验止期、下次检验日期、年检有效期止、年检有效期至、年检有效期、年检到期日期、年检到期日",
      "年检到期时间、年检到期、年检截止日期、年检日期止、年审有效期止、年审有效期至、年审有效期",
      "年审到期日期、年审到期、审验有效期止、审验有效期至、审验有效期、有效期止、YXQZ",
      "inspection valid until、inspection expiry、inspection expires、inspection expiry date",
      "inspection due、inspection due date、inspected until、valid until"
    ),
    holds: "day"
  },
  insuranceValidUntil: {
    name: text("交强险终止日期", "insurance valid until"),
    headings: headingList(
      "交强险终止日期、交强险终止时间、交强险止期、交强险有效期止、交强险有效期至、交强险有效期",
      "交强险到期日期、交强险到期日、交强险到期时间、交强险到期、交强险截止日期、交强险、保险终止日期",
      "保险终止时间、保险有效期止、保险有效期至、保险有效期、保险到期日期、保险到期日、保险到期时间",
      "保险到期、保险截止日期、保险止期、强制保险终止日期、强制险到期日期、BXZZRQ",
      "insurance valid until、insurance expiry、insurance expires、insurance expiry date",
      "compulsory insurance until、compulsory insurance expiry、insured until"
    ),
    holds: "day"
  },
  seats: {
    name: text("核定载客", "seats"),
    headings: headingList(
      "核定载客、核定载客人数、核定载客数、核定载客(人)、核定人数、核载人数、核载(人)、载客人数",
      "载客数、准载人数、准乘人数、座位数、座位、座位数(座)、座数、荷载人数、HDZK、seats",
      "number of seats、seating capacity、approved seats、passengers、passenger capacity"
    ),
    holds: "wholeNumber",
    unitWords
  },
  loadKg: {
    name: text("核定载质量(kg)", "load (kg)"),
    headings: headingList(
      "核定载质量(kg)、核定载质量、核定载重量、核定载重、核载质量、核载重量、载质量、载重量、载重",
      "额定载质量、额定载重量、吨位、HDZZL、load kg、load、approved load、payload、load capacity",
      "carrying capacity、loading capacity"
    ),
    holds: "wholeNumber",
    unitWords,
    unit: { inHeading: /[(/](吨|t|ton|tons|tonne|tonnes)\)?$|吨位/i, factor: 1000 }
  },
  note: {
    name: text("备注", "note"),
    headings: headingList(
      "备注、备注信息、备注说明、说明、附注、其他、BZ、note、notes、remark、remarks、comment、comments"
    ),
    isRemark: true
  }
} satisfies Readonly<Record<string, FieldDefinition>>

export type LedgerField = keyof typeof ledgerFields
