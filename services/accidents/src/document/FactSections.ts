import { text } from "@jiaosuo/kernel/Problem"
import type { AccidentCodeTableName } from "@jiaosuo/reference/AccidentCodes"
import { colours, plateKinds, uses, vehicleTypes } from "@jiaosuo/reference/CodeTables"
import type { District } from "@jiaosuo/reference/Divisions"
import type { AccidentFile } from "../http/AccidentFile.ts"
import type { Wording } from "./DocumentWords.ts"
import { facts, paragraph, rows, type Section } from "./PrintedDocument.ts"

/** What happened, to whom, and what was found: the first half of a printed file. */

const timeOf = ({ happenedAt, precision }: AccidentFile): string =>
  precision === "minute"
    ? happenedAt.slice(0, 16).replace("T", " ")
    : happenedAt.slice(0, precision === "day" ? 10 : 7)

export const occurrence = (file: AccidentFile, district: District, w: Wording): Section => {
  const { place, intake } = file
  const { coordinates, road } = place
  return {
    title: w.say(text("事故概况", "What happened")),
    blocks: [
      ...facts(
        [w.say(text("事故时间", "Time")), timeOf(file)],
        [w.say(text("事故类别", "Kind")), file.kindName],
        [
          w.say(text("乡镇", "Township")),
          `${district.township(place.township)?.name ?? ""} ${place.township}`.trim()
        ],
        [
          w.say(text("村(居)", "Village")),
          place.village === null ? null : (district.village(place.village)?.name ?? place.village)
        ],
        [w.say(text("道路", "Road")), [road.code, road.name].filter((one) => one !== null).join(" ")],
        [
          w.say(text("公里桩", "Kilometre post")),
          [w.post(place.postMetres), w.word("direction", place.direction)]
            .filter((one) => one !== null)
            .join(" ")
        ],
        [w.say(text("公路行政等级", "Class of road")), w.coded("roadAdminClass", road.adminClass)],
        [w.say(text("道路类型", "Type of road")), w.coded("roadType", road.type)],
        [w.say(text("地点说明", "Place in words")), place.text],
        [
          w.say(text("经纬度(WGS 84)", "Coordinates (WGS 84)")),
          coordinates === null ? null : `${coordinates.longitude}, ${coordinates.latitude}`
        ],
        [w.say(text("状态", "Standing")), file.standingName],
        [w.say(text("阶段", "Phase")), file.phaseName],
        [w.say(text("来源", "Source")), file.source && `${file.source.source} ${file.source.number}`]
      ),
      ...(intake === null
        ? []
        : facts(
            [w.say(text("接报时间", "Reported")), w.minute(intake.reportedAt)],
            [w.say(text("报警方式", "Way")), w.word("way", intake.way)],
            [
              w.say(text("报警人", "Reporter")),
              intake.reporter === null
                ? w.say(text("匿名", "anonymous"))
                : [intake.reporter.name, intake.reporter.phone].filter((one) => one !== null).join(" ")
            ],
            [
              w.say(text("报称伤亡", "Casualties as reported")),
              w.say(
                text(
                  `死亡${intake.saidDead}人,受伤${intake.saidInjured}人`,
                  `${intake.saidDead} dead, ${intake.saidInjured} injured`
                )
              )
            ],
            [w.say(text("报称危险物品", "Goods as reported")), intake.goods?.what ?? null],
            [w.say(text("报称逃逸", "Flight as reported")), intake.fled],
            [
              w.say(text("应当报警的情形", "Why it had to be reported")),
              intake.grounds.map(({ name, rule }) => `${name}(${rule})`).join("、")
            ],
            [w.say(text("受理时间", "Accepted")), w.minute(file.acceptedAt)]
          )),
      ...paragraph(file.description)
    ]
  }
}

