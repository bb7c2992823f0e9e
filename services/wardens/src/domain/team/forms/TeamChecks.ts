import { text } from "@jiaosuo/kernel/Problem"
import { type Checking, FormReading, longestShort, type ReadForm } from "@jiaosuo/orders/domain/FormReading"
import { checkVillages } from "../../FieldChecks.ts"
import type { ChangeTeam, ElectCaptain, FormTeam } from "../TeamCommands.ts"
import type * as Form from "./TeamForms.ts"

/** Teams as they were handed in, checked. */

/** More than any team has. */
const mostMembers = 1_000

export const checkTeam = (
  form: Form.TeamForm,
  { district }: Checking
): ReadForm<Omit<FormTeam, "_tag" | "at" | "reason">> => {
  const reading = new FormReading()
  const name = reading.text("name", form.name, longestShort)
  if (name === null) reading.reject("name", text("请填写名称", "a name is needed"))
  const code = form.station.trim()
  const station = district.stations.find((township) => township.code === code)?.code ?? ""
  if (station === "") reading.reject("station", text("没有该派出所", "there is no such station"), "N9")
  const villages = checkVillages(reading, "villages", form.villages ?? [], station, district)
  return reading.done(() => ({ name: name ?? "", station, villages }))
}

export const checkTeamChange = (
  form: Form.TeamChangeForm,
  { district }: Checking
): ReadForm<Pick<ChangeTeam, "name" | "villages">> => {
  const reading = new FormReading()
  const name = reading.text("name", form.name, longestShort)
  const { villages: written } = form
  const villages = written === undefined ? null : checkVillages(reading, "villages", written, "", district)
  return reading.done(() => ({ name, villages }))
}

/** Whole numbers, and every candidate once. */
export const checkElection = (form: Form.ElectionForm): ReadForm<Pick<ElectCaptain, "votes" | "voters">> => {
  const reading = new FormReading()
  const voters = reading.count("voters", form.voters, mostMembers) ?? 0
  const seen = new Set<string>()
  for (const [i, { wardenId, votes }] of form.votes.entries()) {
    reading.count(`votes.${i}.votes`, votes, mostMembers)
    if (seen.has(wardenId)) {
      reading.reject(`votes.${i}.wardenId`, text("候选人重复", "the candidate is listed twice"))
    }
    seen.add(wardenId)
  }
  return reading.done(() => ({ votes: form.votes, voters }))
}
