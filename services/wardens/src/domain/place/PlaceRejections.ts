import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import {
  type EverywhereRejection,
  type StepIsBeforeTheLast,
  sharedRefusal,
  type VillageIsOfAnotherTownship
} from "../SharedRejections.ts"

/** Why a command on a place is refused. */
export type PlaceRejection =
  | { readonly _tag: "PlaceIsNotOnFile" }
  | { readonly _tag: "PlaceIsAlreadyOnFile" }
  | { readonly _tag: "PlaceIsClosed" }
  | { readonly _tag: "RoomHasNoVillage" }
  | { readonly _tag: "VillageHasARoom"; readonly village: string; readonly placeId: string }
  | VillageIsOfAnotherTownship
  | { readonly _tag: "PersuadersStandThere"; readonly persuaders: number; readonly wardenId: string }
  | StepIsBeforeTheLast
  | EverywhereRejection

/** What the person who gave the command is told, in both languages. */
export const toPlaceRefusal = (rejection: PlaceRejection): Refusal => {
  const code = rejection._tag
  switch (rejection._tag) {
    case "PlaceIsNotOnFile":
      return { code, title: text("没有该站点", "There is no such place") }
    case "PlaceIsAlreadyOnFile":
      return { code, title: text("该站点已登记", "The place is on file already") }
    case "PlaceIsClosed":
      return { code, title: text("该站点已关闭", "The place is closed") }
    case "RoomHasNoVillage":
      return { code, title: text("警务室须写明所在村居", "A police room is in a village: say which") }
    case "VillageHasARoom": {
      const { village, placeId } = rejection
      return {
        code,
        title: text("该村居已有警务室", "The village has a police room already"),
        facts: { village, placeId }
      }
    }
    case "PersuadersStandThere": {
      const { persuaders, wardenId } = rejection
      return {
        code,
        title: text(
          `尚有${persuaders}名在岗劝导员驻在该站`,
          `${persuaders} persuader(s) in active service are posted there`
        ),
        facts: { persuaders, wardenId }
      }
    }
    default:
      return sharedRefusal(rejection)
  }
}
