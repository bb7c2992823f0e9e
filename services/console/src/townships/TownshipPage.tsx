import { Alert, Progress } from "antd"
import { useEffect } from "react"
import { Link, useLocation, useParams, useSearchParams } from "react-router"
import { mayHandle } from "../cases/permissions.ts"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { LiveMark } from "../shell/LiveMark.tsx"
import { Page, Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { figure } from "../shell/time.ts"
import { AccidentsPanel } from "./AccidentsPanel.tsx"
import { CasesPanel } from "./CasesPanel.tsx"
import { DutiesPanel } from "./DutiesPanel.tsx"
import { FigureLink } from "./FigureLink.tsx"
import { useFigureMessages } from "./figureMessages.ts"
import { classesIn, figuresOf } from "./figures.ts"
import { pageOfList } from "./listAddress.ts"
import { PathFigure } from "./PathFigure.tsx"
import { StatusCards } from "./StatusCards.tsx"
import "./townships.css"
import { useTownshipStatus } from "./useStatus.ts"
import { WardensPanel, WardenWorkPanel } from "./WardensPanel.tsx"

/** One township: the same figures one below the other, its hazards by kind, what its files lack. */
const TownshipPage = () => {
  const messages = useMessages()
  const figureMessages = useFigureMessages()
  const reference = useReference()
  const { role } = usePrincipal()
  const { code = "" } = useParams()
  const [query] = useSearchParams()
  const asOf = query.get("asOf") ?? undefined
  const { answer, liveness } = useTownshipStatus(code, asOf)
  const status = answer.data
  const area = status?.township
  const { hash } = useLocation()
  const known = area !== undefined
  useEffect(() => {
    if (known && hash !== "") document.getElementById(hash.slice(1))?.scrollIntoView()
  }, [known, hash])
  const missingNames: Readonly<Record<string, string>> = messages.fileFields
  return (
    <Page
      back="/townships"
      title={area?.name ?? nameOf(reference.townships, code)}
      side={
        status !== undefined && asOf === undefined ? (
          <LiveMark liveness={liveness} position={status.position} />
        ) : null
      }
    >
      <RefusedNotice refused={answer.refused} onRetry={answer.askAgain} />
      {asOf !== undefined && (
        <Alert className="page-alert" type="info" showIcon title={messages.live.asOf(asOf.slice(0, 10))} />
      )}
      {area?.incomplete === true && (
        <Alert className="page-alert" type="error" showIcon title={messages.townships.incompleteHint} />
      )}
      {area === undefined && answer.asking && <Waiting />}
      {status !== undefined && area !== undefined && (
        <>
          <StatusCards area={area} lists={status.lists} township={code} asOf={asOf} />
          <div className="township-columns">
            <CasesPanel area={area} lists={status.lists} asOf={asOf} analysed={mayHandle(role)} />
            <DutiesPanel area={area} lists={status.lists} asOf={asOf} />
          </div>
          <div className="township-columns">
            <WardensPanel area={area} lists={status.lists} asOf={asOf} />
            <WardenWorkPanel area={area} lists={status.lists} asOf={asOf} />
          </div>
          <div className="township-columns">
            <section className="panel">
              <h2>{messages.townships.table}</h2>
              <ul className="figure-rows">
                {figuresOf(messages, classesIn(area, reference.classes), true).map((shown) => (
                  <li key={shown.path}>
                    <span>
                      {shown.group !== "" && <span className="soft">{shown.group} · </span>}
                      {shown.title}
                    </span>
                    <FigureLink figure={shown} area={area} lists={status.lists} township={code} asOf={asOf} />
                  </li>
                ))}
              </ul>
            </section>
            <div>
              <section className="panel">
                <h2>{messages.townships.hazards}</h2>
                <ul className="figure-rows">
                  {Object.entries(area.hazards.byKind)
                    .filter(([, counts]) => counts.open + counts.cleared > 0)
                    .sort(([, a], [, b]) => b.open - a.open)
                    .map(([kind, counts]) => (
                      <li key={kind}>
                        <span>{nameOf(reference.hazards, kind)}</span>
                        <Link
                          className={counts.open > 0 ? "figure alarming" : "figure zero"}
                          to={
                            pageOfList(status.lists[`hazards.byKind.${kind}.open`], {
                              township: code,
                              asOf
                            }) ?? `/hazards?kind=${kind}&township=${code}`
                          }
                        >
                          {figure(counts.open)}
                          <small className="soft">
                            {" "}
                            / {messages.townships.cleared} {figure(counts.cleared)}
                          </small>
                        </Link>
                      </li>
                    ))}
                  {area.hazards.open + area.hazards.cleared === 0 && (
                    <li className="soft">{messages.file.noHazards}</li>
                  )}
                </ul>
              </section>
              <AccidentsPanel area={area} lists={status.lists} asOf={asOf} />
              <section className="panel">
                <h2>
                  {messages.townships.completeness}{" "}
                  <Link
                    className="accident-link"
                    to={
                      pageOfList(status.lists["villages.total"], { township: code, asOf }) ??
                      "/townships/villages"
                    }
                  >
                    <small>{figureMessages.byVillage}</small>
                  </Link>
                </h2>
                <Progress percent={Math.floor((area.completeness.share ?? 0) * 100)} />
                <ul className="figure-rows">
                  <li>
                    <span>{figureMessages.verified}</span>
                    <PathFigure
                      path="completeness.verified"
                      count={area.completeness.verified}
                      page={pageOfList(status.lists["completeness.verified"], { township: code, asOf })}
                      words={`${area.name} ${figureMessages.verified}`}
                    />
                  </li>
                  {Object.entries(area.completeness.missing)
                    .filter(([, count]) => count > 0)
                    .sort(([, a], [, b]) => b - a)
                    .map(([field, count]) => (
                      <li key={field}>
                        <span>{messages.list.missingField(missingNames[field] ?? field)}</span>
                        <Link
                          className="figure"
                          to={
                            pageOfList(status.lists[`completeness.missing.${field}`], {
                              township: code,
                              asOf
                            }) ?? `/vehicles?state=on-file&missing=${field}&township=${code}`
                          }
                        >
                          {figure(count)}
                        </Link>
                      </li>
                    ))}
                </ul>
              </section>
              <section className="panel" id="empty-villages">
                <h2>
                  {messages.townships.emptyVillages}{" "}
                  <span className="soft number">
                    {area.villages.withoutEntry}/{area.villages.total}
                  </span>
                </h2>
                <p className="village-names">
                  {area.villages.withoutEntryList.map((village) => (
                    <span key={village.code}>{nameOf(reference.villages, village.code)}</span>
                  ))}
                </p>
              </section>
            </div>
          </div>
        </>
      )}
    </Page>
  )
}

export default TownshipPage