export const surroundings = (file: AccidentFile, w: Wording): Section => {
  const { circumstances: c } = file
  const coded = (
    zh: string,
    en: string,
    table: AccidentCodeTableName,
    code: string | null | undefined
  ): readonly [string, string | null] => [w.say(text(zh, en)), w.coded(table, code ?? null)]
  return {
    title: w.say(text("事故情况", "Circumstances")),
    blocks: facts(
      coded("天气", "Weather", "weather", c.weather),
      coded("能见度", "Visibility", "visibility", c.visibility),
      coded("照明条件", "Light", "light", c.light),
      coded("地形", "Terrain", "terrain", c.terrain),
      coded("路表情况", "Surface", "roadSurface", c.surface),
      coded("路面状况", "Road condition", "roadCondition", c.surfaceCondition),
      coded("道路线形", "Alignment", "alignment", c.alignment),
      coded("交通信号方式", "Signals", "signals", c.signals),
      coded("事故形态", "Form", "form", c.form),
      coded("车辆间事故", "Between vehicles", "collision", c.betweenVehicles),
      coded("单车事故", "Single vehicle", "singleVehicle", c.single),
      coded("碰撞方式", "Parties", "collisionParties", c.parties),
      coded("初查原因", "First cause", "cause", c.firstCause),
      coded("认定原因", "Confirmed cause", "cause", c.cause),
      [w.say(text("原因说明", "Cause in words")), c.causeText],
      [
        w.say(text("直接财产损失", "Property loss")),
        c.propertyYuan === null ? null : w.say(text(`${c.propertyYuan}元`, `${c.propertyYuan} yuan`))
      ],
      coded("危险物品后果", "Dangerous goods", "dangerousGoodsOutcome", c.dangerousGoods),
      coded("路面结构", "Pavement", "pavement", c.pavement),
      coded("路口路段类型", "Junction or stretch", "junction", c.junction),
      coded("道路横断面位置", "Position across the road", "roadPosition", c.roadPosition),
      coded("道路物理隔离", "Division of the road", "roadDivision", c.roadDivision),
      coded("路侧防护设施", "Guard rails", "guardRails", c.guardRails),
      coded("记录类型", "Kind of record", "recordKind", c.recordKind),
      coded("二次事故", "Second accident", "yesNo", c.secondAccident),
      coded("涉外", "Foreign involvement", "yesNo", c.foreignInvolved)
    )
  }
}

/** C1 to C6: the four windows, and both scales apart. */
export const harm = ({ casualties, severities }: AccidentFile, w: Wording): Section => {
  const { byWindow } = casualties
  const line = (name: string, { dead, serious, slight }: (typeof byWindow)["h24"]) => [
    name,
    String(dead),
    String(serious),
    String(slight)
  ]
  const { productionSafety, trafficWords } = severities
  const recommended = w.say(text("(建议)", " (recommended)"))
  return {
    title: w.say(text("伤亡与等级", "Casualties and severity")),
    blocks: [
      ...rows(
        [
          [w.say(text("期限", "Window")), 3],
          [w.say(text("死亡", "Dead")), 1],
          [w.say(text("重伤", "Serious")), 1],
          [w.say(text("轻伤", "Slight")), 1]
        ],
        [
          line(w.say(text("24小时", "24 hours")), byWindow.h24),
          line(w.say(text("3日", "3 days")), byWindow.d3),
          line(w.say(text("7日(上报数,C2)", "7 days (official, C2)")), byWindow.d7),
          line(w.say(text("30日(国际口径,C3)", "30 days (international, C3)")), byWindow.d30)
        ]
      ),
      ...facts([
        w.say(text("失踪", "Missing")),
        casualties.missing === 0 ? null : String(casualties.missing)
      ]),
      ...rows(
        [
          [w.say(text("等级标准", "Scheme")), 3],
          [w.say(text("等级", "Severity")), 2],
          [w.say(text("规则", "Rule")), 1],
          [w.say(text("依据", "Reason")), 7]
        ],
        (
          [
            [text("交通事故等级", "Traffic severity"), trafficWords],
            [text("生产安全事故等级", "Work safety severity"), productionSafety]
          ] as const
        ).map(([scheme, found]) => [
          w.say(scheme),
          found.recommended ? found.name + recommended : found.name,
          found.rule,
          found.reason
        ])
      )
    ]
  }
}

export const vehicles = (file: AccidentFile, w: Wording): Section => ({
  title: w.say(text("车辆", "Vehicles")),
  blocks: [
    ...rows(
      [
        ["#", 1],
        [w.say(text("号牌", "Plate")), 4],
        [w.say(text("车辆类型", "Type")), 4],
        [w.say(text("使用性质", "Use")), 3],
        [w.say(text("品牌、颜色、车架号", "Brand, colour, VIN")), 6],
        [w.say(text("保险", "Insurance")), 4],
        [w.say(text("其他", "Other")), 5]
      ],
      file.vehicles.map((vehicle, i) => [
        String(i + 1),
        [w.standard(plateKinds, vehicle.plate.kind), vehicle.plate.number].filter(Boolean).join(" "),
        w.standard(vehicleTypes, vehicle.vehicleType),
        w.standard(uses, vehicle.use),
        [vehicle.brand, w.standard(colours, vehicle.colour), vehicle.vin].filter(Boolean).join(" "),
        [vehicle.insurer, vehicle.policyNumber].filter(Boolean).join(" "),
        [
          w.say(vehicle.motor ? text("机动车", "motor vehicle") : text("非机动车", "no motor vehicle")),
          vehicle.onBoard === null
            ? null
            : w.say(text(`载${vehicle.onBoard}人`, `${vehicle.onBoard} on board`)),
          vehicle.overloaded === true ? w.say(text("超载超员", "overloaded")) : null,
          vehicle.dangerousGoods === true ? w.say(text("载危险物品", "dangerous goods")) : null,
          vehicle.transportFirm == null
            ? null
            : [vehicle.transportFirm.name, vehicle.transportFirm.creditCode].filter(Boolean).join(" "),
          vehicle.registered === null ? null : w.say(text("重点车辆", "key vehicle"))
        ]
          .filter((one) => one !== null)
          .join(", ")
      ])
    ),
    ...facts([
      w.say(text("来源所记车辆类型", "Vehicle types of the source")),
      file.historicalVehicleTypes.map((type) => w.standard(vehicleTypes, type)).join("、")
    ])
  ]
})

