import { text } from "@jiaosuo/kernel/Problem"
import { accidentProcedureText } from "@jiaosuo/reference/AccidentKinds"
import { liabilityText } from "@jiaosuo/reference/Liability"
import type { AccidentFile } from "../http/AccidentFile.ts"
import type { Wording } from "./DocumentWords.ts"
import { type Block, facts, paragraph, rows, type Section } from "./PrintedDocument.ts"

/** What the police did about it, and when it has to be done: the second half of a printed file. */

const steps = (w: Wording, ...days: ReadonlyArray<readonly [zh: string, en: string, day: string | null]>) =>
  days.flatMap(([zh, en, day]) => (day === null ? [] : [`${w.say(text(zh, en))} ${day}`])).join("; ")

/** A8 to A16: the procedure, its papers, and the share of each party with its grounds. */
export const procedure = (file: AccidentFile, w: Wording): Section => ({
  title: w.say(text("程序与认定", "Procedure and papers")),
  blocks: [
    ...facts(
      [
        w.say(text("适用程序", "Procedure")),
        file.procedure === null ? null : w.say(accidentProcedureText(file.procedure))
      ],
      [w.say(text("复杂伤人事故", "Complicated injury accident")), file.complicated ? w.yes(true) : null],
      [w.say(text("自行协商", "Settled by the parties")), file.settledOn],
      [w.say(text("公开证据", "Evidence shown")), file.evidenceShownOn],
      [w.say(text("共同申请快速认定", "Joint request for a quick paper")), file.jointRequestOn],
      [
        w.say(text("当场调解", "Mediated on the spot")),
        file.onTheSpotMediation === null
          ? null
          : `${file.onTheSpotMediation.heldOn} ${w.say(file.onTheSpotMediation.agreed ? text("达成协议", "agreement") : text("未达成协议", "no agreement"))}`
      ],
      [
        w.say(text("涉罪情形审查", "Crime flag considered")),
        file.crime === null
          ? null
          : [w.word("crime", file.crime.conclusion), file.crime.number, file.crime.consideredOn]
              .filter((one) => one !== null)
              .join(" ")
      ]
    ),
    ...file.papers.flatMap((paper) => paperBlocks(paper, w)),
    ...file.crimeGrounds.flatMap(({ participantId, reason, rule }) =>
      paragraph(
        w.say(
          text(
            `须由人审查的情形(${rule},不是结论): ${w.person(participantId)}: ${reason}`,
            `For a person to look at (${rule}, no conclusion): ${w.person(participantId)}: ${reason}`
          )
        )
      )
    )
  ]
})

const paperBlocks = (paper: AccidentFile["papers"][number], w: Wording): ReadonlyArray<Block> => [
  ...facts(
    [w.say(text("文书", "Paper")), `${w.word("paper", paper.kind)} ${paper.number}`],
    [w.say(text("作出日期", "Made on")), paper.decidedOn],
    [w.say(text("署名", "Signed by")), paper.by.map(({ account }) => account).join("、")],
    [
      w.say(text("效力", "Standing")),
      paper.revokedOn === null
        ? w.say(paper.inForce ? text("有效", "in force") : text("已被取代", "superseded"))
        : `${w.say(text("已撤销", "revoked"))} ${paper.revokedOn} ${w.word("revokedFor", paper.revokedFor) ?? ""}`
    ]
  ),
  ...rows(
    [
      [w.say(text("当事人", "Party")), 3],
      [w.say(text("责任", "Liability")), 2],
      [w.say(text("过错与依据", "Grounds")), 6],
      [w.say(text("送达", "Served")), 3]
    ],
    paper.shares.map(({ participantId, share, grounds, intent }) => [
      w.person(participantId),
      w.say(liabilityText(share)) + (intent ? w.say(text("(故意)", " (on purpose)")) : ""),
      grounds,
      w.minute(paper.served.find((served) => served.participantId === participantId)?.servedAt ?? null) ??
        w.say(text("未送达", "not served"))
    ])
  ),
  ...facts([
    w.say(text("另送达", "Also served on")),
    paper.served
      .filter(({ participantId }) => !paper.shares.some((share) => share.participantId === participantId))
      .map(({ participantId, servedAt }) => `${w.person(participantId)} ${w.minute(servedAt)}`)
      .join("; ")
  ])
]

/** A11 to A13. */
export const tests = (file: AccidentFile, w: Wording): Section => ({
  title: w.say(text("检验鉴定与中止", "Tests and stops")),
  blocks: [
    ...rows(
      [
        [w.say(text("检验鉴定", "Test")), 3],
        [w.say(text("对象", "Of")), 2],
        [w.say(text("机构", "Institution")), 3],
        [w.say(text("经过", "Steps")), 5],
        [w.say(text("结论", "Conclusion")), 4]
      ],
      file.tests.map((test) => [
        test.what + (test.repeats === null ? "" : w.say(text("(重新)", " (second)"))),
        [w.person(test.participantId), w.vehicle(test.vehicleId)].filter((one) => one !== null).join(", "),
        test.institution,
        steps(
          w,
          ["委托", "ordered", test.orderedOn],
          ["延长至", "extended until", test.extendedUntil],
          ["收到报告", "received", test.receivedOn],
          ["送达", "served", test.servedOn],
          ["申请重新鉴定", "second test requested", test.secondRequestedOn],
          ["不予重新鉴定", "no second test", test.secondRefusedOn],
          ["车辆返还", "vehicle returned", test.returnedOn]
        ),
        test.conclusion
      ])
    ),
    ...rows(
      [
        [w.say(text("中止认定的事由", "Ground of the stop")), 4],
        [w.say(text("批准", "Approval")), 4],
        [w.say(text("经过", "Steps")), 5]
      ],
      file.stops.map((stop) => [
        w.word("stop", stop.ground),
        [stop.approval.body, stop.approval.number, stop.approval.on].filter((one) => one !== null).join(" "),
        steps(
          w,
          ["中止", "stopped", stop.stoppedOn],
          ["告知", "notice served", stop.noticeServedOn],
          ["恢复", "resumed", stop.resumedOn]
        )
      ])
    )
  ]
})

