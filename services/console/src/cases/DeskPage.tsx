import { CloseOutlined, PhoneOutlined } from "@ant-design/icons"
import { Button, Segmented } from "antd"
import { useCallback, useEffect, useMemo, useState } from "react"
import { Link, useNavigate, useSearchParams } from "react-router"
import { useAnswer } from "../server/useAnswer.ts"
import { usePrincipal } from "../session/Session.tsx"
import { LiveMark } from "../shell/LiveMark.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { ActionForm } from "./ActionForm.tsx"
import { ActionList } from "./ActionList.tsx"
import { actions } from "./actions.ts"
import { type Board, byUrgency, isOver } from "./board.ts"
import { CaseRow } from "./CaseRow.tsx"
import { useCaseMessages } from "./caseMessages.ts"
import { DispatchPanel } from "./DispatchPanel.tsx"
import { caseFile, type FormVerb } from "./fileCalls.ts"
import { GroupsPanel } from "./GroupsPanel.tsx"
import { GroupsOnCase } from "./handlingPanels.tsx"
import { mayDispatch, mayTake } from "./permissions.ts"
import type { CaseItem } from "./readCalls.ts"
import { Section } from "./Section.tsx"
import { isOpen } from "./standing.ts"
import { useBoard } from "./useBoard.ts"
import { useNow } from "./useNow.ts"
import { placeOf } from "./words.ts"

const choices = ["all", "overdue", "nobody", "mine"] as const
type Shown = (typeof choices)[number]

const isShown = (shown: Shown, item: CaseItem, now: number, account: string): boolean => {
  switch (shown) {
    case "all":
      return true
    case "overdue":
      return item.clocks.some((clock) => isOver(clock, now))
    case "nobody":
      return item.groups.every(({ step }) => step === "called-off")
    case "mine":
      return item.responsible.account === account || item.offer?.to === account
  }
}

interface PanelProps {
  readonly item: CaseItem
  readonly board: Board
  readonly onClose: () => void
}

/** The case that was chosen: who should go, who is out, and what comes next. */
const CasePanel = ({ item, board, onClose }: PanelProps) => {
  const messages = useCaseMessages()
  const { role } = usePrincipal()
  const [verb, setVerb] = useState<FormVerb>()
  const [change, setChange] = useState(0)
  const {
    data: file,
    refused,
    askAgain
  } = useAnswer(caseFile(item.id), `${item.id} ${item.position} ${change}`, item.id)
  const done = useCallback(() => {
    setVerb(undefined)
    setChange((n) => n + 1)
  }, [])
  const newestGroup = Math.max(0, ...[...board.groups.values()].map(({ position }) => position))
  return (
    <div className="case-panel" data-panel={item.id}>
      <div className="case-panel-head">
        <h2>
          <Link to={`/cases/${item.id}`} title={messages.desk.openFile}>
            {item.number}
          </Link>
        </h2>
        <span className="soft">{placeOf(item)}</span>
        <Button
          type="text"
          icon={<CloseOutlined aria-hidden />}
          aria-label={messages.desk.closePanel}
          onClick={onClose}
        />
      </div>
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {file === undefined && refused === undefined && <Waiting />}
      {file !== undefined && (
        <>
          <ActionList file={file} onAct={setVerb} />
          {isOpen(file) && mayDispatch(role) && (
            <DispatchPanel
              key={item.id}
              file={file}
              change={`${item.position} ${newestGroup}`}
              onDone={done}
            />
          )}
          {file.groups.length > 0 && <GroupsOnCase file={file} />}
          {verb !== undefined && (
            <ActionForm
              key={actions[verb].initial === undefined ? verb : `${verb} ${file.version}`}
              verb={verb}
              file={file}
              onDone={done}
              onClose={() => setVerb(undefined)}
            />
          )}
        </>
      )}
    </div>
  )
}

