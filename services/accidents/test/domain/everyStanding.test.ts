import { describe, expect, it } from "vitest"
import type { IntakeCommand } from "../../src/domain/commands/Intake.ts"
import { commands, file, histories } from "./filing.ts"

/**
 * Every command on a file in every standing: a dot is accepted, "=" changes nothing, a word is the rejection. A new
 * command or a changed answer shows here.
 */
const none = "AccidentIsNotOnFile"
const refused = "AccidentIsRefused"
const over = "AccidentIsHandedOver"
const closed = "AccidentIsClosed"
const gone = "AccidentIsWithdrawn"
const merged = "AccidentIsMerged"
const past = "AccidentIsHistorical"

const standings = [
  "unknown",
  "reported",
  "accepted",
  "refused",
  "handedOver",
  "closed",
  "withdrawn",
  "merged",
  "historical"
] as const

type Answers = readonly [string, string, string, string, string, string, string, string, string]

const twice = "AccidentIsAlreadyOnFile"
const worked: Answers = [none, ".", ".", refused, over, closed, gone, merged, past]
const corrected: Answers = [none, ".", ".", refused, over, closed, gone, merged, "."]
const atAnyTime: Answers = [none, ".", ".", refused, over, ".", gone, merged, "."]

const decided: { readonly [Tag in IntakeCommand["_tag"]]: Answers } = {
  ReportAccident: [".", twice, twice, twice, twice, twice, twice, twice, twice],
  RecordHistoricalAccident: [".", twice, twice, twice, twice, twice, twice, twice, twice],
  AcceptAccident: [
    none,
    ".",
    "AccidentIsAlreadyAccepted",
    "ReasonIsMissing",
    over,
    closed,
    gone,
    merged,
    past
  ],
  RefuseAccident: [none, ".", "AccidentIsAlreadyAccepted", refused, over, closed, gone, merged, past],
  HandOverAccident: worked,
  CorrectPlace: atAnyTime,
  CorrectReport: corrected,
  RecordCircumstances: corrected,
  WithdrawAccident: corrected,
  AssignHandlers: worked,
  AttendScene: worked,
  SurveyScene: worked,
  InvolveVehicle: worked,
  CorrectInvolvedVehicle: worked,
  RemoveInvolvedVehicle: worked,
  LinkKeyVehicle: [none, ".", ".", "=", "=", ".", "=", "=", "="],
  UnlinkKeyVehicle: [none, "=", "=", "=", "=", "=", "=", "=", "="],
  InvolvePerson: worked,
  CorrectInvolvedPerson: worked,
  RemoveInvolvedPerson: worked,
  FindInjury: [none, ".", ".", refused, over, ".", gone, merged, past],
  CloseAccident: [none, "AccidentIsNotAccepted", ".", refused, over, closed, gone, merged, past],
  ReopenAccident: [none, "AccidentIsNotClosed", "AccidentIsNotClosed", refused, over, ".", ".", merged, past],
  MergeAccident: atAnyTime,
  UndoMerge: [
    none,
    "AccidentIsNotMerged",
    "AccidentIsNotMerged",
    "AccidentIsNotMerged",
    "AccidentIsNotMerged",
    "AccidentIsNotMerged",
    "AccidentIsNotMerged",
    ".",
    "AccidentIsNotMerged"
  ],
  RuleOutDuplicate: atAnyTime,
  // What a file is told of a merge that happened is so, however it stands.
  TakeInDuplicate: [none, ".", ".", ".", ".", ".", ".", ".", "."],
  GiveBackDuplicate: [none, "=", "=", "=", "=", "=", "=", "=", "="]
}

describe("every command on the file in every standing is decided", () => {
  for (const [tag, answers] of Object.entries(decided)) {
    for (const [i, standing] of standings.entries()) {
      const expected = answers[i] as string
      it(`${tag} on an accident that is ${standing}: ${expected}`, () => {
        const result = file(histories[standing]).when(commands[tag as IntakeCommand["_tag"]])
        const answer = "rejected" in result ? result.rejected._tag : result.happened.length === 0 ? "=" : "."
        expect(answer).toBe(expected)
      })
    }
  }
})
