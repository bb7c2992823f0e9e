import { Button, Tag } from "antd"
import { Link } from "react-router"
import { useOnce } from "../../../cases/useOnce.ts"
import { useNotices } from "../../../shell/Notices.tsx"
import { RefusedNotice } from "../../../shell/RefusedNotice.tsx"
import { clockOf } from "../../../shell/time.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { actOnCallOut, type CallOutParty } from "./callOutCalls.ts"

/** How far somebody who was asked is. */
type PartyStanding = "waiting" | "comes" | "cannot" | "there" | "home"

/** Where one of those who were asked stands. */
export const standingOfParty = ({ answer, arrivedAt, stoodDownAt }: CallOutParty): PartyStanding => {
  if (arrivedAt !== null) return "there"
  if (stoodDownAt !== null) return "home"
  return answer ?? "waiting"
}

const colours = { waiting: "red", comes: "blue", cannot: "orange", there: "cyan", home: "default" } as const

type Answer = "accept" | "decline" | "arrive"

/** What may still be said of somebody. */
const answersTo: Readonly<Record<PartyStanding, ReadonlyArray<Answer>>> = {
  waiting: ["accept", "decline"],
  comes: ["arrive", "decline"],
  cannot: ["accept"],
  there: [],
  home: []
}

interface Props {
  readonly callOutId: string
  readonly parties: ReadonlyArray<CallOutParty>
  /** Whether the reader answers for whoever is on the telephone. */
  readonly answering: boolean
  readonly onDone: () => void
}

/** What somebody says on the telephone; a cell answers where cells are kept. */
const Telephone = ({
  callOutId,
  party,
  name,
  onDone
}: Pick<Props, "callOutId" | "onDone"> & { readonly party: CallOutParty; readonly name: string }) => {
  const { callOuts } = useWardenDeskMessages()
  const words = callOuts.parties
  const notices = useNotices()
  const { partyId } = party
  const { send, sending, refused } = useOnce(
    (commandId, answer: Answer) => actOnCallOut(answer, callOutId, commandId, { partyId }),
    () => {
      notices.success(callOuts.acts.saved)
      onDone()
    }
  )
  const texts = { accept: words.comes, decline: words.cannot, arrive: words.arrive }
  const offered = answersTo[standingOfParty(party)]
  if (offered.length === 0) return null
  return (
    <>
      <RefusedNotice refused={refused} />
      <fieldset className="call-out-acts" aria-label={`${words.byTelephone} ${name}`}>
        {offered.map((answer) => (
          <Button
            key={answer}
            disabled={sending}
            data-answer={answer}
            aria-label={words.onBehalf(texts[answer], name)}
            onClick={() => void send(answer)}
          >
            {texts[answer]}
          </Button>
        ))}
      </fieldset>
    </>
  )
}

const Party = ({
  party,
  callOutId,
  answering,
  onDone
}: Omit<Props, "parties"> & { readonly party: CallOutParty }) => {
  const { callOuts } = useWardenDeskMessages()
  const words = callOuts.parties
  const { partyId, kind, kindName, person, cellName, askedAt, answeredAt, arrivedAt, stoodDownAt } = party
  const standing = standingOfParty(party)
  const name = kind === "cell" ? (cellName ?? kindName) : (person?.name ?? words.noName)
  const steps = [
    words.askedAt(clockOf(askedAt)),
    ...(answeredAt === null ? [] : [words.answeredAt(clockOf(answeredAt))]),
    ...(stoodDownAt === null ? [] : [words.stoodDownAt(clockOf(stoodDownAt))]),
    ...(arrivedAt === null ? [] : [words.arrivedAt(clockOf(arrivedAt))])
  ]
  return (
    <li className="call-out-party" data-party={partyId} data-party-standing={standing}>
      <p className="call-out-head">
        <Link
          className="call-out-link"
          to={kind === "cell" ? `/duties/cells/${partyId}` : `/wardens/people/${partyId}`}
        >
          <strong>{name}</strong>
        </Link>
        <Tag color={colours[standing]}>{words.standings[standing]}</Tag>
        <span className="soft">{party.villageName ?? party.townshipName}</span>
        {person?.phone != null && <span className="number">{person.phone}</span>}
      </p>
      <p className="soft">{party.reasons.join(callOuts.comma)}</p>
      <p className="soft number">
        {callOuts.ring(party.ring)} · {steps.join(" · ")}
      </p>
      {answering &&
        (kind === "cell" ? (
          <p className="soft">{words.cellAnswers}</p>
        ) : (
          <Telephone callOutId={callOutId} party={party} name={name} onDone={onDone} />
        ))}
    </li>
  )
}

/** Who was asked, in the order in which they were: what they said, what spoke for them, what they say on the telephone. */
export const Parties = ({ parties, ...props }: Props) => {
  const { callOuts } = useWardenDeskMessages()
  const words = callOuts.parties
  return (
    <section className="panel" aria-label={words.title} data-panel="parties">
      <h2>{words.title}</h2>
      {parties.length === 0 && <p className="soft">{words.none}</p>}
      <ul className="call-out-parties">
        {parties.map((party) => (
          <Party key={party.partyId} party={party} {...props} />
        ))}
      </ul>
    </section>
  )
}
