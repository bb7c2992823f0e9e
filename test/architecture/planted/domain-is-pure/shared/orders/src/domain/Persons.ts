export { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
