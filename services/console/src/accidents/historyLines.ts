import type { FigureLine } from "../file/FileHistory.tsx"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { minuteOf } from "../shell/time.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import { isValues, type Values } from "./actionFields.ts"
import type { AccidentFile } from "./fileCalls.ts"
import { placeWords } from "./places.ts"
import { type SubjectOption, useSubjects } from "./subjects.ts"
import { tableOfField } from "./tables.ts"

/** What the reader has no use for: bookkeeping, and what the heading says already. */
const silent: ReadonlySet<string> = new Set([
  "_tag",
  "reason",
  "warnings",
  "happenedAt",
  "reportedAt",
  "testId",
  "stopId",
  "reviewId",
  "mediationId",
  "noticeId",
  "recusalId",
  "identificationId",
  "orderId",
  "known",
  "personId",
  "masked",
  "erased",
  "supersedes"
])

/** Codes that the messages have words for, by the field that holds them. */
const codesOfField = {
  way: ["way", "service", "closing"],
  ground: [
    "refusal",
    "jurisdiction",
    "withdrawal",
    "stop",
    "deepInvestigation",
    "secondTest",
    "revocation",
    "recusal"
  ],
  kind: ["kind", "paper", "attachment", "notice", "handler"],
  procedure: ["procedure"],
  share: ["share"],
  role: ["role"],
  injury: ["injury"],
  of: ["identified"],
  cause: ["foundCause"],
  outcome: ["review", "mediation"],
  conclusion: ["crime"],
  after: ["mediationAfter"],
  startGround: ["mediationStart"],
  handedTo: ["handedTo"],
  objection: ["objection"],
  qualification: ["qualification"],
  sex: ["sex"]
} as const

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT/.test(text)

/** The values of an event that a person wants to read, in words. */
export const useFigureLines = (file: AccidentFile): ((figures: Values) => ReadonlyArray<FigureLine>) => {
  const common = useMessages()
  const messages = useAccidentMessages()
  const reference = useReference()
  const subjects = useSubjects(file)
  const named: ReadonlyArray<SubjectOption> = [...subjects("person"), ...subjects("vehicle")]
  const labels: Readonly<Record<string, string>> = messages.fields

  const word = (key: string, value: string): string => {
    const subject = named.find((one) => one.value === value)
    if (subject !== undefined) return subject.label
    if (key in codesOfField) {
      for (const name of codesOfField[key as keyof typeof codesOfField]) {
        const found = (messages.codes[name] as Readonly<Record<string, string>>)[value]
        if (found !== undefined) return found
      }
    }
    if (isInstant(value)) return minuteOf(value)
    if (key === "township") return nameOf(reference.townships, value)
    if (key === "grounds") return nameOf(reference.table("accident.grounds"), value)
    return nameOf(reference.table(tableOfField(key)), value)
  }

  const place = (value: Values): string => {
    const road = isValues(value["road"]) ? value["road"] : {}
    const text = (part: unknown) => (typeof part === "string" ? part : null)
    return placeWords({
      townshipName: nameOf(reference.townships, text(value["township"])),
      villageName: nameOf(reference.villages, text(value["village"])),
      roadCode: text(road["code"]),
      roadName: text(road["name"]),
      postMetres: typeof value["postMetres"] === "number" ? value["postMetres"] : null,
      text: text(value["text"])
    })
  }

  const words = (key: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return ""
    if (typeof value === "boolean") return value ? common.common.yes : ""
    if (typeof value === "number") return String(value)
    if (Array.isArray(value)) {
      return value
        .map((one: unknown) => words(key, one))
        .filter((one) => one !== "")
        .join("；")
    }
    if (typeof value === "string") return word(key, value)
    if (!isValues(value)) return ""
    if (key === "place") return place(value)
    if (key === "plate") return String(value["number"] ?? common.vehicle.noPlate)
    if (key === "person" || key === "reporter" || key === "witness") {
      const inside = isValues(value["person"]) ? value["person"] : value
      return typeof inside["name"] === "string" ? inside["name"] : ""
    }
    return Object.entries(value)
      .filter(([inner]) => !silent.has(inner))
      .map(([inner, one]) => words(inner, one))
      .filter((one) => one !== "")
      .join(" ")
  }

  return (figures) =>
    Object.entries(figures).flatMap(([key, value]) => {
      // Of a report they are codes of why the police had to be called (A4), of a share what somebody wrote.
      const name = key === "grounds" && Array.isArray(value) ? messages.file.grounds : labels[key]
      if (silent.has(key) || name === undefined) return []
      // The event that brings a person or a vehicle says their name itself.
      if ((key === "participantId" && "person" in figures) || (key === "vehicleId" && "plate" in figures)) {
        return []
      }
      const said = words(key, value)
      // What points at something that is no longer in the file has nothing to say.
      return said === "" || /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(said) ? [] : [{ name, value: said }]
    })
}
