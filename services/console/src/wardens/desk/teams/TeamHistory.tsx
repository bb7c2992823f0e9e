import { isValues } from "../../../accidents/actionFields.ts"
import type { FigureLine } from "../../../file/FileHistory.tsx"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { DeskHistory } from "../DeskHistory.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { Wardens } from "../useWardens.ts"
import type { TeamFile } from "./teamCalls.ts"

const colours: Readonly<Record<string, string>> = {
  MemberJoined: "green",
  CaptainWasElected: "red",
  TeamWasDisbanded: "gray"
}

interface Props {
  readonly team: TeamFile
  readonly volunteers: Wardens
}

/** What happened with a team; of an election, everybody who was voted for. */
export const TeamHistory = ({ team, volunteers: { nameOf: called } }: Props) => {
  const { people: messages } = useWardenDeskMessages()
  const { fields, origins, team: words } = messages
  const { villages } = useReference()
  const origin = (code: string): string => (origins as Readonly<Record<string, string>>)[code] ?? code
  const lineOf = (
    key: string,
    value: unknown,
    all: Readonly<Record<string, unknown>>
  ): ReadonlyArray<FigureLine> => {
    switch (key) {
      case "name":
        return [{ name: fields.teamName, value: String(value) }]
      case "wardenId":
        return typeof value === "string" ? [{ name: fields.wardenId, value: called(value) }] : []
      case "as":
        return typeof value === "string" ? [{ name: fields.as, value: origin(value) }] : []
      case "villages": {
        const codes = Array.isArray(value) ? value.map(String) : []
        const said = codes.map((code) => nameOf(villages, code)).join(messages.comma)
        return said === "" ? [] : [{ name: fields.villages, value: said }]
      }
      case "votes":
        return (Array.isArray(value) ? value.filter(isValues) : []).map(({ wardenId, votes }) => ({
          name: called(String(wardenId)),
          value: words.votesOf(Number(votes))
        }))
      case "voters":
        return [{ name: fields.voters, value: words.voters(Number(value), Number(all["members"])) }]
      default:
        return []
    }
  }
  return (
    <DeskHistory
      entries={team.history}
      colours={colours}
      linesOf={(figures) => Object.entries(figures).flatMap(([key, value]) => lineOf(key, value, figures))}
    />
  )
}