/** The duty desk: open cases with their clocks and groups with their states, as they change. */
const DeskPage = () => {
  const messages = useCaseMessages()
  const phone = useIsPhone()
  const navigate = useNavigate()
  const { account, role } = usePrincipal()
  const [parameters, setParameters] = useSearchParams()
  const { board, refused, asking, liveness, askAgain } = useBoard()
  const now = useNow(board?.skew ?? 0)
  const minute = Math.floor(now / 10_000)
  const shown = choices.find((one) => one === parameters.get("show")) ?? "all"
  const chosenId = parameters.get("case")
  const set = useCallback(
    (key: string, value: string | undefined) =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before)
          if (value === undefined) next.delete(key)
          else next.set(key, value)
          return next
        },
        { replace: true }
      ),
    [setParameters]
  )

  // Rows change places every ten seconds at most, so that nobody taps on one that has just come there.
  const sorted = useMemo(
    () => [...(board?.cases.values() ?? [])].sort(byUrgency(minute * 10_000)),
    [board, minute]
  )
  const items = sorted.filter((item) => isShown(shown, item, now, account))
  const chosen = chosenId === null ? undefined : board?.cases.get(chosenId)
  const count = (of: Shown): number => sorted.filter((item) => isShown(of, item, now, account)).length

  useEffect(() => {
    if (!mayTake(role)) return
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable
      if (event.key.toLowerCase() !== "n" || typing || event.ctrlKey || event.metaKey || event.altKey) return
      if (document.querySelector("[role=dialog]") !== null) return
      event.preventDefault()
      navigate("/cases/take")
    }
    window.addEventListener("keydown", press)
    return () => window.removeEventListener("keydown", press)
  }, [role, navigate])

  const names: Readonly<Record<Shown, string>> = {
    all: messages.desk.all,
    overdue: messages.desk.onlyOverdue,
    nobody: messages.desk.onlyWithoutGroup,
    mine: messages.desk.onlyMine
  }
  return (
    <Section
      title={messages.desk.title}
      side={
        <>
          {board !== undefined && <LiveMark liveness={liveness} position={board.position} />}
          {mayTake(role) && (
            <Button
              type="primary"
              icon={<PhoneOutlined aria-hidden />}
              title={messages.desk.newCallHint}
              onClick={() => navigate("/cases/take")}
            >
              {messages.section.take}
            </Button>
          )}
        </>
      }
    >
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {board === undefined && asking && <Waiting />}
      {board !== undefined && (
        <>
          {board.incomplete && <p className="over-text">{messages.section.incomplete}</p>}
          <Segmented<Shown>
            className="counted-choices case-choices"
            block={phone}
            value={shown}
            onChange={(next) => set("show", next === "all" ? undefined : next)}
            aria-label={messages.desk.show}
            options={choices.map((value) => ({
              value,
              label: (
                <span className="counted" data-count={value}>
                  {names[value]}{" "}
                  <strong className={value === "overdue" && count(value) > 0 ? "number over-text" : "number"}>
                    {count(value)}
                  </strong>
                </span>
              )
            }))}
          />
          <div className="case-desk">
            <div>
              {items.length === 0 && <p className="panel soft">{messages.desk.empty}</p>}
              <ul className="plain-list case-rows" aria-label={messages.desk.title}>
                {items.map((item) => (
                  <CaseRow
                    key={item.id}
                    item={item}
                    now={now}
                    chosen={item.id === chosenId}
                    onChoose={() => (phone ? navigate(`/cases/${item.id}`) : set("case", item.id))}
                  />
                ))}
              </ul>
            </div>
            <div className="case-desk-side">
              {chosen !== undefined && !phone && (
                <CasePanel
                  key={chosen.id}
                  item={chosen}
                  board={board}
                  onClose={() => set("case", undefined)}
                />
              )}
              <GroupsPanel board={board} now={now} />
            </div>
          </div>
        </>
      )}
    </Section>
  )
}

export default DeskPage
