import { CheckCircleFilled, ExclamationCircleFilled } from "@ant-design/icons"
import { Button, Tag } from "antd"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { Values } from "../forms/fields.ts"
import type { UnitFile } from "./mobileCalls.ts"
import { isPart, type OfferedVerb } from "./unitActs.ts"

/** Begins an act of the unit with what is chosen already; undefined where the reader may not do it. */
export type Acting = (verb: OfferedVerb) => ((preset: Values) => void) | undefined

interface Props {
  readonly file: UnitFile
  readonly act: Acting
  readonly nameOf: (account: string) => string
}

/** Row 39: the eight ones, each there or missing. */
export const KitPanel = ({ file, act, nameOf }: Props) => {
  const { mobile: messages } = useWardenDeskMessages()
  const words = messages.unit
  return (
    <section className="panel" data-panel="kit" data-complete={file.complete}>
      <h2>
        {words.kit}{" "}
        {file.complete ? (
          <Tag color="green">{messages.units.isComplete}</Tag>
        ) : (
          <Tag color="red">{`${words.missing} ${file.missing.length}`}</Tag>
        )}
      </h2>
      <ul className="unit-kit">
        {file.kit.map(({ item, name, present, what }) => {
          const begin = act(isPart(item) ? "join" : present ? "take-back" : "issue")
          const offered = isPart(item) ? !present : true
          return (
            <li key={item} data-item={item} data-present={present}>
              {present ? (
                <CheckCircleFilled className="unit-there" aria-hidden />
              ) : (
                <ExclamationCircleFilled className="unit-missing" aria-hidden />
              )}
              <span className="unit-kit-name">
                <strong>{name}</strong>
                <span className="soft">
                  {present
                    ? what.map((one) => (isPart(item) ? nameOf(one) : one)).join(messages.comma) || words.have
                    : words.missing}
                </span>
              </span>
              {begin !== undefined && offered && (
                <Button onClick={() => begin(isPart(item) ? { part: item } : { thing: item })}>
                  {messages.verbs[isPart(item) ? "join" : present ? "take-back" : "issue"]}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Who is in the unit, and who was. */
export const MembersPanel = ({ file, act, nameOf }: Props) => {
  const { mobile: messages } = useWardenDeskMessages()
  const words = messages.unit
  const leave = act("leave")
  const now = file.members.filter(({ until }) => until === null)
  const former = file.members.filter(({ until }) => until !== null)
  return (
    <section className="panel" data-panel="members">
      <h2>{words.members}</h2>
      {now.length === 0 && <p className="soft">{words.noMembers}</p>}
      <ul className="unit-rows">
        {now.map(({ account, part, from }) => (
          <li key={`${account} ${from}`} data-member={account}>
            <strong>{nameOf(account)}</strong>
            <span>{messages.parts[part]}</span>
            <span className="soft">{words.since(from)}</span>
            {leave !== undefined && (
              <Button className="unit-row-end" onClick={() => leave({ account })}>
                {messages.verbs.leave}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {former.length > 0 && (
        <>
          <h3>{words.former}</h3>
          <ul className="unit-rows">
            {former.map(({ account, part, from, until }) => (
              <li key={`${account} ${from}`} data-former={account}>
                <span>{nameOf(account)}</span>
                <span className="soft">{messages.parts[part]}</span>
                <span className="soft">{words.fromUntil(from, until ?? "")}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Groups by the village that they are in. */
export const byVillage = <Group extends { readonly village: string; readonly villageName: string }>(
  groups: ReadonlyArray<Group>
): ReadonlyArray<readonly [villageName: string, groups: ReadonlyArray<Group>]> => {
  const villages = new Map<string, { readonly name: string; readonly groups: Array<Group> }>()
  for (const group of groups) {
    const known = villages.get(group.village)
    if (known === undefined) villages.set(group.village, { name: group.villageName, groups: [group] })
    else known.groups.push(group)
  }
  return [...villages.values()].map(({ name, groups: some }) => [name, some])
}

/** The village groups that the unit is to visit (row 38), and those that have ended. */
export const GroupsPanel = ({ file, act }: Props) => {
  const { mobile: messages } = useWardenDeskMessages()
  const words = messages.unit
  const end = act("end-groups")
  const now = file.groups.filter(({ until }) => until === null)
  const ended = file.groups.filter(({ until }) => until !== null)
  return (
    <section className="panel" data-panel="groups">
      <h2>{words.groups}</h2>
      {now.length === 0 && <p className="soft">{words.noGroups}</p>}
      <ul className="unit-rows">
        {byVillage(now).map(([village, groups]) => (
          <li key={village}>
            <strong>{village}</strong>
            <span>{groups.map(({ name }) => name).join(messages.comma)}</span>
            {end !== undefined && (
              <Button
                className="unit-row-end"
                onClick={() => end({ groupIds: groups.map(({ groupId }) => groupId) })}
              >
                {messages.verbs["end-groups"]}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ended.length > 0 && (
        <>
          <h3>{words.endedGroups}</h3>
          <ul className="unit-rows">
            {ended.map(({ groupId, villageName, name, from, until }) => (
              <li key={groupId} data-ended={groupId}>
                <span>{`${villageName} ${name}`}</span>
                <span className="soft">{words.fromUntil(from, until ?? "")}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
