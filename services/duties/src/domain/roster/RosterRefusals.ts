import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { type Refusal, type Text, text } from "@jiaosuo/kernel/Problem"
import { outOfScope } from "@jiaosuo/orders/domain/WithinScope"
import type { Span } from "@jiaosuo/reference/DutyTemplates"
import { dutyNames } from "./RosterLabels.ts"
import type { CrewFault, PersonRejection, RosterRejection } from "./RosterRejections.ts"

const span = ({ least, most }: Span): string => (least === most ? String(least) : `${least}–${most}`)

const crewDetail = ({ kind, day, officers, auxiliaries, needed }: CrewFault): Text => {
  const { zh, en } = dutyNames[kind]
  return text(
    `${day}${zh}:民警${officers}人、辅警${auxiliaries}人;应为民警${span(needed.officers)}人、辅警${span(needed.auxiliaries)}人,共${span(needed.people)}人。`,
    `${en} of ${day}: ${officers} officers and ${auxiliaries} auxiliaries; needed are ${span(needed.officers)} officers and ${span(needed.auxiliaries)} auxiliaries, ${span(needed.people)} together.`
  )
}

const crewFacts = ({ slotId, kind, day, officers, auxiliaries, needed }: CrewFault) => ({
  slotId,
  kind,
  day,
  officers,
  auxiliaries,
  leastPeople: needed.people.least,
  mostPeople: needed.people.most
})

/** What somebody is told who puts a person where they cannot be. */
export const personRefusal = (rejection: PersonRejection): Refusal => {
  const code = rejection._tag
  const { personId } = rejection
  switch (rejection._tag) {
    case "PersonIsUnknown":
      return { code, title: text("没有该人员档案", "The person is not on file"), facts: { personId } }
    case "PersonIsNotOfTheUnit":
      return {
        code,
        title: text("该人员当日不属于本单位", "The person is not of this unit on that day"),
        detail: text(`${rejection.day}不在本单位。`, `Not of the unit on ${rejection.day}.`),
        facts: { personId, day: rejection.day, unitId: rejection.unitId }
      }
    case "PersonIsAbsent": {
      const { from, until, ground } = rejection.absence
      return {
        code,
        title: text("该人员请假或不在岗", "The person is away"),
        detail: text(`${from}至${until}不在岗。`, `Away from ${from} to ${until}.`),
        facts: { personId, slotId: rejection.slotId, from, until, ground }
      }
    }
    case "PersonIsNoLeader":
      return {
        code,
        title: text("值班领导须由所领导担任", "Only a leader of the unit takes this duty"),
        facts: { personId, slotId: rejection.slotId }
      }
    case "PersonIsInTwoSlots":
      return {
        code,
        title: text("同一人同时排在两个班次", "The person is in two duties at once"),
        detail: text(`${rejection.day}的班次重叠。`, `The duties of ${rejection.day} overlap.`),
        facts: { personId, day: rejection.day, one: rejection.slots[0], other: rejection.slots[1] }
      }
    case "PersonIsOnAnotherRoster":
      return {
        code,
        title: text("该人员已在另一值班表中", "The person is on another roster then"),
        detail: text(`重叠时段:${rejection.half}。`, `Both take ${rejection.half}.`),
        facts: { personId, half: rejection.half, heldBy: rejection.holder }
      }
  }
}

const isOfPerson = (rejection: RosterRejection): rejection is PersonRejection => {
  switch (rejection._tag) {
    case "PersonIsUnknown":
    case "PersonIsNotOfTheUnit":
    case "PersonIsAbsent":
    case "PersonIsNoLeader":
    case "PersonIsInTwoSlots":
    case "PersonIsOnAnotherRoster":
      return true
    default:
      return false
  }
}

