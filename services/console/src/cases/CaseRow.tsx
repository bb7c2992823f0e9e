import { Tag } from "antd"
import { useLanguage } from "../messages/Language.tsx"
import { isOut, isOver } from "./board.ts"
import { NearestClock } from "./Countdown.tsx"
import { useCaseMessages } from "./caseMessages.ts"
import type { CaseItem } from "./readCalls.ts"
import { hourOf, placeOf } from "./words.ts"

const gradeColours = { general: "default", important: "orange", major: "red" } as const

/** What a case is about and how grave it is. */
export const CaseMatter = ({ item }: { readonly item: CaseItem }) => {
  const { language } = useLanguage()
  return (
    <>
      <strong>
        {item.kindName[language]} · {item.typeName[language]}
      </strong>
      {item.detailName !== null && <span>{item.detailName[language]}</span>}
      <Tag color={item.grade === null ? "default" : gradeColours[item.grade]}>{item.levelName[language]}</Tag>
    </>
  )
}

interface Props {
  readonly item: CaseItem
  readonly now: number
  readonly chosen: boolean
  readonly onChoose: () => void
}

/** One open case on the desk. */
export const CaseRow = ({ item, now, chosen, onChoose }: Props) => {
  const messages = useCaseMessages()
  const out = item.groups.filter(isOut)
  const over = item.clocks.some((clock) => isOver(clock, now))
  const nobody = item.groups.every(({ step }) => step === "called-off")
  return (
    <li
      className={`case-row ${over ? "case-over" : ""} ${chosen ? "case-chosen" : ""}`}
      data-case={item.id}
      data-version={item.version}
    >
      <button type="button" aria-pressed={chosen} onClick={onChoose}>
        <span className="case-row-head">
          <time className="number" dateTime={item.calledAt}>
            {hourOf(item.calledAt)}
          </time>
          <CaseMatter item={item} />
          {item.belowGrade && <Tag color="gold">{messages.desk.below}</Tag>}
          {item.inZone === false && <Tag color="purple">{messages.desk.outOfZone}</Tag>}
          {item.reviewMissing && <Tag>{messages.desk.reviewMissing}</Tag>}
          {item.cellMissing && <Tag color="red">{messages.desk.cellMissing}</Tag>}
          {item.calls > 1 && <Tag className="number">{messages.desk.calls(item.calls)}</Tag>}
          <span className="case-row-clock">
            <NearestClock item={item} now={now} />
          </span>
        </span>
        <span className="case-row-place">{placeOf(item) || messages.section.unknownPlace}</span>
        {item.description !== null && <span className="case-row-words soft">{item.description}</span>}
        <span className="case-row-foot">
          {nobody ? (
            <span className="case-nobody">{messages.desk.nobodySent}</span>
          ) : (
            out.map((group) => (
              <span key={group.groupId} className={`group-state step-${group.step}`}>
                {group.unitName} · {messages.steps[group.step]}
              </span>
            ))
          )}
          <span className="soft case-row-who">
            {item.responsible.account}
            {item.offer !== null && ` → ${messages.desk.offeredTo(item.offer.to)}`}
          </span>
        </span>
      </button>
    </li>
  )
}
