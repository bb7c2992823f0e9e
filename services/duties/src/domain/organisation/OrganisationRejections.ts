import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Refusal, type Text, text } from "@jiaosuo/kernel/Problem"
import { fiveAttributeNames, functionNames, unitKindNames } from "./Labels.ts"
import { type FaultOnADay, zoneSizes } from "./TreeFaults.ts"
import type { fiveNames } from "./Units.ts"

/** Why a command on the organisation is refused. */
export type OrganisationRejection =
  | FaultOnADay
  | { readonly _tag: "OrganisationIsNotEstablished" }
  | { readonly _tag: "OnlyTheDistrictMayDoThis" }
  | { readonly _tag: "UnitIsUnknown"; readonly unitId: string }
  | { readonly _tag: "UnitIsAlreadyEstablished"; readonly unitId: string }
  | { readonly _tag: "EntryIsAlreadyOnFile"; readonly id: string }
  | { readonly _tag: "UnitIsNotInService"; readonly unitId: string; readonly on: CalendarDate }
  | { readonly _tag: "UnitIsNoPoliceForce"; readonly unitId: string }
  | {
      readonly _tag: "FactIsOlderThanTheOneOnFile"
      readonly from: CalendarDate
      readonly onFile: CalendarDate
    }
  | { readonly _tag: "NothingIsMerged" }
  | {
      readonly _tag: "FiveMustStayUnchanged"
      readonly unitId: string
      readonly attribute: (typeof fiveNames)[number]
      readonly before: string | null
      readonly after: string
    }
  | { readonly _tag: "StationIsItsOwnNeighbour"; readonly unitId: string }
  | { readonly _tag: "SiteIsUnknown"; readonly siteId: string }
  | { readonly _tag: "SiteIsOfOneUnitOnly" }
  | { readonly _tag: "ZoneIsUnknown"; readonly zoneId: string }
  | { readonly _tag: "ZoneIsNotInService"; readonly zoneId: string; readonly on: CalendarDate }
  | {
      readonly _tag: "CommandsHaveNoAgreement"
      readonly commands: readonly [string, string]
      readonly on: CalendarDate
    }
  | { readonly _tag: "AgreementIsWithOneself" }
  | { readonly _tag: "AgreementIsAlreadyInForce"; readonly agreementId: string }
  | { readonly _tag: "AgreementIsUnknown"; readonly agreementId: string }
  | { readonly _tag: "AgreementHasEnded"; readonly agreementId: string; readonly until: CalendarDate }
  | {
      readonly _tag: "SurgePlansOverlap"
      readonly planId: string
      readonly from: CalendarDate
      readonly until: CalendarDate
    }
  | { readonly _tag: "SurgePlanIsUnknown"; readonly planId: string }
  | { readonly _tag: "TargetIsUnknown"; readonly targetId: string }
  | { readonly _tag: "TargetDependsOnTheFunction"; readonly target: string }
  | { readonly _tag: "PersonIsNotAnOfficerInService"; readonly personId: string; readonly on: CalendarDate }

type Words = readonly [title: Text, detail?: Text]

const because = (zh: string, en: string): Words => [text(zh, en)]

/** What the person who gave the command is told, in both languages. */
export const organisationRefusal = (rejection: OrganisationRejection): Refusal => {
  const [title, detail] = wordsOf(rejection)
  const { _tag, ...facts } = rejection
  return {
    code: _tag,
    title,
    ...(detail === undefined ? {} : { detail }),
    facts: Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value])
    )
  }
}

