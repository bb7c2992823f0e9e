import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Principal } from "@jiaosuo/http/Principal"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CommandContext, Instant } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { type Ordering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, OrderFailure } from "@jiaosuo/orders/Orders"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import type { Effect } from "effect"
import type { Accident } from "../domain/Accident.ts"
import type { AccidentCommand } from "../domain/AccidentCommands.ts"
import type { AccidentRejection } from "../domain/AccidentRejections.ts"
import type { Reporter } from "../domain/events/Intake.ts"
import type { Place } from "../domain/values/Place.ts"
import { accidentId } from "./Filing.ts"

/** What a 110 case of kind accident says. */
export interface CaseOfAccident {
  readonly caseId: string
  /** Code of its type: `property`, `injury`, `death`, `hit-and-run`, `dangerous-goods`. */
  readonly type: string
  readonly detail: string | null
  readonly calledAt: Instant
  readonly caller: Reporter
  readonly place: Place
  readonly description: string | null
}

/**
 * Opens the file of an accident that a 110 case is about. Comes from a reaction, not from people: the command id follows
 * from the case, so that a case opens one file however often it is asked to.
 */
export interface OfCases {
  readonly reportOfCase: (
    said: CaseOfAccident,
    context: CommandContext
  ) => Effect.Effect<Answer, OrderFailure<AccidentRejection>>

  /**
   * The case was withdrawn, or is about something else: its file is withdrawn where nothing but the report is in it.
   * What anybody has added to it stays, and is for them to decide (`StreamHasMoved`).
   */
  readonly withdrawOfCase: (
    caseId: string,
    ground: "entered-by-mistake" | "no-accident",
    context: CommandContext,
    at: Instant
  ) => Effect.Effect<Answer, OrderFailure<AccidentRejection>>

  /** The case stands again: so does the file that was withdrawn with it, where nothing else happened to it since. */
  readonly reopenOfCase: (
    caseId: string,
    context: CommandContext,
    at: Instant
  ) => Effect.Effect<Answer, OrderFailure<AccidentRejection>>

  /** The file that a case opened, as it stands; undefined where it opened none. */
  readonly ofCase: (caseId: string) => Effect.Effect<Accident | undefined, StoreIsUnavailable>
}

/** The command that opens the file of a case: one, however often it is asked for. */
export const openingOfCase = (caseId: string): string => derivedId("accident of a case", caseId)

const fileOfCase = (caseId: string): string => accidentId(openingOfCase(caseId))

/** What a file holds that nobody but its case has touched: the report, and with it the withdrawal. */
const reportOnly = 1
const withdrawnOnly = 2

const by = { account: "cases", kind: "officer", qualification: "none" } as const

/** Cases speak for the whole district. */
const theCases: Principal = {
  account: "cases",
  name: "cases",
  role: "officer",
  townships: null,
  station: null,
  qualification: "none"
}

const kinds: Readonly<Record<string, "injury" | "death">> = { injury: "injury", death: "death" }

/** A4, A6: what the type of a case says of why the accident had to be reported. */
const groundsOfTypes: Readonly<Record<string, string>> = {
  "hit-and-run": "party-left",
  "dangerous-goods": "dangerous-goods"
}

/** The opening, in the way in which orders on an accident are given. */
export const makeOfCases = (
  { give, load }: Ordering<AccidentCommand, Accident, AccidentRejection>,
  { accidentRules }: ReferenceData
): OfCases => ({
  reportOfCase: (said, context) => {
    const { caseId, type, detail, calledAt, caller, place, description } = said
    const ground = groundsOfTypes[type]
    const known = accidentRules.reportGrounds(dayInShanghai(calledAt))
    return give(
      accidentId(context.commandId),
      plain({
        _tag: "ReportAccident",
        way: "case",
        caseId,
        reportedAt: calledAt,
        reporter: caller,
        // The caller stands beside it: the call is the first that is known of it.
        happenedAt: calledAt,
        place,
        kind: kinds[type] ?? "property",
        saidDead: type === "death" ? 1 : 0,
        saidInjured: type === "injury" ? 1 : 0,
        vehicles: [],
        goods:
          type === "dangerous-goods" ? { what: "警情所述危险物品", leaking: detail === "leaking" } : null,
        fled: type === "hit-and-run" ? (description ?? "警情所述逃逸") : null,
        grounds: known.flatMap((rule) => (rule.ground === ground ? [rule.ground] : [])),
        description,
        late: false,
        by,
        warnings: []
      }),
      { principal: theCases, context },
      calledAt,
      { verb: "reportOfCase", caseId }
    )
  },
  withdrawOfCase: (caseId, ground, context, at) =>
    give(
      fileOfCase(caseId),
      plain({ _tag: "WithdrawAccident", ground, by, at, reason: "警情已撤销或者更正" }),
      { principal: theCases, context, expectedVersion: reportOnly },
      at,
      { verb: "withdrawOfCase", caseId }
    ),
  reopenOfCase: (caseId, context, at) =>
    give(
      fileOfCase(caseId),
      plain({ _tag: "ReopenAccident", by, at, reason: "警情恢复办理" }),
      { principal: theCases, context, expectedVersion: withdrawnOnly },
      at,
      { verb: "reopenOfCase", caseId }
    ),
  ofCase: (caseId) => load(fileOfCase(caseId))
})
