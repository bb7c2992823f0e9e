import { HistoryEntry } from "@jiaosuo/orders/http/FileContract"
import { Schema } from "effect"
import { HazardState } from "../domain/hazard/Hazard.ts"
import { HazardCaseOutcome } from "../domain/hazard/HazardEvents.ts"
import { Location } from "../domain/Location.ts"

/** Hazards as they are answered. Instants are with the offset of Asia/Shanghai. Loaded by browsers: schemas only. */

const Text = Schema.NullOr(Schema.String)

/** `GET /api/wardens/hazards/{id}`. */
export const RoadHazardFile = Schema.Struct({
  id: Schema.String,
  code: Schema.String,
  codeName: Schema.String,
  level: Schema.String,
  levelName: Schema.String,
  asksForCase: Schema.Boolean,
  /** The case of the station that it became; null where there is none. */
  case: Schema.NullOr(
    Schema.Struct({
      caseId: Schema.String,
      number: Schema.String,
      since: Schema.String,
      /** Null while it is open, as are its name and its end. */
      outcome: Schema.NullOr(HazardCaseOutcome),
      outcomeName: Text,
      endedAt: Text
    })
  ),
  state: HazardState,
  stateName: Schema.String,
  stateSince: Schema.String,
  dueAt: Schema.String,
  /** It is still there although it was to be cleared by now. */
  overdue: Schema.Boolean,
  clearedLate: Schema.Boolean,
  township: Schema.String,
  townshipName: Schema.String,
  village: Text,
  villageName: Text,
  location: Schema.NullOr(Location),
  road: Text,
  description: Text,
  photo: Text,
  photoOfRepair: Text,
  plate: Schema.NullOr(Schema.Struct({ kind: Schema.String, number: Text })),
  /** The warden who saw it. */
  wardenId: Text,
  /** Account of whoever filed it. */
  by: Schema.String,
  reportedAt: Schema.String,
  /** Null while nobody is to clear it. */
  assignee: Schema.NullOr(Schema.Struct({ wardenId: Text, office: Text })),
  /** How often it was not cleared although somebody said so. */
  sentBack: Schema.Number,
  version: Schema.Number,
  position: Schema.Number,
  asOf: Text,
  history: Schema.Array(HistoryEntry)
}).annotations({ identifier: "RoadHazardFile" })
export type RoadHazardFile = typeof RoadHazardFile.Type
