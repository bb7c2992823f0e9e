import { Tag } from "antd"
import { useMemo, useState } from "react"
import { Link, useSearchParams } from "react-router"
import { useLanguage } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice, RuleTag } from "../shell/RefusedNotice.tsx"
import { dayOf, figure } from "../shell/time.ts"
import "../lists/lists.css"
import { type AccidentFilter, filterOf, parametersOf, queryOf } from "./accidentFilter.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import { Filters } from "./Filters.tsx"
import { accidentsOf, labelsOf, spotsOf } from "./mapItems.ts"
import { PointMap } from "./PointMap.tsx"
import { lastTwelveMonths, postOf } from "./places.ts"
import { accidentMap, type BlackSpot, type BlackSpots, blackSpots } from "./readCalls.ts"
import { Section } from "./Section.tsx"

const offered = ["township", "from", "until", "kind", "casualties", "road", "vehicleClass", "fled"] as const

/** `G205 K12+000 — K12+500`, or the circle around a place. */
const useSpotName = (): ((spot: BlackSpot) => string) => {
  const messages = useAccidentMessages()
  const reference = useReference()
  return (spot) => {
    const road = spot.road ?? ""
    const from = postOf(spot.fromMetres)
    if (spot.by === "post" && from !== null) {
      return `${road} ${from}${spot.untilMetres === null || spot.untilMetres === spot.fromMetres ? "" : ` — ${postOf(spot.untilMetres)}`}`
    }
    const where =
      road === ""
        ? spot.townships.map((code) => nameOf(reference.townships, code)).join(messages.section.comma)
        : road
    return spot.radiusMetres === null
      ? where
      : `${where} ${messages.map.around(Math.round(spot.radiusMetres))}`
  }
}

interface SpotsProps {
  readonly answer: BlackSpots
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

/** The list of the accidents of a stretch, in the period of its rule. */
const listOf = (spot: BlackSpot, rule: BlackSpots["rules"][number]): string => {
  const { road, fromMetres, untilMetres } = spot
  const filter: AccidentFilter = {
    from: dayOf(rule.after),
    until: dayOf(rule.upTo),
    standing: "counting",
    by: "place",
    ...(road === null ? {} : { road }),
    ...(fromMetres === null ? {} : { postFrom: String(fromMetres) }),
    ...(untilMetres === null ? {} : { postUntil: String(untilMetres) })
  }
  return `/accidents?${parametersOf(filter)}`
}

/** The black spots rule by rule, each with what was counted and why. */
const Spots = ({ answer, chosen, onChoose }: SpotsProps) => {
  const { language } = useLanguage()
  const messages = useAccidentMessages()
  const nameOfSpot = useSpotName()
  return (
    <>
      {answer.rules.map((rule) => {
        const spots = answer.spots.filter(({ ruleId }) => ruleId === rule.id)
        return (
          <section key={rule.id} className="spot-rule" data-rule={rule.id}>
            <h3>
              {rule.name[language]}
              <RuleTag rule={rule.rule} />
              {rule.confidence === "recommended" && <Tag>{messages.map.recommended}</Tag>}
            </h3>
            <p className="soft number">
              {messages.map.window(dayOf(rule.after), dayOf(rule.upTo))} · {rule.source[language]}
            </p>
            {spots.length === 0 && <p className="soft">{messages.map.noSpots}</p>}
            <ul className="spots">
              {spots.map((spot) => (
                <li key={spot.id}>
                  <button
                    type="button"
                    aria-pressed={spot.id === chosen}
                    onClick={() => onChoose(spot.id)}
                    data-black-spot={spot.id}
                  >
                    <strong>{nameOfSpot(spot)}</strong>
                    <span className="number">
                      {messages.map.spotFigures(spot.accidents, spot.dead, spot.injured)}
                    </span>
                    <span className="soft">{spot.reason[language]}</span>
                  </button>
                  {spot.by === "post" && spot.road !== null && (
                    <Link to={listOf(spot, rule)} className="spot-list">
                      {messages.map.toAccidents}
                    </Link>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

/** Where accidents happen, and which places the rules call black spots. */
const MapPage = () => {
  const messages = useAccidentMessages()
  const reference = useReference()
  const nameOfSpot = useSpotName()
  const [parameters, setParameters] = useSearchParams()
  const filter: AccidentFilter = { ...lastTwelveMonths(dayOf(new Date())), ...filterOf(parameters) }
  const [chosen, setChosen] = useState<string>()
  const query = parametersOf(filter).toString()
  // The rules say themselves how far back they count.
  const { from: _, until: __, ...conditions } = filter
  const map = useAnswer(accidentMap({ ...queryOf(filter), layer: "accidents", limit: 20_000 }), query, "map")
  const spots = useAnswer(blackSpots(queryOf(conditions)), parametersOf(conditions).toString(), "black spots")
  const accidents = useMemo(() => (map.data === undefined ? [] : accidentsOf(map.data)), [map.data])
  const labels = useMemo(() => labelsOf(accidents), [accidents])
  const places = useMemo(() => spotsOf(spots.data?.spots ?? []), [spots.data])
  const answer = map.data

  const describe = (id: string) => {
    const spot = places.find((one) => one.id === id)?.spot
    if (spot !== undefined) {
      return (
        <>
          <strong>{nameOfSpot(spot)}</strong>
          <span>{messages.map.spotFigures(spot.accidents, spot.dead, spot.injured)}</span>
        </>
      )
    }
    const accident = accidents.find((one) => one.id === id)?.properties
    if (accident === undefined) return null
    return (
      <>
        <strong>
          {accident.day} {accident.hour === null ? "" : messages.analysis.hour(accident.hour)}{" "}
          {messages.section.kindsFull[accident.kind]}
        </strong>
        <span>
          {nameOf(reference.townships, accident.township)} {accident.road} {postOf(accident.postMetres)}
        </span>
        <span>
          {messages.report.dead} {accident.dead} · {messages.report.injured} {accident.injured}
        </span>
        <Link to={`/accidents/${id}`}>{messages.section.toFile}</Link>
      </>
    )
  }

  return (
    <Section title={messages.map.title}>
      <section className="panel list-filters">
        <Filters
          filter={filter}
          onFilter={(next) => setParameters(parametersOf(next), { replace: true })}
          offered={offered}
        />
      </section>
      <RefusedNotice refused={map.refused} onRetry={map.askAgain} />
      {answer === undefined && map.asking && <Waiting />}
      {answer !== undefined && (
        <div className="map-columns">
          <section className="panel map-panel">
            <PointMap
              accidents={accidents}
              spots={places}
              labels={labels}
              chosen={chosen}
              onChoose={setChosen}
              describe={describe}
            />
            <p className="soft number">
              {messages.map.shown(figure(accidents.length))}
              {answer.withoutCoordinates > 0 &&
                ` · ${messages.map.withoutCoordinates(figure(answer.withoutCoordinates))}`}
              {answer.omitted > 0 && ` · ${messages.map.omitted(figure(answer.omitted))}`}
            </p>
          </section>
          <section className="panel">
            <h2>{messages.map.spots}</h2>
            <RefusedNotice refused={spots.refused} onRetry={spots.askAgain} />
            {spots.data !== undefined && <Spots answer={spots.data} chosen={chosen} onChoose={setChosen} />}
          </section>
        </div>
      )}
    </Section>
  )
}

export default MapPage