/** A17, A18, A20, A21. */
export const afterwards = (file: AccidentFile, w: Wording): Section => ({
  title: w.say(text("复核、调解、查缉与回避", "Reviews, mediation, search and recusals")),
  blocks: [
    ...rows(
      [
        [w.say(text("复核申请人", "Review asked by")), 3],
        [w.say(text("文书", "Paper")), 3],
        [w.say(text("经过", "Steps")), 6],
        [w.say(text("结论", "Outcome")), 2]
      ],
      file.reviews.map((review) => [
        w.person(review.participantId),
        file.papers.find(({ paperId }) => paperId === review.paperId)?.number ?? null,
        steps(
          w,
          ["申请", "requested", review.requestedOn],
          ["收到通知", "noticed", review.noticedOn],
          ["移送案卷", "file sent", review.sentOn],
          ["复核机关收到", "received", review.receivedOn],
          ["作出结论", "decided", review.decidedOn]
        ),
        w.word("review", review.outcome)
      ])
    ),
    ...rows(
      [
        [w.say(text("损害赔偿调解", "Mediation")), 4],
        [w.say(text("各方", "Sides")), 4],
        [w.say(text("调解人", "Mediators")), 2],
        [w.say(text("经过", "Steps")), 6],
        [w.say(text("结果", "Outcome")), 2]
      ],
      file.mediations.map((mediation) => [
        `${w.word("mediationAfter", mediation.after)} ${mediation.afterOn}`,
        mediation.sides
          .map(({ participantIds, attendants }) =>
            w.say(
              text(
                `${participantIds.map(w.person).join("、")}(${attendants}人)`,
                `${participantIds.map(w.person).join(", ")} (${attendants} people)`
              )
            )
          )
          .join("; "),
        mediation.mediators.join("、"),
        steps(
          w,
          ["申请", "requested", mediation.requestedOn],
          ["通知", "announced", mediation.notifiedOn],
          ["召开", "held", mediation.heldOn],
          ["起算", "counted from", mediation.startOn],
          ["开始", "begun", mediation.begunOn],
          ["终结", "ended", mediation.endedOn]
        ),
        w.word("mediation", mediation.outcome)
      ])
    ),
    ...(file.search === null
      ? []
      : facts(
          [w.say(text("查缉开始", "Search started")), w.minute(file.search.startedAt)],
          [
            w.say(text("查缉措施", "Notices")),
            file.search.notices
              .map(({ kind, issuedOn, cancelledOn }) =>
                steps(
                  w,
                  [w.word("notice", kind) ?? kind, w.word("notice", kind) ?? kind, issuedOn],
                  ["撤销", "cancelled", cancelledOn]
                )
              )
              .join("; ")
          ],
          [w.say(text("查获车辆", "Vehicle found")), file.search.vehicleFoundOn],
          [w.say(text("查获驾驶人", "Driver found")), file.search.driverFoundOn],
          [w.say(text("受害方申请认定", "Victim asked for a decision")), file.search.decisionAskedOn]
        )),
    ...rows(
      [
        [w.say(text("申请回避的人员", "Recusal of")), 3],
        [w.say(text("申请", "Requested")), 2],
        [w.say(text("决定", "Decided")), 2],
        [w.say(text("是否同意", "Granted")), 2]
      ],
      file.recusals.map(({ handler, requestedOn, decidedOn, granted }) => [
        handler,
        requestedOn,
        decidedOn,
        w.yes(granted)
      ])
    )
  ]
})

/** A7 to A21, C2, C3: every clock with its rule; a due day past the published calendar is provisional. */
export const clocks = (file: AccidentFile, w: Wording): Section => ({
  title: w.say(text("办理期限", "Clocks")),
  blocks: rows(
    [
      [w.say(text("规则", "Rule")), 1],
      [w.say(text("期限及依据", "Clock and reason")), 8],
      [w.say(text("起算日", "From")), 2],
      [w.say(text("到期日", "Due")), 2],
      [w.say(text("状态", "State")), 2],
      [w.say(text("约束", "Binds")), 2]
    ],
    file.clocks.map((clock) => [
      clock.rule,
      clock.reason,
      clock.start,
      clock.due + (clock.provisional ? w.say(text("(暂定)", " (provisional)")) : ""),
      clock.metOn !== null
        ? w.say(text(`${clock.metOn}完成`, `met ${clock.metOn}`))
        : w.say(
            clock.stopped
              ? text("已中止", "stopped")
              : clock.overdue
                ? text("已逾期", "overdue")
                : text("进行中", "running")
          ),
      w.word("binds", clock.binds)
    ])
  )
})

/** Who did what, when and why. */
export const history = (file: AccidentFile, w: Wording): Section => ({
  title: w.say(text("办理经过", "History")),
  blocks: rows(
    [
      ["#", 1],
      [w.say(text("发生时间", "Happened")), 3],
      [w.say(text("记录时间", "Recorded")), 3],
      [w.say(text("事项", "What")), 4],
      [w.say(text("经办", "By")), 3],
      [w.say(text("理由", "Why")), 5]
    ],
    file.history.map((entry) => [
      String(entry.version),
      w.minute(entry.occurredAt),
      w.minute(entry.recordedAt),
      entry.title,
      entry.actor,
      entry.reason
    ])
  )
})
