import { Qualification } from "@jiaosuo/kernel/Qualification"
import { filing, Written, WrittenNumber } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"
import {
  AccidentKind,
  JurisdictionGround,
  RefusalGround,
  ReportWay,
  WithdrawalGround
} from "../events/Intake.ts"
import { Coordinates } from "../values/Place.ts"
import { Attachment, Measurement } from "../values/Proceedings.ts"

/**
 * What people hand in about an accident as a whole and about its scene, as they wrote it. Only the shape is asked
 * here; codes, days and places are for the checks to say, all fields at once.
 */

const written = (description: string) => Written.annotations({ description })

/** Where it happened: a township or a village, and as much of the rest as is known. */
export const PlaceForm = Schema.Struct({
  township: written("Nine-digit code; follows from the village where that is given"),
  village: written("Twelve-digit code"),
  road: Schema.optional(
    Schema.NullOr(
      Schema.Struct({
        code: written("G205, S234, X012"),
        name: Written,
        adminClass: written(
          "Code of the table glxzdj_admin_class; follows from the road's code where absent"
        ),
        type: written("Code of the table dllx_road")
      })
    )
  ),
  post: written("Kilometre post as it is written: K12+300; instead of postMetres"),
  postMetres: WrittenNumber.annotations({ description: "Kilometre post in metres" }),
  direction: written("up, down, A or B"),
  coordinates: Schema.optional(Schema.NullOr(Coordinates)).annotations({ description: "Degrees, WGS 84" }),
  text: Written
}).annotations({ identifier: "AccidentPlaceForm" })
export type PlaceForm = typeof PlaceForm.Type

/** Who reported. Without a name the report is anonymous; a number can be left all the same (A7). */
export const ReporterForm = Schema.Struct({
  name: Written,
  idNumber: Written,
  phone: Written,
  address: Written
}).annotations({ identifier: "AccidentReporterForm" })
export type ReporterForm = typeof ReporterForm.Type

/** How people report: a 110 case opens its file by itself. */
export const PersonalReportWay = ReportWay.pipe(
  Schema.pickLiteral("phone", "station", "patrol", "warden", "transfer", "online", "other")
)

/** A7: what the intake record must hold. */
export const ReportForm = Schema.Struct({
  way: PersonalReportWay,
  reportedAt: written("RFC 3339: when the report came in; now where absent"),
  reporter: Schema.optional(Schema.NullOr(ReporterForm)),
  happenedAt: written("RFC 3339: when the accident was; now where absent"),
  place: PlaceForm,
  kind: Schema.optional(Schema.NullOr(AccidentKind)).annotations({
    description: "Follows from the casualties where absent (A1)"
  }),
  saidDead: WrittenNumber,
  saidInjured: WrittenNumber,
  vehicles: Schema.optional(
    Schema.Array(
      Schema.Struct({
        plateKind: Written,
        plateNumber: Written,
        description: Written
      })
    )
  ),
  goods: Schema.optional(
    Schema.NullOr(Schema.Struct({ what: Schema.String, leaking: Schema.Boolean }))
  ).annotations({ description: "Dangerous goods (A6)" }),
  fled: written("Facts of a hit-and-run; empty where nobody fled"),
  grounds: Schema.optional(Schema.Array(Schema.String)).annotations({
    description: "Codes of the grounds on which it had to be reported (A4, A5, A6)"
  }),
  description: Written,
  late: Schema.optional(Schema.Boolean).annotations({
    description: "Reported after the scene was cleared: accepted or refused within three working days (A7)"
  })
}).annotations({ identifier: "AccidentReport" })
export type ReportForm = typeof ReportForm.Type

/** Accepted at `happenedAt`. A refused accident is accepted with a reason only. */
export const AcceptanceForm = Schema.Struct({
  authority: written(
    "Unit in whose name the accident is handled; the traffic police of the district where absent"
  ),
  ...filing
}).annotations({ identifier: "AccidentAcceptance" })
export type AcceptanceForm = typeof AcceptanceForm.Type

export const RefusalForm = Schema.Struct({ ground: RefusalGround, ...filing }).annotations({
  identifier: "AccidentRefusal"
})
export type RefusalForm = typeof RefusalForm.Type

/** A24: received there at `happenedAt`; the clocks start again from then on. */
export const HandOverForm = Schema.Struct({
  authority: Schema.String,
  township: written("Township of the district that handles it from now on; empty for a body outside"),
  ground: JurisdictionGround,
  ...filing
}).annotations({ identifier: "AccidentHandOver" })
export type HandOverForm = typeof HandOverForm.Type

/** C9: the whole place as it is right. */
export const PlaceCorrectionForm = Schema.Struct({ place: PlaceForm, ...filing }).annotations({
  identifier: "AccidentPlaceCorrection"
})
export type PlaceCorrectionForm = typeof PlaceCorrectionForm.Type

