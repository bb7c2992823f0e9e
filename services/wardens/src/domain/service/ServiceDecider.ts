import type { Decider } from "@jiaosuo/kernel/Decider"
import { townshipOf } from "@jiaosuo/orders/domain/WithinScope"
import { Either } from "effect"
import { type KnownService, openHandOver, type Service } from "./Service.ts"
import type {
  AnswerHandOver,
  CorrectService,
  FinishService,
  HandServiceOver,
  ReopenService,
  RequestService,
  ServiceCommand
} from "./ServiceCommands.ts"
import type { ServiceEvent } from "./ServiceEvents.ts"
import { evolveService, initialService } from "./ServiceHistory.ts"
import type { ServiceRejection } from "./ServiceRejections.ts"

type Decision = Either.Either<ReadonlyArray<ServiceEvent>, ServiceRejection>

const happened = (event: ServiceEvent): Decision => Either.right([event])
const refused = (rejection: ServiceRejection): Decision => Either.left(rejection)
const unchanged: Decision = Either.right([])

const decide = (command: ServiceCommand, service: Service): Decision => {
  if (service._tag === "Unknown") {
    return command._tag === "RequestService" ? request(command) : refused({ _tag: "ServiceIsNotOnFile" })
  }
  if (command._tag === "RequestService") return refused({ _tag: "ServiceIsAlreadyOnFile" })
  if ("onlyOf" in command && command.onlyOf !== null && command.onlyOf !== service.by) {
    return refused({ _tag: "ServiceIsSomebodyElses" })
  }
  if (service.withdrawnAt !== null) {
    return command._tag === "WithdrawService"
      ? unchanged
      : refused({ _tag: "ServiceIsWithdrawn", since: service.withdrawnAt })
  }
  switch (command._tag) {
    case "CorrectService":
      return correct(command, service)
    case "FinishService":
      return inTurn(command, service, () => finish(command, service))
    case "ReopenService":
      return inTurn(command, service, () => reopen(command, service))
    case "HandServiceOver":
      return inTurn(command, service, () => handOver(command, service))
    case "AnswerHandOver":
      return inTurn(command, service, () => answer(command, service))
    case "WithdrawService": {
      const { at, reason } = command
      return happened({ _tag: "ServiceWasWithdrawn", at, reason })
    }
  }
}

/** The rules of one service (rows 40, 47, 58, 72). */
export const serviceDecider: Decider<ServiceCommand, ServiceEvent, Service, ServiceRejection> = {
  initialState: initialService,
  evolve: evolveService,
  decide
}

/** Phones file late, and each for themselves: nothing is told to have happened before what it follows on. */
const inTurn = (
  { at }: { readonly at: string },
  { stateSince }: KnownService,
  then: () => Decision
): Decision => (at < stateSince ? refused({ _tag: "StepIsBeforeTheLast", since: stateSince }) : then())

const request = ({ _tag, unit, townshipOfGiver, ...asked }: RequestService): Decision => {
  if (unit !== null && unit.township === null) {
    return refused({ _tag: "UnitIsUnknown", unitId: unit.unitId })
  }
  const township = asked.township ?? unit?.township ?? townshipOfGiver
  if (township === null) return refused({ _tag: "TownshipIsNotNamed" })
  if (unit !== null && unit.township !== null && unit.township !== township) {
    return refused({ _tag: "UnitIsOfAnotherTownship", unitId: unit.unitId, township: unit.township })
  }
  return happened({ _tag: "ServiceWasRequested", ...asked, township, unitId: unit?.unitId ?? null })
}

const correct = (command: CorrectService, service: KnownService): Decision => {
  const { _tag, onlyOf, ...content } = command
  if (content.village !== null && townshipOf(content.village) !== service.township) {
    return refused({
      _tag: "VillageIsOfAnotherTownship",
      village: content.village,
      township: service.township
    })
  }
  const corrected: ServiceEvent = { _tag: "ServiceWasCorrected", ...content }
  return JSON.stringify(evolveService(service, corrected)) === JSON.stringify(service)
    ? unchanged
    : happened(corrected)
}

const withoutAnOpenHandOver = (service: KnownService, then: () => Decision): Decision => {
  const open = openHandOver(service)
  return open === undefined
    ? then()
    : refused({ _tag: "ForceHasNotAnswered", force: open.force, since: open.at })
}

const finish = ({ at, reason }: FinishService, service: KnownService): Decision =>
  service.doneAt !== null
    ? unchanged
    : withoutAnOpenHandOver(service, () => happened({ _tag: "ServiceWasDone", at, reason }))

/** Row 47: whether it was done or not, somebody has to come again with what was missing. */
const reopen = ({ missing, at, reason }: ReopenService, service: KnownService): Decision =>
  withoutAnOpenHandOver(service, () => happened({ _tag: "ServiceWasReopened", missing, at, reason }))

const handOver = ({ force, at, reason }: HandServiceOver, service: KnownService): Decision =>
  service.doneAt !== null
    ? refused({ _tag: "ServiceIsDone", since: service.doneAt })
    : withoutAnOpenHandOver(service, () => happened({ _tag: "ServiceWasHandedOver", force, at, reason }))

const answer = ({ answer: text, settled, at, reason }: AnswerHandOver, service: KnownService): Decision =>
  openHandOver(service) === undefined
    ? refused({ _tag: "ServiceIsNotHandedOver" })
    : happened({ _tag: "HandOverWasAnswered", answer: text, settled, at, reason })
