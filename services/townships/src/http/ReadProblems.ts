import type { AccessLogIsUnavailable } from "@jiaosuo/http/AccessLog"
import type { ExportApprovalsAreUnavailable } from "@jiaosuo/http/ExportApprovals"
import { refuse, ServiceUnavailable, Unprocessable } from "@jiaosuo/http/Problems"
import { serviceIsUnavailable } from "@jiaosuo/http/StandardRefusals"
import { type FieldProblem, type Refusal, text } from "@jiaosuo/kernel/Problem"
import { Effect } from "effect"
import type { ReadFailure } from "../lists/RegisterReader.ts"

/** What a reader is told when figures and lists cannot be had. */

const modelIsBehind = (position: number, wanted: number): Refusal => ({
  code: "ModelIsBehind",
  title: text("数据正在更新", "The figures are catching up"),
  detail: text(
    `已更新到第 ${position} 条记录，您需要的是第 ${wanted} 条，请稍后重试。`,
    `They stand at position ${position}, and you asked for ${wanted}. Ask again.`
  ),
  facts: { position, wanted }
})

const modelIsNotRunning = (model: string): Refusal => ({
  code: "ModelIsNotRunning",
  title: text("统计数据暂不可用", "The figures are not available"),
  detail: text(`本进程没有运行模型 ${model}。`, `The model ${model} does not run here.`),
  facts: { model }
})

type Unanswered = ReadFailure | AccessLogIsUnavailable | ExportApprovalsAreUnavailable

/** Failures of reading as problems: 503 with Retry-After, because nothing is lost by asking again. */
export const withReadProblems = <A, E, R>(
  reading: Effect.Effect<A, E | Unanswered, R>
): Effect.Effect<A, Exclude<E, Unanswered> | ServiceUnavailable, R> =>
  Effect.catchAll(reading, (failure) => problemOf(failure as Unanswered)) as Effect.Effect<
    A,
    Exclude<E, Unanswered> | ServiceUnavailable,
    R
  >

const problemOf = (failure: Unanswered) => {
  switch (failure._tag) {
    case "ModelIsBehind":
      return refuse(ServiceUnavailable, modelIsBehind(failure.position, failure.wanted), {
        retryAfterSeconds: 1
      })
    case "UnknownModel":
      return refuse(ServiceUnavailable, modelIsNotRunning(failure.model), { retryAfterSeconds: 5 })
    case "StoreIsUnavailable":
    case "AccessLogIsUnavailable":
    case "ExportApprovalsAreUnavailable":
      return Effect.zipRight(
        Effect.logWarning("the database does not answer", failure.cause),
        refuse(ServiceUnavailable, serviceIsUnavailable, { retryAfterSeconds: 2 })
      )
    default:
      // A failure of the caller's own: it passes through.
      return Effect.fail(failure as never)
  }
}

/** 422: a filter names something that is not known. */
export const refuseFilter = (fields: ReadonlyArray<FieldProblem>): Effect.Effect<never, Unprocessable> =>
  refuse(Unprocessable, {
    code: "FilterIsNotKnown",
    title: text("筛选条件不正确", "A filter names nothing known"),
    detail: text(
      fields.map((field) => `${field.path}：${field.reason.zh}`).join("；"),
      fields.map((field) => `${field.path}: ${field.reason.en}`).join("; ")
    ),
    fields
  })
