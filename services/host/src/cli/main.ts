import { resolve } from "node:path"
import { Command, CommanderError, Option } from "commander"
import { dataDirectory, hostUrl, passOnToHost, userName } from "./config.ts"
import { connectToHost, type HostConnection, type HostOptions } from "./HostConnection.ts"
import { importables } from "./Importables.ts"
import { CommandFailed, exitCodes, note } from "./Outcome.ts"

/**
 * The command line. Commands that talk to a host are loaded at once and are small; those that work on the
 * database themselves are loaded when called.
 */

interface Common {
  readonly url?: string
  readonly user?: string
  readonly dataDir: string
  readonly json: boolean
}

/** Options of every kind of import; `persons` where it has such a second file. */
interface Importing extends Common {
  readonly mapping?: string
  readonly answers?: string
  readonly persons?: string
}

const hostOf = (options: Common): Promise<HostConnection> => {
  const url = options.url ?? hostUrl()
  const user = options.user ?? userName()
  return connectToHost({
    dataDir: options.dataDir,
    ...(url === undefined ? {} : { url }),
    ...(user === undefined ? {} : { user })
  } satisfies HostOptions)
}

const dataDirOption = () =>
  new Option("--data-dir <folder>", "folder of the host on this machine")
    .default(dataDirectory(), "$DATA_DIR or .data")
    .argParser((folder: string) => resolve(folder))

/** A command that talks to a running host. */
const talking = (command: Command): Command =>
  command
    .addOption(new Option("--url <address>", "a host elsewhere; $JIAOSUO_URL"))
    .addOption(new Option("--user <account>", "account to sign in with; its password in $JIAOSUO_PASSWORD"))
    .addOption(dataDirOption())
    .option("--json", "answer for programs: JSON on standard output", false)

/** A command that works on the database of this machine, with or without a running host. */
const local = (command: Command): Command =>
  command.addOption(dataDirOption()).option("--json", "answer for programs: JSON on standard output", false)

const program = new Command("jiaosuo")
  .description("Operates jiaosuo (交所): the traffic work of rural police stations.")
  .showHelpAfterError('(see "jiaosuo help")')
  .exitOverride()
  .addHelpText(
    "after",
    `
Exit codes: 0 done; 1 refused or failed; 2 the command line cannot be understood;
            3 no host answers there; 4 not signed in, or not allowed to this account.
A host on this machine is found by its data folder and obeys as "operator".
A host elsewhere is named by --url and --user, with the password in JIAOSUO_PASSWORD.`
  )

program
  .command("start")
  .description("run the product: servers, migrations, HTTP interface and pages")
  .addOption(dataDirOption())
  .option("--port <number>", "port of the HTTP interface; $PORT, else 8080 or the next that is free")
  .action(async (options: { readonly dataDir: string; readonly port?: string }) => {
    passOnToHost({ DATA_DIR: options.dataDir, PORT: options.port })
    await import("../main.ts")
  })

const imports = program.command("import").description("hand in a ledger")
for (const importable of importables) {
  const { kind, description, second } = importable
  const command = talking(
    imports
      .command(`${kind} <file>`)
      .description(description)
      .option("--mapping <file>", "JSON: which heading means what, where the headings are not recognised")
      .option(
        "--answers <file>",
        "write the answer to every row as CSV: row,outcome,warning,field,rule,reason"
      )
  )
  if (second !== undefined) command.option(`--${second.part} <file>`, second.description)
  command.action(async (file: string, options: Importing) => {
    const { importLedger } = await import("./ImportCommand.ts")
    const beside = second === undefined ? undefined : options[second.part]
    const files = { ...options, ...(beside === undefined ? {} : { second: beside }) }
    await importLedger(await hostOf(options), importable, file, files)
  })
}

talking(program.command("status").description("figures of the townships in scope")).action(
  async (options: Common) => {
    const { showStatus } = await import("./StatusCommand.ts")
    await showStatus(await hostOf(options), options)
  }
)

talking(
  program
    .command("compare")
    .description("accidents, deaths and injured persons of two periods of equal length, by township")
    .requiredOption("--before <period>", "2020-12..2021-11, 2020-12-01..2021-11-30 or 2020")
    .requiredOption("--after <period>", "the later period, of the same length")
    .option("--township <code>", "nine-digit code: only this township")
).action(
  async (
    options: Common & { readonly before: string; readonly after: string; readonly township?: string }
  ) => {
    const { compareYears } = await import("./CompareCommand.ts")
    await compareYears(await hostOf(options), options)
  }
)

