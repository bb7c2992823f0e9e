import { accidentEventCodec, context as accidents } from "@jiaosuo/accidents/events"
import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { idOf } from "@jiaosuo/kernel/Event"
import { defineProjection } from "@jiaosuo/projection/Projection"
import { versionOf } from "@jiaosuo/reference/TableVersion"
import { Either } from "effect"
import type { AccidentContext } from "./AccidentContext.ts"
import { foldAccidentIn } from "./AccidentFold.ts"
import { accidentRegister } from "./AccidentReader.ts"
import { accidentStateTable, accidentTable } from "./AccidentTable.ts"

/** Raised by hand when the tables or the folds of this model change. */
const shape = 3

/**
 * Whatever stands in a stream of accidents must be read; what is not understood is set aside, never skipped.
 * Other streams of the context (imports) are not of interest.
 */
const decode = (recorded: RecordedEvent) =>
  recorded.stream.startsWith("accidents/accident/")
    ? accidentEventCodec.decode(recorded)
    : Either.right(undefined)

/**
 * The read model `accident_register`: all accidents with their casualties and clocks, in two tables that move
 * together. Rule tables, the working-day calendar and the divisions are part of its version: when one of them
 * changes, it is built anew beside the live one, so that every due day is computed again.
 */
export const accidentRegisterIn = (context: AccidentContext) => {
  const fold = foldAccidentIn(context)
  const { accidentRules, district, vehicleRules } = context
  const villages = versionOf(district.villages.map(({ code, name }) => [code, name]))
  return defineProjection({
    name: accidentRegister,
    version: [
      shape,
      accidentRules.version,
      versionOf(vehicleRules.tables.classes.entries).slice(0, 8),
      villages.slice(0, 8)
    ].join("_"),
    contexts: [accidents],
    tables: { accident: accidentTable, state: accidentStateTable },
    decode,
    touches: (_event, { stream }) => ({ accident: [idOf(stream)], state: [idOf(stream)] }),
    fold: (event, recorded, rows) => {
      const id = idOf(recorded.stream)
      const accident = rows.accident.get(id)
      const state = rows.state.get(id)
      const next = fold(
        event,
        recorded,
        accident === undefined || state === undefined ? undefined : { accident, state }
      )
      rows.accident.set(next.accident)
      rows.state.set(next.state)
    }
  })
}
