import { Schema } from "effect"

/** What may be chosen in the forms of a day, as it is answered. Loaded by browsers: schemas only. */

/** `GET /api/wardens/items`: the tables of today. A phone keeps them for when it has no connection. */
export const WorkItems = Schema.Struct({
  /** In the order of the table. */
  items: Schema.Array(
    Schema.Struct({
      /** What the code is of: `persuasion`, `hazard`, `card` … */
      item: Schema.String,
      code: Schema.String,
      name: Schema.String
    })
  ),
  /** How grave a hazard of a road may be, the least grave first. */
  hazardLevels: Schema.Array(
    Schema.Struct({
      level: Schema.String,
      name: Schema.String,
      dueHours: Schema.Number,
      asksForCase: Schema.Boolean
    })
  )
}).annotations({ identifier: "WardenWorkItems" })
export type WorkItems = typeof WorkItems.Type
