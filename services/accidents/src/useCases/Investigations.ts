import { derivedId } from "@jiaosuo/kernel/Ids"
import { type Act, type Ordering, plain } from "@jiaosuo/orders/Ordering"
import type { Sealing } from "@jiaosuo/orders/Sealing"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { type Accident, onFile } from "../domain/Accident.ts"
import type { AccidentCommand } from "../domain/AccidentCommands.ts"
import type { AccidentRejection } from "../domain/AccidentRejections.ts"
import * as Checks from "../domain/forms/InvestigationChecks.ts"
import type * as Form from "../domain/forms/InvestigationForms.ts"
import { firmCaseOf } from "../domain/TransportFirms.ts"
import { outsideOf } from "./Filing.ts"
import { handlerOf } from "./HandlerOf.ts"

type ActOn<F> = Act<F, AccidentRejection>

/** Use cases of identifications, deep investigations and orders to firms: one method for each verb. */
export interface Investigations {
  readonly holdIdentification: ActOn<Form.IdentificationForm>
  readonly openDeepInvestigation: ActOn<Form.DeepInvestigationForm>
  readonly concludeDeepInvestigation: ActOn<Form.DeepConclusionForm>
  readonly orderFirmToFix: ActOn<Form.FirmOrderForm>
  readonly confirmFix: ActOn<Form.FirmFixForm>
}

/** A19, A22, in the way in which orders on an accident are given. */
export const makeInvestigations = (
  { ordered, load }: Ordering<AccidentCommand, Accident, AccidentRejection>,
  sealing: Sealing,
  { accidentRules }: ReferenceData
): Investigations => ({
  holdIdentification: (id, form, order) =>
    ordered(
      "holdIdentification",
      (said: Form.IdentificationForm, checking) =>
        Checks.checkIdentification(said, checking, handlerOf(order)),
      ({ checked, at }) => {
        const { identifiedBy: participantId, witness, ...held } = checked
        const { commandId } = order.context
        const persons = witness === null ? [] : [{ as: "witness", values: witness }]
        return Effect.map(sealing.persons(commandId, persons), ({ value: [sealed], records }) => ({
          command: {
            _tag: "HoldIdentification",
            ...held,
            identificationId: derivedId("identification", commandId),
            heldAt: at,
            identifiedBy: { participantId, witness: sealed ?? null },
            by: handlerOf(order)
          } satisfies AccidentCommand,
          records
        }))
      }
    )(id, form, order),

  openDeepInvestigation: (id, form, order) =>
    ordered(
      "openDeepInvestigation",
      (said: Form.DeepInvestigationForm, checking) =>
        Checks.checkDeepInvestigation(said, checking, handlerOf(order)),
      ({ checked, reason }) =>
        plain({ _tag: "OpenDeepInvestigation", ...checked, by: handlerOf(order), reason })
    )(id, form, order),

  concludeDeepInvestigation: ordered(
    "concludeDeepInvestigation",
    Checks.checkDeepConclusion,
    ({ checked, order, reason }) =>
      plain({ _tag: "ConcludeDeepInvestigation", ...checked, by: handlerOf(order), reason })
  ),

  orderFirmToFix: (id, form, order) =>
    ordered("orderFirmToFix", Checks.checkFirmOrder, ({ checked, reason }) =>
      Effect.map(load(checked.other), (found) => {
        const other = found === undefined ? undefined : onFile(found)
        return plain<AccidentCommand>({
          _tag: "OrderFirmToFix",
          ...checked,
          orderId: derivedId("firm-order", order.context.commandId),
          id: id.toLowerCase(),
          otherCase: other === undefined ? null : firmCaseOf(other, accidentRules),
          outside: found === undefined ? null : outsideOf(order, found),
          by: handlerOf(order),
          reason
        })
      })
    )(id, form, order),

  confirmFix: ordered("confirmFix", Checks.checkFirmFix, ({ checked, order, reason }) =>
    plain({ _tag: "ConfirmFix", ...checked, by: handlerOf(order), reason })
  )
})
