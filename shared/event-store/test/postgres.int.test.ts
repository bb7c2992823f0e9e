import { commandHandlerContract } from "./commandHandler.ts"
import { eventStoreContract } from "./contract.ts"
import { postgresStore } from "./database.ts"

eventStoreContract("PostgreSQL", postgresStore)
commandHandlerContract("PostgreSQL", postgresStore)