/** What the person who gave the command is told, in both languages. */
export const toRosterRefusal = (rejection: RosterRejection): Refusal => {
  if (isOfPerson(rejection)) return personRefusal(rejection)
  const code = rejection._tag
  switch (rejection._tag) {
    case "RosterIsNotOpen":
      return { code, title: text("没有该值班表", "The roster was never opened") }
    case "RosterIsAlreadyOpen":
      return { code, title: text("该月值班表已建立", "The roster of this month is open already") }
    case "UnitIsNotThere":
      return {
        code,
        title: text("该单位当月不存在", "The unit is not there in that month"),
        facts: { unitId: rejection.unitId, month: rejection.month }
      }
    case "TemplateIsForOtherUnits":
      return {
        code,
        title: text("该模板不适用于此类单位", "The template is for units of another kind"),
        facts: { template: rejection.template, unitKind: rejection.unitKind }
      }
    case "SlotIsUnknown":
      return { code, title: text("没有该班次", "There is no such duty"), facts: { slotId: rejection.slotId } }
    case "SlotIsAlreadyPlanned":
      return {
        code,
        title: text("该班次已排", "The duty is planned already"),
        facts: { slotId: rejection.slotId }
      }
    case "SlotIsOutsideOfTheMonth":
      return {
        code,
        title: text("班次不在本月", "The duty begins in another month"),
        facts: { day: rejection.day, month: rejection.month }
      }
    case "SlotIsTooLong":
      return {
        code,
        title: text("班次时长不符", "The duty is too long, or ends before it begins"),
        detail: text(`单次最长${rejection.longest}小时。`, `At most ${rejection.longest} hours at once.`),
        facts: { hours: rejection.hours, longest: rejection.longest }
      }
    case "SlotIsOfAnotherUnit":
      return {
        code,
        title: text("班次不属于本单位", "The duty is of another unit"),
        facts: { unitId: rejection.unitId, day: rejection.day }
      }
    case "GroupIsTooSmall":
      return {
        code,
        title: text("人员不足", "The group is too small"),
        detail: crewDetail(rejection),
        facts: crewFacts(rejection)
      }
    case "GroupIsTooLarge":
      return {
        code,
        title: text("人员超出配置", "The group is too large"),
        detail: crewDetail(rejection),
        facts: crewFacts(rejection)
      }
    case "GroupHasNoLead":
      return {
        code,
        title: text("处警组须由一名民警带班", "A response group is led by one officer"),
        facts: { slotId: rejection.slotId, day: rejection.day }
      }
    case "NothingIsPlanned":
      return { code, title: text("尚未排班", "Nobody is planned yet") }
    case "GapsNeedAReason":
      return {
        code,
        title: text(
          "值班表有空缺,发布须说明原因",
          "The roster has gaps: say why it is published all the same"
        ),
        detail: text(`共${rejection.gaps.length}处空缺。`, `${rejection.gaps.length} gaps in all.`),
        fields: rejection.gaps.slice(0, 100).map(({ day, kind, unitId, duties }) => ({
          path: `${day}.${kind}.${unitId}`,
          reason: text(`缺${duties}个${dutyNames[kind].zh}班次`, `${duties} × ${dutyNames[kind].en} missing`)
        })),
        facts: { gaps: rejection.gaps.length }
      }
    case "ChangeNeedsAReason":
      return {
        code,
        title: text("已发布的值班表,调整须说明原因", "A published roster is changed with a reason only")
      }
    case "RosterIsPublished":
      return { code, title: text("值班表已发布", "The roster is published") }
    case "RosterIsNotPublished":
      return { code, title: text("值班表尚未发布", "The roster is not published") }
    case "RosterIsUnderWay":
      return {
        code,
        title: text("已有人签到,不能撤回", "Somebody has come to a duty: the publication stands")
      }
    case "DutyHasBegun":
      return { code, title: text("该班次已开始", "The duty has begun"), facts: { slotId: rejection.slotId } }
    case "PersonIsNotInTheSlot":
    case "PersonIsAlreadyInTheSlot":
      return {
        code,
        title:
          rejection._tag === "PersonIsNotInTheSlot"
            ? text("该人员不在此班次", "The person is not in this duty")
            : text("该人员已在此班次或已报名", "The person is in this duty, or has offered to be"),
        facts: { personId: rejection.personId, slotId: rejection.slotId }
      }
    case "ActsForSomebodyElse":
      return {
        code,
        title: text("只能为本人办理", "Only for oneself"),
        facts: { personId: rejection.personId }
      }
    case "SwapIsUnknown":
    case "SwapIsDecided":
    case "SwapIsNotAgreed":
    case "SwapIsOnesOwn":
      return { code, title: swapTitles[rejection._tag], facts: { swapId: rejection.swapId } }
    case "SwapIsBetweenUnequals":
      return {
        code,
        title: text("民警与辅警之间不能换班", "Officers and auxiliaries do not swap with each other"),
        facts: { personId: rejection.personId, withPersonId: rejection.withPersonId }
      }
    case "SignUpIsUnknown":
    case "SignUpIsDecided":
      return {
        code,
        title:
          rejection._tag === "SignUpIsUnknown"
            ? text("没有该报名", "There is no such sign-up")
            : text("该报名已审核", "The sign-up is decided already"),
        facts: { signUpId: rejection.signUpId }
      }
    case "CheckInIsTooEarly":
      return {
        code,
        title: text("未到签到时间", "It is too early to check in"),
        detail: text(
          `${inShanghai(rejection.from)}起可签到。`,
          `Possible from ${inShanghai(rejection.from)}.`
        ),
        facts: { slotId: rejection.slotId, from: rejection.from }
      }
    case "DutyIsOver":
      return {
        code,
        title: text("该班次已结束", "The duty is over"),
        facts: { slotId: rejection.slotId, until: rejection.until }
      }
    case "PersonIsAlreadyCheckedIn":
    case "PersonIsAlreadyCheckedOut":
      return {
        code,
        title:
          rejection._tag === "PersonIsAlreadyCheckedIn"
            ? text("已签到", "Checked in already")
            : text("已签退", "Checked out already"),
        facts: { slotId: rejection.slotId, at: rejection.at }
      }
    case "PersonIsNotCheckedIn":
      return { code, title: text("尚未签到", "Not checked in"), facts: { slotId: rejection.slotId } }
    case "DutyIsNotOn":
      return {
        code,
        title: text("不在该班次时间内", "The duty is not on then"),
        facts: { slotId: rejection.slotId, from: rejection.from, until: rejection.until }
      }
    case "TownshipIsOutOfScope":
      return outOfScope(rejection)
  }
}

const swapTitles = {
  SwapIsUnknown: text("没有该换班申请", "There is no such swap"),
  SwapIsDecided: text("该换班申请已办结", "The swap is decided already"),
  SwapIsNotAgreed: text("对方尚未同意换班", "The other has not agreed yet"),
  SwapIsOnesOwn: text("不能批准本人的换班", "Nobody approves a swap of their own")
} as const