talking(
  program
    .command("coverage")
    .description("village groups visited and time in the room of a mobile unit in a month")
    .requiredOption("--unit <name>", "id of a mobile unit, its name, or a part of it that no other has")
    .requiredOption("--month <month>", "2021-04")
).action(async (options: Common & { readonly unit: string; readonly month: string }) => {
  const { showCoverage } = await import("./CoverageCommand.ts")
  await showCoverage(await hostOf(options), options)
})

const cells = program.command("cells").description("response cells of villages")
talking(
  cells
    .command("near")
    .description("which cell would be asked to a place, and which are near besides, with the reason")
    .requiredOption("--lat <degrees>", "latitude, WGS 84")
    .requiredOption("--lon <degrees>", "longitude, WGS 84")
    .option("--skill <code>", "code of the cell abilities: wasp, first-aid, boat …")
    .option("--equipment <codes>", "codes of the cell abilities, with commas between them")
    .option("--people <number>", "how many it takes; at least those that the skill asks for")
).action(
  async (
    options: Common & {
      readonly lat: string
      readonly lon: string
      readonly skill?: string
      readonly equipment?: string
      readonly people?: string
    }
  ) => {
    const { showCellsNear } = await import("./CellsCommand.ts")
    await showCellsNear(await hostOf(options), options)
  }
)

const village = program.command("village").description("villages and who looks after them")
talking(
  village
    .command("coverage")
    .description("villages that have no auxiliary or no police room")
    .option("--township <code>", "nine-digit code: only this township")
    .addOption(
      new Option("--lacking <what>", "only villages that lack it")
        .choices(["auxiliary", "room", "either", "both", "nothing"])
        .default("either")
    )
).action(async (options: Common & { readonly township?: string; readonly lacking: string }) => {
  const { showVillageCoverage } = await import("./VillageCommand.ts")
  await showVillageCoverage(await hostOf(options), options)
})

talking(
  program
    .command("verify")
    .description("walk the whole log; names the first event that is not what was appended")
).action(async (options: Common) => {
  const { verify } = await import("./OperationsCommands.ts")
  await verify(await hostOf(options), options)
})

talking(program.command("models").description("how far each read model is")).action(
  async (options: Common) => {
    const { showModels } = await import("./OperationsCommands.ts")
    await showModels(await hostOf(options), options)
  }
)

talking(
  program
    .command("rebuild [model]")
    .description("fold one read model, or all, anew beside the live one, and swap")
).action(async (model: string | undefined, options: Common) => {
  const { rebuild } = await import("./OperationsCommands.ts")
  await rebuild(await hostOf(options), model, options)
})

const parked = program.command("parked").description("events that a projection could not read or fold")
talking(parked.command("list").description("show them")).action(async (options: Common) => {
  const { listParked } = await import("./OperationsCommands.ts")
  await listParked(await hostOf(options), options)
})
talking(parked.command("retry <model> <position>").description("fold an event again")).action(
  async (model: string, position: string, options: Common) => {
    const { retryParked } = await import("./OperationsCommands.ts")
    await retryParked(await hostOf(options), model, position, options)
  }
)
talking(
  parked
    .command("drop <model> <position>")
    .description("leave an event out for good")
    .requiredOption("--reason <text>", "why; kept with the decision")
).action(async (model: string, position: string, options: Common & { readonly reason: string }) => {
  const { dropParked } = await import("./OperationsCommands.ts")
  await dropParked(await hostOf(options), model, position, options)
})

local(program.command("migrate").description("bring all tables up to date")).action(
  async (options: Common) => {
    const { migrate } = await import("./DatabaseCommands.ts")
    await migrate(options)
  }
)

const admin = program.command("admin").description("accounts of the administration")
local(
  admin
    .command("create <account>")
    .description(
      "create an account of the administration; its password in $JIAOSUO_PASSWORD, else it is asked for"
    )
    .option("--name <name>", "name of the person", "管理员")
).action(async (account: string, options: Common & { readonly name: string }) => {
  const { createAdmin } = await import("./DatabaseCommands.ts")
  await createAdmin(account, options)
})

local(
  program
    .command("backup <folder>")
    .description("save everything that is not derived, while the host goes on working")
).action(async (folder: string, options: Common) => {
  const { backup } = await import("./BackupCommands.ts")
  await backup(folder, options)
})

local(
  program
    .command("restore <folder>")
    .description("put a backup into a new data folder, or an empty database")
    .option("--keys <file>", "the newest person-keys.gz, where it is not the one of this backup")
).action(async (folder: string, options: Common & { readonly keys?: string }) => {
  const { restore } = await import("./BackupCommands.ts")
  await restore(folder, options)
})

const exitCodeOf = (error: unknown): number => {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
  }
  if (error instanceof CommandFailed) {
    if (error.message !== "") note(error.message)
    return error.exitCode
  }
  note(error instanceof Error ? error.message : String(error))
  return exitCodes.failed
}

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = exitCodeOf(error)
}
