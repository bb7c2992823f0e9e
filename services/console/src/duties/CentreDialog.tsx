import { Modal } from "antd"
import { useAnswer } from "../server/useAnswer.ts"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { suggestCentre, type Zone } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"

interface Props {
  readonly zone: Zone
  readonly on: string
  readonly onClose: () => void
}

/** Row 4: which station should be the centre, with three scores and what they come from. */
export const CentreDialog = ({ zone, on, onClose }: Props) => {
  const messages = useDutyMessages()
  const words = messages.organisation
  const { data, refused } = useAnswer(suggestCentre(zone.zoneId, on), `centre ${zone.zoneId} ${on}`)
  const suggested = data?.compared.find(({ unitId }) => unitId === data.suggested)
  return (
    <Modal open title={`${zone.name} · ${words.suggest}`} footer={null} width={720} onCancel={onClose}>
      <RefusedNotice refused={refused} />
      {data === undefined && refused === undefined && <Waiting />}
      {data !== undefined && (
        <>
          <p>
            <strong>{suggested === undefined ? words.noSuggestion : words.suggested(suggested.name)}</strong>{" "}
            <span className="soft number">{data.year}</span>
          </p>
          {data.compared.length > 0 && (
            <table className="spread-table">
              <thead>
                <tr>
                  <th scope="col">{messages.unit}</th>
                  <th scope="col">{words.position}</th>
                  <th scope="col">{words.support}</th>
                  <th scope="col">{words.demand}</th>
                  <th scope="col">{words.totalScore}</th>
                </tr>
              </thead>
              <tbody>
                {data.compared.map((one) => (
                  <tr key={one.unitId}>
                    <th scope="row">
                      {one.name}
                      <small className="soft">{one.explained}</small>
                    </th>
                    <td className="number">{one.position.score.toFixed(1)}</td>
                    <td className="number">{one.support.score.toFixed(1)}</td>
                    <td className="number">{one.demand.score.toFixed(1)}</td>
                    <td className="number">
                      <strong>{one.total.toFixed(1)}</strong>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <ul className="gap-list">
            {data.incomplete.map((one) => (
              <li key={one.unitId}>
                {one.name}: {words.missing} {one.missing.join("、")}
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  )
}
