import { Button, Tag } from "antd"
import { useState } from "react"
import { useNavigate, useParams } from "react-router"
import { Fact } from "../accidents/Fact.tsx"
import { FileColumns } from "../file/FileColumns.tsx"
import { useReference } from "../reference/Reference.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { usePrincipal } from "../session/Session.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { minuteOf } from "../shell/time.ts"
import { PlateTag } from "../vehicles/PlateTag.tsx"
import { Demands } from "./Demands.tsx"
import { useDutyMessages } from "./dutyMessages.ts"
import { listPosts } from "./dutyReads.ts"
import { span, timeOf } from "./dutyTimes.ts"
import { EventTimeline } from "./EventTimeline.tsx"
import { ConditionsForm, EndForm, LegForm } from "./PostActForms.tsx"
import { mayPatrol, mayPlan } from "./permissions.ts"
import { type PostFile, postDemands, postFile } from "./postCalls.ts"
import { postColours } from "./postColours.ts"
import { Section } from "./Section.tsx"

type Acting = "begin" | "change" | "leg" | "end" | "cancel"

/** Names of the crew as lists show them; a post that the list does not have yet is asked for again by itself. */
const crewNames = (post: PostFile) =>
  listPosts({ unit: post.unitId, from: post.from.slice(0, 10), until: post.from.slice(0, 10), limit: 200 })

const Facts = ({ post }: { readonly post: PostFile }) => {
  const messages = useDutyMessages()
  const words = messages.post
  const reference = useReference()
  const listed = useAnswer(crewNames(post), `crew ${post.id} ${post.version}`, `crew ${post.id}`)
  const { kind, roadClass, visibility } = post
  const demands = useAnswer(
    postDemands({ kind, roadClass, visibility }, post.from.slice(0, 10)),
    `demands ${post.id} ${post.visibility}`,
    "demands"
  )
  const item = listed.data?.items.find(({ id }) => id === post.id)
  const officers = post.members.filter(({ personKind }) => personKind === "officer").length
  return (
    <section className="panel">
      <dl className="facts">
        <Fact name={words.unit}>{item?.unitName}</Fact>
        <Fact name={words.township}>
          {reference.townships.find(({ code }) => code === post.township)?.name ?? post.township}
        </Fact>
        <Fact name={words.road}>{post.road}</Fact>
        <Fact name={words.roadClass}>{messages.roadClasses[post.roadClass]}</Fact>
        <Fact name={words.visibility}>{messages.visibilities[post.visibility]}</Fact>
        <Fact name={words.begun}>{post.begunAt === null ? null : minuteOf(post.begunAt)}</Fact>
        <Fact name={words.ended}>{post.endedAt === null ? null : minuteOf(post.endedAt)}</Fact>
        <Fact name={words.members} wide>
          {post.members
            .map(({ personId, personKind }) => {
              const name = item?.members.find((member) => member.personId === personId)?.name
              return `${name ?? messages.noName}（${messages.personKinds[personKind]}）`
            })
            .join("、")}
        </Fact>
        <Fact name={messages.postList.signs}>
          {post.signs.map(({ metres }) => messages.postList.metres(metres)).join("、")}
        </Fact>
        <Fact name={words.note} wide>
          {post.note}
        </Fact>
      </dl>
      {demands.data !== undefined && (
        <Demands
          demands={demands.data}
          planned={{
            officers,
            assistants: post.members.length - officers,
            signs: post.signs.map(({ metres }) => metres),
            tollOrServiceArea: post.tollOrServiceArea
          }}
        />
      )}
    </section>
  )
}

