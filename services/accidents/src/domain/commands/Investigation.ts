import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { EventOf } from "../AccidentEvents.ts"
import type { FirmCase } from "../TransportFirms.ts"
import type { Approval, Attachment, Finding, Handler, Recommendation } from "../values/Proceedings.ts"

/** What may be asked of an accident besides its proceedings: A19 and A22. */
export type InvestigationCommand =
  | HoldIdentification
  | OpenDeepInvestigation
  | ConcludeDeepInvestigation
  | OrderFirmToFix
  | ConfirmFix

const investigations: { readonly [Tag in InvestigationCommand["_tag"]]: true } = {
  HoldIdentification: true,
  OpenDeepInvestigation: true,
  ConcludeDeepInvestigation: true,
  OrderFirmToFix: true,
  ConfirmFix: true
}

/** Tells these commands from others. */
export const isInvestigation = (command: { readonly _tag: string }): command is InvestigationCommand =>
  command._tag in investigations

interface Act {
  readonly by: Handler
}

interface Why {
  readonly reason: string | null
}

type Held = EventOf<"IdentificationWasHeld">

/** A19. The giver leads; `others` are there, too. */
export interface HoldIdentification extends Act {
  readonly _tag: "HoldIdentification"
  readonly identificationId: string
  readonly heldAt: Instant
  readonly of: Held["of"]
  readonly shown: number
  readonly others: ReadonlyArray<Handler>
  readonly identifiedBy: Held["identifiedBy"]
  readonly vehicleId: string | null
  readonly participantId: string | null
  readonly attachments: ReadonlyArray<Attachment>
  readonly note: string | null
}

/** A19: the giver leads the team. */
export interface OpenDeepInvestigation extends Act, Why {
  readonly _tag: "OpenDeepInvestigation"
  readonly openedOn: CalendarDate
  readonly ground: EventOf<"DeepInvestigationWasOpened">["ground"]
  readonly others: ReadonlyArray<Handler>
}

export interface ConcludeDeepInvestigation extends Act, Why {
  readonly _tag: "ConcludeDeepInvestigation"
  readonly concludedOn: CalendarDate
  readonly reportNumber: string
  readonly findings: ReadonlyArray<Finding>
  readonly recommendations: ReadonlyArray<Recommendation>
}

/** A22, given on the later accident. `otherCase`: what the earlier one is; null where it is not on file. */
export interface OrderFirmToFix extends Act, Why {
  readonly _tag: "OrderFirmToFix"
  readonly orderId: string
  /** The accident that the command is given on. */
  readonly id: string
  readonly vehicleId: string
  readonly other: string
  readonly otherCase: FirmCase | null
  /** X3: township of the other file, where the giver may not read it. */
  readonly outside: string | null
  readonly approval: Approval
  readonly orderedOn: CalendarDate
  readonly dueOn: CalendarDate
  readonly notifiedGovernments: ReadonlyArray<string>
}

export interface ConfirmFix extends Act, Why {
  readonly _tag: "ConfirmFix"
  readonly orderId: string
  readonly confirmedOn: CalendarDate
}
