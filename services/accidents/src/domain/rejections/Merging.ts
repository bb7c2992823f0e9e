import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import type { Standing } from "../Accident.ts"
import { standingNames } from "../Labels.ts"

/** Why two files are not taken for one accident, or why a file that others are merged into does not go. */
export type MergingRejection =
  | { readonly _tag: "AccidentIsTheSame" }
  | { readonly _tag: "OtherAccidentIsNotOnFile"; readonly other: string }
  /** `into` is the file that they are merged into, where the decision knows its id. */
  | {
      readonly _tag: "AccidentsAreMergedIntoIt"
      readonly into: string | null
      readonly merged: ReadonlyArray<string>
    }
  | { readonly _tag: "DuplicatesAreTooMany"; readonly other: string; readonly most: number }
  | {
      readonly _tag: "OtherAccidentDoesNotStand"
      readonly other: string
      readonly standing: Standing["_tag"]
    }

/** What somebody is told who merges files, or whose file others are merged into. */
export const mergingRefusal = (rejection: MergingRejection): Refusal => {
  const code = rejection._tag
  switch (rejection._tag) {
    case "AccidentIsTheSame":
      return {
        code,
        title: text("两者是同一事故档案", "Both are the same file")
      }
    case "OtherAccidentIsNotOnFile":
      return {
        code,
        title: text("没有另一事故的档案", "The other accident is not on file"),
        facts: { other: rejection.other }
      }
    case "AccidentsAreMergedIntoIt": {
      const names = rejection.merged.join(", ")
      return {
        code,
        title: text("有其他报案已并入该事故", "Other reports are merged into this accident"),
        detail: text(
          `已并入:${names}。请先撤销这些并案,或者将其并入保留的事故。`,
          `Merged into it: ${names}. Undo those merges first, or merge them into the accident that stays.`
        ),
        facts: { merged: names }
      }
    }
    case "DuplicatesAreTooMany":
      return {
        code,
        title: text(
          `一起事故最多并入${rejection.most}个报案`,
          `An accident takes in at most ${rejection.most} other reports`
        ),
        facts: { other: rejection.other, most: rejection.most }
      }
    case "OtherAccidentDoesNotStand": {
      const name = standingNames[rejection.standing]
      return {
        code,
        title: text(
          `另一事故${name.zh},不能并入`,
          `The other accident is ${name.en}: nothing can be merged into it`
        ),
        facts: { other: rejection.other, standing: rejection.standing }
      }
    }
  }
}
