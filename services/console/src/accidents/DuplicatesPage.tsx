import { useSearchParams } from "react-router"
import { usePages } from "../server/usePages.ts"
import { MoreButton } from "../shell/MoreButton.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { figure } from "../shell/time.ts"
import "../lists/lists.css"
import { useAccidentMessages } from "./accidentMessages.ts"
import { Pair } from "./Duplicates.tsx"
import { probableDuplicates } from "./readCalls.ts"
import { Section } from "./Section.tsx"

/** Reports that are probably of one accident, the most probable first. */
const DuplicatesPage = () => {
  const messages = useAccidentMessages()
  const [query] = useSearchParams()
  const township = query.get("township") ?? undefined
  const pages = usePages((cursor) => probableDuplicates(undefined, township, cursor), township ?? "all")
  const { first, items } = pages
  return (
    <Section
      title={
        <>
          {messages.duplicates.title}
          {first !== undefined && (
            <span className="list-total" role="status" data-total={first.total}>
              {figure(first.total)}
            </span>
          )}
        </>
      }
    >
      <RefusedNotice refused={pages.refused} onRetry={pages.askAgain} />
      {first === undefined && pages.asking && <Waiting />}
      {first !== undefined && items.length === 0 && <p className="panel soft">{messages.duplicates.none}</p>}
      {items.length > 0 && (
        <section className="panel">
          <p className="soft">{messages.duplicates.question}</p>
          <ul className="duplicates">
            {items.map((pair) => (
              <Pair key={`${pair.newer.id} ${pair.older.id}`} pair={pair} onDecided={() => undefined} />
            ))}
          </ul>
        </section>
      )}
      {first !== undefined && items.length > 0 && <MoreButton pages={pages} />}
    </Section>
  )
}

export default DuplicatesPage