export const persons = (file: AccidentFile, w: Wording): Section => ({
  title: w.say(text("人员", "Persons")),
  blocks: rows(
    [
      ["#", 1],
      [w.say(text("姓名、证件、电话、住址", "Name, id, phone, address")), 6],
      [w.say(text("身份", "Role")), 4],
      [w.say(text("车辆", "Vehicle")), 3],
      [w.say(text("其他情况", "Facts")), 5],
      [w.say(text("伤亡", "Injuries")), 5]
    ],
    file.persons.map((one, i) => [
      String(i + 1),
      one.person === null || one.person.erased
        ? w.say(one.person === null ? text("姓名未留", "no name on file") : text("已删除", "erased"))
        : [one.person.name, one.person.idNumber, one.person.phone, one.person.address]
            .filter((value) => value !== null)
            .join(" "),
      [
        w.word("role", one.role),
        one.isParty ? w.say(text("当事人", "party")) : null,
        w.word("sex", one.sex),
        one.age === null ? null : w.say(text(`${one.age}岁`, `aged ${one.age}`))
      ]
        .filter((value) => value !== null)
        .join(", "),
      w.vehicle(one.vehicleId),
      [
        w.coded("travelMode", one.travelMode),
        one.licenceClass === null
          ? null
          : w.say(text(`准驾${one.licenceClass}`, `licence ${one.licenceClass}`)),
        one.drivingYears === null
          ? null
          : w.say(text(`驾龄${one.drivingYears}年`, `${one.drivingYears} years of driving`)),
        one.alcohol === null ? null : `${one.alcohol} mg/100ml`,
        w.coded("safetyGear", one.safetyGear),
        one.unlicensed === true ? w.say(text("无证", "no licence")) : null,
        one.fled === true ? w.say(text("逃逸", "fled")) : null,
        one.destroyedEvidence === true ? w.say(text("毁灭证据", "destroyed evidence")) : null
      ]
        .filter((value) => value !== null)
        .join(", "),
      one.injuries
        .map((found) =>
          [
            w.minute(found.at),
            w.word("injury", found.injury),
            found.diedAt === null
              ? null
              : w.say(text(`${w.minute(found.diedAt)}死亡`, `died ${w.minute(found.diedAt)}`)),
            found.diedAtScene ? w.say(text("当场", "at the scene")) : null,
            found.causeOfDeath
          ]
            .filter((value) => value !== null)
            .join(" ")
        )
        .join("; ")
    ])
  )
})

export const scene = ({ scene: found, ...file }: AccidentFile, w: Wording): Section => ({
  title: w.say(text("现场", "Scene")),
  blocks: [
    ...facts(
      [w.say(text("到达现场", "At the scene")), w.minute(found.attendedAt)],
      [w.say(text("勘查结束", "Survey ended")), w.minute(found.surveyedUntil)],
      [
        w.say(text("补充勘查结束", "Last survey ended")),
        found.resurveyedUntil === found.surveyedUntil ? null : w.minute(found.resurveyedUntil)
      ],
      [w.say(text("现场形态", "Scene")), w.coded("scene", found.sceneKind)],
      [w.say(text("主办人", "Lead")), file.lead?.account ?? null],
      [
        w.say(text("协办人", "Other handlers")),
        file.otherHandlers.map(({ account, kind }) => `${account}(${w.word("handler", kind)})`).join("、")
      ]
    ),
    ...rows(
      [
        [w.say(text("测量自", "Measured from")), 3],
        [w.say(text("至", "to")), 3],
        [w.say(text("米", "metres")), 1]
      ],
      found.measurements.map(({ from, to, metres }) => [from, to, String(metres)])
    ),
    ...rows(
      [
        [w.say(text("附件", "Attachment")), 1],
        [w.say(text("存放位置", "Reference")), 3],
        [w.say(text("说明", "Note")), 3]
      ],
      found.attachments.map(({ kind, reference, note }) => [w.word("attachment", kind), reference, note])
    )
  ]
})
