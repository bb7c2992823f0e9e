import { layerMemory } from "@jiaosuo/event-store/MemoryEventStore"
import { eventStoreContract } from "./contract.ts"

eventStoreContract("memory", layerMemory)
