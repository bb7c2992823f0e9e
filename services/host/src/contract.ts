import { AccidentImportsGroup, AccidentsGroup } from "@jiaosuo/accidents/api"
import { CaseImportsGroup, CasesGroup } from "@jiaosuo/cases/api"
import { CellsGroup, OrganisationGroup, PeopleGroup, PostsGroup, RostersGroup } from "@jiaosuo/duties/api"
import { BatchGroup } from "@jiaosuo/http/BatchApi"
import { productApi } from "@jiaosuo/http/ProductApi"
import { ExportApprovalsGroup, IdentityGroup } from "@jiaosuo/identity/api"
import {
  AccidentReadsGroup,
  CaseReadsGroup,
  DutyReadsGroup,
  OperationsGroup,
  TownshipsGroup,
  WardenReadsGroup
} from "@jiaosuo/townships/api"
import { ImportsGroup, UnregisteredVehiclesGroup, VehiclesGroup } from "@jiaosuo/vehicles/api"
import {
  CallOutsGroup,
  MobileServicesGroup,
  MobileUnitsGroup,
  RoadHazardsGroup,
  TeamsGroup,
  WardenPlacesGroup,
  WardenRecordsGroup,
  WardenShiftsGroup,
  WardensGroup,
  WardenVillagesGroup
} from "@jiaosuo/wardens/api"

/** The whole HTTP interface, whichever processes answer it: every context adds its groups. */
export const api = productApi
  .add(IdentityGroup)
  .add(ExportApprovalsGroup)
  .add(VehiclesGroup)
  .add(UnregisteredVehiclesGroup)
  .add(ImportsGroup)
  .add(AccidentsGroup)
  .add(AccidentImportsGroup)
  .add(OrganisationGroup)
  .add(PeopleGroup)
  .add(RostersGroup)
  .add(PostsGroup)
  .add(CellsGroup)
  .add(CasesGroup)
  .add(CaseImportsGroup)
  .add(WardenPlacesGroup)
  .add(WardensGroup)
  .add(TeamsGroup)
  .add(WardenVillagesGroup)
  .add(CallOutsGroup)
  .add(WardenShiftsGroup)
  .add(WardenRecordsGroup)
  .add(RoadHazardsGroup)
  .add(MobileUnitsGroup)
  .add(MobileServicesGroup)
  .add(BatchGroup)
  .add(TownshipsGroup)
  .add(AccidentReadsGroup)
  .add(DutyReadsGroup)
  .add(CaseReadsGroup)
  .add(WardenReadsGroup)
  .add(OperationsGroup)
