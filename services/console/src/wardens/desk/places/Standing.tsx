import { Tag } from "antd"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { PostItem } from "./placeCalls.ts"

/** Whether somebody should be at a place now, and whether somebody is. */
export const Standing = ({ post }: { readonly post: PostItem }) => {
  const { work } = useWardenDeskMessages()
  const words = work.places
  if (!post.open) return <Tag>{words.closed}</Tag>
  return (
    <span className="post-standing" data-due={post.due} data-manned={post.manned}>
      {post.manned ? (
        <Tag color="green">
          {words.manned} · {words.present(post.present.length)}
        </Tag>
      ) : (
        post.due && <Tag color="red">{words.unmanned}</Tag>
      )}
      {post.due ? <Tag color="blue">{words.due}</Tag> : <Tag>{words.notDue}</Tag>}
      {post.planned.length > 0 && <Tag>{words.planned(post.planned.length)}</Tag>}
    </span>
  )
}
