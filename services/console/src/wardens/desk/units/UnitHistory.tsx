import type { FigureLine } from "../../../file/FileHistory.tsx"
import { nameOf as nameOfCode, useReference } from "../../../reference/Reference.tsx"
import { DeskHistory, linesOfWhatWasSaid } from "../DeskHistory.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { textOf, textsOf } from "../forms/fields.ts"
import type { UnitFile } from "./mobileCalls.ts"

interface Props {
  readonly file: UnitFile
  readonly nameOf: (account: string) => string
}

const colours: Readonly<Record<string, string>> = {
  MobileUnitWasFormed: "green",
  MobileUnitWasDisbanded: "gray",
  KitThingWasTakenBack: "orange",
  VillageGroupsWereEnded: "orange",
  MemberLeftUnit: "orange"
}

/** What happened with a unit: who came and went, what was issued, which groups were listed. */
export const UnitHistory = ({ file, nameOf }: Props) => {
  const { mobile: messages } = useWardenDeskMessages()
  const reference = useReference()
  const named = new Map(file.groups.map((group) => [group.groupId, `${group.villageName} ${group.name}`]))
  const things: Readonly<Record<string, string>> = { ...messages.things, ...messages.parts }
  const linesOf = (figures: Readonly<Record<string, unknown>>): ReadonlyArray<FigureLine> => {
    const { account, part, thing, label, groups, groupIds, from, until, name, village } = figures
    const ids = [
      ...textsOf(groupIds),
      ...(Array.isArray(groups)
        ? groups.flatMap((one: { groupId?: unknown }) => textOf(one.groupId) ?? [])
        : [])
    ]
    const where = textOf(village)
    const who = textOf(account)
    return linesOfWhatWasSaid([
      [messages.fields.name, textOf(name)],
      [messages.village, where === undefined ? where : nameOfCode(reference.villages, where)],
      [messages.fields.account, who === undefined ? who : nameOf(who)],
      [messages.fields.part, things[textOf(part) ?? ""]],
      [messages.fields.thing, things[textOf(thing) ?? ""]],
      [messages.fields.label, textOf(label)],
      [messages.fields.groupIds, ids.map((id) => named.get(id) ?? id).join(messages.comma)],
      [messages.fields.from, textOf(from)],
      [messages.fields.until, textOf(until)]
    ])
  }
  return <DeskHistory entries={file.history} colours={colours} linesOf={linesOf} />
}
