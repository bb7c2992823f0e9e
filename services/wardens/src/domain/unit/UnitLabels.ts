import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { KitItem } from "./MobileUnit.ts"
import type { UnitEvent, UnitKind } from "./UnitEvents.ts"

/** What the codes of mobile units are called on a page. Each table names every code: the compiler counts them. */

export const unitKinds: { readonly [Kind in UnitKind]: Text } = {
  "mobile-team": text("移动警务队", "Mobile police team"),
  "bag-room": text("提包警务室", "Mobile police room")
}

/** Row 39: 八个一. */
export const kitItems: { readonly [Item in KitItem]: Text } = {
  "senior-officer": text("一名老民警", "a senior officer"),
  "young-officer": text("一名年轻民警", "a young officer"),
  assistant: text("一名辅警", "an assistant"),
  car: text("一辆车", "a car"),
  laptop: text("一台笔记本电脑", "a laptop"),
  camera: text("一部照相机", "a camera"),
  "mobile-terminal": text("一台移动警务终端", "a mobile police terminal"),
  bag: text("一个提包", "a bag")
}

/** Titles of the events in a unit's history. */
export const unitEventTitles: { readonly [Type in UnitEvent["_tag"]]: Text } = {
  MobileUnitWasFormed: text("组建", "Formed"),
  MobileUnitWasChanged: text("调整", "Changed"),
  MobileUnitWasDisbanded: text("撤销", "Disbanded"),
  MemberJoinedUnit: text("人员加入", "Somebody joined"),
  MemberLeftUnit: text("人员离开", "Somebody left"),
  KitThingWasIssued: text("配发装备", "Part of the kit issued"),
  KitThingWasTakenBack: text("收回装备", "Part of the kit taken back"),
  VillageGroupsWereListed: text("登记村组", "Village groups listed"),
  VillageGroupsWereEnded: text("撤销村组", "Village groups ended")
}
