import type { CommandAnswer } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { wardenPeopleZh } from "../src/messages/wardenPeople.zh.ts"
import { type Asking, actOf, type Making } from "../src/wardens/desk/forms/acts.ts"
import {
  changesOf,
  type Field,
  isFieldOf,
  type Values,
  windowValues
} from "../src/wardens/desk/forms/fields.ts"
import { teamActs } from "../src/wardens/desk/teams/teamActs.ts"
import type { TeamFile } from "../src/wardens/desk/teams/teamCalls.ts"
import type { Wardens } from "../src/wardens/desk/useWardens.ts"

/** What described forms of the desk send, and what their drafts are called (decision 0088). */

interface Sent {
  readonly version: number | undefined
  readonly form: Values
}

const file = { id: "f", version: 7, township: "371603101" }

/** The act of a description, and what was sent by it. */
const given = (asking: Asking<Making<typeof file>>, preset?: Values) => {
  const sent: Array<Sent> = []
  const answer: CommandAnswer = { id: file.id, version: 8, position: 1, warnings: [] }
  const act = actOf(
    "thing.change",
    asking,
    { file },
    (_id, _commandId, version, form) => {
      sent.push({ version, form })
      return Effect.succeed(answer)
    },
    preset
  )
  return { act, sent, send: (form: Values) => Effect.runSync(act.send("c", form)) }
}

describe("an act on a file", () => {
  const fields: ReadonlyArray<Field> = [{ key: "name", as: "text" }]
  const plain: Asking<Making<typeof file>> = { possible: () => true, fields: () => fields }

  it("keeps the draft of a correction for the version that it corrects, and any other for the file", () => {
    expect(given(plain).act.name).toBe("thing.change.f")
    expect(given({ ...plain, corrects: "changes" }).act.name).toBe("thing.change.f.7")
    expect(given(plain, { thing: "car" }).act).toMatchObject({
      name: "thing.change.f.car",
      initial: { thing: "car" }
    })
  })

  it("is sent on the version that was seen, unless that does not matter", () => {
    const seen = given(plain)
    const whatever = given({ ...plain, whateverVersion: true, formOf: (form) => ({ ...form, more: 1 }) })
    seen.send({ name: "甲" })
    whatever.send({ name: "甲" })
    expect(seen.sent).toEqual([{ version: 7, form: { name: "甲" } }])
    expect(whatever.sent).toEqual([{ version: undefined, form: { name: "甲", more: 1 } }])
  })

  it("is about the township of its file, or about that which the form names", () => {
    expect(given(plain).act.township).toBe("371603101")
    expect(given({ ...plain, elsewhere: true }).act.township).toBeUndefined()
  })
})

describe("a form", () => {
  const fields: ReadonlyArray<Field> = [
    { key: "name", as: "text" },
    { key: "location", as: "position" },
    { key: "road", as: "text" },
    { key: "hours", as: "hours" },
    { key: "area", as: "villages" },
    { key: "votes", as: { votes: [] } }
  ]
  const before = {
    name: "镇口劝导站",
    location: { longitude: 118.1, latitude: 37.7 },
    road: "S234",
    hours: windowValues([{ days: [1, 2], from: "07:00", until: "24:00" }]),
    area: ["371603101213"]
  }

  it("sends of a change only what differs, a day's end as 24:00, and half a place not at all", () => {
    expect(changesOf(fields, before, before)).toEqual({})
    const hours = [...before.hours, { days: [6], from: "18:00", until: "00:00" }]
    const otherwise = { ...before, hours, area: [], road: "", location: { longitude: 118 } }
    expect(changesOf(fields, before, otherwise)).toEqual({
      hours: [
        { days: [1, 2], from: "07:00", until: "24:00" },
        { days: [6], from: "18:00", until: "24:00" }
      ],
      area: []
    })
  })

  it("shows a problem at the field that has its path", () => {
    const paths = ["name", "hours.0.from", "hours", "location.longitude", "level", "votes", "constructor"]
    expect(paths.filter((path) => isFieldOf(fields, path))).toEqual(["name", "hours.0.from"])
  })
})

it("row 45: a captain is elected among the members, and whoever is one does not join again", () => {
  const team = {
    members: [{ wardenId: "a", asName: "村民" }]
  } as unknown as TeamFile
  const all = ["a", "b", "c"].map((id) => ({ id, state: id === "c" ? "resting" : "active", villages: [] }))
  const volunteers = { all, nameOf: (id: string) => id } as unknown as Wardens
  const making = { file: team, words: wardenPeopleZh, volunteers }
  expect(teamActs["elect-captain"].fields(making)[0]?.as).toEqual({
    votes: [{ value: "a", label: "a · 村民" }]
  })
  expect(teamActs.join.fields(making)[0]?.as).toEqual({ options: [{ value: "b", label: "b" }] })
})
