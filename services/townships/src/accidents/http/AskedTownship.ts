import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { notKnown } from "../../http/ListAnswers.ts"
import { inScopeOf } from "../../http/ReaderScope.ts"
import { refuseFilter } from "../../http/ReadProblems.ts"

/** That a township which a query names is one of the district's. */
export const knownTownship = (township: string | undefined) =>
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
  })

/** The township that a query asks for, if it is one of the district's and in the reader's scope. */
export const askedTownship = (township: string | undefined) =>
  Effect.zipRight(knownTownship(township), inScopeOf(township === undefined ? null : [township]))
