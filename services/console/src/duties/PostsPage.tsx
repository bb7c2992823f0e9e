import { Empty, Tag } from "antd"
import { ListTitle } from "../lists/ListTitle.tsx"
import { usePages } from "../server/usePages.ts"
import { MoreButton } from "../shell/MoreButton.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { figure } from "../shell/time.ts"
import "../vehicles/vehicles.css"
import { useDutyMessages } from "./dutyMessages.ts"
import { listPosts } from "./dutyReads.ts"
import { span } from "./dutyTimes.ts"
import { Section } from "./Section.tsx"

const colours = { planned: "blue", on: "green", ended: "default", cancelled: "default" } as const

/** Checkpoints, posted crews and patrols, the latest first. */
const PostsPage = () => {
  const messages = useDutyMessages()
  const words = messages.postList
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
    >
      <RefusedNotice refused={pages.refused} onRetry={pages.askAgain} />
      {pages.first === undefined && pages.asking && <Waiting />}
      {pages.first !== undefined && pages.items.length === 0 && <Empty description={words.empty} />}
      <ul className="post-cards">
        {pages.items.map((post) => (
          <li key={post.id} className="panel">
            <div className="zone-head">
              <strong>{messages.postKinds[post.kind]}</strong>
              <Tag color={colours[post.standing]}>{messages.standings[post.standing]}</Tag>
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
    </Section>
  )
}

export default PostsPage
