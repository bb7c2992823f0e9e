import type { AccidentFile } from "../Accident.ts"
import type { EventOf } from "../AccidentEvents.ts"
import { changedWhere, withOne } from "./Lists.ts"

type InvestigationEvent = EventOf<
  | "IdentificationWasHeld"
  | "DeepInvestigationWasOpened"
  | "DeepInvestigationWasConcluded"
  | "FirmWasOrderedToFix"
  | "FirmFixWasConfirmed"
>

/** A19, A22: identifications, the deep investigation, and orders to transport firms. */
export const afterInvestigation = (file: AccidentFile, event: InvestigationEvent): AccidentFile => {
  switch (event._tag) {
    case "IdentificationWasHeld": {
      const { _tag, ...held } = event
      const isKnown = ({ identificationId }: { readonly identificationId: string }) =>
        identificationId === event.identificationId
      return { ...file, identifications: withOne(file.identifications, held, isKnown) }
    }
    case "DeepInvestigationWasOpened": {
      const { _tag, ...opened } = event
      return file.deepInvestigation === null
        ? { ...file, deepInvestigation: { ...opened, conclusion: null } }
        : file
    }
    case "DeepInvestigationWasConcluded": {
      const { deepInvestigation } = file
      const { _tag, reason, ...conclusion } = event
      return deepInvestigation === null
        ? file
        : { ...file, deepInvestigation: { ...deepInvestigation, conclusion } }
    }
    case "FirmWasOrderedToFix": {
      const { _tag, reason, ...ordered } = event
      const order = { ...ordered, confirmedOn: null }
      return {
        ...file,
        firmOrders: withOne(file.firmOrders, order, ({ orderId }) => orderId === event.orderId)
      }
    }
    case "FirmFixWasConfirmed":
      return {
        ...file,
        firmOrders: changedWhere(
          file.firmOrders,
          ({ orderId }) => orderId === event.orderId,
          (order) => ({ ...order, confirmedOn: event.confirmedOn })
        )
      }
  }
}
