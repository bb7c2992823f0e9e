import { SearchOutlined } from "@ant-design/icons"
import { Button, Select, Tag } from "antd"
import { useState } from "react"
import { Link } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { useCommand } from "../server/useCommand.ts"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { type WhoCouldGo, whoCouldGo } from "../wardens/desk/callouts/callOutCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { PlaceField, wholePlace } from "./PlaceField.tsx"
import type { Place } from "./useDevicePlace.ts"

type Near = WhoCouldGo["asked"][number]

const Row = ({ cell, why }: { readonly cell: Near; readonly why?: string }) => {
  const messages = useDutyMessages()
  const { partyId, cellName, distanceMetres, reasons } = cell
  return (
    <li data-near={partyId}>
      <Link to={`/duties/cells/${partyId}`} className="post-link">
        <strong>{cellName ?? partyId}</strong>
      </Link>
      {distanceMetres !== null && <Tag>{messages.cell.metres(distanceMetres)}</Tag>}
      <span className="soft">{[...reasons, ...(why === undefined ? [] : [why])].join(" · ")}</span>
    </li>
  )
}

/** How many of those who are not asked are shown. */
const others = 10

/**
 * Row 23: which cell would be asked to a place, and who is near besides, in the order of whoever is called out, with
 * the reasons. The search is that of call-outs: who may not call out is not offered it.
 */
export const CellsNear = () => {
  const common = useMessages()
  const messages = useDutyMessages()
  const words = messages.cell
  const reference = useReference()
  const [place, setPlace] = useState<Partial<Place>>()
  const [skill, setSkill] = useState<string>()
  const [found, setFound] = useState<WhoCouldGo>()
  const { send, sending, refused } = useCommand((at: Place) =>
    whoCouldGo({
      kind: "cell",
      lat: String(at.latitude),
      lon: String(at.longitude),
      ...(skill === undefined ? {} : { skill })
    })
  )
  const at = wholePlace(place)
  const find = async () => {
    if (at !== undefined) setFound(await send(at))
  }
  return (
    <details className="panel" data-panel="near">
      <summary className="near-summary">{words.near}</summary>
      <p className="soft">{words.nearHint}</p>
      <PlaceField value={place} onChange={setPlace} />
      <div className="place-buttons">
        <Select
          allowClear
          className="near-skill"
          aria-label={words.skill}
          placeholder={`${words.skill}（${common.common.all}）`}
          value={skill ?? null}
          onChange={(code: string | null) => setSkill(code ?? undefined)}
          options={reference.table("duty.cellSkills").map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Button
          type="primary"
          icon={<SearchOutlined aria-hidden />}
          loading={sending}
          disabled={at === undefined}
          onClick={() => void find()}
        >
          {words.find}
        </Button>
      </div>
      <RefusedNotice refused={refused} />
      {found !== undefined && (
        <>
          {found.asked.length === 0 && <p className="soft">{words.nearNone}</p>}
          <ul className="check-rows">
            {found.asked.map((cell) => (
              <Row key={cell.partyId} cell={cell} />
            ))}
          </ul>
          {found.passedOver.length > 0 && (
            <>
              <h3>{words.passedOver}</h3>
              <ul className="check-rows">
                {found.passedOver.slice(0, others).map((cell) => (
                  <Row key={cell.partyId} cell={cell} why={cell.reason} />
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </details>
  )
}
