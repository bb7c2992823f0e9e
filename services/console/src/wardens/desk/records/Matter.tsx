import { Fact } from "../../../accidents/Fact.tsx"
import { minuteOf } from "../../../shell/time.ts"
import { PlateTag } from "../../../vehicles/PlateTag.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { useCodeNames } from "./Codes.tsx"
import type { RecordFile } from "./recordCalls.ts"

/** What was done, kind by kind. */
export const Matter = ({ work }: { readonly work: RecordFile["work"] }) => {
  const { work: messages } = useWardenDeskMessages()
  const words = messages.records
  const codeName = useCodeNames()
  const code = (one: string) => <Fact name={words.code}>{codeName(work.kind, one)}</Fact>
  switch (work.kind) {
    case "persuasion":
      return (
        <>
          <Fact name={words.what} wide>
            {work.counts
              .map(({ code: one, count }) => `${codeName(work.kind, one)} ${words.times(count)}`)
              .join(messages.comma)}
          </Fact>
          <Fact name={words.plate}>{work.plate === null ? null : <PlateTag plate={work.plate} />}</Fact>
        </>
      )
    case "publicity":
      return (
        <>
          {code(work.code)}
          <Fact name={words.people}>{work.people === null ? null : words.counts(work.people)}</Fact>
          <Fact name={words.topic}>{work.topic}</Fact>
        </>
      )
    case "help-request":
      return (
        <>
          {code(work.code)}
          <Fact name={words.referredTo}>{work.referredTo}</Fact>
        </>
      )
    case "gathering":
      return (
        <>
          {code(work.code)}
          <Fact name={words.gathers}>
            <span className="number">{`${minuteOf(work.from)} – ${minuteOf(work.until)}`}</span>
          </Fact>
          <Fact name={words.people}>{work.people === null ? null : words.expected(work.people)}</Fact>
        </>
      )
    case "activity":
      return (
        <>
          {code(work.code)}
          <Fact name={words.people}>{work.people === null ? null : words.counts(work.people)}</Fact>
        </>
      )
    case "village-assistant":
      return (
        <>
          <Fact name={words.account}>{work.account}</Fact>
          <Fact name={words.term}>{`${work.from} – ${work.until ?? words.openTerm}`}</Fact>
        </>
      )
    case "trade-check":
      return (
        <>
          {code(work.code)}
          <Fact name={words.site}>{work.site}</Fact>
          <Fact name={words.what}>{work.inOrder ? words.inOrder : words.notInOrder}</Fact>
        </>
      )
    case "card-delivery":
      return (
        <>
          {code(work.code)}
          <Fact name={words.cards}>{String(work.cards)}</Fact>
        </>
      )
    case "site-inspection":
      return (
        <>
          <Fact name={words.site}>{work.site}</Fact>
          <Fact name={words.items} wide>
            {work.items.map((one) => codeName(work.kind, one)).join(messages.comma)}
          </Fact>
          <Fact name={words.found} wide>
            {work.found.map((one) => codeName(work.kind, one)).join(messages.comma)}
          </Fact>
        </>
      )
  }
}
