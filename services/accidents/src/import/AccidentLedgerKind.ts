import type { EventStore } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import type { Role } from "@jiaosuo/kernel/Role"
import type { LedgerKind } from "@jiaosuo/ledger/LedgerKind"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import type { Accidents } from "../Accidents.ts"
import { accidentLedger, accidentPersons } from "./AccidentLedger.ts"
import { answerRows } from "./answering/AnswerRows.ts"
import type { AccidentField } from "./columns/AccidentFields.ts"
import type { PersonField } from "./columns/PersonFields.ts"

/**
 * Who may take over accidents of other records: officers for their townships (X3), the district's desk for all of
 * it. It is copying, no act on an accident (A3): nobody decides anything, and the record is closed from the beginning.
 */
export const importRoles = ["officer", "registrar"] as const satisfies ReadonlyArray<Role>

/** Files of historical accidents: a row is an accident taken over from another record, with its persons (A23). */
export const accidentLedgerKind: LedgerKind<
  AccidentField,
  PersonField,
  EventStore | PersonalRecords | Reference | Accidents
> = {
  context: "accidents",
  subject: "accident",
  shape: accidentLedger,
  second: accidentPersons,
  answering: (handedIn) =>
    Effect.map(Reference, ({ district, accidentRules }) =>
      answerRows(handedIn, { district, rules: accidentRules })
    )
}
