import { filing, personFields, Written } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"
import { DeepInvestigationWasOpened, IdentificationWasHeld } from "../events/Investigation.ts"
import { Finding, Recommendation } from "../values/Proceedings.ts"
import { AttachmentForm, HandlerForm } from "./IntakeForms.ts"
import { ApprovalForm } from "./ProceedingsForms.ts"

/** What people hand in about identifications, deep investigations and orders to transport firms (A19, A22). */

const today = Written.annotations({ description: "Day in Asia/Shanghai; today where absent" })

/** A19: held at `happenedAt`. Of several people each identifies in an identification of their own. */
export const IdentificationForm = Schema.Struct({
  of: IdentificationWasHeld.fields.of,
  shown: Schema.Number.annotations({ description: "How many people, vehicles or photographs" }),
  others: Schema.optional(Schema.Array(HandlerForm)),
  identifiedBy: Written.annotations({ description: "Participant who identifies; else `witness`" }),
  witness: Schema.optional(Schema.NullOr(Schema.Struct(personFields))).annotations({
    description: "Whoever identifies and is nobody of the accident"
  }),
  vehicleId: Written.annotations({ description: "The vehicle that was recognised" }),
  participantId: Written.annotations({ description: "The person who was recognised" }),
  attachments: Schema.optional(Schema.Array(AttachmentForm)),
  note: Written,
  ...filing
}).annotations({ identifier: "AccidentIdentificationForm" })
export type IdentificationForm = typeof IdentificationForm.Type

/** A19: the giver leads the team. */
export const DeepInvestigationForm = Schema.Struct({
  ground: DeepInvestigationWasOpened.fields.ground,
  openedOn: today,
  others: Schema.optional(Schema.Array(HandlerForm)),
  ...filing
}).annotations({ identifier: "AccidentDeepInvestigationForm" })
export type DeepInvestigationForm = typeof DeepInvestigationForm.Type

export const DeepConclusionForm = Schema.Struct({
  concludedOn: today,
  reportNumber: Schema.String,
  findings: Schema.Array(Finding),
  recommendations: Schema.optional(Schema.Array(Recommendation)),
  ...filing
}).annotations({ identifier: "AccidentDeepConclusion" })
export type DeepConclusionForm = typeof DeepConclusionForm.Type

/** A22: on the file of the later accident. */
export const FirmOrderForm = Schema.Struct({
  vehicleId: Schema.String.annotations({ description: "A vehicle of the firm in this accident" }),
  other: Schema.String.annotations({ description: "The earlier accident" }),
  approval: ApprovalForm,
  orderedOn: today,
  dueOn: Schema.String.annotations({ description: "Day by which the dangers are fixed" }),
  notifiedGovernments: Schema.optional(Schema.Array(Schema.String)),
  ...filing
}).annotations({ identifier: "AccidentFirmOrderForm" })
export type FirmOrderForm = typeof FirmOrderForm.Type

export const FirmFixForm = Schema.Struct({
  orderId: Schema.String,
  confirmedOn: today,
  ...filing
}).annotations({ identifier: "AccidentFirmFix" })
export type FirmFixForm = typeof FirmFixForm.Type
