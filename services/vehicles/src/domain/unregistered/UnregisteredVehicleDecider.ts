import type { Decider } from "@jiaosuo/kernel/Decider"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import { outOfScope, type TownshipIsOutOfScope, townshipOf } from "@jiaosuo/orders/domain/WithinScope"
import { Either } from "effect"
import type { UnregisteredFacts, UnregisteredVehicle } from "./UnregisteredVehicle.ts"
import type { UnregisteredVehicleEvent } from "./UnregisteredVehicleEvents.ts"

/** What may be asked of the list of unregistered vehicles (K15). Persons are references already. */
export type UnregisteredVehicleCommand =
  | { readonly _tag: "ListUnregisteredVehicle"; readonly facts: UnregisteredFacts }
  | {
      readonly _tag: "CorrectUnregisteredVehicle"
      readonly corrected: Partial<UnregisteredFacts>
      readonly reason: string | null
    }
  | { readonly _tag: "StrikeOffUnregisteredVehicle"; readonly reason: string }
  | { readonly _tag: "LinkUnregisteredVehicle"; readonly vehicle: string }

/** Why a command on the list is refused. */
export type UnregisteredVehicleRejection =
  | { readonly _tag: "VehicleIsNotListed" }
  | { readonly _tag: "VehicleIsAlreadyListed" }
  | { readonly _tag: "VehicleIsStruckOff"; readonly reason: string }
  | { readonly _tag: "VehicleHasItsPlate"; readonly vehicle: string }
  /** The file it is to be linked to does not exist, or its vehicle has left the register. */
  | { readonly _tag: "LinkedVehicleIsNotOnFile"; readonly vehicle: string }
  | TownshipIsOutOfScope

type Decision = Either.Either<ReadonlyArray<UnregisteredVehicleEvent>, UnregisteredVehicleRejection>

const happened = (...events: ReadonlyArray<UnregisteredVehicleEvent>): Decision => Either.right(events)
const refused = (rejection: UnregisteredVehicleRejection): Decision => Either.left(rejection)

const initialState: UnregisteredVehicle = { _tag: "Unknown" }

/** K15: a vehicle is listed, corrected, and leaves the list once: struck off, or registered with a plate. */
export const unregisteredVehicleDecider: Decider<
  UnregisteredVehicleCommand,
  UnregisteredVehicleEvent,
  UnregisteredVehicle,
  UnregisteredVehicleRejection
> = {
  initialState,
  decide: (command, vehicle) => {
    switch (vehicle._tag) {
      case "Unknown":
        return command._tag === "ListUnregisteredVehicle"
          ? happened({ _tag: "UnregisteredVehicleWasListed", ...command.facts })
          : refused({ _tag: "VehicleIsNotListed" })
      case "Listed":
        return decideListed(command, vehicle.facts)
      case "StruckOff":
        return refused({ _tag: "VehicleIsStruckOff", reason: vehicle.reason })
      case "Registered":
        return refused({ _tag: "VehicleHasItsPlate", vehicle: vehicle.vehicle })
    }
  },
  evolve: (vehicle, event) => {
    if (event._tag === "UnregisteredVehicleWasListed") {
      const { _tag, ...facts } = event
      return vehicle._tag === "Unknown" ? { _tag: "Listed", facts } : vehicle
    }
    if (vehicle._tag !== "Listed") return vehicle
    const { facts } = vehicle
    switch (event._tag) {
      case "UnregisteredVehicleWasCorrected":
        return { _tag: "Listed", facts: { ...facts, ...event.corrected } }
      case "UnregisteredVehicleWasStruckOff":
        return { _tag: "StruckOff", facts, reason: event.reason }
      case "UnregisteredVehicleWasRegistered":
        return { _tag: "Registered", facts, vehicle: event.vehicle }
    }
  }
}

const decideListed = (command: UnregisteredVehicleCommand, facts: UnregisteredFacts): Decision => {
  switch (command._tag) {
    case "ListUnregisteredVehicle":
      return refused({ _tag: "VehicleIsAlreadyListed" })
    case "CorrectUnregisteredVehicle": {
      const differing = Object.entries(command.corrected).filter(
        ([name, value]) => JSON.stringify(facts[name as keyof UnregisteredFacts]) !== JSON.stringify(value)
      )
      if (differing.length === 0) return happened()
      const corrected: Partial<UnregisteredFacts> = Object.fromEntries(differing)
      return happened({
        _tag: "UnregisteredVehicleWasCorrected",
        corrected,
        from: facts.village,
        reason: command.reason
      })
    }
    case "StrikeOffUnregisteredVehicle":
      return happened({ _tag: "UnregisteredVehicleWasStruckOff", reason: command.reason })
    case "LinkUnregisteredVehicle":
      return happened({ _tag: "UnregisteredVehicleWasRegistered", vehicle: command.vehicle })
  }
}

/** Nine-digit code of the township that answers for it; null where nothing ever happened. */
export const townshipOfUnregistered = (vehicle: UnregisteredVehicle): string | null =>
  vehicle._tag === "Unknown" ? null : townshipOf(vehicle.facts.village)

/** What the person who gave the command is told, in both languages. */
export const toUnregisteredRefusal = (rejection: UnregisteredVehicleRejection): Refusal => {
  const code = rejection._tag
  switch (rejection._tag) {
    case "VehicleIsNotListed":
      return { code, rule: "K15", title: text("清单中没有该车辆", "The vehicle is not on the list") }
    case "VehicleIsAlreadyListed":
      return { code, rule: "K15", title: text("该车辆已在清单中", "The vehicle is already on the list") }
    case "VehicleIsStruckOff":
      return {
        code,
        rule: "K15",
        title: text("该车辆已移出清单", "The vehicle was struck off the list"),
        detail: text(rejection.reason, rejection.reason)
      }
    case "VehicleHasItsPlate":
      return {
        code,
        rule: "K15",
        title: text("该车辆已登记上牌", "The vehicle is registered with a plate"),
        facts: { vehicle: rejection.vehicle }
      }
    case "LinkedVehicleIsNotOnFile": {
      const title = text("没有这份在册的车辆档案", "No such vehicle is on file")
      return {
        code,
        rule: "K15",
        title,
        fields: [{ path: "vehicle", reason: title }],
        facts: { vehicle: rejection.vehicle }
      }
    }
    case "TownshipIsOutOfScope":
      return outOfScope(rejection)
  }
}
