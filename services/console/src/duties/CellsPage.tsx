import { PlusOutlined } from "@ant-design/icons"
import { Button, Empty, Select, Tag } from "antd"
import { useState } from "react"
import { Link, useNavigate, useSearchParams } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { usePrincipal } from "../session/Session.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { figure } from "../shell/time.ts"
import { FormCellForm } from "./CellForms.tsx"
import { LastCallOut } from "./CellLog.tsx"
import { CellsNear } from "./CellsNear.tsx"
import { type CellItem, listCells } from "./cellCalls.ts"
import { cellColours } from "./cellColours.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { callsCellsOut, mayPlan } from "./permissions.ts"
import { Section } from "./Section.tsx"

const standings = ["free", "out", "to-come", "disbanded"] as const

const CellCard = ({ cell }: { readonly cell: CellItem }) => {
  const messages = useDutyMessages()
  const words = messages.cell
  return (
    <li className="panel" data-cell={cell.id} data-standing={cell.standing}>
      <div className="zone-head">
        <Link to={`/duties/cells/${cell.id}`} className="post-link">
          <strong>{cell.name}</strong>
        </Link>
        <Tag color={cellColours[cell.standing]}>{words.standings[cell.standing]}</Tag>
        <span className="soft">
          {cell.townshipName} · {cell.villageName}
        </span>
      </div>
      <span>
        {words.people(cell.members)}
        {cell.skills.length > 0 && ` · ${cell.skills.map(({ name }) => name).join("、")}`}
      </span>
      {cell.equipment.length > 0 && (
        <span className="soft">
          {words.equipment}: {cell.equipment.map(({ name }) => name).join("、")}
        </span>
      )}
      <span className="soft">
        {words.thisMonth(cell.callOutsThisMonth)} · {cell.last === null ? words.never : `${words.last}: `}
        {cell.last !== null && <LastCallOut callOut={cell.last} />}
      </span>
    </li>
  )
}

/** Response cells of villages: who is available, who is out, and what came of the last call (row 23). */
const CellsPage = () => {
  const common = useMessages()
  const messages = useDutyMessages()
  const words = messages.cell
  const reference = useReference()
  const navigate = useNavigate()
  const { role, townships } = usePrincipal()
  const [parameters, setParameters] = useSearchParams()
  const [forming, setForming] = useState(false)
  const township = parameters.get("township") ?? undefined
  const asked = parameters.get("standing")
  const standing = standings.find((one) => one === asked)
  const query = {
    ...(township === undefined ? {} : { township }),
    ...(standing === undefined ? {} : { standing })
  }
  const { data, refused, askAgain } = useAnswer(listCells(query), JSON.stringify(query))
  const set = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(parameters)
    if (value === undefined) next.delete(name)
    else next.set(name, value)
    setParameters(next, { replace: true })
  }
  return (
    <Section
      title={
        <>
          {words.title}{" "}
          {data !== undefined && <small className="soft">{words.total(figure(data.cells.length))}</small>}
        </>
      }
      side={
        mayPlan(role) ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setForming(true)}>
            {words.form}
          </Button>
        ) : null
      }
    >
      {callsCellsOut(role) && <CellsNear />}
      <section className="panel duty-filters">
        <div className="filter-field">
          <span>{words.township}</span>
          <Select
            allowClear
            aria-label={words.township}
            placeholder={common.common.all}
            value={township ?? null}
            showSearch={{ optionFilterProp: "label" }}
            options={reference.townships
              .filter(({ code }) => townships?.includes(code) ?? true)
              .map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(value: string | null) => set("township", value ?? undefined)}
          />
        </div>
        <div className="filter-field">
          <span>{words.standing}</span>
          <Select
            allowClear
            aria-label={words.standing}
            placeholder={common.common.all}
            value={standing ?? null}
            options={standings.map((value) => ({ value, label: words.standings[value] }))}
            onChange={(value: string | null) => set("standing", value ?? undefined)}
          />
        </div>
      </section>
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && refused === undefined && <Waiting />}
      {data?.cells.length === 0 && <Empty description={words.empty} />}
      <ul className="post-cards">
        {(data?.cells ?? []).map((cell) => (
          <CellCard key={cell.id} cell={cell} />
        ))}
      </ul>
      {forming && (
        <FormCellForm
          onDone={({ id }) => navigate(`/duties/cells/${id}`)}
          onClose={() => setForming(false)}
        />
      )}
    </Section>
  )
}

export default CellsPage
