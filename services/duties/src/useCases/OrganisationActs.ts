import { Rejected } from "@jiaosuo/event-store/CommandHandler"
import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain, type Filed } from "@jiaosuo/orders/domain/FilingCheck"
import type { Checking, ReadForm } from "@jiaosuo/orders/domain/FormReading"
import { type Making, type Ordering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, Order, OrderFailure } from "@jiaosuo/orders/Orders"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import { Effect } from "effect"
import * as Check from "../domain/organisation/forms/OrganisationChecks.ts"
import type * as Form from "../domain/organisation/forms/OrganisationForms.ts"
import type { Organisation } from "../domain/organisation/Organisation.ts"
import type { OrganisationCommand } from "../domain/organisation/OrganisationCommands.ts"
import type { OrganisationRejection } from "../domain/organisation/OrganisationRejections.ts"
import { isInService, type PersonOnFile } from "../domain/person/Persons.ts"

/** What an order on the organisation may come to but an answer. */
export type OrganisationFailure = OrderFailure<OrganisationRejection>

/** An order on the organisation; the id of its answer is that of the unit, zone or plan that it made or changed. */
export type OrganisationAct<F> = (form: F, order: Order) => Effect.Effect<Answer, OrganisationFailure>

/** The use cases of the organisation: one method for each. */
export interface OrganisationActs {
  readonly establishUnit: OrganisationAct<Form.EstablishmentForm>
  readonly renameUnit: OrganisationAct<Form.RenamingForm>
  readonly moveUnit: OrganisationAct<Form.UnitMoveForm>
  readonly setArea: OrganisationAct<Form.AreaForm>
  readonly locateUnit: OrganisationAct<Form.UnitLocationForm>
  readonly classifyStation: OrganisationAct<Form.ClassForm>
  readonly mergeStations: OrganisationAct<Form.StationMergerForm>
  readonly shareSite: OrganisationAct<Form.SiteForm>
  readonly endSiteSharing: OrganisationAct<Form.SiteEndForm>
  readonly dissolveUnit: OrganisationAct<Form.UnitForm>
  readonly setNeighbours: OrganisationAct<Form.NeighboursForm>
  readonly unsetNeighbours: OrganisationAct<Form.NeighboursForm>
  readonly setLeader: OrganisationAct<Form.LeaderForm>
  readonly formZone: OrganisationAct<Form.ZoneForm>
  readonly changeZone: OrganisationAct<Form.ZoneChangeForm>
  readonly dissolveZone: OrganisationAct<Form.ZoneEndForm>
  readonly setZoneHead: OrganisationAct<Form.ZoneHeadForm>
  readonly setTrafficMode: OrganisationAct<Form.TrafficModeForm>
  readonly agreeMutualAid: OrganisationAct<Form.MutualAidForm>
  readonly endMutualAid: OrganisationAct<Form.MutualAidEndForm>
  readonly setSurgePlan: OrganisationAct<Form.SurgePlanForm>
  readonly cancelSurgePlan: OrganisationAct<Form.SurgePlanEndForm>
  readonly giveFunction: OrganisationAct<Form.FunctionForm>
  readonly takeFunction: OrganisationAct<Form.FunctionForm>
  readonly recordIndicators: OrganisationAct<Form.IndicatorsForm>
  readonly assignTarget: OrganisationAct<Form.TargetForm>
  readonly withdrawTarget: OrganisationAct<Form.TargetEndForm>
}

/** What these use cases stand on. */
export interface OrganisationActsOptions {
  readonly ordering: Ordering<OrganisationCommand, Organisation, OrganisationRejection>
  /** The stream of the district's organisation. */
  readonly id: string
  readonly rules: DutyRules
  readonly person: (id: string) => Effect.Effect<PersonOnFile | undefined, StoreIsUnavailable>
}

/** The id of what an order makes: the same order makes the same thing. */
const newId = (kind: string, { context }: Order): string => derivedId(kind, context.commandId)

