import { layerMemory } from "@jiaosuo/event-store/MemoryEventStore"
import { commandHandlerContract } from "./commandHandler.ts"
import { eventStoreContract } from "./contract.ts"

eventStoreContract("memory", layerMemory)
commandHandlerContract("memory", layerMemory)
