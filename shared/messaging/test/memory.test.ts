import { layerMemory } from "@jiaosuo/messaging/MemoryEventBus"
import { eventBusContract } from "./eventBusContract.ts"

eventBusContract("memory", layerMemory)
