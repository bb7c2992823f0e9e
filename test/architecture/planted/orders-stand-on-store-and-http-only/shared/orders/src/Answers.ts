export { EventBus } from "@jiaosuo/messaging/EventBus"
