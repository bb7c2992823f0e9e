import { Button, Tag } from "antd"
import * as Effect from "effect/Effect"
import { useState } from "react"
import { Link, useParams } from "react-router"
import { Fact } from "../../../accidents/Fact.tsx"
import { FileColumns } from "../../../file/FileColumns.tsx"
import { useLanguage } from "../../../messages/Language.tsx"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { useAnswer } from "../../../server/useAnswer.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { Waiting } from "../../../shell/Page.tsx"
import { RefusedNotice } from "../../../shell/RefusedNotice.tsx"
import { dayOf, minuteOf } from "../../../shell/time.ts"
import "../../../vehicles/vehicles.css"
import { DeskHistory } from "../DeskHistory.tsx"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { DescribedForm } from "../forms/DescribedForm.tsx"
import { everyPlace, everyWarden } from "../peopleAndPlaces.ts"
import { mayGive } from "../permissions.ts"
import { useWardens } from "../useWardens.ts"
import { Assistants } from "./Assistants.tsx"
import { placeAct, placeActs, verbs } from "./placeActs.ts"
import { type PlaceFile, type PlaceVerb, placeFile, postsNow } from "./placeCalls.ts"
import { Standing } from "./Standing.tsx"
import "./places.css"

/** Weekly windows in words: 周一、周二 07:00–09:00. */
const HoursOf = ({ hours }: { readonly hours: PlaceFile["hours"] }) => {
  const { work: messages } = useWardenDeskMessages()
  if (hours.length === 0) return <span className="warned">{messages.places.noHours}</span>
  return (
    <ul className="plain-list">
      {hours.map(({ days, from, until }) => (
        <li key={`${days.join()} ${from}`}>
          {messages.weekday(days.map((day) => messages.weekdays[day - 1]).join(messages.comma))}{" "}
          <span className="number">{`${from}–${until}`}</span>
        </li>
      ))}
    </ul>
  )
}

/** Who is there at this instant, and who is planned to be. */
const Now = ({ place }: { readonly place: PlaceFile }) => {
  const { work: messages } = useWardenDeskMessages()
  const words = messages.places
  const wardens = useWardens(place.township)
  const { data, refused, askAgain } = useAnswer(
    postsNow(place.township),
    `now ${place.township} ${place.version}`,
    `now ${place.id}`
  )
  const post = data?.find(({ id }) => id === place.id)
  return (
    <section className="panel" data-panel="now">
      <h2>{words.here}</h2>
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {post !== undefined && (
        <>
          <Standing post={post} />
          <ul className="desk-rows">
            {post.present.map((id) => (
              <li key={id} data-present={id}>
                <strong>{wardens.nameOf(id)}</strong>
              </li>
            ))}
          </ul>
          {post.present.length === 0 && <p className="soft">{words.nobodyHere}</p>}
          {post.planned.length > 0 && (
            <p>
              {words.plannedNow}: {post.planned.map(wardens.nameOf).join(messages.comma)}
            </p>
          )}
        </>
      )}
    </section>
  )
}

/** Whoever is posted there, and row 36 where it is a management station. */
const Team = ({ place }: { readonly place: PlaceFile }) => {
  const { work: messages } = useWardenDeskMessages()
  const words = messages.places
  const { language } = useLanguage()
  const { data } = useAnswer(
    everyWarden({ place: place.id }),
    `team ${place.id} ${place.version} ${language}`
  )
  const { data: listed } = useAnswer(
    place.kind === "management-station"
      ? everyPlace({ township: place.township, open: "all" })
      : Effect.succeed([]),
    `listed ${place.id} ${place.version} ${language}`
  )
  const item = listed?.find(({ id }) => id === place.id)
  return (
    <section className="panel" data-panel="team">
      <h2>{words.team}</h2>
      {item !== undefined && (
        <p>
          {words.assistants} <Assistants place={item} />
        </p>
      )}
      {data?.length === 0 && <p className="soft">{words.noTeam}</p>}
      <ul className="desk-rows">
        {(data ?? []).map(({ id, name, roles, stateName, untrained }) => (
          <li key={id} data-posted={id}>
            <Link to={`/wardens/people/${id}`} className="desk-link">
              {name ?? id.slice(0, 8)}
            </Link>
            <span>{roles.map((role) => role.name).join(messages.comma)}</span>
            <span className="soft">{stateName}</span>
            {untrained && <Tag color="orange">{words.untrained}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One place: where and when, who is there, who is posted there, and what became of it. */
const PlacePage = () => {
  const { id = "" } = useParams()
  const { work: messages } = useWardenDeskMessages()
  const words = messages.places
  const { language } = useLanguage()
  const reference = useReference()
  const { role } = usePrincipal()
  const [acting, setActing] = useState<PlaceVerb>()
  const { data, refused, askAgain } = useAnswer(placeFile(id), `place ${id} ${language}`, `place ${id}`)
  const close = () => setActing(undefined)
  const done = () => {
    close()
    askAgain()
  }
  return (
    <DeskSection
      back="/wardens/places"
      title={
        data === undefined ? (
          words.title
        ) : (
          <span className="file-title">
            {data.name} <Tag color="blue">{data.kindName}</Tag>
            {data.closedAt !== null && <Tag>{words.closed}</Tag>}
          </span>
        )
      }
    >
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && refused === undefined && <Waiting />}
      {data !== undefined && (
        <div data-open={data.closedAt === null} data-version={data.version}>
          <section className="panel desk-buttons">
            {mayGive("shift.plan", role) && (
              <Link
                className="desk-link"
                to={`/wardens/shifts?township=${data.township}&day=${dayOf(new Date())}`}
              >
                {words.week}
              </Link>
            )}
            <Link className="desk-link" to={`/wardens/records?place=${data.id}`}>
              {words.records}
            </Link>
            {verbs
              .filter((verb) => mayGive(`place.${verb}`, role) && placeActs[verb].possible(data))
              .map((verb) => (
                <Button key={verb} size="large" danger={verb === "close"} onClick={() => setActing(verb)}>
                  {messages.verbs[verb]}
                </Button>
              ))}
          </section>
          <FileColumns
            history={<DeskHistory entries={data.history} />}
            station={data.townshipName}
            version={data.version}
            id={data.id}
          >
            <section className="panel">
              <dl className="facts">
                <Fact name={messages.village}>{data.villageName}</Fact>
                <Fact name={words.road}>{data.road}</Fact>
                <Fact name={words.location}>
                  <span className="number">{`${data.location.longitude}, ${data.location.latitude}`}</span>
                </Fact>
                <Fact name={words.openedAt}>{minuteOf(data.openedAt)}</Fact>
                <Fact name={words.closedAt}>{data.closedAt === null ? null : minuteOf(data.closedAt)}</Fact>
                <Fact name={words.hours} wide>
                  <HoursOf hours={data.hours} />
                </Fact>
                <Fact name={words.area} wide>
                  {data.area.map((code) => nameOf(reference.villages, code)).join(messages.comma)}
                </Fact>
              </dl>
            </section>
            {data.closedAt === null && <Now place={data} />}
            <Team place={data} />
          </FileColumns>
        </div>
      )}
      {data !== undefined && acting !== undefined && (
        <DescribedForm
          title={messages.verbs[acting]}
          words={messages}
          act={placeAct(acting, data)}
          onDone={done}
          onClose={close}
          onStale={done}
        />
      )}
    </DeskSection>
  )
}

export default PlacePage
