import { Button, Empty } from "antd"
import { useCallback } from "react"
import { Link, useSearchParams } from "react-router"
import { SearchInput } from "../lists/SearchInput.tsx"
import { useMessages } from "../messages/Language.tsx"
import { ByPlateHint } from "../queue/ByPlateHint.tsx"
import { usePages } from "../server/usePages.ts"
import { usePrincipal } from "../session/Session.tsx"
import { MoreButton } from "../shell/MoreButton.tsx"
import { Page, Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { listVehicles } from "../townships/townshipCalls.ts"
import { mayChange, mayVisit } from "./permissions.ts"
import { VehicleCard } from "./VehicleCard.tsx"
import "../lists/lists.css"
import "./vehicles.css"

/** At the door: a few letters, the vehicle, the visit. */
const FindPage = () => {
  const messages = useMessages()
  const phone = useIsPhone()
  const { role } = usePrincipal()
  const [parameters, setParameters] = useSearchParams()
  const q = parameters.get("q") ?? ""
  const pages = usePages(
    (cursor) =>
      listVehicles({
        ...(q === "" ? { sort: "-changedAt" } : { q }),
        state: "on-file",
        limit: 20,
        ...(cursor === undefined ? {} : { cursor })
      }),
    `find ${q}`
  )
  const search = useCallback(
    (text: string) => setParameters(text === "" ? {} : { q: text }, { replace: true }),
    [setParameters]
  )
  const { first, items } = pages
  return (
    <Page title={messages.find.title}>
      <section className="find-box">
        <SearchInput value={q} onSearch={search} autoFocus={!phone} />
        <p className="soft">{messages.find.hint}</p>
      </section>
      <RefusedNotice refused={pages.refused} onRetry={pages.askAgain} />
      <ByPlateHint refused={pages.refused} />
      {first === undefined && pages.asking && <Waiting />}
      {first !== undefined && (
        <>
          <p className="soft" role="status">
            {q === "" ? messages.find.recent : messages.find.results(first.total)}
          </p>
          {items.length === 0 && (
            <Empty description={messages.find.empty}>
              {mayChange(role) && (
                <Link to="/vehicles/register">
                  <Button type="primary">{messages.register.title}</Button>
                </Link>
              )}
            </Empty>
          )}
          <ul className="vehicle-cards">
            {items.map((item) => (
              <VehicleCard
                key={item.id}
                item={item}
                day={first.day}
                action={
                  mayVisit(role) ? (
                    <Link to={`/vehicles/${item.id}/visit`} className="vehicle-card-action">
                      {messages.find.visit}
                    </Link>
                  ) : undefined
                }
              />
            ))}
          </ul>
          {items.length > 0 && <MoreButton pages={pages} />}
        </>
      )}
    </Page>
  )
}

export default FindPage
