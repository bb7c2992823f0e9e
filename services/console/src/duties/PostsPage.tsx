import { PlusOutlined } from "@ant-design/icons"
import { Button, Empty, Tag } from "antd"
import { useState } from "react"
import { Link, useNavigate } from "react-router"
import { ListTitle } from "../lists/ListTitle.tsx"
import { usePages } from "../server/usePages.ts"
import { usePrincipal } from "../session/Session.tsx"
import { MoreButton } from "../shell/MoreButton.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { figure } from "../shell/time.ts"
import "../vehicles/vehicles.css"
import { useDutyMessages } from "./dutyMessages.ts"
import { listPosts } from "./dutyReads.ts"
import { span } from "./dutyTimes.ts"
import { HourPlan } from "./HourPlan.tsx"
import { PlanPostForm } from "./PlanPostForm.tsx"
import { mayPlan } from "./permissions.ts"
import { postColours } from "./postColours.ts"
import { Section } from "./Section.tsx"

/** Checkpoints, posted crews and patrols, the latest first, and what is done at a time of the day (row 29). */
const PostsPage = () => {
  const messages = useDutyMessages()
  const words = messages.postList
  const navigate = useNavigate()
  const { role } = usePrincipal()
  const [planning, setPlanning] = useState(false)
  const pages = usePages(
    (cursor) => listPosts({ limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
    "posts"
  )
  return (
    <Section
      title={
        <ListTitle
          title={words.title}
          first={pages.first}
          totalWords={(total) => words.total(figure(total))}
          incompleteWords={messages.section.incomplete}
        />
      }
      side={
        mayPlan(role) ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setPlanning(true)}>
            {messages.post.plan}
          </Button>
        ) : null
      }
    >
      <HourPlan />
      <RefusedNotice refused={pages.refused} onRetry={pages.askAgain} />
      {pages.first === undefined && pages.asking && <Waiting />}
      {pages.first !== undefined && pages.items.length === 0 && <Empty description={words.empty} />}
      <ul className="post-cards">
        {pages.items.map((post) => (
          <li key={post.id} className="panel">
            <div className="zone-head">
              <Link to={`/duties/posts/${post.id}`} className="post-link">
                <strong>{messages.postKinds[post.kind]}</strong>
              </Link>
              <Tag color={postColours[post.standing]}>{messages.standings[post.standing]}</Tag>
              <span className="number">{span(post)}</span>
            </div>
            <span>
              {post.townshipName} {post.road}
            </span>
            <span className="soft">
              {words.crew}: {post.members.map(({ name }) => name ?? messages.noName).join("、")}
            </span>
            {post.signs.length > 0 && (
              <span className="soft">
                {words.signs}: {post.signs.map((metres) => words.metres(metres)).join("、")}
              </span>
            )}
            {post.checks > 0 && (
              <span className="soft">
                {words.checks}: {post.findings} / {post.checks}
              </span>
            )}
          </li>
        ))}
      </ul>
      {pages.first !== undefined && <MoreButton pages={pages} />}
      {planning && (
        <PlanPostForm
          onDone={({ id }) => navigate(`/duties/posts/${id}`)}
          onClose={() => setPlanning(false)}
        />
      )}
    </Section>
  )
}

export default PostsPage
