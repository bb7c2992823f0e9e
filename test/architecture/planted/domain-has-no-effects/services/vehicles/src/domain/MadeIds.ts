import { uuidv7 } from "@jiaosuo/kernel/Ids"

export const id = (): string => uuidv7()
