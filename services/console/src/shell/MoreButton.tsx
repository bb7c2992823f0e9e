import { Button } from "antd"
import { useMessages } from "../messages/Language.tsx"
import type { Pages } from "../server/usePages.ts"

/** The end of a list: more of it, or that this was all. */
export const MoreButton = ({ pages }: { readonly pages: Pages<unknown, unknown> }) => {
  const messages = useMessages()
  return (
    <div className="more">
      {pages.hasMore ? (
        <Button size="large" loading={pages.loadingMore} onClick={pages.loadMore}>
          {messages.common.loadMore}（{messages.common.shown(pages.items.length)}）
        </Button>
      ) : (
        <span className="soft">{messages.common.noMore(pages.items.length)}</span>
      )}
    </div>
  )
}
