import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Decider } from "@jiaosuo/kernel/Decider"
import { remark } from "@jiaosuo/orders/domain/FormReading"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import { problemAt } from "@jiaosuo/reference/Finding"
import { Either } from "effect"
import type { CorrectRecord, MakeRecord, RecordCommand } from "./RecordCommands.ts"
import type { RecordEvent, RecordEventOf } from "./RecordEvents.ts"
import { evolveRecord, initialRecord } from "./RecordHistory.ts"
import type { RecordRejection } from "./RecordRejections.ts"
import type { KnownRecord, WorkRecord } from "./WorkRecord.ts"

type Decision = Either.Either<ReadonlyArray<RecordEvent>, RecordRejection>

const happened = (event: RecordEvent): Decision => Either.right([event])
const refused = (rejection: RecordRejection): Decision => Either.left(rejection)
const unchanged: Decision = Either.right([])

const decide = (command: RecordCommand, record: WorkRecord): Decision => {
  if (record._tag === "Unknown") {
    return command._tag === "MakeRecord" ? make(command) : refused({ _tag: "RecordIsNotOnFile" })
  }
  if (command._tag === "MakeRecord") return refused({ _tag: "RecordIsAlreadyOnFile" })
  if (command.onlyOf !== null && command.onlyOf !== record.by) {
    return refused({ _tag: "RecordIsSomebodyElses" })
  }
  switch (command._tag) {
    case "CorrectRecord":
      return record.withdrawnAt === null
        ? correct(command, record)
        : refused({ _tag: "RecordIsWithdrawn", since: record.withdrawnAt })
    case "WithdrawRecord": {
      const { at, reason } = command
      return record.withdrawnAt === null ? happened({ _tag: "RecordWasWithdrawn", at, reason }) : unchanged
    }
  }
}

/** The rules of one record of a day's work (rows 34, 41, 43, 44, 65). */
export const recordDecider: Decider<RecordCommand, RecordEvent, WorkRecord, RecordRejection> = {
  initialState: initialRecord,
  evolve: evolveRecord,
  decide
}

type Content = Omit<RecordEventOf<"RecordWasCorrected">, "_tag">

/**
 * What is kept of a form: the township is the one that it names, else that of the post, else that of whoever did the
 * work; post and warden are of it.
 */
const contentOf = (command: MakeRecord | CorrectRecord): Either.Either<Content, RecordRejection> => {
  const { work, village, location, road, note, at, reason, warnings, post, worker } = command
  if (post !== null && post.township === null) {
    return Either.left({ _tag: "PostIsUnknown", placeId: post.placeId })
  }
  if (worker !== null && worker.township === null) {
    return Either.left({ _tag: "WardenIsUnknown", wardenId: worker.wardenId })
  }
  const township = command.township ?? post?.township ?? worker?.township ?? null
  if (township === null) return Either.left({ _tag: "TownshipIsNotNamed" })
  if (post !== null && post.township !== null && post.township !== township) {
    const { placeId, township: elsewhere } = post
    return Either.left({ _tag: "PostIsInAnotherTownship", placeId, township: elsewhere })
  }
  if (worker !== null && !worker.isGiver && worker.township !== null && worker.township !== township) {
    const { wardenId, township: elsewhere } = worker
    return Either.left({ _tag: "WardenIsOfAnotherTownship", wardenId, township: elsewhere })
  }
  if (post !== null && !wasOpen(post, at))
    return Either.left({ _tag: "PostWasNotOpen", placeId: post.placeId })
  return Either.right({
    work,
    township,
    village,
    placeId: post?.placeId ?? null,
    wardenId: worker?.wardenId ?? null,
    location,
    road,
    note,
    at,
    reason,
    warnings
  })
}

const wasOpen = ({ openedAt, closedAt }: NonNullable<MakeRecord["post"]>, at: MakeRecord["at"]): boolean =>
  (openedAt === null || openedAt <= at) && (closedAt === null || at < closedAt)

/** Row 65: a site that was inspected a short while ago is inspected all the same, and whoever does so is told. */
const secondVisit = ({ inspectedAt }: MakeRecord): ReadonlyArray<Warning> =>
  inspectedAt === null
    ? []
    : [
        problemAt(
          "work.site",
          remark(
            null,
            `该场所已于${inShanghai(inspectedAt).slice(0, 10)}检查过`,
            `the site was inspected on ${inShanghai(inspectedAt).slice(0, 10)} already`
          )
        )
      ]

const make = (command: MakeRecord): Decision =>
  Either.flatMap(contentOf(command), (content) =>
    happened({
      _tag: "RecordWasMade",
      ...content,
      by: command.by,
      warnings: [...content.warnings, ...secondVisit(command)]
    })
  )

const correct = (command: CorrectRecord, record: KnownRecord): Decision => {
  if (command.work.kind !== record.work.kind) {
    return refused({ _tag: "RecordIsOfAnotherKind", kind: record.work.kind })
  }
  return Either.flatMap(contentOf(command), (content) => {
    const corrected: RecordEvent = { _tag: "RecordWasCorrected", ...content }
    return JSON.stringify(evolveRecord(record, corrected)) === JSON.stringify(record)
      ? unchanged
      : happened(corrected)
  })
}
