import { Button, Tag } from "antd"
import type { Answer } from "../../../server/useAnswer.ts"
import { Waiting } from "../../../shell/Page.tsx"
import { RefusedNotice } from "../../../shell/RefusedNotice.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { MonthField } from "./MonthField.tsx"
import type { Coverage, UnitFile } from "./mobileCalls.ts"
import { type Acting, byVillage } from "./UnitPanels.tsx"

/** Hours with one digit, cut off: whatever is below the limit never looks as if it were not. */
const hoursOf = (minutes: number): string => String(Math.floor(minutes / 6) / 10)

/** Whether something is enough; nothing where it was not asked for. */
export const Judged = ({ passes }: { readonly passes: boolean | null }) => {
  const { mobile: messages } = useWardenDeskMessages()
  if (passes === null) return null
  return passes ? (
    <Tag color="green">{messages.units.enough}</Tag>
  ) : (
    <Tag color="red">{messages.units.tooFew}</Tag>
  )
}

/** Row 38: which groups were visited, and by name which were not. */
const Groups = ({ groups, act }: { readonly groups: Coverage["groups"]; readonly act: Acting }) => {
  const { mobile: messages } = useWardenDeskMessages()
  const words = messages.unit
  const visit = act("visit-groups")
  return (
    <>
      <h3 data-groups={`${groups.visited}/${groups.asked}`} data-passes={String(groups.passes)}>
        {words.groupsVisited}{" "}
        <span className="number">{messages.units.ofGroups(groups.visited, groups.asked)}</span>{" "}
        <Judged passes={groups.passes} />
      </h3>
      {groups.percent !== null && <p className="soft">{words.percent(groups.percent, groups.least)}</p>}
      {groups.asked === 0 && <p className="soft">{messages.units.noGroups}</p>}
      {groups.asked > 0 && groups.missed.length === 0 && <p>{words.noneMissed}</p>}
      {groups.missed.length > 0 && (
        <ul className="unit-rows" aria-label={words.missed} data-missed={groups.missed.length}>
          {byVillage(groups.missed).map(([village, some]) => (
            <li key={village}>
              <Tag color="red">{words.missed}</Tag>
              <strong>{village}</strong>
              <span>{some.map(({ name }) => name).join(messages.comma)}</span>
              {visit !== undefined && (
                <Button
                  className="unit-row-end"
                  onClick={() => visit({ groupIds: some.map(({ groupId }) => groupId) })}
                >
                  {messages.verbs["visit-groups"]}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {groups.partly.length > 0 && (
        <p className="soft">
          {messages.condition(
            words.partly,
            groups.partly.map(({ villageName, name }) => `${villageName} ${name}`).join(messages.comma)
          )}
        </p>
      )}
    </>
  )
}

/** Row 38: each officer's time in the room, week by week. */
const Room = ({
  room,
  nameOf
}: {
  readonly room: Coverage["room"]
  readonly nameOf: (one: string) => string
}) => {
  const { mobile: messages } = useWardenDeskMessages()
  const words = messages.unit
  return (
    <>
      <h3>
        {messages.units.room} <Judged passes={room.passes} />
      </h3>
      <p className="soft">{words.roomTime(room.least.parts, room.least.of)}</p>
      {room.weeks.length === 0 && <p className="soft">{words.noRoom}</p>}
      <ul className="unit-rows">
        {room.weeks.map(({ from, until, final, provisional, officers }) => (
          <li key={from} data-week={from} className="unit-week">
            <span className="number">{words.fromUntil(from.slice(5), until.slice(5))}</span>
            {!final && <Tag>{words.running}</Tag>}
            {provisional && <Tag color="gold">{words.provisional}</Tag>}
            {officers.length === 0 && <span className="soft">{words.noOfficers}</span>}
            {officers.map(({ account, minutes, of, percent, passes }) => (
              <span key={account} className="unit-officer" data-officer={account} data-minutes={minutes}>
                {nameOf(account)}{" "}
                <span className="number">{words.ofHours(hoursOf(minutes), hoursOf(of))}</span>{" "}
                {percent !== null && <span className="number">{percent} %</span>}{" "}
                {final && <Judged passes={passes} />}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}

interface Props {
  readonly file: UnitFile
  readonly month: string
  readonly onMonth: (month: string | undefined) => void
  readonly coverage: Answer<Coverage>
  readonly act: Acting
  readonly nameOf: (account: string) => string
  readonly onWithdraw: ((entryId: string) => void) | undefined
}

/** What is on file of the month itself, each entry to be withdrawn by whoever may. */
const Entries = ({
  coverage,
  nameOf,
  onWithdraw,
  file
}: Omit<Props, "coverage"> & { readonly coverage: Coverage }) => {
  const { mobile: messages } = useWardenDeskMessages()
  const words = messages.unit
  const groups = new Map(file.groups.map((group) => [group.groupId, `${group.villageName} ${group.name}`]))
  const withdraw = (entryId: string) =>
    onWithdraw === undefined ? null : (
      <Button className="unit-row-end" onClick={() => onWithdraw(entryId)}>
        {messages.verbs["withdraw-entry"]}
      </Button>
    )
  const none = coverage.visits.length === 0 && coverage.roomTimes.length === 0
  return (
    <>
      <h3>{words.entries}</h3>
      {none && <p className="soft">{words.noEntries}</p>}
      <ul className="unit-rows">
        {coverage.visits.map(({ entryId, at, groupIds, members, by }) => (
          <li key={entryId} data-entry={entryId}>
            <Tag color="blue">{words.visits}</Tag>
            <span className="number">{`${at.slice(5, 10)} ${at.slice(11, 16)}`}</span>
            <span>{groupIds.map((id) => groups.get(id) ?? id).join(messages.comma)}</span>
            <span className="soft">{members.map(nameOf).join(messages.comma)}</span>
            <span className="soft">{messages.by(by)}</span>
            {withdraw(entryId)}
          </li>
        ))}
        {coverage.roomTimes.map(({ entryId, account, from, until, by }) => (
          <li key={entryId} data-entry={entryId}>
            <Tag>{words.roomTimes}</Tag>
            <span className="number">
              {`${from.slice(5, 10)} ${from.slice(11, 16)}–${until.slice(11, 16)}`}
            </span>
            <span>{nameOf(account)}</span>
            <span className="soft">{messages.by(by)}</span>
            {withdraw(entryId)}
          </li>
        ))}
      </ul>
    </>
  )
}

/** A unit in a month: groups visited against what must be, time in the room, and what both are counted from (row 38). */
export const CoveragePanel = (props: Props) => {
  const { month, onMonth, coverage, act, nameOf } = props
  const { mobile: messages } = useWardenDeskMessages()
  const words = messages.unit
  const { data, refused, askAgain } = coverage
  return (
    <section className="panel" data-panel="coverage" data-month={data?.month}>
      <h2 className="unit-month">
        {words.coverage}
        <span className="unit-month-field">
          <MonthField value={month} onChange={onMonth} label={messages.units.month} />
        </span>
        {data !== undefined && data.passes !== null && data.final && (
          <Tag color={data.passes ? "green" : "red"}>{data.passes ? words.passesBoth : words.failsOne}</Tag>
        )}
        {data !== undefined && !data.final && <Tag>{messages.units.notOver}</Tag>}
      </h2>
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && refused === undefined && <Waiting />}
      {data !== undefined && (
        <>
          <Groups groups={data.groups} act={act} />
          <Room room={data.room} nameOf={nameOf} />
          <Entries {...props} coverage={data} />
        </>
      )}
    </section>
  )
}
