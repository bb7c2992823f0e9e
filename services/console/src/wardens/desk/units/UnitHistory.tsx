import { type FigureLine, FileHistory } from "../../../file/FileHistory.tsx"
import { nameOf as nameOfCode, useReference } from "../../../reference/Reference.tsx"
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
    const said: ReadonlyArray<readonly [string, string | undefined]> = [
      [messages.fields.name, textOf(name)],
      [
        messages.village,
        textOf(village) === undefined ? undefined : nameOfCode(reference.villages, String(village))
      ],
      [messages.fields.account, textOf(account) === undefined ? undefined : nameOf(String(account))],
      [messages.fields.part, things[textOf(part) ?? ""]],
      [messages.fields.thing, things[textOf(thing) ?? ""]],
      [messages.fields.label, textOf(label)],
      [
        messages.fields.groupIds,
        ids.length === 0 ? undefined : ids.map((id) => named.get(id) ?? id).join(messages.comma)
      ],
      [messages.fields.from, textOf(from)],
      [messages.fields.until, textOf(until)]
    ]
    return said.flatMap(([title, value]) => (value === undefined ? [] : [{ name: title, value }]))
  }
  return <FileHistory entries={file.history} colours={colours} linesOf={linesOf} />
}
