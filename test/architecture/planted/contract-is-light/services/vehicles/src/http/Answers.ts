export { EventStore } from "@jiaosuo/event-store/EventStore"
