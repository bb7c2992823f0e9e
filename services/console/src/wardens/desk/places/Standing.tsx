import { Tag } from "antd"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { PostItem } from "./placeCalls.ts"

interface Props {
  readonly post: PostItem
  /** Masked names of those who are there, where they are known. */
  readonly nameOf?: ((id: string) => string) | undefined
}

/** Whether somebody should be at a place now, and whether somebody is. */
export const Standing = ({ post, nameOf }: Props) => {
  const { work } = useWardenDeskMessages()
  const words = work.places
  if (!post.open) return <Tag>{words.closed}</Tag>
  return (
    <span className="post-standing" data-due={post.due} data-manned={post.manned}>
      {post.manned ? (
        <Tag color="green">
          {words.manned} ·{" "}
          {nameOf === undefined
            ? words.present(post.present.length)
            : post.present.map(nameOf).join(work.comma)}
        </Tag>
      ) : (
        post.due && <Tag color="red">{words.unmanned}</Tag>
      )}
      {post.due ? <Tag color="blue">{words.due}</Tag> : <Tag>{words.notDue}</Tag>}
      {post.planned.length > 0 && <Tag>{words.planned(post.planned.length)}</Tag>}
    </span>
  )
}