/** The use cases over the ordering of the one aggregate. */
export const makeOrganisationActs = (options: OrganisationActsOptions): OrganisationActs => {
  const { ordering, id, rules, person } = options

  /** From a checked form to a command on the organisation, answered with the id of what it is about. */
  const act =
    <F extends Filed, Checked>(
      verb: string,
      check: (form: F, checking: Checking) => ReadForm<Checked>,
      command: (making: Making<Checked>, form: F) => OrganisationCommand,
      about: (form: F, order: Order) => string
    ): OrganisationAct<F> =>
    (form, order) =>
      Effect.map(
        ordering.ordered(verb, check, (making: Making<Checked>, given: F) => plain(command(making, given)))(
          id,
          form,
          order
        ),
        (answer) => ({ ...answer, id: about(form, order) })
      )

  /** Row 30: who leads or heads something is an officer who serves on that day. */
  const unlessOfficer = (personId: string | null, on: CalendarDate) =>
    personId === null
      ? Effect.void
      : Effect.flatMap(person(personId), (found) =>
          found?.personKind === "officer" && isInService(found, on)
            ? Effect.void
            : Effect.fail(
                new Rejected<OrganisationRejection>({
                  rejection: { _tag: "PersonIsNotAnOfficerInService", personId, on }
                })
              )
        )

  const appointed = <F extends Filed & Pick<Form.LeaderForm, "from" | "personId">>(
    verb: string,
    command: (
      made: { readonly from: CalendarDate; readonly personId: string | null; readonly reason: string | null },
      form: F
    ) => OrganisationCommand,
    about: (form: F) => string
  ): OrganisationAct<F> => {
    const give = ordering.ordered(
      verb,
      (form: F, checking) => Check.checkAppointment(form, checking),
      ({ checked, reason }, form) =>
        Effect.as(unlessOfficer(checked.personId, checked.from), plain(command({ ...checked, reason }, form)))
    )
    return (form, order) => Effect.map(give(id, form, order), (answer) => ({ ...answer, id: about(form) }))
  }

  const unitIn = ({ unitId }: { readonly unitId: string }): string => unitId
  const zoneIn = ({ zoneId }: { readonly zoneId: string }): string => zoneId
  const made = (kind: string) => (_form: unknown, order: Order) => newId(kind, order)
  const theWhole = (): string => id

  return {
    establishUnit: act(
      "establishUnit",
      Check.checkEstablishment,
      ({ checked, reason, warnings, order }) => ({
        _tag: "EstablishUnit",
        ...checked,
        unitId: newId("unit", order),
        reason,
        warnings
      }),
      made("unit")
    ),
    renameUnit: act(
      "renameUnit",
      Check.checkRenaming,
      ({ checked, reason }, { unitId }) => ({ _tag: "RenameUnit", unitId, ...checked, reason }),
      unitIn
    ),
    moveUnit: act(
      "moveUnit",
      Check.checkDay<Form.UnitMoveForm>,
      ({ checked, reason }, { unitId, parent }) => ({
        _tag: "MoveUnit",
        unitId,
        parent,
        ...checked,
        reason
      }),
      unitIn
    ),
    setArea: act(
      "setArea",
      Check.checkArea,
      ({ checked, reason }, { unitId }) => ({ _tag: "SetUnitArea", unitId, ...checked, reason }),
      unitIn
    ),
    locateUnit: act(
      "locateUnit",
      Check.checkPlaced<Form.UnitLocationForm>,
      ({ checked, reason, warnings }, { unitId }) => ({
        _tag: "LocateUnit",
        unitId,
        ...checked,
        reason,
        warnings
      }),
      unitIn
    ),
    classifyStation: act(
      "classifyStation",
      Check.checkDay<Form.ClassForm>,
      ({ checked, reason }, { unitId, stationClass }) => ({
        _tag: "ClassifyStation",
        unitId,
        stationClass,
        ...checked,
        reason
      }),
      unitIn
    ),
    mergeStations: act(
      "mergeStations",
      Check.checkDay<Form.StationMergerForm>,
      ({ checked, reason }, { into, absorbed, attributes = [] }) => ({
        _tag: "MergeStations",
        into,
        absorbed,
        attributes,
        ...checked,
        reason
      }),
      ({ into }) => into
    ),
    shareSite: act(
      "shareSite",
      Check.checkPlaced<Form.SiteForm>,
      ({ checked, reason, order }, { units }) => ({
        _tag: "ShareSite",
        siteId: newId("site", order),
        units,
        ...checked,
        reason
      }),
      made("site")
    ),
    endSiteSharing: act(
      "endSiteSharing",
      Check.checkDay<Form.SiteEndForm>,
      ({ checked, reason }, { siteId }) => ({
        _tag: "EndSiteSharing",
        siteId,
        ...checked,
        reason
      }),
      ({ siteId }) => siteId
    ),
    dissolveUnit: act(
      "dissolveUnit",
      Check.checkDay<Form.UnitForm>,
      ({ checked, reason }, { unitId }) => ({
        _tag: "DissolveUnit",
        unitId,
        ...checked,
        reason
      }),
      unitIn
    ),
    setNeighbours: act(
      "setNeighbours",
      checkPlain<Form.NeighboursForm>,
      ({ reason }, { pairs }) => ({ _tag: "SetNeighbours", pairs, reason }),
      theWhole
    ),
    unsetNeighbours: act(
      "unsetNeighbours",
      checkPlain<Form.NeighboursForm>,
      ({ reason }, { pairs }) => ({ _tag: "UnsetNeighbours", pairs, reason }),
      theWhole
    ),
    setLeader: appointed<Form.LeaderForm>(
      "setLeader",
      (led, { unitId }) => ({ _tag: "SetLeader", unitId, ...led }),
      unitIn
    ),
    formZone: act(
      "formZone",
      Check.checkZone,
      ({ checked, reason, order }, { members, centre }) => ({
        _tag: "FormZone",
        zoneId: newId("zone", order),
        members,
        centre,
        ...checked,
        reason
      }),
      made("zone")
    ),
    changeZone: act(
      "changeZone",
      Check.checkDay<Form.ZoneChangeForm>,
      ({ checked, reason }, { zoneId, members, centre }) => ({
        _tag: "ChangeZone",
        zoneId,
        members,
        centre,
        ...checked,
        reason
      }),
      zoneIn
    ),
    dissolveZone: act(
      "dissolveZone",
      Check.checkDay<Form.ZoneEndForm>,
      ({ checked, reason }, { zoneId }) => ({
        _tag: "DissolveZone",
        zoneId,
        ...checked,
        reason
      }),
      zoneIn
    ),
    setZoneHead: appointed<Form.ZoneHeadForm>(
      "setZoneHead",
      (headed, { zoneId }) => ({ _tag: "SetZoneHead", zoneId, ...headed }),
      zoneIn
    ),
    setTrafficMode: act(
      "setTrafficMode",
      Check.checkTrafficMode,
      ({ checked, reason }, { mode }) => ({ _tag: "SetTrafficMode", mode, ...checked, reason }),
      theWhole
    ),
    agreeMutualAid: act(
      "agreeMutualAid",
      Check.checkMutualAid,
      ({ checked, reason, order }, { commands }) => ({
        _tag: "AgreeMutualAid",
        agreementId: newId("agreement", order),
        commands,
        ...checked,
        reason
      }),
      made("agreement")
    ),
    endMutualAid: act(
      "endMutualAid",
      Check.checkMutualAidEnd,
      ({ checked, reason }, { agreementId }) => ({ _tag: "EndMutualAid", agreementId, ...checked, reason }),
      ({ agreementId }) => agreementId
    ),
    setSurgePlan: act(
      "setSurgePlan",
      Check.checkSurgePlan,
      ({ checked, order }, { unitId }) => ({
        _tag: "SetSurgePlan",
        planId: newId("surge-plan", order),
        unitId,
        ...checked
      }),
      made("surge-plan")
    ),
    cancelSurgePlan: act(
      "cancelSurgePlan",
      checkPlain<Form.SurgePlanEndForm>,
      ({ reason }, { planId }) => ({ _tag: "CancelSurgePlan", planId, reason }),
      ({ planId }) => planId
    ),
    giveFunction: act(
      "giveFunction",
      Check.checkDay<Form.FunctionForm>,
      ({ checked, reason }, form) => ({
        _tag: "GiveFunction",
        unitId: form.unitId,
        function: form.function,
        ...checked,
        reason
      }),
      unitIn
    ),
    takeFunction: act(
      "takeFunction",
      Check.checkDay<Form.FunctionForm>,
      ({ checked, reason }, form) => ({
        _tag: "TakeFunction",
        unitId: form.unitId,
        function: form.function,
        ...checked,
        reason
      }),
      unitIn
    ),
    recordIndicators: act(
      "recordIndicators",
      Check.checkIndicators(rules),
      ({ checked }, { unitId, period }) => ({ _tag: "RecordIndicators", unitId, period, ...checked }),
      unitIn
    ),
    assignTarget: act(
      "assignTarget",
      Check.checkTarget,
      ({ checked, reason, order }, form) => ({
        _tag: "AssignTarget",
        targetId: newId("target", order),
        unitId: form.unitId,
        function: form.function,
        ...checked,
        reason
      }),
      made("target")
    ),
    withdrawTarget: act(
      "withdrawTarget",
      Check.checkDay<Form.TargetEndForm>,
      ({ checked, reason }, { targetId }) => ({
        _tag: "WithdrawTarget",
        targetId,
        ...checked,
        reason
      }),
      ({ targetId }) => targetId
    )
  }
}