const Legs = ({ post }: { readonly post: PostFile }) => {
  const messages = useDutyMessages()
  const words = messages.post
  return (
    <section className="panel" data-panel="legs">
      <h2>
        {words.legs}{" "}
        <small className="soft">{words.patrolled((post.patrolledMetres / 1_000).toFixed(1))}</small>
      </h2>
      <ul className="day-rows">
        {post.legs.map((leg) => (
          <li key={leg.legId}>
            <strong className="number">{`${timeOf(leg.from)}–${timeOf(leg.until)}`}</strong>
            <span>
              {leg.road} <span className="number">{`${(leg.metres / 1_000).toFixed(1)} km`}</span>
              {leg.note !== null && ` · ${leg.note}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** K14: key vehicles that were checked here. */
const Checks = ({ post }: { readonly post: PostFile }) => {
  const messages = useDutyMessages()
  const words = messages.post
  return (
    <section className="panel" data-panel="checks">
      <h2>{words.checks}</h2>
      {post.checks.length === 0 && <p className="soft">{words.noChecks}</p>}
      <ul className="check-rows">
        {[...post.checks].reverse().map((check) => (
          <li key={check.checkId} data-check={check.plate.number ?? check.plate.kind}>
            <PlateTag plate={check.plate} />
            <span className="number">{timeOf(check.at)}</span>
            {check.state.code !== "1" && <Tag color="red">{check.state.name}</Tag>}
            {check.findings.map(({ code, name }) => (
              <Tag key={code} color="orange">
                {name}
              </Tag>
            ))}
            {check.state.code === "1" && check.findings.length === 0 && (
              <span className="good-text">{words.nothingWrong}</span>
            )}
            {check.passengers !== null && <span className="soft">{words.passengers(check.passengers)}</span>}
            {check.loadKg !== null && <span className="soft">{words.load(check.loadKg)}</span>}
            {check.note !== null && <span>{check.note}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What may be done now, the next step as one large button. */
const Acts = ({ post, onAct }: { readonly post: PostFile; readonly onAct: (acting: Acting) => void }) => {
  const messages = useDutyMessages()
  const words = messages.post
  const navigate = useNavigate()
  const { role } = usePrincipal()
  const plans = mayPlan(role)
  if (!mayPatrol(role) || post.standing === "cancelled") return null
  const toCheck = () => navigate(`/duties/posts/${post.id}/check`)
  return (
    <section className="panel" data-panel="acts">
      {post.standing === "planned" && (
        <Button type="primary" block className="thumb-button" onClick={() => onAct("begin")}>
          {words.begin}
        </Button>
      )}
      {post.standing === "on" && (
        <Button
          type="primary"
          block
          className="thumb-button"
          onClick={post.kind === "patrol-leg" ? () => onAct("leg") : toCheck}
        >
          {post.kind === "patrol-leg" ? words.leg : words.check}
        </Button>
      )}
      <span className="act-buttons">
        {post.standing === "on" && post.kind === "patrol-leg" && (
          <Button size="large" onClick={toCheck}>
            {words.check}
          </Button>
        )}
        {post.standing === "ended" && (
          <Button size="large" onClick={toCheck}>
            {words.check}
          </Button>
        )}
        {plans && (post.standing === "planned" || post.standing === "on") && (
          <Button size="large" onClick={() => onAct("change")}>
            {words.change}
          </Button>
        )}
        {post.standing === "on" && (
          <Button size="large" onClick={() => onAct("end")}>
            {words.end}
          </Button>
        )}
        {plans && post.standing === "planned" && (
          <Button size="large" danger onClick={() => onAct("cancel")}>
            {words.cancel}
          </Button>
        )}
      </span>
    </section>
  )
}

/** A checkpoint, a post or a patrol: what it asks for, who is there, what was driven and checked. */
const PostPage = () => {
  const { id = "" } = useParams()
  const messages = useDutyMessages()
  const { role } = usePrincipal()
  const [acting, setActing] = useState<Acting>()
  const { data, refused, askAgain } = useAnswer(postFile(id), `post ${id}`)
  const close = () => setActing(undefined)
  const done = () => {
    close()
    askAgain()
  }
  const form = data === undefined ? undefined : { post: data, onDone: done, onClose: close }
  return (
    <Section
      back="/duties/posts"
      title={
        data === undefined ? (
          messages.postList.title
        ) : (
          <span className="file-title">
            {data.name} <span className="number">{span(data)}</span>
            <Tag color={postColours[data.standing]}>{messages.standings[data.standing]}</Tag>
          </span>
        )
      }
    >
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && refused === undefined && <Waiting />}
      {data !== undefined && (
        <div data-standing={data.standing}>
          <Acts post={data} onAct={setActing} />
          <FileColumns
            history={<EventTimeline history={data.history} />}
            station={data.name}
            version={data.version}
            id={data.id}
          >
            <Facts post={data} />
            {data.kind === "patrol-leg" && <Legs post={data} />}
            <Checks post={data} />
          </FileColumns>
        </div>
      )}
      {form !== undefined && (acting === "begin" || acting === "change") && (
        <ConditionsForm {...form} verb={acting} choosesPeople={mayPlan(role)} />
      )}
      {form !== undefined && (acting === "end" || acting === "cancel") && <EndForm {...form} verb={acting} />}
      {form !== undefined && acting === "leg" && <LegForm {...form} />}
    </Section>
  )
}

export default PostPage