const wordsOf = (rejection: OrganisationRejection): Words => {
  switch (rejection._tag) {
    case "OrganisationIsNotEstablished":
      return because("尚未建立组织机构", "No organisation is established yet")
    case "OnlyTheDistrictMayDoThis":
      return because("组织机构只能由区指挥中心变更", "Only the district's command changes the organisation")
    case "UnitIsUnknown":
      return because("没有这个单位", "There is no such unit")
    case "UnitIsAlreadyEstablished":
      return because("该单位已设立", "The unit is established already")
    case "EntryIsAlreadyOnFile":
      return because("已登记", "It is on file already")
    case "UnitIsNotInService":
      return because(`该单位在${rejection.on}尚未设立或者已撤销`, `The unit is not there on ${rejection.on}`)
    case "UnitIsNoPoliceForce":
      return because("该单位不是公安机关", "The unit is no police force of its own")
    case "FactIsOlderThanTheOneOnFile":
      return because(
        `${rejection.from}早于已登记的${rejection.onFile}`,
        `${rejection.from} is before ${rejection.onFile}, from which the one on file holds`
      )
    case "NothingIsMerged":
      return because("请选择并入的派出所", "Name stations other than the one that takes them in")
    case "FiveMustStayUnchanged": {
      const name = fiveAttributeNames[rejection.attribute]
      return [
        text("合并不得改变“五不变”", "A merger leaves the five unchanged"),
        text(
          `${name.zh}由“${rejection.before ?? "未登记"}”变为“${rejection.after}”。`,
          `${name.en} would change from "${rejection.before ?? "none on file"}" to "${rejection.after}".`
        )
      ]
    }
    case "StationIsItsOwnNeighbour":
      return because("不能与自己相邻", "A station is no neighbour of itself")
    case "SiteIsUnknown":
      return because("没有这个合署点", "There is no such shared site")
    case "SiteIsOfOneUnitOnly":
      return because("合署办公至少两个单位", "A site is shared by two units or more")
    case "ZoneIsUnknown":
      return because("没有这个协作区", "There is no such zone")
    case "ZoneIsNotInService":
      return because(
        `该协作区在${rejection.on}尚未成立或者已撤销`,
        `The zone is not there on ${rejection.on}`
      )
    case "CommandsHaveNoAgreement":
      return because(
        `这些单位隶属不同公安机关,${rejection.on}没有互助协议`,
        `The units belong to different forces, which have no mutual-aid agreement on ${rejection.on}`
      )
    case "AgreementIsWithOneself":
      return because("互助协议须在两个公安机关之间", "An agreement is between two different forces")
    case "AgreementIsAlreadyInForce":
      return because("这期间已有互助协议", "An agreement between them covers some of these days already")
    case "AgreementIsUnknown":
      return because("没有这份互助协议", "There is no such agreement")
    case "AgreementHasEnded":
      return because(
        `该协议的最后一天是${rejection.until}`,
        `The agreement's last day is ${rejection.until} already`
      )
    case "SurgePlansOverlap":
      return because(
        `与${rejection.from}至${rejection.until}的方案重叠`,
        `It overlaps with the plan from ${rejection.from} to ${rejection.until}`
      )
    case "SurgePlanIsUnknown":
      return because("没有这个旺季方案", "There is no such surge plan")
    case "TargetIsUnknown":
      return because("没有这项考核目标", "There is no such target")
    case "TargetDependsOnTheFunction":
      return because(
        `考核目标“${rejection.target}”依赖该职能`,
        `The target "${rejection.target}" rests on this function`
      )
    case "PersonIsNotAnOfficerInService":
      return because(
        `该人员在${rejection.on}不是在职民警`,
        `On ${rejection.on} this person is no officer in service`
      )
    default:
      return faultWords(rejection)
  }
}

const faultWords = (fault: FaultOnADay): Words => {
  const onThatDay = text(`自${fault.on}起。`, `From ${fault.on} on.`)
  return [faultTitle(fault), onThatDay]
}

const faultTitle = (fault: FaultOnADay): Text => {
  switch (fault._tag) {
    case "ParentIsNotInService":
      return text("上级单位不存在", "The unit above is not there")
    case "ParentIsOfTheWrongKind":
      return text(
        `${unitKindNames[fault.kind].zh}不能设在${unitKindNames[fault.parentKind].zh}之下`,
        `A ${unitKindNames[fault.kind].en} does not stand under a ${unitKindNames[fault.parentKind].en}`
      )
    case "ParentIsOfAnotherForce":
      return text("上级单位属于另一公安机关", "The unit above belongs to another force")
    case "UnitIsUnderItself":
      return text("单位不能隶属于自己", "The unit would stand under itself")
    case "TownshipIsServedByAnotherStation":
      return text(`乡镇${fault.township}已由另一派出所管辖`, `Another station answers for ${fault.township}`)
    case "VillageBelongsToAnotherGrid":
      return text(`村居${fault.village}已属于另一网格`, `Village ${fault.village} is in another grid`)
    case "VillageIsOutsideOfTheStation":
      return text(
        `村居${fault.village}不在该派出所辖区`,
        `Village ${fault.village} is not in the station's townships`
      )
    case "ZoneSizeIsWrong":
      return text(
        `“${fault.zone}”应有${zoneSizes.least}至${zoneSizes.most}个派出所,现为${fault.stations}个`,
        `"${fault.zone}" takes ${zoneSizes.least} or ${zoneSizes.most} stations, not ${fault.stations}`
      )
    case "CentreIsNotAMember":
      return text(
        `“${fault.zone}”的中心所须是其成员`,
        `The centre of "${fault.zone}" must be one of its stations`
      )
    case "UnitIsNotAStation":
      return text("该单位不是派出所", "The unit is no station")
    case "StationIsInAnotherZone":
      return text(`该派出所已在“${fault.by}”`, `The station is in "${fault.by}" already`)
    case "StationsAreNotNeighbours":
      return text(
        `“${fault.zone}”的派出所不相邻:${fault.apart.join("、")}`,
        `Stations of "${fault.zone}" are no neighbours of the others: ${fault.apart.join(", ")}`
      )
    case "UnitSharesAnotherSite":
      return text("该单位已在另一合署点", "The unit shares another site already")
    case "UnitHasNotTheFunction":
      return text(
        `该单位没有“${functionNames[fault.function].zh}”职能`,
        `The unit has not the function "${functionNames[fault.function].en}"`
      )
  }
}