/** What was wrong of the report and how it is right; absent values stay. */
export const ReportCorrectionForm = Schema.Struct({
  accidentHappenedAt: written("RFC 3339: when the accident was, as it is right"),
  kind: Schema.optional(Schema.NullOr(AccidentKind)),
  description: Written,
  ...filing
}).annotations({ identifier: "AccidentReportCorrection" })
export type ReportCorrectionForm = typeof ReportCorrectionForm.Type

/** Values that are known by now: absent ones stay, null empties. Codes or texts of the national record's tables. */
export const CircumstancesForm = Schema.Struct({
  weather: written("Table tq_weather"),
  visibility: Written,
  light: Written,
  terrain: Written,
  surface: Written,
  surfaceCondition: Written,
  alignment: Written,
  signals: Written,
  form: written("Table sgxt_form"),
  betweenVehicles: written("Table cljsg_between_vehicles"),
  single: written("Table dcsg_single"),
  parties: written("Table pzfs_parties"),
  firstCause: Written,
  cause: Written,
  causeText: Written,
  propertyYuan: WrittenNumber,
  dangerousGoods: Written,
  pavement: written("Table lmjg"),
  junction: written("Table lkldlx"),
  roadPosition: written("Table dlhdmwz"),
  roadDivision: written("Table dlwlgl"),
  guardRails: written("Table guardRails"),
  recordKind: written("Table jllx_record"),
  secondAccident: written("Table yesNo: a second accident, after an earlier one at the same place"),
  foreignInvolved: written("Table yesNo: somebody of another country is involved"),
  ...filing
}).annotations({ identifier: "AccidentCircumstancesForm" })
export type CircumstancesForm = typeof CircumstancesForm.Type

export const WithdrawalForm = Schema.Struct({ ground: WithdrawalGround, ...filing }).annotations({
  identifier: "AccidentWithdrawal"
})
export type WithdrawalForm = typeof WithdrawalForm.Type

/** A2, A3: somebody who handles the accident, by account or police number. */
export const HandlerForm = Schema.Struct({
  account: Schema.String,
  kind: Schema.optional(Schema.Literal("officer", "auxiliary", "assistant")).annotations({
    description: "An officer where absent"
  }),
  qualification: Schema.optional(Qualification).annotations({ description: "none where absent" })
}).annotations({ identifier: "AccidentHandlerForm" })
export type HandlerForm = typeof HandlerForm.Type

const others = Schema.optional(Schema.Array(HandlerForm))

/** The giver leads where no lead is named. */
export const AssignmentForm = Schema.Struct({
  lead: Schema.optional(Schema.NullOr(HandlerForm)),
  others,
  ...filing
}).annotations({ identifier: "AccidentAssignment" })
export type AssignmentForm = typeof AssignmentForm.Type

export const AttachmentForm = Schema.Struct({
  kind: Attachment.fields.kind,
  reference: Schema.String.annotations({ description: "Where it is kept" }),
  note: Written
}).annotations({ identifier: "AccidentAttachmentForm" })
export type AttachmentForm = typeof AttachmentForm.Type

const attachments = Schema.optional(Schema.Array(AttachmentForm))

/** On the scene since `happenedAt`; photographs may come along. */
export const AttendanceForm = Schema.Struct({
  others,
  attachments,
  note: Written,
  ...filing
}).annotations({ identifier: "AccidentAttendance" })
export type AttendanceForm = typeof AttendanceForm.Type

/** A2: the giver and `others` examined the scene. */
export const SurveyForm = Schema.Struct({
  from: Schema.String.annotations({ description: "RFC 3339" }),
  until: written("RFC 3339; happenedAt where absent"),
  others,
  sceneKind: written("Table xc_scene"),
  attachments,
  measurements: Schema.optional(Schema.Array(Measurement)),
  note: Written,
  ...filing
}).annotations({ identifier: "AccidentSurvey" })
export type SurveyForm = typeof SurveyForm.Type

export const ClosingForm = Schema.Struct({
  archiveNumber: Schema.String,
  way: Schema.Literal("settled", "mediated", "court", "criminal", "no-further-request", "other"),
  closedOn: written("Day in Asia/Shanghai; today where absent"),
  ...filing
}).annotations({ identifier: "AccidentClosing" })
export type ClosingForm = typeof ClosingForm.Type

/** `into`: the file that stays. */
export const MergeForm = Schema.Struct({
  into: Schema.UUID,
  score: WrittenNumber.annotations({ description: "As the search for duplicates gave it, 0 to 1" }),
  ...filing
}).annotations({ identifier: "AccidentMerge" })
export type MergeForm = typeof MergeForm.Type

export const RulingOutForm = Schema.Struct({ other: Schema.UUID, ...filing }).annotations({
  identifier: "AccidentDuplicateRulingOut"
})
export type RulingOutForm = typeof RulingOutForm.Type
