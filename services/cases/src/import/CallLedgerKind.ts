import type { EventStore } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import type { Role } from "@jiaosuo/kernel/Role"
import type { LedgerKind } from "@jiaosuo/ledger/LedgerKind"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import type { Cases } from "../Cases.ts"
import { answerRows } from "./answering/AnswerRows.ts"
import { callLedger } from "./CallLedger.ts"
import type { CallField } from "./columns/CallFields.ts"

/**
 * Who may take over the calls of another desk: the command centre for the whole district, officers for their townships
 * (X3), and the district's desk with the host's own command line, which hands in all ledgers.
 */
export const importRoles = ["dispatcher", "officer", "registrar"] as const satisfies ReadonlyArray<Role>

/** Files of calls: a row is a call that another desk took, and a case here. */
export const callLedgerKind: LedgerKind<CallField, never, EventStore | PersonalRecords | Reference | Cases> =
  {
    context: "cases",
    subject: "case",
    shape: callLedger,
    answering: (handedIn) =>
      Effect.map(Reference, ({ district, caseRules }) => answerRows(handedIn, { district, rules: caseRules }))
  }
