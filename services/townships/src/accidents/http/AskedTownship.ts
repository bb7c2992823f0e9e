import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { notKnown } from "../../http/ListAnswers.ts"
import { inScopeOf } from "../../http/ReaderScope.ts"
import { refuseFilter } from "../../http/ReadProblems.ts"

/** The township that a query asks for, if it is one of the district's and in the reader's scope. */
export const askedTownship = (township: string | undefined) =>
  Effect.gen(function* () {
    const { district } = yield* Reference
    if (township !== undefined && district.township(township) === undefined) {
      return yield* refuseFilter([
        notKnown(
          "township",
          township,
          district.townships.map(({ code }) => code)
        )
      ])
    }
    return yield* inScopeOf(township === undefined ? null : [township])
  })
