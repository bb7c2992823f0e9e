import { type Folding, foldedStreams as foldedStreamsOf } from "@jiaosuo/orders/FoldedStreams"

/** All things of one kind of this context by id, folded in memory as of the end of the log. */
export const foldedStreams = <Event extends { readonly _tag: string }, State, Known extends State>(
  folding: Omit<Folding<Event, State, Known>, "context">
) => foldedStreamsOf({ context: "duties", ...folding })
