import type { TransportFirmsPage } from "../src/accidents/firms/FirmsAnswer.ts"
import type { AccidentPage, ClockDesk, DuplicatesPage } from "../src/accidents/http/AccidentAnswer.ts"
import type {
  BlackSpotsAnswer,
  CrosstabAnswer,
  HoursAnswer,
  MapAnswer,
  YearOverYearAnswer
} from "../src/accidents/http/AnalysisAnswer.ts"
import type { CaseAnalysis } from "../src/cases/http/CaseAnalysisAnswer.ts"
import type { CaseDesk, CasePage, CaseRulesAnswer, DuplicateCases } from "../src/cases/http/CaseAnswer.ts"
import type {
  GapPage,
  LoadPage,
  PeoplePage,
  PostPage,
  RestPage,
  RosterPage,
  ShiftPage,
  StaffingAnswer
} from "../src/duties/http/DutyAnswer.ts"
import type { ModelShown, ParkedShown, VerifiedShown } from "../src/http/OperationsApi.ts"
import type {
  CodesAnswer,
  RulesAnswer,
  TownshipsAnswer,
  VillagesAnswer,
  VillagesWithEntryAnswer
} from "../src/http/ReferenceAnswer.ts"
import type { DistrictStatusAnswer, TownshipStatusAnswer } from "../src/http/StatusAnswer.ts"
import type { HazardPage, UnregisteredPage, VehiclePage } from "../src/http/VehicleAnswer.ts"
import type { HonoursPage } from "../src/wardens/honours/HonourAnswer.ts"
import type {
  CallOutTimesPage,
  PostGapsPage,
  PostsPage,
  RoadHazardsPage,
  RollPage,
  WardenRecordsPage,
  WardenShiftsPage
} from "../src/wardens/http/WardenAnswer.ts"
import type { ServicesPage } from "../src/wardens/services/ServiceAnswer.ts"

/** What answers hold, by their address, as the contract has it. */

/** The body of an answer about accidents by its address. */
type AccidentBodyOf<Path extends string> = Path extends `/api/accidents/clocks${string}`
  ? ClockDesk
  : Path extends `/api/accidents/duplicates${string}`
    ? DuplicatesPage
    : Path extends `/api/accidents/transport-firms${string}`
      ? TransportFirmsPage
      : Path extends `/api/accidents/map${string}`
        ? MapAnswer
        : Path extends `/api/accidents/analysis/hours${string}`
          ? HoursAnswer
          : Path extends `/api/accidents/analysis/crosstab${string}`
            ? CrosstabAnswer
            : Path extends `/api/accidents/analysis/year-over-year${string}`
              ? YearOverYearAnswer
              : Path extends `/api/accidents/analysis/black-spots${string}`
                ? BlackSpotsAnswer
                : AccidentPage

/** The body of an answer about duties by its address. */
type DutyBodyOf<Path extends string> = Path extends `/api/duties/rosters${string}`
  ? RosterPage
  : Path extends `/api/duties/load${string}`
    ? LoadPage
    : Path extends `/api/duties/rest${string}`
      ? RestPage
      : Path extends `/api/duties/staffing${string}`
        ? StaffingAnswer
        : Path extends `/api/duties/gaps${string}`
          ? GapPage
          : Path extends `/api/duties/posts${string}`
            ? PostPage
            : Path extends `/api/duties/people${string}`
              ? PeoplePage
              : ShiftPage

/** The body of an answer about wardens by its address. */
type WardenBodyOf<Path extends string> = Path extends `/api/wardens/roll${string}`
  ? RollPage
  : Path extends `/api/wardens/posts${string}`
    ? PostsPage
    : Path extends `/api/wardens/gaps${string}`
      ? PostGapsPage
      : Path extends `/api/wardens/shifts${string}`
        ? WardenShiftsPage
        : Path extends `/api/wardens/hazards${string}`
          ? RoadHazardsPage
          : Path extends `/api/wardens/call-outs/${string}`
            ? CallOutTimesPage
            : Path extends `/api/wardens/services${string}`
              ? ServicesPage
              : Path extends `/api/wardens/honours${string}`
                ? HonoursPage
                : WardenRecordsPage

/** The body of an answer about cases by its address. */
type CaseBodyOf<Path extends string> = Path extends `/api/cases/desk${string}`
  ? CaseDesk
  : Path extends `/api/cases/duplicates${string}`
    ? DuplicateCases
    : Path extends `/api/cases/analysis${string}`
      ? CaseAnalysis
      : Path extends `/api/cases/rules${string}`
        ? CaseRulesAnswer
        : CasePage

/** The body of an answer by its address, as the contract has it. An address from an answer is that of a list. */
export type BodyOf<Path extends string> = Path extends `/api/accidents${string}`
  ? AccidentBodyOf<Path>
  : Path extends `/api/cases${string}`
    ? CaseBodyOf<Path>
    : Path extends `/api/duties/${string}`
      ? DutyBodyOf<Path>
      : Path extends `/api/wardens/${string}`
        ? WardenBodyOf<Path>
        : Path extends `/api/townships/status${string}`
          ? DistrictStatusAnswer
          : Path extends `/api/townships/villages${string}`
            ? typeof VillagesWithEntryAnswer.Type
            : Path extends `/api/townships/${string}/status${string}`
              ? TownshipStatusAnswer
              : Path extends `/api/vehicles${string}`
                ? VehiclePage
                : Path extends `/api/hazards${string}`
                  ? HazardPage
                  : Path extends `/api/unregistered-vehicles${string}`
                    ? UnregisteredPage
                    : Path extends "/api/reference/townships"
                      ? TownshipsAnswer
                      : Path extends `/api/reference/villages${string}`
                        ? VillagesAnswer
                        : Path extends "/api/reference/codes"
                          ? CodesAnswer
                          : Path extends "/api/reference/rules"
                            ? RulesAnswer
                            : Path extends "/api/operations/models"
                              ? { readonly models: ReadonlyArray<typeof ModelShown.Type> }
                              : Path extends "/api/operations/parked"
                                ? { readonly parked: ReadonlyArray<typeof ParkedShown.Type> }
                                : Path extends "/api/operations/verify"
                                  ? VerifiedShown
                                  : { readonly total: number; readonly position: number }
