export { receive } from "@jiaosuo/messaging/Receiver"
