import { SearchOutlined } from "@ant-design/icons"
import { Button, Select, Tag } from "antd"
import { useState } from "react"
import { Link } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { useCommand } from "../server/useCommand.ts"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { type CellsFound, cellsNear } from "./cellCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { PlaceField, wholePlace } from "./PlaceField.tsx"
import type { Place } from "./useDevicePlace.ts"

const Row = ({ cell }: { readonly cell: CellsFound["cells"][number] }) => {
  const messages = useDutyMessages()
  return (
    <li data-near={cell.id}>
      <Link to={`/duties/cells/${cell.id}`} className="post-link">
        <strong>{cell.name}</strong>
      </Link>
      <Tag>{messages.cell.metres(cell.distanceMetres)}</Tag>
      <span className="soft">{cell.reasons.join(" · ")}</span>
    </li>
  )
}

/** Row 23: which cells could go to a place, nearest first, with the reasons; and who has what it takes but cannot. */
export const CellsNear = () => {
  const common = useMessages()
  const messages = useDutyMessages()
  const words = messages.cell
  const reference = useReference()
  const [place, setPlace] = useState<Partial<Place>>()
  const [skill, setSkill] = useState<string>()
  const [found, setFound] = useState<CellsFound>()
  const { send, sending, refused } = useCommand((at: Place) =>
    cellsNear({
      lat: String(at.latitude),
      lon: String(at.longitude),
      limit: "5",
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
          {found.cells.length === 0 && <p className="soft">{words.nearNone}</p>}
          <ul className="check-rows">
            {found.cells.map((cell) => (
              <Row key={cell.id} cell={cell} />
            ))}
          </ul>
          {found.passedOver.length > 0 && (
            <>
              <h3>{words.passedOver}</h3>
              <ul className="check-rows">
                {found.passedOver.map((cell) => (
                  <Row key={cell.id} cell={cell} />
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </details>
  )
}
